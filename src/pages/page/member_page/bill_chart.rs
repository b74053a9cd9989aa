//! A member's bill year by year: chart 5.

use super::bills::without_later;
use crate::charts::{self, BillByYear, YearBill};
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, in_parts};
use crate::pages::part::tense::Tense;
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Chart {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    /// The year that the title speaks of: the last one with a saving that is not merely planned.
    year: Year,
    tense: Tense,
    bill: Amount,
    /// What that year's bill would have been; `None` where it is a credit or nothing was saved.
    without: Option<Amount>,
    /// Whether any year is compared with what it would have been.
    compares: bool,
}

pub(super) fn chart(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> Option<Chart> {
    let figures = basis.figures;
    let words = &basis.words.bill_chart;
    let (first, last) = (*years.first()?, *years.last()?);
    let without =
        |year| (!figures.savings.of_year(year, member).is_zero()).then(|| without_later(basis, member, year));
    let bill = |year| figures.bills.of_member(year, member);
    let of_year = |year: Year| {
        let shares = years.contains(&year);
        YearBill {
            year: year.number(),
            bill: shares.then(|| in_parts(bill(year).amount, figures.bills.unproved(year, member))),
            without_later: without(year).filter(|_| shares).map(|without| without.amount),
        }
    };
    let data = BillByYear {
        years: Year::through(first, last).map(of_year).collect(),
        bill_label: words.bill.clone(),
        without_label: words.without.clone(),
        statuses: basis.words.statuses.labels(),
        gap_label: words.gap.clone(),
    };
    let drawing = charts::bill_by_year(&words.name, &data)?;
    let saved = || years.iter().copied().rev().filter(|&year| without(year).is_some());
    let is_booked = |year: &Year| !bill(*year).statuses.is_planned_only();
    let year = saved().find(is_booked).or_else(|| saved().next()).unwrap_or(last);
    let bill = bill(year);
    Some(Chart {
        drawing: DrawingMarkup::from(drawing)
            .filed(&format!("kommune-{}", basis.agreement().member(member).id)),
        year,
        tense: Tense::of(basis, year, bill.statuses),
        bill: Amount::spoken(bill),
        without: without(year).filter(|_| bill.amount.0 >= 0).map(Amount::spoken),
        compares: saved().next().is_some(),
    })
}
