//! What a member pays: in the last full year that it shares in, and what is booked or planned for later years.

use crate::figures::{Marked, YearState};
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::period::FirstAndLastDay;
use crate::year::Year;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// What a member pays.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MemberPays {
    NothingYet { name: String },
    Bore { year: i16, name: String, bill: StatedFigure },
    BorePart { year: i16, name: String, days: Vec<FirstAndLastDay>, bill: StatedFigure },
    WasCredited { year: i16, name: String, bill: StatedFigure },
    ShareOfCommon { name: String, percent: StatedFigure },
    BoreIncomplete { year: i16, name: String, bill: StatedFigure },
    BearsSoFar { year: i16, name: String, bill: StatedFigure },
    CreditedSoFar { year: i16, name: String, bill: StatedFigure },
    WillBear { year: i16, name: String, bill: StatedFigure },
    WillBeCredited { year: i16, name: String, bill: StatedFigure },
    FirstYear { year: i16, name: String, bill: StatedFigure },
    OwnCosts { name: String, cost_types: Vec<String>, own: StatedFigure },
}

/// The last full year in which a member shares.
pub(super) fn last_full_year(basis: &Basis<'_, '_>, years: &[Year]) -> Option<Year> {
    let is_full = |year: &Year| basis.figures.reference.state(*year) == YearState::Booked;
    years.iter().copied().rfind(is_full)
}

/// What a member bears of a year, with the way to its statement.
pub(super) fn bill(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    year: Year,
    claim: &str,
    notation: Notation,
) -> StatedFigure {
    let (id, of) = (&basis.agreement().member(member).id, basis.figures.bills.of_member(year, member));
    let statement = PageKind::Statement.path(&[id, &year]);
    StatedFigure::euros(claim, of, notation, statement).of_year(year).of_member(id).absolute(of, notation)
}

pub(super) fn pays(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> Vec<MemberPays> {
    let name = basis.agreement().member(member).short_name.clone();
    if years.is_empty() {
        return vec![MemberPays::NothingYet { name }];
    }
    let main = last_full_year(basis, years);
    let mut said = Vec::new();
    if let Some(year) = main {
        said.push(bore(basis, member, year));
        said.extend(share_of_common(basis, member, year));
        said.extend(first_year(basis, member, years, year));
    }
    said.extend(later(basis, member, years, main));
    said
}

fn notation(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Notation {
    Notation::of(&[basis.figures.bills.of_member(year, member).amount])
}

fn bore(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> MemberPays {
    let name = basis.agreement().member(member).short_name.clone();
    let is_credit = basis.figures.bills.of_member(year, member).amount.0 < 0;
    let bill = bill(basis, member, year, "bill", notation(basis, member, year));
    let days = basis.figures.days_of(member, year);
    let whole = days.iter().any(|days| days.start == year.first_day() && days.end == year.last_day());
    let year = year.number();
    if is_credit {
        return MemberPays::WasCredited { year, name, bill };
    }
    if whole || days.is_empty() {
        return MemberPays::Bore { year, name, bill };
    }
    let days = days.into_iter().map(|days| FirstAndLastDay::of(days.start, days.end));
    MemberPays::BorePart { year, name, days: days.collect(), bill }
}

/// How much of the common costs that is, where not everybody bears the same.
fn share_of_common(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Option<MemberPays> {
    let of = basis.agreement().member(member);
    let (share, total) = (basis.figures.bills.common(year, member), basis.figures.bills.total_common(year));
    let told = !basis.agreement().shares_equally() && total.amount.0 > 0 && share.amount.0 > 0;
    told.then(|| {
        let fraction = BigRational::new(BigInt::from(share.amount.0), BigInt::from(total.amount.0));
        let amount = Amount { text: german::percent(&fraction), ..Amount::exact(share) };
        let page = format!("{}#_anteile", PageKind::YearPage.path(&[&year]));
        let percent = StatedFigure::fraction("share-of-common", &fraction, amount, page);
        let percent = percent.of_year(year).of_member(&of.id);
        MemberPays::ShareOfCommon { name: of.short_name.clone(), percent }
    })
}

/// What made the first year of one that joined later dear: what was charged to it alone.
fn first_year(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year], main: Year) -> Vec<MemberPays> {
    let figures = basis.figures;
    let joined_later = figures.spans(member).first().map(|span| span.from) > figures.founded();
    let Some(&year) = years.first().filter(|_| joined_later) else { return Vec::new() };
    let own: Vec<(&str, Marked)> = (basis.agreement().each_cost_type())
        .filter(|(_, of)| of.split.shared().is_none())
        .map(|(index, of)| (of.name.as_str(), figures.bills.of_cost_type(year, index, member)))
        .filter(|(_, amount)| !amount.amount.is_zero())
        .collect();
    let sum: Marked = own.iter().map(|(_, amount)| *amount).sum();
    if sum.amount.0 <= 0 {
        return Vec::new();
    }
    let of = basis.agreement().member(member);
    let notation = Notation::of(&[sum.amount, figures.bills.of_member(year, member).amount]);
    let statement = PageKind::Statement.path(&[&of.id, &year]);
    let amount = StatedFigure::euros("first-year-own", sum, notation, statement);
    let own_costs = MemberPays::OwnCosts {
        name: of.short_name.clone(),
        cost_types: own.iter().map(|(name, _)| (*name).to_owned()).collect(),
        own: amount.of_year(year).of_member(&of.id),
    };
    if year == main {
        return vec![own_costs];
    }
    let bill = bill(basis, member, year, "first-year", notation);
    vec![MemberPays::FirstYear { year: year.number(), name: of.short_name.clone(), bill }, own_costs]
}

/// The last year that is not booked in full, and those that are planned.
fn later(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year], main: Option<Year>) -> Vec<MemberPays> {
    let reference = &basis.figures.reference;
    let after = || years.iter().copied().filter(|&year| main.is_none_or(|main| main < year));
    let state = |year: Year| reference.state(year);
    let open = after().rfind(|&year| state(year) == YearState::Open);
    let planned = after().filter(|&year| state(year) == YearState::Planned);
    let mut told: Vec<Year> = open.into_iter().chain(planned).collect();
    told.sort_unstable();
    let said = told.into_iter().map(|year| {
        let name = basis.agreement().member(member).short_name.clone();
        let claim = format!("bill-{year}");
        let bill = bill(basis, member, year, &claim, notation(basis, member, year));
        let is_credit = basis.figures.bills.of_member(year, member).amount.0 < 0;
        let (number, is_over) = (year.number(), reference.is_over(year));
        match (state(year) == YearState::Planned, is_credit) {
            (true, false) => MemberPays::WillBear { year: number, name, bill },
            (true, true) => MemberPays::WillBeCredited { year: number, name, bill },
            (false, true) => MemberPays::CreditedSoFar { year: number, name, bill },
            (false, false) if is_over => MemberPays::BoreIncomplete { year: number, name, bill },
            (false, false) => MemberPays::BearsSoFar { year: number, name, bill },
        }
    });
    said.collect()
}
