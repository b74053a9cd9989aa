//! The list of years with their totals.

use super::amount::Amount;
use super::basis::Basis;
use super::frame::Frame;
use super::notice::Notice;
use crate::cents::Cents;
use serde::Serialize;

pub(super) const TEMPLATE: &str = "year_list.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(super) struct YearList {
    years: Vec<Row>,
    first: Option<i16>,
    last: Option<i16>,
    total: Amount,
    common: Amount,
    total_whole: Amount,
    common_whole: Amount,
    /// Years between the first and the last for which nothing is booked.
    gaps: Vec<i16>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct Row {
    year: i16,
    /// How many members share.
    members: usize,
    total: Amount,
    /// Against the year before, where that has entries.
    change: Option<Amount>,
    common: Amount,
}

/// The page of an agreement.
pub(super) fn page(basis: &Basis<'_, '_>) -> (Frame, YearList) {
    let bills = &basis.figures.bills;
    let years = bills.years();
    let row = |&year: &i16| {
        let members =
            basis.agreement().member_indices().filter(|&member| bills.shares_in(year, member)).count();
        let change = years.contains(&(year - 1)).then(|| {
            let status = basis.marks.year(year).max(basis.marks.year(year - 1));
            Amount::signed(bills.total(year) - bills.total(year - 1), status)
        });
        Row {
            year,
            members,
            total: Amount::booked(bills.total(year), basis.marks.year(year)),
            change,
            common: Amount::booked(bills.total_common(year), basis.marks.common(year)),
        }
    };
    let total: Cents = years.iter().map(|&year| bills.total(year)).sum();
    let common: Cents = years.iter().map(|&year| bills.total_common(year)).sum();
    let (first, last) = (years.first().copied(), years.last().copied());
    let common_status = last.and_then(|last| basis.marks.common_until(last));
    let between = first.zip(last).map(|(first, last)| first..=last).into_iter().flatten();
    let page = YearList {
        years: years.iter().map(row).collect(),
        first,
        last,
        total: Amount::exact(total, basis.marks.all()),
        common: Amount::exact(common, common_status),
        total_whole: Amount::spoken(total, basis.marks.all()),
        common_whole: Amount::spoken(common, common_status),
        gaps: between.filter(|year| !years.contains(year)).collect(),
        notice: Notice::of_all(basis.figures),
    };
    (Frame::index("jahre/index.html", "years"), page)
}
