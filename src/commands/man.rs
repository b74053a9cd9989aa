//! `kopfstelle man`: the manual pages, from the same definition as `--help`.

use super::args::{Args, ManOptions};
use super::{Outcome, Result};
use crate::failure::Failure;
use clap::CommandFactory;
use std::fs;

pub(super) fn run(options: &ManOptions) -> Result<Outcome> {
    let folder = &options.folder;
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), folder))
        .map_err(Failure::io("beschreiben", folder))?;
    Ok(Outcome::Done)
}
