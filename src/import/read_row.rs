//! A row of a table, as the ledger writes it.

use crate::booking::LedgerRow;

/// A row, and what of it somebody has said.
#[derive(Clone, Debug)]
pub struct ReadRow {
    /// As the ledger writes it, without number and day.
    pub row: LedgerRow,
    /// Its number, where one was said.
    pub entry: Option<String>,
    /// Its day, where one was said.
    pub recorded_on: Option<String>,
    /// The columns that were said; the others follow.
    pub said: Vec<&'static str>,
    /// Its place in the table.
    pub at: usize,
}
