//! Every stand ever recorded still holds: the bytes it speaks of are the beginning of the bytes that are there. And it
//! could have been recorded as it stands: on its day, of a whole ledger.
//!
//! `agreement.toml` may change, so its row is a record and no rule.

use super::recorded_files::{RecordedFile, RecordedFiles};
use crate::digest;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::german;
use crate::invariant::Invariant;
use crate::ledger::book::Book;
use crate::ledger::booked::ReversibleEntry;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::stand::{self, Stand, StandRow, Stands};
use crate::source::{AgreementSource, FileRole};
use std::collections::{BTreeMap, BTreeSet};

const RECORD: &str = "den Stand mit `kopfstelle stand` festhalten";

pub(in crate::ledger) fn stands_still_hold(
    stands: &Stands<'_>,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    measures: &Book<'_, MeasureEntry>,
    source: &AgreementSource,
    findings: &mut Findings,
) {
    let files = RecordedFiles::new(&stands.stands, memberships, costs, measures, source);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut before: Option<&Stand> = None;
    for stand in &stands.stands {
        let first = stand.rows.first().invariant("a stand begins with its first row");
        let mut report = |row: &StandRow, code, column, found: String, remedy: &str| {
            findings.push(stands.sheet.cell_finding(code, row.place, column, found, remedy));
        };
        if !known.insert(&stand.id) {
            let found = format!("den Stand „{}“ gibt es weiter oben schon", stand.id);
            let remedy = "einen neuen Stand unter neuer Nummer festhalten";
            report(first, Code::StandForm, stand::STAND, found, remedy);
        }
        let mut rows: BTreeMap<&str, &StandRow> = BTreeMap::new();
        for row in &stand.rows {
            if rows.insert(&row.file, row).is_some() {
                let found = format!("der Stand „{}“ nennt „{}“ zweimal", stand.id, row.file);
                report(row, Code::StandForm, stand::FILE, found, "jede Datei einmal nennen");
            }
            if let Some(found) = fault(row, &files) {
                report(
                    row,
                    Code::StandBroken,
                    stand::FILE,
                    format!("Stand „{}“: {found}", stand.id),
                    "die Datei aus der Versionsgeschichte wiederherstellen; `kopfstelle review` zeigt, was geändert wurde",
                );
            }
        }
        // A row that could not be read may be the one that is missed here.
        if stands.is_complete {
            for missing in missing(stand, &rows, &files) {
                let found = format!("der Stand „{}“ nennt {missing}", stand.id);
                report(first, Code::StandForm, stand::STAND, found, RECORD);
            }
        }
        for earlier in before.map(|stand| stand.rows.as_slice()).unwrap_or_default() {
            if &*earlier.file == FileRole::AGREEMENT {
                continue;
            }
            let now = rows.get(&*earlier.file);
            if now.map_or(stands.is_complete, |now| now.bytes < earlier.bytes) {
                let found =
                    format!("der Stand „{}“ enthält von „{}“ weniger als der davor", stand.id, earlier.file);
                report(now.copied().unwrap_or(first), Code::StandForm, stand::FILE, found, RECORD);
            }
        }
        before = Some(stand);
    }
    if let Some(last) = stands.stands.last().filter(|_| stands.is_complete) {
        rows_are_not_older_than_a_stand(last, &files, memberships, findings);
        rows_are_not_older_than_a_stand(last, &files, costs, findings);
        rows_are_not_older_than_a_stand(last, &files, measures, findings);
        form_of_recorded_rows(last, &files, source, findings);
    }
}

/// A row that the last stand does not contain was booked on its day or later: else it would have been slipped in before
/// a stand that did not know it.
fn rows_are_not_older_than_a_stand<T: ReversibleEntry>(
    last: &Stand,
    files: &RecordedFiles<'_>,
    book: &Book<'_, T>,
    findings: &mut Findings,
) {
    let recorded: Vec<usize> =
        book.sheets.iter().map(|sheet| lines_recorded(last, files, sheet.path())).collect();
    for entry in book.entries.iter().filter(|entry| entry.recorded_on() < last.recorded_on) {
        let is_taken_back = entry.standing().reversed_by().is_some();
        if entry.place().line > recorded[entry.place().file] && !is_taken_back {
            let found = format!(
                "{} liegt vor dem Stand „{}“ vom {}, der diese Buchung nicht enthält",
                entry.recorded_on(),
                last.id,
                last.recorded_on
            );
            let remedy =
                "den Tag schreiben, an dem die Buchung übernommen wird, nicht den, an dem sie fällig war";
            findings.push(book.finding(
                Code::RecordedBeforeStand,
                entry.place(),
                T::RECORDED_ON,
                found,
                remedy,
            ));
        }
    }
}

/// How many lines of a file a stand contains.
fn lines_recorded(stand: &Stand, files: &RecordedFiles<'_>, path: &str) -> usize {
    let row = stand.rows.iter().rfind(|row| &*row.file == path);
    row.zip(files.get(path)).map_or(0, |(row, file)| file.lines_within(row.bytes))
}

/// What is published is never asked to be edited: a fault of form in a row that a stand contains is a warning.
fn form_of_recorded_rows(
    last: &Stand,
    files: &RecordedFiles<'_>,
    source: &AgreementSource,
    findings: &mut Findings,
) {
    let shown = source.ledger_files().map(|file| (file.shown.as_str(), file.path.as_str()));
    let recorded: BTreeMap<&str, usize> =
        shown.map(|(shown, path)| (shown, lines_recorded(last, files, path))).collect();
    let is_of_form = |finding: &&mut Finding| matches!(finding.code, Code::ControlCharacter | Code::Formula);
    for finding in findings.iter_mut().filter(is_of_form) {
        let until = recorded.get(finding.place.file.as_str()).copied().unwrap_or(0);
        if finding.place.line.is_some_and(|line| line <= until) {
            finding.severity = Severity::Warning;
            "nichts: die Zeile ist festgehalten und bleibt, wie sie ist".clone_into(&mut finding.remedy);
        }
    }
}

/// Why a row no longer holds, if so.
fn fault(row: &StandRow, files: &RecordedFiles<'_>) -> Option<String> {
    if &*row.file == FileRole::AGREEMENT {
        return None;
    }
    if let Some(document) = files.documents.get(&*row.file) {
        let kept = digest::beginning(document, row.bytes, &row.sha256);
        let is_same = kept.is_some_and(|kept| kept.len() == document.len());
        return match (is_same, row.entries) {
            (false, _) => Some(format!("„{}“ ist nicht mehr dieselbe Datei", row.file)),
            (true, 0) => None,
            (true, _) => Some(format!("in „{}“ stehen keine Buchungen", row.file)),
        };
    }
    let Some(file) = files.get(&row.file) else {
        let is_unread = files.unread.iter().any(|path| *path == *row.file);
        return (!is_unread).then(|| format!("„{}“ gibt es nicht mehr", row.file));
    };
    let Some(kept) = file.bytes.get(..row.bytes) else {
        let (then, now) = (german::count(row.bytes), german::count(file.bytes.len()));
        return Some(format!("„{}“ hatte {then} Bytes, jetzt sind es {now}", row.file));
    };
    let bytes = german::count(row.bytes);
    if file.digest(row.bytes) != Some(&*row.sha256) {
        return Some(format!("die ersten {bytes} Bytes von „{}“ sind nicht mehr dieselben", row.file));
    }
    if kept.last().is_some_and(|&last| last != b'\n') {
        return Some(format!("die ersten {bytes} Bytes von „{}“ enden mitten in der Zeile", row.file));
    }
    file.entries_within(row.bytes).filter(|&entries| entries != row.entries).map(|entries| {
        let (entries, said) = (german::count(entries), german::count(row.entries));
        format!("die ersten {bytes} Bytes von „{}“ enthalten {entries} Buchungen, nicht {said}", row.file)
    })
}

/// What every ledger had on the day of a stand and the stand does not name. Which files of a book there were then
/// cannot be told for sure, since a file may have been begun later; that there was one, can.
fn missing(stand: &Stand, rows: &BTreeMap<&str, &StandRow>, files: &RecordedFiles<'_>) -> Vec<&'static str> {
    let is_missed = |of_book: &BTreeMap<&str, RecordedFile<'_>>| {
        let was_begun =
            of_book.values().any(|file| file.first_day.is_some_and(|day| day <= stand.recorded_on));
        was_begun && !of_book.keys().any(|file| rows.contains_key(file))
    };
    let mut missing = Vec::new();
    if !rows.contains_key(FileRole::AGREEMENT) {
        missing.push("„agreement.toml“ nicht");
    }
    if is_missed(&files.memberships) {
        missing.push("keine Datei der Mitgliedschaften");
    }
    if is_missed(&files.costs) {
        missing.push("keine Datei der Kosten");
    }
    if is_missed(&files.measures) {
        missing.push("keine Datei der Bemessungsgrundlagen");
    }
    missing
}
