//! A member's bill year by year: chart 5.

use super::bills::without_later;
use crate::charts::{self, BillByYear, YearBill};
use crate::ledger::{MemberIx, Status};
use crate::pages::amount::Amount;
use crate::pages::basis::Basis;
use crate::pages::drawing::Drawing;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Chart {
    #[serde(flatten)]
    drawing: Drawing,
    year: i16,
    /// What the last year's bill would have been.
    without: Option<Amount>,
}

pub(super) fn chart(basis: &Basis<'_, '_>, member: MemberIx, years: &[i16]) -> Option<Chart> {
    let figures = basis.figures;
    let words = &basis.words.bill_chart;
    let (first, last) = (*years.first()?, *years.last()?);
    let without =
        |year| (!figures.savings.of_year(year, member).is_zero()).then(|| without_later(basis, member, year));
    let of_year = |year: i16| {
        let shares = years.contains(&year);
        YearBill {
            year,
            bill: shares.then(|| figures.bills.of_member(year, member)),
            without_later: without(year).filter(|_| shares),
            provisional: basis.marks.bill(year, member).is_some_and(|status| status > Status::Actual),
        }
    };
    let data = BillByYear {
        years: (first..=last).map(of_year).collect(),
        bill_label: words.bill.clone(),
        without_label: words.without.clone(),
        provisional_label: words.provisional.clone(),
        gap_label: words.gap.clone(),
    };
    let drawing = charts::bill_by_year(&words.name, &data)?;
    let spoken = years.iter().rev().find_map(|&year| Some((year, without(year)?)));
    Some(Chart {
        drawing: drawing.into(),
        year: spoken.map_or(last, |(year, _)| year),
        without: spoken.map(|(year, without)| Amount::spoken(without, basis.marks.bill(year, member))),
    })
}
