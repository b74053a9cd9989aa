//! `kopfstelle stand`: records the present state of each agreement, so that every later build proves it.
//!
//! The one command that asks what day it is, unless it is told.

mod new_file;

use super::args::StandOptions;
use super::{Outcome, Result, console};
use crate::data::Head;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::ledger::{self, Ledger};
use crate::source::{AgreementSource, SourceFile, discover};
use crate::verification::next_stand;
use jiff::civil::Date;
use new_file::NewFile;
use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) fn run(options: &StandOptions) -> Result<Outcome> {
    let note = note(&options.note)?;
    let recorded_on = match &options.date {
        Some(date) => day(date)?,
        None => day_in(0)?,
    };
    let discovery = discover(&options.ledger)?;
    let mut findings = discovery.findings;
    let mut recorded = Vec::new();
    for folder in &discovery.agreements {
        let source = folder.read()?;
        let ledger::Reading { ledger, findings: mut found, .. } = ledger::read(&source);
        findings.append(&mut found);
        let Some(ledger) = ledger else { continue };
        if let Some(last) = ledger.stands.last().filter(|last| recorded_on < last.recorded_on) {
            return Err(Failure::Usage(format!(
                "the last stand was recorded on {}; {recorded_on} is before that",
                last.recorded_on
            )));
        }
        if let Some(last) = last_booking(&ledger).filter(|&last| recorded_on < last) {
            return Err(Failure::Usage(format!(
                "the last entry of {} was booked on {last}; {recorded_on} is before that",
                source.shown
            )));
        }
        let (id, rows) = next_stand(&source, &ledger, recorded_on, note);
        recorded.push((folder.folder.join("stands.csv"), with_rows(source, &rows), id));
    }
    let mut messages = anstream::stderr().lock();
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        // Where standard error is gone there is nobody to tell.
        let _ = console::findings(&errors, &mut messages);
        let _ = writeln!(messages, "{}. Es wurde nichts festgehalten.", console::counts(&errors));
        return Ok(Outcome::Findings);
    }
    // All are read back and written beside before the first is put in its place.
    let mut prepared = Vec::new();
    for (path, source, id) in recorded {
        let ledger::Reading { ledger, findings: found, .. } = ledger::read(&source);
        let (Some(ledger), Some(stands)) = (ledger, &source.stands) else {
            let errors: Vec<Finding> = found.into_iter().filter(Finding::is_error).collect();
            let _ = console::findings(&errors, &mut messages);
            let reason = "would not read back with this stand; nothing was recorded".into();
            return Err(Failure::Refused { path, reason });
        };
        let digest = Head::of(&source, &ledger).short_digest();
        let said = format!("{}: {id}; Prüfsumme für das Protokoll: {digest}", path.display());
        prepared.push((NewFile::beside(path, &stands.bytes)?, said));
    }
    let mut out = anstream::stdout().lock();
    for (file, said) in prepared {
        file.put()?;
        writeln!(out, "{said}").map_err(Failure::io("write to", "standard output"))?;
    }
    Ok(Outcome::Done)
}

/// The latest day of booking.
fn last_booking(ledger: &Ledger) -> Option<Date> {
    let costs = ledger.costs.iter().map(|entry| entry.recorded_on);
    costs.chain(ledger.memberships.iter().map(|entry| entry.recorded_on)).max()
}

/// The agreement as it will be once the rows are appended.
fn with_rows(source: AgreementSource, rows: &str) -> AgreementSource {
    let mut stands = source.stands.unwrap_or_else(|| SourceFile {
        path: "stands.csv".to_owned(),
        shown: format!("{}/stands.csv", source.shown),
        bytes: Vec::new(),
    });
    stands.bytes.extend_from_slice(rows.as_bytes());
    AgreementSource { stands: Some(stands), ..source }
}

/// The occasion fits into a line of a table.
const LONGEST_NOTE: usize = 200;

/// A note that the ledger allows: one line of text that no spreadsheet runs.
fn note(text: &str) -> Result<&str> {
    let runs = text.starts_with(['=', '+', '-', '@']);
    let refuse = |why: &str| Err(Failure::Usage(format!("--note {why}")));
    match text {
        _ if text.trim().is_empty() => refuse("needs a text: the occasion on which the stand is recorded"),
        _ if text.chars().count() > LONGEST_NOTE => refuse("must not be longer than 200 characters"),
        _ if runs => refuse("must not begin with =, +, - or @: a spreadsheet would run it"),
        _ if text.contains('\n') || text.contains(ledger::is_hidden) => {
            refuse("must be one line without control characters and marks that are not seen")
        }
        _ => Ok(text),
    }
}

/// A day that was said. One to come is refused: nothing could be recorded before it any more.
fn day(said: &str) -> Result<Date> {
    let day = said
        .parse::<Date>()
        .map_err(|_| Failure::Usage(format!("--date takes a day as YYYY-MM-DD, not {said:?}")))?;
    match day > day_in(SUMMER_TIME)? {
        true => Err(Failure::Usage(format!("--date {day} is still to come"))),
        false => Ok(day),
    }
}

/// So many hours earlier than in universal time a day may begin in Germany.
const SUMMER_TIME: u64 = 2;

/// The day it will be in so many hours, in universal time; where that matters around midnight, `--date` says it.
#[allow(
    clippy::disallowed_methods,
    reason = "nothing is rendered here: the day of recording is a fact that is booked"
)]
fn day_in(hours: u64) -> Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from((since + hours * 3600) / 86_400).unwrap_or(0);
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().days(days))
        .map_err(|_| Failure::Usage("the clock of this machine is wrong; say the day with --date".into()))
}
