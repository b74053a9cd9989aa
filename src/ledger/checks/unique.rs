//! An entry's identifier is unique in the agreement, across all ledgers.

use crate::finding::{Code, Findings};
use crate::ledger::book::Book;
use crate::ledger::booked::{Booked, ReversibleEntry};
use crate::ledger::cells::is_entry_id;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::sheet::{LedgerSheet, RowPlace};
use foldhash::{HashMap, HashSet, HashSetExt};

pub(in crate::ledger) fn entries_are_unique(
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    measures: &Book<'_, MeasureEntry>,
    findings: &mut Findings,
) {
    if all_differ(memberships, costs, measures) {
        return;
    }
    let mut first: HashMap<&str, (&LedgerSheet<'_>, RowPlace)> = HashMap::default();
    report(memberships, &mut first, findings);
    report(costs, &mut first, findings);
    report(measures, &mut first, findings);
}

/// Whether no identifier stands twice, which is the rule: found without keeping where each one stands.
fn all_differ(
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    measures: &Book<'_, MeasureEntry>,
) -> bool {
    let count = memberships.entries.len() + costs.entries.len() + measures.entries.len();
    let mut seen: HashSet<&str> = HashSet::with_capacity(count);
    all_new(memberships, &mut seen) && all_new(costs, &mut seen) && all_new(measures, &mut seen)
}

fn all_new<'a, T: ReversibleEntry>(book: &'a Book<'_, T>, seen: &mut HashSet<&'a str>) -> bool {
    let broken = book.broken.iter().map(|row| &*row.entry).filter(|entry| is_entry_id(entry));
    book.entries.iter().map(Booked::entry).chain(broken).all(|entry| seen.insert(entry))
}

fn report<'a, T: ReversibleEntry>(
    book: &'a Book<'_, T>,
    first: &mut HashMap<&'a str, (&'a LedgerSheet<'a>, RowPlace)>,
    findings: &mut Findings,
) {
    let mut see = |entry: &'a str, place: RowPlace| {
        let sheet = book.sheet(place);
        let (other, first_place) = *first.entry(entry).or_insert((sheet, place));
        if std::ptr::eq(other, sheet) && first_place == place {
            return;
        }
        if findings.is_full(sheet.shown(), Code::DuplicateEntry) {
            findings.count(sheet.shown(), Code::DuplicateEntry, 1);
            return;
        }
        let there = other.name_of(first_place);
        if sheet.row_text(place) == other.row_text(first_place) {
            // Either may be the published one.
            let found = format!("dieselbe Zeile steht schon in {there}");
            let remedy = "eine der beiden Zeilen löschen, die noch nicht veröffentlicht ist; eine neue Buchungsnummer nur, wenn wirklich zweimal zu buchen ist";
            findings.push(sheet.cell_finding(Code::DuplicateEntry, place, T::ENTRY, found, remedy));
            return;
        }
        let found = format!("„{entry}“ steht schon in {there}");
        let remedy = "eine neue Buchungsnummer vergeben";
        findings.push(book.finding(Code::DuplicateEntry, place, T::ENTRY, found, remedy));
    };
    // Rows of which another cell could not be read have their identifier all the same.
    let broken = book.broken.iter().map(|row| (&*row.entry, row.place));
    let mut broken = broken.filter(|(entry, _)| is_entry_id(entry)).peekable();
    let order = |place: RowPlace| (place.file, place.line);
    for row in &book.entries {
        while let Some((entry, place)) = broken.next_if(|(_, place)| order(*place) < order(row.place())) {
            see(entry, place);
        }
        see(row.entry(), row.place());
    }
    broken.for_each(|(entry, place)| see(entry, place));
}
