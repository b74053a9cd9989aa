//! Reversals (Stornos): each entry that takes back another is linked with it, both ways.

use super::book::{Book, BrokenRow};
use super::booked::{Booked, ReversibleEntry};
use super::entry::Standing;
use super::sheet::RowPlace;
use crate::finding::{Code, Findings};
use foldhash::{HashMap, HashSet};

/// A row of a book: first come the entries, behind them the rows that could not be read in full.
struct Rows<'b, T: ReversibleEntry> {
    entries: &'b [T],
    reverses: &'b [Box<str>],
    broken: &'b [BrokenRow<T::Facts>],
}

impl<'b, T: ReversibleEntry> Rows<'b, T> {
    fn broken(&self, row: usize) -> &'b BrokenRow<T::Facts> {
        &self.broken[row - self.entries.len()]
    }

    /// The row's identifier.
    fn name(&self, row: usize) -> &'b str {
        self.entries.get(row).map_or_else(|| &*self.broken(row).entry, Booked::entry)
    }

    /// What the row takes back.
    fn reverses(&self, row: usize) -> &'b str {
        self.reverses.get(row).map_or_else(|| &*self.broken(row).reverses, AsRef::as_ref)
    }

    fn place(&self, row: usize) -> RowPlace {
        self.entries.get(row).map_or_else(|| self.broken(row).place, Booked::place)
    }

    fn facts(&self, row: usize) -> T::Facts {
        self.entries.get(row).map_or_else(|| self.broken(row).facts, ReversibleEntry::facts)
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.entries.len() + self.broken.len()
    }
}

/// Links reversals with what they reverse.
///
/// A reversal that cannot be linked is a finding, and is taken for a reversal all the same: it must not count as
/// an entry in force. It is linked with itself, and so is what a row takes back that could not be read in full; no
/// ledger is ever built from them.
pub(super) fn link<T: ReversibleEntry>(book: &mut Book<'_, T>, findings: &mut Findings) {
    let Book { sheets, entries, reverses, broken, some_are_lost, .. } = book;
    let rows: Rows<'_, T> = Rows { entries, reverses, broken };
    let mut reversals: Vec<usize> = rows.all().filter(|&row| !rows.reverses(row).is_empty()).collect();
    if reversals.is_empty() {
        return;
    }
    reversals.sort_by_key(|&row| {
        let place = rows.place(row);
        (place.file, place.line)
    });
    let wanted: HashSet<&str> = reversals.iter().map(|&row| rows.reverses(row)).collect();
    let mut named: HashMap<&str, usize> = HashMap::default();
    for row in rows.all().filter(|&row| wanted.contains(rows.name(row))) {
        named.entry(rows.name(row)).or_insert(row);
    }
    // A row whose identifier is missing may be the one that a reversal names.
    let some_are_nameless = rows.broken.iter().any(|row| row.entry.is_empty());
    let mut some_name_nothing = false;
    let mut standings: Vec<(usize, Standing)> = Vec::with_capacity(2 * reversals.len());
    let mut reversed_by: HashMap<usize, usize> = HashMap::default();
    for reversal in reversals {
        standings.push((reversal, Standing::Reversal { of: reversal }));
        let place = rows.place(reversal);
        let mut report = |code, column, found: String, remedy: &str| {
            findings.push(sheets[place.file].cell_finding(code, place, column, found, remedy));
        };
        let name = rows.reverses(reversal);
        let Some(&of) = named.get(name) else {
            some_name_nothing = true;
            if !some_are_nameless && !*some_are_lost {
                report(
                    Code::ReversalUnknown,
                    T::REVERSES,
                    format!("„{name}“ gibt es in diesem Buch nicht"),
                    "die Buchungsnummer der zurückgenommenen Buchung schreiben",
                );
            }
            continue;
        };
        if of == reversal {
            report(
                Code::ReversalUnknown,
                T::REVERSES,
                "die Buchung nimmt sich selbst zurück".into(),
                "die Buchungsnummer der zurückgenommenen Buchung schreiben",
            );
        } else if !rows.reverses(of).is_empty() {
            report(
                Code::ReversalOfReversal,
                T::REVERSES,
                format!("„{name}“ ist selbst ein Storno"),
                "stattdessen die richtige Buchung neu buchen",
            );
        } else if let Some(&first) = reversed_by.get(&of) {
            report(
                Code::ReversalTwice,
                T::REVERSES,
                format!("„{name}“ ist schon durch „{}“ zurückgenommen", rows.name(first)),
                "diese Zeile weglassen; eine Buchung wird nur einmal storniert",
            );
        } else {
            if let Some(column) = T::departure(&rows.facts(reversal), &rows.facts(of)) {
                let origin = rows.place(of);
                let sheet = &sheets[origin.file];
                let (origin, cell) = (sheet.name_of(origin), sheet.raw_cell(origin, column));
                let cell = if cell.is_empty() { "nichts".to_owned() } else { format!("„{cell}“") };
                report(
                    Code::ReversalDiffers,
                    column,
                    format!("weicht von „{name}“ ab; dort ({origin}) steht {cell}"),
                    T::REPETITION,
                );
            }
            reversed_by.insert(of, reversal);
            standings.push((reversal, Standing::Reversal { of }));
            standings.push((of, Standing::Reversed { by: reversal }));
        }
    }
    let whole = entries.len();
    for (row, standing) in standings {
        match entries.get_mut(row) {
            Some(entry) => entry.set_standing(standing),
            None => broken[row - whole].is_reversed |= matches!(standing, Standing::Reversed { .. }),
        }
    }
    if some_name_nothing {
        for row in broken.iter_mut().filter(|row| row.entry.is_empty()) {
            row.is_reversed = true;
        }
    }
}
