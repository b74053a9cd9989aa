//! `kopfstelle verify`: a ledger against a state of it that somebody kept, or a published site against what this
//! ledger and these templates make.

mod report;
mod site;
mod state;

use super::args::VerifyOptions;
use super::{Outcome, Result};
use crate::failure::Failure;

pub(super) fn run(options: &VerifyOptions) -> Result<Outcome> {
    match (&options.kept, &options.site) {
        (Some(_), None) => state::run(options),
        (None, Some(folder)) => site::run(options, folder),
        _ => Err(Failure::Usage("say what to verify: a kept head.csv, a digest, or --site DIR".into())),
    }
}
