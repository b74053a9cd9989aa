//! Cost types that rest on another one: its amount is their price.

use super::books::OpenBooks;
use super::row::LedgerRow;
use crate::cents::Cents;
use crate::ledger::{Ledger, amount_of};

/// On how many others a cost type rests, one on the other.
#[must_use]
pub fn bases_below(ledger: &Ledger, id: &str) -> usize {
    std::iter::successors(base_of(ledger, id), |base| base_of(ledger, base)).count()
}

/// What a cost type costs in the period of a row, by the rows in force.
#[must_use]
pub fn amount_in_force(books: &OpenBooks<'_>, cost_type: &str, of: &LedgerRow) -> Cents {
    let rows = books.live_costs(cost_type, of);
    rows.filter_map(|row| amount_of("1", row.cell("amount"), "")).sum()
}

/// The id of the cost type on which another one rests.
#[must_use]
pub fn base_of<'l>(ledger: &'l Ledger, id: &str) -> Option<&'l str> {
    let cost_type = ledger.agreement.cost_types.iter().find(|known| known.id == id)?;
    Some(&ledger.agreement.cost_type(cost_type.base?).id)
}
