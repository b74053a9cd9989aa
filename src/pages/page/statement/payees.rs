//! The rows of a statement, by payee.

use crate::figures::Marked;
use crate::pages::part::amount::Amount;
use minijinja::Value;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct PayeeSection<'l> {
    pub name: &'l str,
    /// Whether this payee is the member itself, so that the share stays with it.
    pub own: bool,
    #[serde(skip)]
    pub total: Marked,
    pub sum: Amount,
    pub rows: Vec<StatementRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct StatementRow {
    /// The cell that names the entry.
    pub entry: Value,
    pub amount: Amount,
    pub fraction: String,
    /// The same in percent, where it comes of a measure.
    pub percent: Option<String>,
    pub share: Amount,
}

impl PayeeSection<'_> {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        self.rows.iter_mut().flat_map(|row| [&mut row.amount, &mut row.share]).chain([&mut self.sum])
    }
}
