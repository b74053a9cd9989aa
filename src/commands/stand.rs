//! `kopfstelle stand`: records the present state of each agreement, so that every later build proves it.
//!
//! The one command that asks what day it is, unless it is told.

use super::args::StandOptions;
use super::{Outcome, Result, console};
use crate::data::Head;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::ledger;
use crate::source::{AgreementFolder, discover};
use crate::verification::next_stand;
use jiff::civil::Date;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) fn run(options: &StandOptions) -> Result<Outcome> {
    let note = note(&options.note)?;
    let recorded_on = match &options.date {
        Some(date) => date
            .parse::<Date>()
            .map_err(|_| Failure::Usage(format!("--date takes a day as YYYY-MM-DD, not {date:?}")))?,
        None => today()?,
    };
    let discovery = discover(&options.ledger)?;
    let mut findings = discovery.findings;
    let mut recorded: Vec<(&AgreementFolder, _, _, _)> = Vec::new();
    for folder in &discovery.agreements {
        let source = folder.read()?;
        let (ledger, mut found) = ledger::read(&source);
        findings.append(&mut found);
        let Some(ledger) = ledger else { continue };
        if let Some(last) = ledger.stands.last().filter(|last| recorded_on < last.recorded_on) {
            return Err(Failure::Usage(format!(
                "the last stand was recorded on {}; {recorded_on} is before that",
                last.recorded_on
            )));
        }
        let (id, rows) = next_stand(&source, &ledger, recorded_on, note);
        recorded.push((folder, source.stands, id, rows));
    }
    let mut messages = anstream::stderr().lock();
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        // Where standard error is gone there is nobody to tell.
        let _ = console::findings(&errors, &mut messages);
        let _ = writeln!(messages, "{}. Es wurde nichts festgehalten.", console::counts(&errors));
        return Ok(Outcome::Findings);
    }
    for (folder, stands, id, rows) in recorded {
        let path = folder.folder.join("stands.csv");
        let mut bytes = stands.map(|file| file.bytes).unwrap_or_default();
        bytes.extend_from_slice(rows.as_bytes());
        put(&path, &bytes)?;
        // Read again: what is said is what every later build will find.
        let source = AgreementFolder { stands: Some("stands.csv".to_owned()), ..folder.clone() }.read()?;
        let (Some(ledger), _) = ledger::read(&source) else {
            return Err(Failure::Refused { path, reason: "does not read back as it was written".into() });
        };
        let digest = Head::of(&source, &ledger).short_digest();
        let _ = writeln!(messages, "{}: {id}; Prüfsumme für das Protokoll: {digest}", path.display());
    }
    Ok(Outcome::Done)
}

/// Replaces the file in one step, so that nobody ever finds half a stand in it.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_file_name(".stands.csv.new");
    fs::write(&beside, bytes).map_err(Failure::io("write the stand beside", &beside))?;
    fs::rename(&beside, path).map_err(Failure::io("put the stand into", path))
}

/// A note that the ledger allows: one line of text that no spreadsheet runs.
fn note(text: &str) -> Result<&str> {
    let runs = text.starts_with(['=', '+', '-', '@']);
    let refuse = |why: &str| Err(Failure::Usage(format!("--note {why}")));
    match text {
        "" => refuse("needs a text: the occasion on which the stand is recorded"),
        _ if runs => refuse("must not begin with =, +, - or @: a spreadsheet would run it"),
        _ if text.chars().any(char::is_control) => refuse("must be one line without control characters"),
        _ => Ok(text),
    }
}

/// The day it is, in universal time; where that matters around midnight, `--date` says it.
#[allow(
    clippy::disallowed_methods,
    reason = "nothing is rendered here: the day of recording is a fact that is booked"
)]
fn today() -> Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from(since / 86_400).unwrap_or(0);
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().days(days))
        .map_err(|_| Failure::Usage("the clock of this machine is wrong; say the day with --date".into()))
}
