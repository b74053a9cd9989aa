//! The first sentences of a year: what it cost, how far it is booked, who bore what of the common costs.

use crate::figures::Marked;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::comparable;
use crate::pages::part::count::Count;
use crate::pages::part::example;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::period;
use crate::pages::part::tense::Tense;
use crate::pages::part::who::Who;
use crate::year::Year;
use serde::Serialize;

/// What a year's page opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum YearSaid {
    NothingInForce {
        year: i16,
    },
    TheOnlyOneTakenBack,
    BothTakenBack,
    AllTakenBack {
        entries: Count,
    },
    Cost {
        year: i16,
        total: StatedFigure,
    },
    CostInPart {
        year: i16,
        total: StatedFigure,
    },
    CostSoFar {
        year: i16,
        total: StatedFigure,
    },
    CostPlanned {
        year: i16,
        total: StatedFigure,
    },
    Credit {
        year: i16,
        total: StatedFigure,
    },
    CreditInPart {
        year: i16,
        total: StatedFigure,
    },
    CreditSoFar {
        year: i16,
        total: StatedFigure,
    },
    CreditPlanned {
        year: i16,
        total: StatedFigure,
    },
    CommonOnlyFor {
        periods: Vec<String>,
    },
    NoCommonYet,
    More {
        before: i16,
        change: StatedFigure,
    },
    Less {
        before: i16,
        change: StatedFigure,
    },
    AsMuch {
        before: i16,
    },
    /// The cost type that changed the total most.
    MostlyMore {
        cost_type: String,
        change: StatedFigure,
    },
    MostlyLess {
        cost_type: String,
        change: StatedFigure,
    },
    Bore {
        who: Who,
        share: StatedFigure,
    },
    BearsSoFar {
        who: Who,
        share: StatedFigure,
    },
    WillBear {
        who: Who,
        share: StatedFigure,
    },
    Credited {
        to_whom: Who,
        share: StatedFigure,
    },
    CreditedSoFar {
        to_whom: Who,
        share: StatedFigure,
    },
    WillBeCredited {
        to_whom: Who,
        share: StatedFigure,
    },
    BetweenBore {
        members: Count,
        least: StatedFigure,
        most: StatedFigure,
    },
    BetweenSoFar {
        members: Count,
        least: StatedFigure,
        most: StatedFigure,
    },
    BetweenPlanned {
        members: Count,
        least: StatedFigure,
        most: StatedFigure,
    },
}

/// Of a year of which every entry was taken back.
pub(super) fn taken_back(basis: &Basis<'_, '_>, year: Year, entries: usize) -> Vec<YearSaid> {
    let taken_back = match entries {
        0 => None,
        1 => Some(YearSaid::TheOnlyOneTakenBack),
        2 => Some(YearSaid::BothTakenBack),
        _ => Some(YearSaid::AllTakenBack { entries: Count::of(entries, basis.words) }),
    };
    [YearSaid::NothingInForce { year: year.number() }].into_iter().chain(taken_back).collect()
}

/// Of a year with live entries.
pub(super) fn said(basis: &Basis<'_, '_>, year: Year) -> Vec<YearSaid> {
    let tense = Tense::of(basis, year);
    let mut said = vec![total(basis, year, tense)];
    let compared = compared(basis, year);
    let changed = matches!(compared, Some(YearSaid::More { .. } | YearSaid::Less { .. }));
    said.extend(compared);
    said.extend(changed.then(|| mostly(basis, year)).flatten());
    said.extend(coverage(basis, year));
    said.extend(shares(basis, year, tense));
    said
}

fn total(basis: &Basis<'_, '_>, year: Year, tense: Tense) -> YearSaid {
    let sum = basis.figures.bills.total(year);
    let notation = Notation::of(&[sum.amount]);
    let page = PageKind::JournalOfYear.path(&[&year]);
    let total = StatedFigure::euros("total", sum, notation, page).of_year(year).absolute(sum, notation);
    let is_full = basis.figures.reference.full_years().contains(&year);
    let year = year.number();
    match (tense, sum.amount.0 < 0) {
        (Tense::Past, false) if is_full => YearSaid::Cost { year, total },
        (Tense::Past, false) => YearSaid::CostInPart { year, total },
        (Tense::Running, false) => YearSaid::CostSoFar { year, total },
        (Tense::Planned, false) => YearSaid::CostPlanned { year, total },
        (Tense::Past, true) if is_full => YearSaid::Credit { year, total },
        (Tense::Past, true) => YearSaid::CreditInPart { year, total },
        (Tense::Running, true) => YearSaid::CreditSoFar { year, total },
        (Tense::Planned, true) => YearSaid::CreditPlanned { year, total },
    }
}

/// For which part of the year the common costs are.
fn coverage(basis: &Basis<'_, '_>, year: Year) -> Option<YearSaid> {
    let coverage = &basis.figures.coverage;
    if !basis.agreement().has_common_costs() || coverage.is_full(year) {
        return None;
    }
    let periods: Vec<String> = coverage.of_year(year).iter().map(|&part| period::text(part)).collect();
    Some(if periods.is_empty() { YearSaid::NoCommonYet } else { YearSaid::CommonOnlyFor { periods } })
}

/// The total against that of the year before, where both are for the same days.
fn compared(basis: &Basis<'_, '_>, year: Year) -> Option<YearSaid> {
    let (total, before) = comparable::totals(basis, year)?;
    // More or less than a credit is no plain comparison.
    if total.amount.0 < 0 || before.amount.0 < 0 {
        return None;
    }
    let notation = Notation::of(&[total.amount, before.amount]);
    let written = notation.difference(before.amount, total.amount);
    let shown = Marked { amount: written, ..total - before };
    let page = format!("{}#_jahre", PageKind::Years.path(&[]));
    let change = StatedFigure::euros("total-change", total - before, notation, page)
        .of_year(year)
        .absolute(shown, notation);
    let before = year.before().number();
    Some(match written.0.signum() {
        0 => YearSaid::AsMuch { before },
        1 => YearSaid::More { before, change },
        _ => YearSaid::Less { before, change },
    })
}

/// Which cost type changed most against the year before.
fn mostly(basis: &Basis<'_, '_>, year: Year) -> Option<YearSaid> {
    let total = |year, cost_type| basis.figures.bills.total_of_cost_type(year, cost_type);
    let changes = basis
        .agreement()
        .each_cost_type()
        .map(|(cost_type, of)| (of, total(year, cost_type) - total(year.before(), cost_type)));
    let (of, change) = changes.rev().max_by_key(|(_, change)| change.amount.abs())?;
    let notation = Notation::of(&[change.amount]);
    let page = format!("{}#_jahre", PageKind::Years.path(&[]));
    let (cost_type, figure) = (of.name.clone(), StatedFigure::euros("total-mostly", change, notation, page));
    let figure = figure.of_year(year).absolute(change, notation);
    match change.amount.0.signum() {
        0 => None,
        1 => Some(YearSaid::MostlyMore { cost_type, change: figure }),
        _ => Some(YearSaid::MostlyLess { cost_type, change: figure }),
    }
}

/// Who bore what of the common costs: each where all bear the same as it is written, else the least and the most.
fn shares(basis: &Basis<'_, '_>, year: Year, tense: Tense) -> Option<YearSaid> {
    let bills = &basis.figures.bills;
    bills.total_common(year).is_booked().then_some(())?;
    let share = |member: MemberIx| bills.common(year, member);
    let sharing: Vec<MemberIx> =
        basis.figures.sharing(year).filter(|&member| share(member).is_booked()).collect();
    let least = sharing.iter().copied().min_by_key(|&member| share(member).amount)?;
    let most = sharing.iter().copied().rev().max_by_key(|&member| share(member).amount)?;
    let notation = Notation::of(&[share(least).amount, share(most).amount]);
    let page = format!("{}#_anteile", PageKind::YearPage.path(&[&year]));
    let figure = |claim: &str, member: MemberIx, notation| {
        let id = &basis.agreement().member(member).id;
        StatedFigure::euros(claim, share(member), notation, page.clone()).of_year(year).of_member(id)
    };
    let members = Count::of(sharing.len(), basis.words);
    let alike = notation.text(share(least).amount) == notation.text(share(most).amount);
    if !alike {
        let notation = Notation::between(share(least).amount, share(most).amount);
        let (least, most) = (figure("share-least", least, notation), figure("share-most", most, notation));
        return Some(match tense {
            Tense::Past => YearSaid::BetweenBore { members, least, most },
            Tense::Running => YearSaid::BetweenSoFar { members, least, most },
            Tense::Planned => YearSaid::BetweenPlanned { members, least, most },
        });
    }
    let who = match sharing.as_slice() {
        [alone] => Who::One { name: basis.agreement().member(*alone).short_name.clone() },
        _ => Who::EachMember { members },
    };
    let preferred = example::of_year(basis, year);
    let example = preferred.filter(|member| sharing.contains(member)).unwrap_or(least);
    let of = share(example);
    let share = figure("share", example, notation).absolute(of, notation);
    Some(match (tense, of.amount.0 < 0) {
        (Tense::Past, false) => YearSaid::Bore { who, share },
        (Tense::Running, false) => YearSaid::BearsSoFar { who, share },
        (Tense::Planned, false) => YearSaid::WillBear { who, share },
        (Tense::Past, true) => YearSaid::Credited { to_whom: who, share },
        (Tense::Running, true) => YearSaid::CreditedSoFar { to_whom: who, share },
        (Tense::Planned, true) => YearSaid::WillBeCredited { to_whom: who, share },
    })
}
