//! `kopfstelle completions`

use super::args::{Args, CompletionsOptions};
use super::{Outcome, Result};
use crate::failure::Failure;
use clap::CommandFactory;
use std::io::{self, Write};

pub(super) fn run(options: &CompletionsOptions) -> Result<Outcome> {
    // Into memory first: the generator cannot report that nobody reads on.
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "kopfstelle", &mut script);
    match io::stdout().write_all(&script) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::output(error)),
        _ => Ok(Outcome::Done),
    }
}
