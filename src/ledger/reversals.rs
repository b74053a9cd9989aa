//! Reversals (Stornos): each entry that takes back another is linked with it, both ways.

use super::book::Book;
use super::cost_entry::{self, CostEntry};
use super::entry::Standing;
use super::membership_entry::{self, MembershipEntry};
use super::sheet::RowPlace;
use crate::finding::{Code, Finding};
use foldhash::{HashMap, HashSet};

/// An entry that can take back another of its kind.
pub(super) trait Reversible {
    const REVERSES: usize;
    /// How a reversal repeats what it takes back, in German.
    const REPETITION: &str;
    fn entry(&self) -> &str;
    fn place(&self) -> RowPlace;
    fn set_standing(&mut self, standing: Standing);
    /// The column in which this reversal does not repeat what it takes back.
    fn departs_from(&self, original: &Self) -> Option<usize>;
}

/// Links reversals with what they reverse.
///
/// A reversal that cannot be linked is a finding, and is taken for a reversal all the same: it must not count as
/// an entry in force. So must no entry that a row takes back which could not be read. They are linked with
/// themselves; no ledger is ever built from them.
pub(super) fn link<T: Reversible>(book: &mut Book<'_, T>, findings: &mut Vec<Finding>) {
    let Book { sheets, entries, reverses, broken, some_are_lost, .. } = book;
    let names = reverses.iter().map(AsRef::as_ref).chain(broken.iter().map(|row| &*row.reverses));
    let wanted: HashSet<&str> = names.filter(|name: &&str| !name.is_empty()).collect();
    if wanted.is_empty() {
        return;
    }
    let mut places: HashMap<&str, usize> = HashMap::default();
    for (place, entry) in entries.iter().enumerate() {
        if wanted.contains(entry.entry()) {
            places.entry(entry.entry()).or_insert(place);
        }
    }
    let unread: HashSet<&str> = broken.iter().map(|row| &*row.entry).collect();
    let mut standings: Vec<(usize, Standing)> = broken
        .iter()
        .filter_map(|row| places.get(&*row.reverses))
        .map(|&of| (of, Standing::Reversed { by: of }))
        .collect();
    let mut reversed_by: HashMap<usize, usize> = HashMap::default();
    for (place, name) in reverses.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let Some(entry) = entries.get(place) else { continue };
        standings.push((place, Standing::Reversal { of: place }));
        let Some(sheet) = sheets.get(entry.place().file) else { continue };
        let mut report = |code, column, found: String, remedy: &str| {
            findings.push(sheet.cell_finding(code, entry.place(), column, found, remedy));
        };
        let Some(&of) = places.get(name.as_ref()) else {
            if !*some_are_lost && !unread.contains(name.as_ref()) {
                report(
                    Code::ReversalUnknown,
                    T::REVERSES,
                    format!("„{name}“ gibt es in diesem Buch nicht"),
                    "die Buchungsnummer der zurückgenommenen Buchung schreiben",
                );
            }
            continue;
        };
        let Some(original) = entries.get(of) else { continue };
        if of == place {
            report(
                Code::ReversalUnknown,
                T::REVERSES,
                "die Buchung nimmt sich selbst zurück".into(),
                "die Buchungsnummer der zurückgenommenen Buchung schreiben",
            );
        } else if reverses.get(of).is_some_and(|name| !name.is_empty()) {
            report(
                Code::ReversalOfReversal,
                T::REVERSES,
                format!("„{name}“ ist selbst ein Storno"),
                "stattdessen die richtige Buchung neu buchen",
            );
        } else if let Some(first) = reversed_by.get(&of).and_then(|&first| entries.get(first)) {
            report(
                Code::ReversalTwice,
                T::REVERSES,
                format!("„{name}“ ist schon durch „{}“ zurückgenommen", first.entry()),
                "diese Zeile weglassen; eine Buchung wird nur einmal storniert",
            );
        } else {
            if let Some(column) = entry.departs_from(original) {
                let (origin, cell) =
                    sheets.get(original.place().file).map_or_else(Default::default, |sheet| {
                        (sheet.name_of(original.place()), sheet.raw_cell(original.place(), column))
                    });
                let cell = if cell.is_empty() { "nichts".to_owned() } else { format!("„{cell}“") };
                report(
                    Code::ReversalDiffers,
                    column,
                    format!("weicht von „{name}“ ab; dort ({origin}) steht {cell}"),
                    T::REPETITION,
                );
            }
            reversed_by.insert(of, place);
            standings.push((place, Standing::Reversal { of }));
            standings.push((of, Standing::Reversed { by: place }));
        }
    }
    for (place, standing) in standings {
        if let Some(entry) = entries.get_mut(place) {
            entry.set_standing(standing);
        }
    }
}

impl Reversible for MembershipEntry {
    const REVERSES: usize = membership_entry::REVERSES;
    const REPETITION: &str = "Kommune, Ereignis und Tag der Wirksamkeit genau wiederholen";

    fn entry(&self) -> &str {
        &self.entry
    }

    fn place(&self) -> RowPlace {
        self.place
    }

    fn set_standing(&mut self, standing: Standing) {
        self.standing = standing;
    }

    fn departs_from(&self, original: &Self) -> Option<usize> {
        let columns = [
            (self.effective_on != original.effective_on, membership_entry::EFFECTIVE_ON),
            (self.member != original.member, membership_entry::MEMBER),
            (self.event != original.event, membership_entry::EVENT),
        ];
        columns.into_iter().find_map(|(differs, column)| differs.then_some(column))
    }
}

impl Reversible for CostEntry {
    const REVERSES: usize = cost_entry::REVERSES;
    const REPETITION: &str = "die Buchung genau wiederholen, nur den Betrag mit umgekehrtem Vorzeichen";

    fn entry(&self) -> &str {
        &self.entry
    }

    fn place(&self) -> RowPlace {
        self.place
    }

    fn set_standing(&mut self, standing: Standing) {
        self.standing = standing;
    }

    fn departs_from(&self, original: &Self) -> Option<usize> {
        let same: [(bool, usize); 10] = [
            (self.period.start == original.period.start, cost_entry::PERIOD_START),
            (self.period.end == original.period.end, cost_entry::PERIOD_END),
            (self.cost_type == original.cost_type, cost_entry::COST_TYPE),
            (self.quantity == original.quantity, cost_entry::QUANTITY),
            (self.unit_price == original.unit_price, cost_entry::UNIT_PRICE),
            (self.vat_rate == original.vat_rate, cost_entry::VAT_RATE),
            (self.amount == -original.amount, cost_entry::AMOUNT),
            (self.charged_to == original.charged_to, cost_entry::CHARGED_TO),
            (self.status == original.status, cost_entry::STATUS),
            (self.document == original.document, cost_entry::DOCUMENT),
        ];
        same.into_iter().find_map(|(same, column)| (!same).then_some(column))
    }
}
