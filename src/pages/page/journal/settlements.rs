//! What was planned or assumed, and taken back when the result came.

use super::entry_link::{EntryLink, cost_link};
use crate::figures::Marked;
use crate::figures::correction::Settlement;
use crate::ledger::CostEntry;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::period;
use serde::Serialize;

/// A cost type and period with what was expected and what came.
#[derive(Debug, Serialize)]
pub(super) struct SettlementRow<'l> {
    cost_type: &'l str,
    period: String,
    expected: Amount,
    expected_entries: Vec<EntryLink>,
    result: Amount,
    results: Vec<EntryLink>,
    difference: Amount,
}

impl SettlementRow<'_> {
    pub(super) fn cells(&mut self) -> [&mut Amount; 3] {
        [&mut self.expected, &mut self.result, &mut self.difference]
    }
}

pub(super) fn settlements<'l>(basis: &Basis<'_, 'l>) -> Vec<SettlementRow<'l>> {
    basis.taken_back.settlements.iter().filter_map(|settlement| row(basis, settlement)).collect()
}

fn row<'l>(basis: &Basis<'_, 'l>, settlement: &Settlement<'l>) -> Option<SettlementRow<'l>> {
    let first = settlement.expected.first()?;
    let sum = |entries: &[&CostEntry]| -> Marked {
        entries.iter().map(|entry| Marked::of(entry.amount, entry.status)).sum()
    };
    let links = |entries: &[&CostEntry]| entries.iter().map(|entry| cost_link(entry)).collect();
    let (expected, result) = (sum(&settlement.expected), sum(&settlement.results));
    Some(SettlementRow {
        cost_type: &basis.agreement().cost_type(first.cost_type).name,
        period: period::text(first.period),
        expected: Amount::exact(expected),
        expected_entries: links(&settlement.expected),
        result: Amount::exact(result),
        results: links(&settlement.results),
        difference: Amount::signed(result - expected),
    })
}
