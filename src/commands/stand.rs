//! `kopfstelle stand`: records the present state of each agreement, so that every later build proves it.

use super::args::StandOptions;
use super::day::RecordingDay;
use super::published::PublishedRows;
use super::{Outcome, Result, console, places};
use crate::append::{self, WriteLock};
use crate::data::Head;
use crate::failure::Failure;
use crate::finding::{Code, Finding};
use crate::hidden::is_hidden;
use crate::ledger::{Reading, booked_ahead, formula, read, read_root};
use crate::source::{AgreementSource, FileRole, LedgerRoot, SourceFile};
use crate::verification::next_stand;
use jiff::civil::Date;

pub(super) fn run(options: &StandOptions) -> Result<Outcome> {
    let note = note(&options.note)?;
    let day = RecordingDay::of(options.date.as_deref(), options.today.as_deref())?;
    let all = read_root(places::ledger_root(&options.ledger)?)?;
    let folders = all.root.agreements.iter().map(|agreement| &agreement.folder);
    folders.clone().try_for_each(|folder| append::refuse_what_is_no_file(&folder.join(FileRole::STANDS)))?;
    // All are looked at before the first is recorded.
    let mut findings = all.findings;
    let published = PublishedRows::of(&options.ledger, None);
    for reading in all.agreements.into_values() {
        published.rows_stay(&reading, &mut findings);
        let mut ahead = booked_ahead(&reading, day.today);
        published.rows_stay(&reading, &mut ahead);
        findings.append(&mut ahead);
        findings.extend(next(reading, &day, note)?.err().into_iter().flatten());
    }
    if findings.iter().any(Finding::is_error) {
        return Ok(nothing_recorded(findings));
    }
    // A row of a day to come can be mended best before it is recorded; it is no reason not to record.
    findings.retain(|finding| finding.code == Code::FutureBooking);
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(&findings, &mut anstream::stderr().lock());
    let bar = console::progress(all.root.agreements.len());
    for folder in folders {
        let lock = WriteLock::take(folder)?;
        // Another run may have appended since, even to a file that was not there: what is recorded is what is there
        // now.
        let now = read_root(LedgerRoot::of_folder(folder)?)?;
        let next = match now.agreements.into_values().next().map(|reading| next(reading, &day, note)) {
            Some(next) => next?,
            None => Err(Vec::new()),
        };
        let next = match next {
            Ok(next) => next,
            Err(errors) => return Ok(nothing_recorded([now.findings, errors].concat())),
        };
        lock.append(FileRole::STANDS, next.before.as_deref(), next.rows.as_bytes())?;
        let path = folder.join(FileRole::STANDS);
        let (path, id, digest) = (path.display(), next.id, next.digest);
        bar.suspend(|| console::say(format_args!("{path}: {id}; Prüfsumme für das Protokoll: {digest}")))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(Outcome::Done)
}

/// The stand that comes next in an agreement.
struct Next {
    id: String,
    /// What the file of stands holds, if there is one.
    before: Option<Vec<u8>>,
    rows: String,
    /// The digest of the ledger once the stand is recorded.
    digest: String,
}

/// The stand to be recorded of an agreement, or what is wrong with the ledger once it is recorded. What was wrong
/// before is known.
fn next(reading: Reading, day: &RecordingDay, note: &str) -> Result<std::result::Result<Next, Vec<Finding>>> {
    let Reading { source, ledger, .. } = reading;
    let Some(ledger) = ledger else { return Ok(Err(Vec::new())) };
    let recorded_on = day.after(ledger.stands.last().map(|stand| stand.recorded_on))?;
    let (id, rows) = next_stand(&source, &ledger, recorded_on, note);
    let before = source.stands.as_ref().map(|file| file.bytes.clone());
    // It is read back before it is written.
    let (Reading { source, ledger, .. }, findings) = read(with_rows(source, &rows));
    let Some(ledger) = ledger else { return Ok(Err(findings)) };
    Ok(Ok(Next { id, before, rows, digest: Head::of(&source, &ledger).short_digest() }))
}

fn nothing_recorded(findings: Vec<Finding>) -> Outcome {
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    console::report(&errors);
    console::message(format_args!("{}. Es wurde nichts festgehalten.", console::counts(&errors)));
    Outcome::Findings
}

/// The agreement as it will be once the rows are appended.
fn with_rows(source: AgreementSource, rows: &str) -> AgreementSource {
    let mut stands = source.stands.unwrap_or_else(|| SourceFile {
        path: FileRole::STANDS.to_owned(),
        shown: format!("{}/{}", source.shown, FileRole::STANDS),
        bytes: Vec::new(),
    });
    stands.bytes.extend_from_slice(rows.as_bytes());
    AgreementSource { stands: Some(stands), ..source }
}

impl RecordingDay {
    /// The day on which a stand can follow the last one. One that was dated ahead by mistake stands in a file that only
    /// grows, and must not put an end to all recording: the next one has its day.
    fn after(&self, last: Option<Date>) -> Result<Date> {
        match last {
            Some(last) if last > self.day && self.is_said && last <= self.today => Err(Failure::Usage(
                format!("der letzte Stand wurde am {last} festgehalten; {} liegt davor", self.day),
            )),
            Some(last) => Ok(last.max(self.day)),
            None => Ok(self.day),
        }
    }
}

/// The occasion fits into a line of a table.
const LONGEST_NOTE: usize = 200;

/// A note that the ledger allows: one line of text that no spreadsheet runs.
fn note(text: &str) -> Result<&str> {
    let refuse = |why: &str| Err(Failure::Usage(format!("--note {why}")));
    match text {
        _ if text.trim().is_empty() => refuse("needs a text: the occasion on which the stand is recorded"),
        _ if text.chars().count() > LONGEST_NOTE => refuse("must not be longer than 200 characters"),
        _ if formula::beginning(text).is_some() => {
            refuse("must not begin with =, +, - or @: a spreadsheet would run it")
        }
        _ if text.contains(is_hidden) => {
            refuse("must be one line without control characters and marks that are not seen")
        }
        _ => Ok(text),
    }
}
