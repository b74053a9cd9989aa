//! Where the files of a site go, and why they were not finished.

use crate::failure::Failure;
use crate::finding::Finding;

/// What takes the files of a site: the path of a file and what it holds.
pub type WriteFile<'w> = dyn FnMut(&str, &[u8]) -> Result<(), Failure> + 'w;

/// What ended the rendering of pages.
#[derive(Debug)]
pub enum Interruption {
    /// A template asks for something that its page does not have.
    Template(Box<Finding>),
    /// A file could not be handed on.
    Failure(Failure),
}

impl From<Box<Finding>> for Interruption {
    fn from(finding: Box<Finding>) -> Self {
        Self::Template(finding)
    }
}

impl From<Failure> for Interruption {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
