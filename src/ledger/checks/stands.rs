//! Every stand ever recorded still holds: the bytes it speaks of are the beginning of the bytes that are there. And it
//! could have been recorded as it stands: on its day, of a whole ledger.
//!
//! `agreement.toml` may change, so its row is a record and no rule.

use super::recorded_files::{RecordedFile, RecordedFiles};
use crate::finding::{Code, Finding};
use crate::invariant::Invariant;
use crate::ledger::book::Book;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::stand::{self, Stand, StandRow, Stands};
use crate::source::AgreementSource;
use std::collections::{BTreeMap, BTreeSet};

const AGREEMENT: &str = "agreement.toml";
const RECORD: &str = "den Stand mit `kopfstelle stand` festhalten";

pub(in crate::ledger) fn stands_still_hold(
    stands: &Stands<'_>,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    measures: &Book<'_, MeasureEntry>,
    source: &AgreementSource,
    findings: &mut Vec<Finding>,
) {
    let files = RecordedFiles::new(&stands.stands, memberships, costs, measures, source);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut before: Option<&Stand> = None;
    for stand in &stands.stands {
        let first = stand.rows.first().invariant("a stand begins with its first row");
        let mut report = |row: &StandRow, code, column, found: String, remedy: &str| {
            findings.push(stands.sheet.cell_finding(code, row.place, column, found, remedy));
        };
        if !known.insert(&stand.stand) {
            let found = format!("den Stand „{}“ gibt es weiter oben schon", stand.stand);
            let remedy = "einen neuen Stand unter neuer Nummer festhalten";
            report(first, Code::StandForm, stand::STAND, found, remedy);
        }
        let mut rows: BTreeMap<&str, &StandRow> = BTreeMap::new();
        for row in &stand.rows {
            if rows.insert(&row.file, row).is_some() {
                let found = format!("der Stand „{}“ nennt „{}“ zweimal", stand.stand, row.file);
                report(row, Code::StandForm, stand::FILE, found, "jede Datei einmal nennen");
            }
            if let Some(found) = fault(row, &files) {
                report(
                    row,
                    Code::StandBroken,
                    stand::FILE,
                    format!("Stand „{}“: {found}", stand.stand),
                    "die Datei aus der Versionsgeschichte wiederherstellen; `kopfstelle review` zeigt, was geändert wurde",
                );
            }
        }
        // A row that could not be read may be the one that is missed here.
        if stands.is_complete {
            for missing in missing(stand, &rows, &files) {
                let found = format!("der Stand „{}“ nennt {missing}", stand.stand);
                report(first, Code::StandForm, stand::STAND, found, RECORD);
            }
        }
        for earlier in before.map(|stand| stand.rows.as_slice()).unwrap_or_default() {
            if &*earlier.file == AGREEMENT {
                continue;
            }
            let now = rows.get(&*earlier.file);
            if now.map_or(stands.is_complete, |now| now.bytes < earlier.bytes) {
                let found = format!(
                    "der Stand „{}“ enthält von „{}“ weniger als der davor",
                    stand.stand, earlier.file
                );
                report(now.copied().unwrap_or(first), Code::StandForm, stand::FILE, found, RECORD);
            }
        }
        before = Some(stand);
    }
}

/// Why a row no longer holds, if so.
fn fault(row: &StandRow, files: &RecordedFiles<'_>) -> Option<String> {
    if &*row.file == AGREEMENT {
        return None;
    }
    let Some(file) = files.get(&row.file) else {
        return Some(format!("„{}“ gibt es nicht mehr", row.file));
    };
    let Some(kept) = file.bytes.get(..row.bytes) else {
        return Some(format!("„{}“ hatte {} Bytes, jetzt sind es {}", row.file, row.bytes, file.bytes.len()));
    };
    if file.digest(row.bytes) != Some(&*row.sha256) {
        return Some(format!("die ersten {} Bytes von „{}“ sind nicht mehr dieselben", row.bytes, row.file));
    }
    if kept.last().is_some_and(|&last| last != b'\n') {
        return Some(format!("die ersten {} Bytes von „{}“ enden mitten in der Zeile", row.bytes, row.file));
    }
    file.entries_within(row.bytes).filter(|&entries| entries != row.entries).map(|entries| {
        let count = row.entries;
        format!(
            "die ersten {} Bytes von „{}“ enthalten {entries} Buchungen, nicht {count}",
            row.bytes, row.file
        )
    })
}

/// What every ledger had on the day of a stand and the stand does not name. Which files of a book there were then cannot
/// be told for sure, since a file may have been begun later; that there was one, can.
fn missing(stand: &Stand, rows: &BTreeMap<&str, &StandRow>, files: &RecordedFiles<'_>) -> Vec<&'static str> {
    let is_missed = |of_book: &BTreeMap<&str, RecordedFile<'_>>| {
        let was_begun =
            of_book.values().any(|file| file.first_day.is_some_and(|day| day <= stand.recorded_on));
        was_begun && !of_book.keys().any(|file| rows.contains_key(file))
    };
    let mut missing = Vec::new();
    if !rows.contains_key(AGREEMENT) {
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
