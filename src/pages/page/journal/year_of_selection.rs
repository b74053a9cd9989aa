//! A year of a selection that is too large to be listed on one page.

use crate::figures::Marked;
use crate::ledger::CostEntry;
use crate::pages::frame::words::Words;
use crate::pages::part::amount::Amount;
use crate::pages::part::count::Count;
use crate::year::Year;
use serde::Serialize;

/// How many entries of a selection a year has, and the sum of those that are in force.
#[derive(Debug, Serialize)]
pub(super) struct YearOfSelection {
    year: Year,
    rows: Count,
    sum: Amount,
}

impl YearOfSelection {
    /// `None` where the year has none.
    pub(super) fn of<'l>(
        year: Year,
        entries: impl Iterator<Item = &'l CostEntry>,
        words: &Words,
    ) -> Option<Self> {
        let entries: Vec<&CostEntry> = entries.collect();
        let live = entries.iter().filter(|entry| entry.standing.is_live());
        let sum: Marked = live.map(|entry| Marked::of(entry.amount, entry.status)).sum();
        let rows = Count::of(entries.len(), words);
        (!entries.is_empty()).then(|| Self { year, rows, sum: Amount::exact(sum) })
    }

    pub(super) fn cell(&mut self) -> &mut Amount {
        &mut self.sum
    }
}
