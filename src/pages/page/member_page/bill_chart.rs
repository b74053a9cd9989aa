//! A member's bill year by year: chart 5.

use super::bills::without_relief;
use super::paid::last_full_year;
use crate::charts::{self, BillByYear, YearBill};
use crate::figures::YearState;
use crate::ledger::MemberIx;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, in_parts};
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Chart {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    title: BillTitle,
    /// Whether any year is compared with what it would have been without the saving.
    compares: bool,
}

/// The title of the chart: what became of the bill between the first and the last full year in which the member took
/// part from the first day to the last.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BillTitle {
    BillRose { first: i16, last: i16, name: String, from: Amount, to: Amount },
    BillFell { first: i16, last: i16, name: String, from: Amount, to: Amount },
    BillStayed { first: i16, last: i16, name: String, to: Amount },
    BillOfYear { year: i16, name: String, bill: Amount },
    CreditOfYear { year: i16, name: String, bill: Amount },
    BillByYear { name: String },
}

pub(super) fn chart(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> Option<Chart> {
    let figures = basis.figures;
    let words = &basis.words.bill_chart;
    let (first, last) = (*years.first()?, *years.last()?);
    let saves = |year| !figures.savings.of_year(year, member).is_zero();
    let bill = |year| figures.bills.of_member(year, member);
    let of_year = |year: Year| {
        let shares = years.contains(&year);
        YearBill {
            year: year.number(),
            bill: shares.then(|| in_parts(bill(year).amount, figures.bills.unproved(year, member))),
            without_later: (shares && saves(year)).then(|| without_relief(basis, member, year).amount),
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
    Some(Chart {
        drawing: DrawingMarkup::from(drawing)
            .filed(&format!("kommune-{}", basis.agreement().member(member).id)),
        title: title(basis, member, years),
        compares: years.iter().any(|&year| saves(year)),
    })
}

fn title(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> BillTitle {
    let figures = basis.figures;
    let name = basis.agreement().member(member).short_name.clone();
    let bill = |year| figures.bills.of_member(year, member);
    let whole = |year: &&Year| {
        let days = figures.days_of(member, **year);
        let there = days.iter().any(|days| (days.start, days.end) == (year.first_day(), year.last_day()));
        there && figures.reference.state(**year) == YearState::Booked
    };
    let (first, last) = (years.iter().find(whole), years.iter().rev().find(whole));
    if let Some((&first, &last)) = first.zip(last).filter(|(first, last)| first < last) {
        let (from, to) = (bill(first), bill(last));
        let notation = Notation::of(&[from.amount, to.amount]);
        let direction = notation.difference(from.amount, to.amount).0.signum();
        let (from, to) = (notation.amount(from), notation.amount(to));
        let (first, last) = (first.number(), last.number());
        return match direction {
            1 => BillTitle::BillRose { first, last, name, from, to },
            -1 => BillTitle::BillFell { first, last, name, from, to },
            _ => BillTitle::BillStayed { first, last, name, to },
        };
    }
    let Some(year) = last_full_year(basis, years) else { return BillTitle::BillByYear { name } };
    let (amount, year) = (bill(year), year.number());
    match amount.amount.0 < 0 {
        true => BillTitle::CreditOfYear { year, name, bill: Amount::spoken(amount.abs()) },
        false => BillTitle::BillOfYear { year, name, bill: Amount::spoken(amount) },
    }
}
