//! The list of years with their totals.

use crate::figures::Marked;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct YearList {
    years: Vec<ListedYear>,
    total: Amount,
    common: Amount,
    /// What is booked, apart from years that are merely planned.
    booked: Option<YearSum>,
    /// What is merely planned.
    planned: Option<YearSum>,
    /// Years between the first and the last for which nothing is booked.
    gaps: Vec<Year>,
    signs: TableSigns,
    notice: Option<Notice>,
}

/// Several years together, for a sentence.
#[derive(Debug, Serialize)]
struct YearSum {
    years: Vec<Year>,
    total: Amount,
    common: Amount,
    /// Whether there are no other costs than common ones.
    only_common: bool,
}

#[derive(Debug, Serialize)]
struct ListedYear {
    year: Year,
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
    let row = |&year: &Year| {
        let members =
            basis.agreement().member_indices().filter(|&member| bills.shares_in(year, member)).count();
        let change = years
            .contains(&year.before())
            .then(|| Amount::signed(bills.total(year) - bills.total(year.before())));
        ListedYear {
            year,
            members,
            total: Amount::booked(bills.total(year)),
            change,
            common: Amount::booked(bills.total_common(year)),
        }
    };
    let common: Marked = years.iter().map(|&year| bills.total_common(year)).sum();
    let (first, last) = (years.first().copied(), years.last().copied());
    // A year of which every entry was taken back is neither.
    let (planned, booked): (Vec<Year>, Vec<Year>) = (years.iter())
        .filter(|&&year| bills.total(year).is_booked())
        .partition(|&&year| bills.total(year).statuses.is_planned_only());
    let between = first.zip(last).map(|(first, last)| Year::through(first, last)).into_iter().flatten();
    let mut page = YearList {
        years: years.iter().map(row).collect(),
        total: Amount::exact(bills.total_ever()),
        common: Amount::exact(common),
        booked: sum(basis, &booked),
        planned: sum(basis, &planned),
        gaps: between.filter(|year| !years.contains(year)).collect(),
        signs: TableSigns::default(),
        notice: Notice::of_all(basis.figures),
    };
    let rows = page
        .years
        .iter_mut()
        .flat_map(|row| [&mut row.total, &mut row.common].into_iter().chain(&mut row.change));
    page.signs = TableSigns::of(rows.chain([&mut page.total, &mut page.common]));
    (Frame::only(PageKind::Years), page)
}

fn sum(basis: &Basis<'_, '_>, years: &[Year]) -> Option<YearSum> {
    let bills = &basis.figures.bills;
    let total: Marked = years.iter().map(|&year| bills.total(year)).sum();
    let common: Marked = years.iter().map(|&year| bills.total_common(year)).sum();
    (!years.is_empty()).then(|| YearSum {
        years: years.to_vec(),
        total: Amount::spoken(total),
        common: Amount::spoken(common),
        only_common: total.amount == common.amount,
    })
}
