//! Reversals (Stornos): each entry that takes back another is linked with it, both ways.

use super::book::{Book, Booked};
use super::cost_entry::{self, CostEntry, CostFacts};
use super::entry::Standing;
use super::membership_entry::{self, MembershipEntry, MembershipFacts};
use super::sheet::RowPlace;
use crate::finding::{Code, Finding};
use foldhash::{HashMap, HashSet};

/// An entry that can take back another of its kind.
pub(super) trait Reversible: Booked {
    const REVERSES: usize;
    /// How a reversal repeats what it takes back, in German.
    const REPETITION: &str;
    fn set_standing(&mut self, standing: Standing);
    /// The first column in which a reversal does not repeat what it takes back, as far as both are known.
    fn departure(reversal: &Self::Facts, original: &Self::Facts) -> Option<usize>;
}

/// A row of a book: first come the entries, behind them the rows that could not be read in full.
struct Rows<'b, T: Booked> {
    entries: &'b [T],
    reverses: &'b [Box<str>],
    broken: &'b [super::book::BrokenRow<T::Facts>],
}

impl<'b, T: Reversible> Rows<'b, T> {
    fn broken(&self, row: usize) -> Option<&'b super::book::BrokenRow<T::Facts>> {
        self.broken.get(row.checked_sub(self.entries.len())?)
    }

    /// The row's identifier.
    fn name(&self, row: usize) -> &'b str {
        let of_broken = || self.broken(row).map_or("", |broken| &broken.entry);
        self.entries.get(row).map_or_else(of_broken, Booked::entry)
    }

    /// What the row takes back.
    fn reverses(&self, row: usize) -> &'b str {
        let of_broken = || self.broken(row).map_or("", |broken| &broken.reverses);
        self.reverses.get(row).map_or_else(of_broken, AsRef::as_ref)
    }

    fn known(&self, row: usize) -> Option<(RowPlace, T::Facts)> {
        let of_broken = || self.broken(row).map(|broken| (broken.place, broken.facts));
        self.entries.get(row).map(|entry| (entry.place(), entry.facts())).or_else(of_broken)
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
pub(super) fn link<T: Reversible>(book: &mut Book<'_, T>, findings: &mut Vec<Finding>) {
    let Book { sheets, entries, reverses, broken, some_are_lost, .. } = book;
    let rows: Rows<'_, T> = Rows { entries, reverses, broken };
    let mut reversals: Vec<usize> = rows.all().filter(|&row| !rows.reverses(row).is_empty()).collect();
    if reversals.is_empty() {
        return;
    }
    reversals.sort_by_key(|&row| rows.known(row).map(|(place, _)| (place.file, place.line)));
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
        let Some((place, facts)) = rows.known(reversal) else { continue };
        let Some(sheet) = sheets.get(place.file) else { continue };
        let mut report = |code, column, found: String, remedy: &str| {
            findings.push(sheet.cell_finding(code, place, column, found, remedy));
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
        } else if let Some((origin, original)) = rows.known(of) {
            if let Some(column) = T::departure(&facts, &original) {
                let (origin, cell) = sheets.get(origin.file).map_or_else(Default::default, |sheet| {
                    (sheet.name_of(origin), sheet.raw_cell(origin, column))
                });
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
        if let Some(entry) = entries.get_mut(row) {
            entry.set_standing(standing);
        } else if let Some(broken) = row.checked_sub(whole).and_then(|row| broken.get_mut(row)) {
            broken.is_reversed |= matches!(standing, Standing::Reversed { .. });
        }
    }
    if some_name_nothing {
        for row in broken.iter_mut().filter(|row| row.entry.is_empty()) {
            row.is_reversed = true;
        }
    }
}

/// Whether two values are known and not the same.
fn differ<V: PartialEq>(one: Option<V>, other: Option<V>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

impl Reversible for MembershipEntry {
    const REVERSES: usize = membership_entry::REVERSES;
    const REPETITION: &str = "Kommune, Ereignis und Tag der Wirksamkeit genau wiederholen";

    fn set_standing(&mut self, standing: Standing) {
        self.standing = standing;
    }

    fn departure(reversal: &MembershipFacts, original: &MembershipFacts) -> Option<usize> {
        let columns = [
            (differ(reversal.effective_on, original.effective_on), membership_entry::EFFECTIVE_ON),
            (differ(reversal.member, original.member), membership_entry::MEMBER),
            (differ(reversal.event, original.event), membership_entry::EVENT),
        ];
        columns.into_iter().find_map(|(differs, column)| differs.then_some(column))
    }
}

impl Reversible for CostEntry {
    const REVERSES: usize = cost_entry::REVERSES;
    const REPETITION: &str = "die Buchung genau wiederholen, nur den Betrag mit umgekehrtem Vorzeichen";

    fn set_standing(&mut self, standing: Standing) {
        self.standing = standing;
    }

    fn departure(reversal: &CostFacts, original: &CostFacts) -> Option<usize> {
        let end = |facts: &CostFacts| facts.period.map(|period| period.end);
        let columns: [(bool, usize); 10] = [
            (differ(reversal.start, original.start), cost_entry::PERIOD_START),
            (differ(end(reversal), end(original)), cost_entry::PERIOD_END),
            (differ(reversal.cost_type, original.cost_type), cost_entry::COST_TYPE),
            (differ(reversal.quantity, original.quantity), cost_entry::QUANTITY),
            (differ(reversal.unit_price, original.unit_price), cost_entry::UNIT_PRICE),
            (differ(reversal.vat_rate, original.vat_rate), cost_entry::VAT_RATE),
            (differ(reversal.amount, original.amount.map(|amount| -amount)), cost_entry::AMOUNT),
            (differ(reversal.charged_to, original.charged_to), cost_entry::CHARGED_TO),
            (differ(reversal.status, original.status), cost_entry::STATUS),
            (differ(reversal.document, original.document), cost_entry::DOCUMENT),
        ];
        columns.into_iter().find_map(|(differs, column)| differs.then_some(column))
    }
}
