//! A member's bill by year and cost type, and what it would have been without later accessions.

use crate::cents::Cents;
use crate::ledger::{CostTypeIx, MemberIx};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct BillRow {
    year: i16,
    amounts: Vec<Amount>,
    sum: Amount,
    /// What it would have been without later accessions.
    without: Amount,
}

pub(super) fn bills(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[i16],
    cost_types: &[CostTypeIx],
) -> Vec<BillRow> {
    let bills = &basis.figures.bills;
    let row = |&year: &i16| BillRow {
        year,
        amounts: cost_types
            .iter()
            .map(|&of| {
                Amount::booked(bills.of_cost_type(year, of, member), basis.marks.cell(year, of, member))
            })
            .collect(),
        sum: Amount::booked(bills.of_member(year, member), basis.marks.bill(year, member)),
        without: Amount::booked(without_later(basis, member, year), basis.marks.bill(year, member)),
    };
    years.iter().map(row).collect()
}

pub(super) fn sums(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[i16],
    cost_types: &[CostTypeIx],
) -> Vec<Amount> {
    let sum = |&of: &CostTypeIx| {
        let amount = years.iter().map(|&year| basis.figures.bills.of_cost_type(year, of, member)).sum();
        Amount::booked(amount, basis.marks.member_cost_type(of, member))
    };
    cost_types.iter().map(sum).collect()
}

pub(super) fn total(basis: &Basis<'_, '_>, member: MemberIx, years: &[i16]) -> Cents {
    years.iter().map(|&year| basis.figures.bills.of_member(year, member)).sum()
}

/// What a bill would have been without later accessions.
pub(super) fn without_later(basis: &Basis<'_, '_>, member: MemberIx, year: i16) -> Cents {
    basis.figures.bills.of_member(year, member) + basis.figures.savings.of_year(year, member)
}
