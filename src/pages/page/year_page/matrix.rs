//! Who bears what: members × cost types.

use crate::ledger::{CostTypeIx, MemberIx};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct MatrixRow<'l> {
    id: &'l str,
    name: &'l str,
    amounts: Vec<Amount>,
    sum: Amount,
}

impl MatrixRow<'_> {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        self.amounts.iter_mut().chain([&mut self.sum])
    }
}

pub(super) fn matrix_row<'l>(
    basis: &Basis<'_, 'l>,
    year: Year,
    member: MemberIx,
    cost_types: &[CostTypeIx],
) -> MatrixRow<'l> {
    let bills = &basis.figures.bills;
    let of = basis.agreement().member(member);
    let cell = |&cost_type: &CostTypeIx| Amount::booked(bills.of_cost_type(year, cost_type, member));
    MatrixRow {
        id: of.id.as_str(),
        name: of.short_name.as_str(),
        amounts: cost_types.iter().map(cell).collect(),
        sum: Amount::booked(bills.of_member(year, member)),
    }
}
