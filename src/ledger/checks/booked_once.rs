//! Costs that were likely booked twice, and plans that were not taken back when the result came. Both are allowed, and
//! nearly always mistakes.

use crate::cents::Cents;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::ledger::agreement::{CostTypeIx, DocumentIx, MemberIx};
use crate::ledger::book::Book;
use crate::ledger::cost_entry::{self, CostEntry};
use crate::ledger::entry::{Period, Status};
use foldhash::{HashMap, HashMapExt};
use std::collections::{BTreeMap, BTreeSet};

/// What is paid for once.
type Paid = (CostTypeIx, Period, Option<MemberIx>);

/// For so many entries memory is taken at once; beyond that as it is needed.
const MOST_AT_ONCE: usize = 4096;

/// Two live entries of which one is likely too many.
struct Doubt<'b> {
    /// The one to be taken back.
    wrong: &'b CostEntry,
    right: &'b CostEntry,
    is_plan: bool,
}

/// Reports entries that are likely too many; as errors those whose sum misleads what is based on it.
pub(in crate::ledger) fn costs_are_booked_once(
    costs: &Book<'_, CostEntry>,
    misleading: &BTreeSet<(CostTypeIx, Period)>,
    findings: &mut Findings,
) {
    let mut first: HashMap<Paid, usize> = HashMap::with_capacity(costs.entries.len().min(MOST_AT_ONCE));
    // For most there is one entry; only the others are looked at closely.
    let mut several: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, entry) in costs.entries.iter().enumerate().filter(|(_, entry)| entry.standing.is_live()) {
        let first = *first.entry(paid(entry)).or_insert(place);
        if first != place {
            several.entry(first).or_insert_with(|| vec![first]).push(place);
        }
    }
    for places in several.into_values() {
        let entries: Vec<&CostEntry> = places.into_iter().map(|place| &costs.entries[place]).collect();
        for doubt in doubts_about(&entries) {
            let finding = finding(costs, &doubt);
            let misleads = misleading.contains(&(doubt.wrong.cost_type, doubt.wrong.period));
            let severity = if misleads { Severity::Error } else { finding.severity };
            findings.push(Finding { severity, ..finding });
        }
    }
}

fn paid(entry: &CostEntry) -> Paid {
    (entry.cost_type, entry.period, entry.charged_to)
}

/// By cost type and period, what live entries that are likely too many come to.
pub(super) fn sums_of_doubts(costs: &Book<'_, CostEntry>) -> HashMap<(CostTypeIx, Period), Cents> {
    let mut entries: BTreeMap<Paid, Vec<&CostEntry>> = BTreeMap::new();
    for entry in costs.entries.iter().filter(|entry| entry.standing.is_live()) {
        entries.entry(paid(entry)).or_default().push(entry);
    }
    let mut sums: HashMap<(CostTypeIx, Period), Cents> = HashMap::default();
    for doubt in entries.values().flat_map(|entries| doubts_about(entries)) {
        *sums.entry((doubt.wrong.cost_type, doubt.wrong.period)).or_default() += doubt.wrong.amount;
    }
    sums
}

/// Whether an entry says what was paid, not what is expected.
fn is_result(entry: &CostEntry) -> bool {
    match entry.status {
        Status::Actual => true,
        Status::Planned | Status::Assumed => false,
    }
}

/// What is doubtful about live entries that are for the same.
fn doubts_about<'b>(entries: &[&'b CostEntry]) -> Vec<Doubt<'b>> {
    let result = entries.iter().copied().find(|entry| is_result(entry));
    // Two invoices may be of one amount; the same invoice is booked once.
    let mut alike: BTreeMap<(bool, Cents, Option<DocumentIx>), &CostEntry> = BTreeMap::new();
    let mut doubts = Vec::new();
    for &wrong in entries {
        let plan = result.filter(|_| !is_result(wrong));
        let document = wrong.document.filter(|_| is_result(wrong));
        let key = (is_result(wrong), wrong.amount, document);
        // A row that is there twice under one number has its own finding.
        let twin = alike.get(&key).copied().filter(|twin| twin.entry != wrong.entry);
        alike.entry(key).or_insert(wrong);
        doubts.extend(plan.map(|right| Doubt { wrong, right, is_plan: true }));
        doubts.extend(twin.filter(|_| plan.is_none()).map(|right| Doubt { wrong, right, is_plan: false }));
    }
    doubts
}

fn finding(costs: &Book<'_, CostEntry>, doubt: &Doubt<'_>) -> Finding {
    let &Doubt { wrong, right, is_plan } = doubt;
    if !is_plan {
        let found = format!(
            "„{}“ hat dieselbe Kostenart, denselben Zeitraum und denselben Betrag wie „{}“",
            wrong.entry, right.entry
        );
        let remedy = format!("„{}“ stornieren, wenn nur einmal bezahlt wurde", wrong.entry);
        return costs.finding(Code::LikelyTwice, wrong.place, cost_entry::AMOUNT, found, remedy);
    }
    let place = |entry: &CostEntry| (entry.place.file, entry.place.line);
    let (early, late) = if place(wrong) < place(right) { (wrong, right) } else { (right, wrong) };
    let found = format!(
        "„{}“ ({}) und „{}“ ({}) gelten beide für dieselbe Kostenart und denselben Zeitraum",
        early.entry,
        early.status.id(),
        late.entry,
        late.status.id()
    );
    let remedy = format!("„{}“ stornieren, wenn „{}“ das Ergebnis dazu ist", wrong.entry, right.entry);
    costs
        .finding(Code::PlanNotTakenBack, late.place, cost_entry::STATUS, found, remedy)
        .reversible(costs.sheet(wrong.place).shown(), wrong.place.line)
}
