//! `kopfstelle template`: the workbook to fill in, for `kopfstelle import`.

use super::args::TemplateOptions;
use super::templates::FOLDER;
use super::{Outcome, Result, agreement, console, places};
use crate::failure::Failure;
use crate::import;
use crate::ledger::read_root;
use crate::source::LedgerRoot;
use std::fs::File;
use std::io::Write;
use std::path::Path;

pub(super) fn run(options: &TemplateOptions) -> Result<Outcome> {
    if options.file.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::Usage("the name of the workbook ends in .xlsx".into()));
    }
    places::refuse_among(&[&options.ledger, Path::new(FOLDER)], &options.file)?;
    let folder = agreement::folder(&options.ledger, options.agreement.as_deref())?;
    let read = read_root(LedgerRoot::of_folder(&folder)?)?;
    let Some(ledger) = read.agreements.values().next().and_then(|reading| reading.ledger.as_ref()) else {
        console::report(&read.findings);
        console::message(format_args!("{}. Es wurde nichts geschrieben.", console::counts(&read.findings)));
        return Ok(Outcome::Findings);
    };
    let refused = |reason: String| Failure::Refused { path: options.file.clone(), reason };
    let workbook = import::template(&ledger.agreement)
        .map_err(|error| refused(format!("lässt sich nicht schreiben: {error}")))?;
    // Somebody's rows may stand in a file that is there.
    let mut file = File::create_new(&options.file).map_err(Failure::io("anlegen", &options.file))?;
    file.write_all(&workbook).map_err(Failure::io("schreiben", &options.file))?;
    console::say(format_args!(
        "{} geschrieben. Ausfüllen, dann: kopfstelle import {}",
        options.file.display(),
        options.file.display()
    ))?;
    Ok(Outcome::Done)
}
