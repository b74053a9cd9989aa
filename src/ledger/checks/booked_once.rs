//! Costs that were likely booked twice, and plans that were not taken back when the result came. Both are allowed, and
//! nearly always mistakes.

use crate::cents::Cents;
use crate::finding::{Code, Findings};
use crate::ledger::agreement::{CostTypeIx, DocumentIx, MemberIx};
use crate::ledger::book::Book;
use crate::ledger::cost_entry::{self, CostEntry};
use crate::ledger::entry::{Period, Status};
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeMap;

/// What is paid for once.
type Paid = (CostTypeIx, Period, Option<MemberIx>);

pub(in crate::ledger) fn costs_are_booked_once(costs: &Book<'_, CostEntry>, findings: &mut Findings) {
    let mut first: HashMap<Paid, usize> = HashMap::with_capacity(costs.entries.len());
    // For most there is one entry; only the others are looked at closely.
    let mut several: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, entry) in costs.entries.iter().enumerate().filter(|(_, entry)| entry.standing.is_live()) {
        let first = *first.entry((entry.cost_type, entry.period, entry.charged_to)).or_insert(place);
        if first != place {
            several.entry(first).or_insert_with(|| vec![first]).push(place);
        }
    }
    for places in several.into_values() {
        let entries: Vec<&CostEntry> = places.into_iter().map(|place| &costs.entries[place]).collect();
        report(costs, &entries, findings);
    }
}

/// Whether an entry says what was paid, not what is expected.
fn is_result(entry: &CostEntry) -> bool {
    match entry.status {
        Status::Actual => true,
        Status::Planned | Status::Assumed => false,
    }
}

/// Reports what is doubtful about live entries that are for the same.
fn report(costs: &Book<'_, CostEntry>, entries: &[&CostEntry], findings: &mut Findings) {
    let result = entries.iter().find(|entry| is_result(entry));
    // Two invoices may be of one amount; the same invoice is booked once.
    let mut alike: BTreeMap<(bool, Cents, Option<DocumentIx>), &CostEntry> = BTreeMap::new();
    for entry in entries {
        let plan = result.filter(|_| !is_result(entry));
        let document = entry.document.filter(|_| is_result(entry));
        let twin = alike.get(&(is_result(entry), entry.amount, document)).copied();
        alike.entry((is_result(entry), entry.amount, document)).or_insert(entry);
        if let Some(result) = plan {
            let (early, late) =
                match entry.place.file.cmp(&result.place.file).then(entry.place.line.cmp(&result.place.line))
                {
                    std::cmp::Ordering::Less => (*entry, *result),
                    _ => (*result, *entry),
                };
            let found = format!(
                "„{}“ ({}) und „{}“ ({}) gelten beide für dieselbe Kostenart und denselben Zeitraum",
                early.entry,
                early.status.id(),
                late.entry,
                late.status.id()
            );
            let remedy =
                format!("„{}“ stornieren, wenn „{}“ das Ergebnis dazu ist", entry.entry, result.entry);
            findings.push(costs.finding(
                Code::PlanNotTakenBack,
                late.place,
                cost_entry::STATUS,
                found,
                remedy,
            ));
        } else if let Some(twin) = twin {
            let found = format!(
                "„{}“ hat dieselbe Kostenart, denselben Zeitraum und denselben Betrag wie „{}“",
                entry.entry, twin.entry
            );
            let remedy = format!("„{}“ stornieren, wenn nur einmal bezahlt wurde", entry.entry);
            findings.push(costs.finding(Code::LikelyTwice, entry.place, cost_entry::AMOUNT, found, remedy));
        }
    }
}
