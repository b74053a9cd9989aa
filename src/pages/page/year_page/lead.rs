//! The facts of the first sentences of a year.

use crate::pages::part::amount::{Amount, Direction};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::example;
use serde::Serialize;

/// The total against the year before.
#[derive(Debug, Serialize)]
pub(super) struct Compared {
    before: i16,
    direction: Direction,
    amount: Amount,
}

/// The share of the common costs that stands for all.
#[derive(Debug, Serialize)]
pub(super) struct Share<'l> {
    alone: bool,
    alike: bool,
    members: Count,
    member: &'l str,
    /// Without its sign.
    amount: Amount,
    credit: bool,
}

pub(super) fn compared(basis: &Basis<'_, '_>, year: i16) -> Option<Compared> {
    let bills = &basis.figures.bills;
    let before = bills.years().iter().copied().find(|&of| of == year - 1)?;
    let difference = bills.total(year) - bills.total(before);
    // More or less than a credit is no plain comparison.
    let plain = bills.total(year).0 >= 0 && bills.total(before).0 >= 0;
    plain.then(|| Compared {
        before,
        direction: Direction::of(difference),
        amount: Amount::spoken(difference.abs(), basis.marks.year(year) | basis.marks.year(before)),
    })
}

pub(super) fn share<'l>(basis: &Basis<'_, 'l>, year: i16) -> Option<Share<'l>> {
    (!basis.marks.common(year).is_empty()).then_some(())?;
    let example = example::of_year(basis, year)?;
    let status = basis.marks.common_share(year, example.member);
    let amount = basis.figures.bills.common(year, example.member);
    Some(Share {
        alone: example.members == 1,
        alike: example.alike,
        members: Count::of(example.members, basis.words),
        member: basis.agreement().member(example.member).short_name.as_str(),
        amount: Amount::spoken(amount.abs(), status),
        credit: amount.0 < 0,
    })
}
