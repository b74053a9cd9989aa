//! The facts of the first sentences of a year.

use crate::pages::part::amount::{Amount, Direction};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::example;
use crate::year::Year;
use serde::Serialize;

/// The total against the year before.
#[derive(Debug, Serialize)]
pub(super) struct ComparedYears {
    before: Year,
    direction: Direction,
    amount: Amount,
}

/// The share of the common costs that stands for all.
#[derive(Debug, Serialize)]
pub(super) struct YearShare<'l> {
    alone: bool,
    alike: bool,
    members: Count,
    member: &'l str,
    /// Without its sign.
    amount: Amount,
    credit: bool,
}

pub(super) fn compared(basis: &Basis<'_, '_>, year: Year) -> Option<ComparedYears> {
    let bills = &basis.figures.bills;
    let before = bills.years().iter().copied().find(|&of| of == year.before())?;
    let difference = bills.total(year) - bills.total(before);
    // More or less than a credit is no plain comparison.
    let plain = bills.total(year).amount.0 >= 0 && bills.total(before).amount.0 >= 0;
    plain.then(|| ComparedYears {
        before,
        direction: Direction::of(difference.amount),
        amount: Amount::spoken(difference.abs()),
    })
}

pub(super) fn share<'l>(basis: &Basis<'_, 'l>, year: Year) -> Option<YearShare<'l>> {
    basis.figures.bills.total_common(year).is_booked().then_some(())?;
    let example = example::of_year(basis, year)?;
    let amount = basis.figures.bills.common(year, example.member);
    Some(YearShare {
        alone: example.members == 1,
        alike: example.alike,
        members: Count::of(example.members, basis.words),
        member: basis.agreement().member(example.member).short_name.as_str(),
        amount: Amount::spoken(amount.abs()),
        credit: amount.amount.0 < 0,
    })
}
