//! How a command ends.

use crate::failure::Failure;

/// How a command ended, where it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// What was asked for is done; warnings are allowed.
    Done,
    /// There are findings with an error.
    Findings,
}

pub(super) type Result<T> = std::result::Result<T, Failure>;
