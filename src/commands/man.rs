//! `kopfstelle man`: the manual pages, from the same definition as `--help`.

use super::args::{Args, ManOptions};
use super::templates::FOLDER as FOLDER_OF_TEMPLATES;
use super::{Outcome, Result, places};
use crate::failure::Failure;
use crate::founding::FOLDER_OF_LEDGER;
use clap::CommandFactory;
use std::fs;
use std::path::Path;

pub(super) fn run(options: &ManOptions) -> Result<Outcome> {
    let folder = &options.folder;
    places::refuse_among(&[Path::new(FOLDER_OF_LEDGER), Path::new(FOLDER_OF_TEMPLATES)], folder)?;
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), folder))
        .map_err(Failure::io("beschreiben", folder))?;
    Ok(Outcome::Done)
}
