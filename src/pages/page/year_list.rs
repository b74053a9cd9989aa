//! The list of years with their totals.

use crate::cents::Cents;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::notice::Notice;
use crate::pages::part::statuses::Statuses;
use serde::Serialize;

pub(in crate::pages) const TEMPLATE: &str = "year_list.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct YearList {
    years: Vec<Row>,
    total: Amount,
    common: Amount,
    /// What is booked, apart from years that are merely planned.
    booked: Option<Sum>,
    /// What is merely planned.
    planned: Option<Sum>,
    /// Years between the first and the last for which nothing is booked.
    gaps: Vec<i16>,
    notice: Option<Notice>,
}

/// Several years together, for a sentence.
#[derive(Debug, Serialize)]
struct Sum {
    years: Vec<i16>,
    total: Amount,
    common: Amount,
    /// Whether there are no other costs than common ones.
    only_common: bool,
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
pub(in crate::pages) fn page(basis: &Basis<'_, '_>) -> (Frame, YearList) {
    let bills = &basis.figures.bills;
    let years = bills.years();
    let row = |&year: &i16| {
        let members =
            basis.agreement().member_indices().filter(|&member| bills.shares_in(year, member)).count();
        let change = years.contains(&(year - 1)).then(|| {
            let status = basis.marks.year(year) | basis.marks.year(year - 1);
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
    let common_status = last.map(|last| basis.marks.common_until(last)).unwrap_or_default();
    // A year of which every entry was taken back is neither.
    let (planned, booked): (Vec<i16>, Vec<i16>) = (years.iter())
        .filter(|&&year| !basis.marks.year(year).is_empty())
        .partition(|&&year| basis.marks.year(year).is_planned_only());
    let between = first.zip(last).map(|(first, last)| first..=last).into_iter().flatten();
    let page = YearList {
        years: years.iter().map(row).collect(),
        total: Amount::exact(total, basis.marks.all()),
        common: Amount::exact(common, common_status),
        booked: sum(basis, &booked),
        planned: sum(basis, &planned),
        gaps: between.filter(|year| !years.contains(year)).collect(),
        notice: Notice::of_all(basis.figures),
    };
    (Frame::index("jahre/index.html", "years"), page)
}

fn sum(basis: &Basis<'_, '_>, years: &[i16]) -> Option<Sum> {
    let bills = &basis.figures.bills;
    let total: Cents = years.iter().map(|&year| bills.total(year)).sum();
    let common: Cents = years.iter().map(|&year| bills.total_common(year)).sum();
    (!years.is_empty()).then(|| Sum {
        years: years.to_vec(),
        total: Amount::spoken(total, years.iter().map(|&year| basis.marks.year(year)).collect::<Statuses>()),
        common: Amount::spoken(
            common,
            years.iter().map(|&year| basis.marks.common(year)).collect::<Statuses>(),
        ),
        only_common: total == common,
    })
}
