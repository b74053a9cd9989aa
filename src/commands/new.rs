//! `kopfstelle new`: the files of a new ledger, read as any ledger is before one of them is written.

mod place;
mod questions;

use super::args::NewOptions;
use super::ask::Terminal;
use super::day::{day_in, read_day};
use super::{Outcome, Result, console, places, templates};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::founding::{self, FOLDER_OF_LEDGER, FoundingFiles};
use crate::ledger::read_root;
use crate::source::LedgerRoot;
use std::io::Write;
use std::path::Path;

pub(super) fn run(options: NewOptions) -> Result<Outcome> {
    let folder = options.folder.clone();
    let read = [Path::new(FOLDER_OF_LEDGER), Path::new(templates::FOLDER)];
    places::refuse_among(&read.into_iter().filter(|folder| folder.exists()).collect::<Vec<_>>(), &folder)?;
    let today = match &options.today {
        Some(text) => read_day("--today", text)?,
        None => day_in(0)?,
    };
    let settings = templates::settings_to_begin_with();
    let files = if options.example {
        founding::example(today, &settings)
    } else {
        let wishes = questions::wishes(options, today, Terminal::if_any().as_ref())?;
        founding::founding_files(&wishes, &settings)
    };
    place::refuse_what_is_there(&folder, &files)?;
    let findings = found(&folder, &files)?;
    if !findings.is_empty() {
        console::report(&findings);
        if findings.iter().any(Finding::is_error) {
            console::message(format_args!("{}. Es wurde nichts angelegt.", console::counts(&findings)));
            return Ok(Outcome::Findings);
        }
    }
    place::put(&folder, &files)?;
    say_what_was_made(&folder, &files).map_err(Failure::output)?;
    Ok(Outcome::Done)
}

/// What any check would find in the new ledger.
fn found(folder: &Path, files: &FoundingFiles) -> Result<Vec<Finding>> {
    let ledger = folder.join(FOLDER_OF_LEDGER);
    let files = files.iter().map(|(path, bytes)| (folder.join(path), bytes.clone()));
    let files = files.filter(|(path, _)| path.starts_with(&ledger)).collect();
    Ok(read_root(LedgerRoot::as_it_would_be(&ledger, files)?)?.findings)
}

fn say_what_was_made(folder: &Path, files: &FoundingFiles) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "Angelegt in {}:", folder.display())?;
    for path in files.keys() {
        writeln!(out, "  {path}")?;
    }
    writeln!(out, "Weiter: cd {}, dann kopfstelle check und kopfstelle build", folder.display())
}
