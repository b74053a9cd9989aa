//! The list of years with their totals.

use crate::figures::Marked;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::comparable;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::tense::Tense;
use crate::year::Year;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct YearList {
    years: Vec<ListedYear>,
    total: Amount,
    common: Amount,
    said: Vec<CostsOfYears>,
    notes: Vec<YearNote>,
    signs: TableSigns,
    notice: Option<Notice>,
}

/// What all years cost together.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum CostsOfYears {
    NothingBooked,
    NothingInForce,
    InOneYear { year: i16, total: Amount, common: Amount },
    InOneYearAllCommon { year: i16, total: Amount },
    InYears { first: i16, last: i16, total: Amount, common: Amount },
    InYearsAllCommon { first: i16, last: i16, total: Amount },
    SoFar { years: Vec<i16>, total: Amount },
    Planned { years: Vec<i16>, total: Amount },
}

#[derive(Debug, Serialize)]
struct ListedYear {
    year: Year,
    /// How many members share.
    members: usize,
    total: Amount,
    /// Against the year before, or why not.
    change: Option<Amount>,
    not_compared: Option<YearNote>,
    common: Amount,
}

/// What stands where a year is not compared with the one before, and below the table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum YearNote {
    NothingBefore,
    OtherDays,
    /// What `OtherDays` means.
    NotForTheSameDays,
    /// Between the first and the last.
    NothingBookedFor {
        years: Vec<Year>,
    },
}

/// The page of an agreement.
pub(in crate::pages) fn page(basis: &Basis<'_, '_>) -> (Frame, YearList) {
    let bills = &basis.figures.bills;
    let years = bills.years();
    let row = |&year: &Year| {
        let members =
            basis.agreement().member_indices().filter(|&member| bills.shares_in(year, member)).count();
        let before = years.contains(&year.before());
        let change = (before && comparable::are_alike(basis, year.before(), year))
            .then(|| Amount::signed(bills.total(year) - bills.total(year.before())));
        let not_compared = match (before, &change) {
            (_, Some(_)) => None,
            (true, None) => Some(YearNote::OtherDays),
            (false, None) => Some(YearNote::NothingBefore),
        };
        ListedYear {
            year,
            members,
            total: Amount::booked(bills.total(year)),
            change,
            not_compared,
            common: Amount::booked(bills.total_common(year)),
        }
    };
    let common: Marked = years.iter().map(|&year| bills.total_common(year)).sum();
    let (first, last) = (years.first().copied(), years.last().copied());
    let between = first.zip(last).map(|(first, last)| Year::through(first, last)).into_iter().flatten();
    let gaps: Vec<Year> = between.filter(|year| !years.contains(year)).collect();
    let rows: Vec<ListedYear> = years.iter().map(row).collect();
    let other_days = rows.iter().any(|row| matches!(row.not_compared, Some(YearNote::OtherDays)));
    let notes = [
        other_days.then_some(YearNote::NotForTheSameDays),
        (!gaps.is_empty()).then_some(YearNote::NothingBookedFor { years: gaps }),
    ];
    let mut page = YearList {
        years: rows,
        total: Amount::exact(bills.total_ever()),
        common: Amount::exact(common),
        said: said(basis),
        notes: notes.into_iter().flatten().collect(),
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

/// What years that are over cost, and apart from it what is booked so far or merely planned.
fn said(basis: &Basis<'_, '_>) -> Vec<CostsOfYears> {
    let bills = &basis.figures.bills;
    if bills.years().is_empty() {
        return vec![CostsOfYears::NothingBooked];
    }
    // A year of which every entry was taken back is neither.
    let in_force = bills.years().iter().copied().filter(|&year| bills.total(year).is_booked());
    let in_tense = |tense| in_force.clone().filter(|&year| Tense::of(basis, year) == tense).collect();
    let [booked, running, planned]: [Vec<Year>; 3] =
        [Tense::Past, Tense::Running, Tense::Planned].map(in_tense);
    let spoken = |years: &[Year], sum: &dyn Fn(Year) -> Marked| {
        Amount::spoken(years.iter().map(|&year| sum(year)).sum())
    };
    let total = |years: &[Year]| spoken(years, &|year| bills.total(year));
    let all_common = booked
        .iter()
        .map(|&year| bills.total(year) - bills.total_common(year))
        .sum::<Marked>()
        .amount
        .is_zero();
    let common = spoken(&booked, &|year| bills.total_common(year));
    let of_booked = match (booked.as_slice(), all_common) {
        ([], _) => None,
        ([year], true) => {
            Some(CostsOfYears::InOneYearAllCommon { year: year.number(), total: total(&booked) })
        }
        ([year], false) => {
            Some(CostsOfYears::InOneYear { year: year.number(), total: total(&booked), common })
        }
        ([first, .., last], true) => {
            let (first, last) = (first.number(), last.number());
            Some(CostsOfYears::InYearsAllCommon { first, last, total: total(&booked) })
        }
        ([first, .., last], false) => {
            let (first, last) = (first.number(), last.number());
            Some(CostsOfYears::InYears { first, last, total: total(&booked), common })
        }
    };
    let numbers = |years: &[Year]| years.iter().map(|year| year.number()).collect();
    let so_far = (!running.is_empty())
        .then(|| CostsOfYears::SoFar { years: numbers(&running), total: total(&running) });
    let of_planned = (!planned.is_empty())
        .then(|| CostsOfYears::Planned { years: numbers(&planned), total: total(&planned) });
    let nothing = in_force.clone().next().is_none().then_some(CostsOfYears::NothingInForce);
    [nothing, of_booked, so_far, of_planned].into_iter().flatten().collect()
}
