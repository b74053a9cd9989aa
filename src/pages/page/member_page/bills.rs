//! A member's bill by year and cost type, and what it would have been without the saving through later accessions.

use crate::figures::Marked;
use crate::ledger::{CostTypeIx, MemberIx};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct BillRow {
    year: Year,
    amounts: Vec<Amount>,
    sum: Amount,
    /// What it would have been without that saving.
    without: Amount,
}

impl BillRow {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        self.amounts.iter_mut().chain([&mut self.sum, &mut self.without])
    }
}

pub(super) fn bills(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[Year],
    cost_types: &[CostTypeIx],
) -> Vec<BillRow> {
    let bills = &basis.figures.bills;
    let row = |&year: &Year| BillRow {
        year,
        amounts: cost_types.iter().map(|&of| Amount::booked(bills.of_cost_type(year, of, member))).collect(),
        sum: Amount::booked(bills.of_member(year, member)),
        without: Amount::booked(without_relief(basis, member, year)),
    };
    years.iter().map(row).collect()
}

pub(super) fn sums(basis: &Basis<'_, '_>, member: MemberIx, cost_types: &[CostTypeIx]) -> Vec<Amount> {
    let sum = |&of: &CostTypeIx| Amount::booked(basis.figures.bills.of_cost_type_ever(of, member));
    cost_types.iter().map(sum).collect()
}

/// What a bill would have been without the saving through later accessions: the common costs divided otherwise, all
/// else as booked.
pub(super) fn without_relief(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Marked {
    let bill = basis.figures.bills.of_member(year, member);
    Marked { amount: bill.amount + basis.figures.savings.of_year(year, member), ..bill }
}
