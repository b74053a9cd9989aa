//! Every stand ever recorded still holds: the bytes it speaks of are the beginning of the bytes that are there.
//!
//! `agreement.toml` may change, so its row is a record and no rule.

use crate::digest::sha256;
use crate::finding::{Code, Finding};
use crate::ledger::book::{Book, Booked};
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::stand::{self, Stand, StandRow, Stands};
use crate::source::AgreementSource;
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::ledger) fn stands_still_hold(
    stands: &Stands<'_>,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    source: &AgreementSource,
    findings: &mut Vec<Finding>,
) {
    let mut report = |row: &StandRow, code, column, found: String, remedy: &str| {
        findings.push(stands.sheet.cell_finding(code, row.place, column, found, remedy));
    };
    let (memberships, costs) = (Beginnings::of(memberships), Beginnings::of(costs));
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut before: Option<&Stand> = None;
    for stand in &stands.stands {
        let Some(first) = stand.rows.first() else { continue };
        if !known.insert(&stand.stand) {
            report(
                first,
                Code::StandForm,
                stand::STAND,
                format!("den Stand „{}“ gibt es weiter oben schon", stand.stand),
                "einen neuen Stand unter neuer Nummer festhalten",
            );
        }
        let mut files: BTreeMap<&str, &StandRow> = BTreeMap::new();
        for row in &stand.rows {
            if files.insert(&row.file, row).is_some() {
                let found = format!("der Stand „{}“ nennt „{}“ zweimal", stand.stand, row.file);
                report(row, Code::StandForm, stand::FILE, found, "jede Datei einmal nennen");
            }
            match fault(row, &memberships, &costs, source) {
                None => {}
                Some(found) => report(
                    row,
                    Code::StandBroken,
                    stand::FILE,
                    format!("Stand „{}“: {found}", stand.stand),
                    "die Datei aus der Versionsgeschichte wiederherstellen; `kopfstelle review` zeigt, was geändert wurde",
                ),
            }
        }
        for earlier in before.map(|stand| stand.rows.as_slice()).unwrap_or_default() {
            if &*earlier.file == "agreement.toml" {
                continue;
            }
            let now = files.get(&*earlier.file);
            // A row that could not be read may be the one that is missed here.
            if now.map_or(stands.is_complete, |now| now.bytes < earlier.bytes) {
                let found = format!(
                    "der Stand „{}“ enthält von „{}“ weniger als der davor",
                    stand.stand, earlier.file
                );
                let row = now.copied().unwrap_or(first);
                report(
                    row,
                    Code::StandForm,
                    stand::FILE,
                    found,
                    "den Stand mit `kopfstelle stand` festhalten",
                );
            }
        }
        before = Some(stand);
    }
}

/// Why a row no longer holds, if so.
fn fault(
    row: &StandRow,
    memberships: &Beginnings,
    costs: &Beginnings,
    source: &AgreementSource,
) -> Option<String> {
    if &*row.file == "agreement.toml" {
        return None;
    }
    let in_book = |files: &[crate::source::SourceFile]| files.iter().position(|file| *file.path == *row.file);
    let (file, entries) = if let Some(place) = in_book(&source.memberships) {
        (source.memberships.get(place)?, memberships.before(place, row.bytes))
    } else if let Some(place) = in_book(&source.costs) {
        (source.costs.get(place)?, costs.before(place, row.bytes))
    } else {
        return Some(format!("„{}“ gibt es nicht mehr", row.file));
    };
    let Some(kept) = file.bytes.get(..row.bytes) else {
        return Some(format!("„{}“ hatte {} Bytes, jetzt sind es {}", row.file, row.bytes, file.bytes.len()));
    };
    if sha256(kept) != *row.sha256 {
        return Some(format!("die ersten {} Bytes von „{}“ sind nicht mehr dieselben", row.bytes, row.file));
    }
    if kept.last().is_some_and(|&last| last != b'\n') {
        return Some(format!("die ersten {} Bytes von „{}“ enden mitten in der Zeile", row.bytes, row.file));
    }
    entries.filter(|&entries| entries != row.entries).map(|entries| {
        let count = row.entries;
        format!(
            "die ersten {} Bytes von „{}“ enthalten {entries} Buchungen, nicht {count}",
            row.bytes, row.file
        )
    })
}

/// Where the entries of a book begin: for each file, ascending; `None` where some of its rows are not known.
struct Beginnings(Vec<Option<Vec<usize>>>);

impl Beginnings {
    fn of<T: Booked>(book: &Book<'_, T>) -> Self {
        let mut of_files: Vec<Vec<usize>> = vec![Vec::new(); book.counts.len()];
        for row in book.known() {
            if let Some(of_file) = of_files.get_mut(row.place.file) {
                of_file.push(row.place.start);
            }
        }
        let complete = of_files.into_iter().zip(&book.counts).map(|(mut of_file, &count)| {
            of_file.sort_unstable();
            (of_file.len() == count).then_some(of_file)
        });
        Self(complete.collect())
    }

    /// How many entries begin within the first bytes of a file, where that is known.
    fn before(&self, file: usize, bytes: usize) -> Option<usize> {
        let of_file = self.0.get(file)?.as_ref()?;
        Some(of_file.partition_point(|&start| start < bytes))
    }
}
