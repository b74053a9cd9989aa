//! A member's bill year by year: chart 5.

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
    /// The last year whose bill would have been another.
    year: i16,
    /// What it would have been.
    without: Option<Amount>,
}

pub(super) fn chart(basis: &Basis<'_, '_>, member: MemberIx, years: &[i16]) -> Option<Chart> {
    let figures = basis.figures;
    let words = &basis.words.bill_chart;
    let (first, last) = (*years.first()?, *years.last()?);
    let without = |year| {
        let saved = figures.savings.of_year(year, member);
        (!saved.is_zero()).then(|| figures.bills.of_member(year, member) + saved)
    };
    let of_year = |year: i16| {
        let shares = years.contains(&year);
        YearBill {
            year,
            bill: shares.then(|| figures.bills.of_member(year, member)),
            without_later: without(year).filter(|_| shares),
            provisional: basis.marks.bill(year, member).is_some_and(|status| status > Status::Actual),
        }
    };
    let any = |status| years.iter().any(|&year| basis.marks.bill(year, member) == Some(status));
    let provisional = match (any(Status::Assumed), any(Status::Planned)) {
        (true, true) => &words.provisional,
        (true, false) => &words.assumed,
        (false, _) => &words.planned,
    };
    let data = BillByYear {
        years: (first..=last).map(of_year).collect(),
        bill_label: words.bill.clone(),
        without_label: words.without.clone(),
        provisional_label: provisional.clone(),
        gap_label: words.gap.clone(),
    };
    let drawing = charts::bill_by_year(&words.name, &data)?;
    // Of what is not merely planned where there is such a year.
    let is_planned = |year: &&i16| basis.marks.bill(**year, member) == Some(Status::Planned);
    let booked = years.iter().rev().filter(|year| !is_planned(year));
    let spoken = booked.chain(years.iter().rev()).find_map(|&year| Some((year, without(year)?)));
    Some(Chart {
        drawing: drawing.into(),
        year: spoken.map_or(last, |(year, _)| year),
        without: spoken.map(|(year, without)| Amount::spoken(without, basis.marks.bill(year, member))),
    })
}
