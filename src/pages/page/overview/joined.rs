//! The second answer: what the accessions changed. It compares only what was apportioned anew.

use crate::figures::Marked;
use crate::figures::headline::{LastFullYear, Mean};
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::until::Until;
use crate::pages::part::who::Who;
use num_rational::BigRational;
use serde::Serialize;

/// What the second answer says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Changed {
    NothingToCompare,
    NoCommonCosts,
    NobodyJoined {
        founded: String,
    },
    Less {
        year: i16,
        joined: Joiners,
        who: Who,
        share: StatedFigure,
        without: StatedFigure,
        percent: StatedFigure,
    },
    More {
        year: i16,
        joined: Joiners,
        who: Who,
        share: StatedFigure,
        without: StatedFigure,
        percent: StatedFigure,
    },
    Unchanged {
        year: i16,
        joined: Joiners,
        who: Who,
        share: StatedFigure,
    },
    CreditedLess {
        year: i16,
        joined: Joiners,
        to_whom: Who,
        share: StatedFigure,
        without: StatedFigure,
        percent: StatedFigure,
    },
    CreditedMore {
        year: i16,
        joined: Joiners,
        to_whom: Who,
        share: StatedFigure,
        without: StatedFigure,
        percent: StatedFigure,
    },
    CreditedUnchanged {
        year: i16,
        joined: Joiners,
        to_whom: Who,
        share: StatedFigure,
    },
    /// A credit became a cost, or a cost a credit: neither verb says both.
    Turned {
        year: i16,
        joined: Joiners,
        share: StatedFigure,
        without: StatedFigure,
    },
    Relieved {
        member: String,
        all: bool,
        until: Until,
        saved: StatedFigure,
    },
    Burdened {
        member: String,
        all: bool,
        until: Until,
        saved: StatedFigure,
    },
    NothingSaved {
        member: String,
        all: bool,
        until: Until,
    },
    GroupRelieved {
        founding: Count,
        all: bool,
        until: Until,
        saved: StatedFigure,
    },
    GroupBurdened {
        founding: Count,
        all: bool,
        until: Until,
        saved: StatedFigure,
    },
    GroupSavedNothing {
        founding: Count,
        all: bool,
        until: Until,
    },
    Rate {
        year: i16,
        unit: String,
        rate: StatedFigure,
    },
    RateInstead {
        year: i16,
        unit: String,
        rate: StatedFigure,
        without: StatedFigure,
    },
}

/// Whose joining, behind "durch".
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Joiners {
    One { names: Vec<String> },
    Few { names: Vec<String> },
    Many { joined: Count },
}

impl Default for Joiners {
    fn default() -> Self {
        Self::One { names: Vec::new() }
    }
}

impl Joiners {
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, members: &[MemberIx]) -> Self {
        let names: Vec<String> = basis.names(members).into_iter().map(ToOwned::to_owned).collect();
        match names.len() {
            1 => Self::One { names },
            2..=NAMED => Self::Few { names },
            number => Self::Many { joined: Count::of(number, basis.words) },
        }
    }
}

/// The title of the chart of the share over time. What it says is of a full year, never of a part of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum ShareTitle {
    LessThrough { year: i16, joined: Joiners, who: Who, share: Amount, without: Amount, percent: String },
    Share { year: i16, who: Who, share: Amount },
    ShareCredited { year: i16, to_whom: Who, share: Amount },
    RateOnly,
}

pub(super) fn chart_title(
    basis: &Basis<'_, '_>,
    headline: Option<&LastFullYear>,
    said: &[Changed],
) -> ShareTitle {
    for sentence in said {
        if let Changed::Less { year, joined, who, share, without, percent } = sentence {
            return ShareTitle::LessThrough {
                year: *year,
                joined: joined.clone(),
                who: who.clone(),
                share: share.amount.clone(),
                without: without.amount.clone(),
                percent: percent.amount.text.clone(),
            };
        }
    }
    let Some((of, share)) = headline.and_then(|of| Some((of, of.share?))) else {
        return ShareTitle::RateOnly;
    };
    let notation = Notation::of(&[share.mean.amount, share.least, share.most]);
    let (year, who) = (of.year.number(), Who::of(basis, of, notation, &[share]));
    let amount = notation.amount(share.mean.abs());
    match share.mean.amount.0 < 0 {
        true => ShareTitle::ShareCredited { year, to_whom: who, share: amount },
        false => ShareTitle::Share { year, who, share: amount },
    }
}

/// So many names stand in a sentence.
const NAMED: usize = 3;

/// What the second answer says.
pub(super) fn joined(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> Vec<Changed> {
    let Some(of) = headline else { return vec![Changed::NothingToCompare] };
    let (Some(share), Some(without)) = (of.share, of.without_accessions) else {
        return vec![Changed::NoCommonCosts];
    };
    let accessions = basis.accessions.iter().filter(|accession| accession.date <= of.year.last_day());
    let members: Vec<_> = accessions.flat_map(|accession| accession.members.iter().copied()).collect();
    if members.is_empty() {
        let founding = basis.figures.group_changes.first();
        let founded = founding.map(|change| german::date(change.date)).unwrap_or_default();
        let mut said = vec![Changed::NobodyJoined { founded }];
        said.extend(rate(basis, of));
        return said;
    }
    // Who has left again changes nothing of this year any more, though of the sum of all years.
    let present: Vec<_> =
        members.iter().copied().filter(|&member| basis.figures.takes_part_in(of.year, member)).collect();
    let some_left = !present.is_empty() && present.len() < members.len();
    let joins = Joiners::of(basis, if some_left { &present } else { &members });
    let mut said = vec![compared(basis, of, joins, share, without)];
    said.extend(rate(basis, of));
    said.extend(saved(basis, of, some_left));
    said
}

/// The share as it is and as it would be.
fn compared(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    joined: Joiners,
    share: Mean,
    without: Mean,
) -> Changed {
    let amounts = [share, without].map(|mean| [mean.mean.amount, mean.least, mean.most]).concat();
    let notation = Notation::of(&amounts);
    let who = Who::of(basis, of, notation, &[share, without]);
    let year = of.year.number();
    let page = format!("{}#_anteile", PageKind::YearPage.path(&[&of.year]));
    let figure =
        |id: &str, mean: Mean| StatedFigure::euros(id, mean.mean, notation, page.clone()).of_year(of.year);
    let now = figure("mean-share", share);
    let then = figure("mean-share-without-accessions", without);
    let difference = notation.difference(share.mean.amount, without.mean.amount);
    let percent = || {
        let change = (share.mean.amount - without.mean.amount).abs();
        let part = BigRational::new(change.0.into(), without.mean.amount.abs().0.max(1).into());
        let mut figure = StatedFigure::percent("mean-share-difference", &part, page.clone()).of_year(of.year);
        figure.amount.text = figure.amount.text.replace(",0\u{a0}", "\u{a0}");
        figure
    };
    let is_credit = share.mean.amount.0 < 0;
    let difference = difference.0.signum();
    if difference != 0 && (without.mean.amount.is_zero() || is_credit != (without.mean.amount.0 < 0)) {
        return Changed::Turned { year, joined, share: now, without: then };
    }
    if is_credit {
        let percent = percent();
        let without = then.absolute(without.mean, notation);
        let (to_whom, share) = (who, now.absolute(share.mean, notation));
        return match difference {
            0 => Changed::CreditedUnchanged { year, joined, to_whom, share },
            1 => Changed::CreditedMore { year, joined, to_whom, share, without, percent },
            _ => Changed::CreditedLess { year, joined, to_whom, share, without, percent },
        };
    }
    match difference {
        0 => Changed::Unchanged { year, joined, who, share: now },
        1 => Changed::Less { year, joined, who, share: now, without: then, percent: percent() },
        _ => Changed::More { year, joined, who, share: now, without: then, percent: percent() },
    }
}

/// What that is for each unit, where one measure says it all.
fn rate(basis: &Basis<'_, '_>, of: &LastFullYear) -> Option<Changed> {
    let rate = basis.figures.rate(&of.group, of.year)?;
    let unit = basis.agreement().measure(rate.measure).unit.clone();
    let statuses = of.share?.mean.statuses;
    let year = of.year.number();
    let figure = |id: &str, amount| {
        let page = format!("index.html#{}", super::by_key::ANCHOR);
        StatedFigure::rate(id, amount, &unit, statuses, page).of_year(of.year)
    };
    let now = figure("rate", rate.rate);
    Some(match rate.rate == rate.without_accessions {
        true => Changed::Rate { year, unit: unit.clone(), rate: now },
        false => Changed::RateInstead {
            year,
            unit: unit.clone(),
            rate: now,
            without: figure("rate-without-accessions", rate.without_accessions),
        },
    })
}

/// What the group saved together up to the end of the year, where parts are not equal: no one of it stands for all
/// then.
fn saved_together(basis: &Basis<'_, '_>, of: &LastFullYear, all: bool) -> Changed {
    let saved: Marked = of.group.iter().map(|&member| basis.figures.saved_until(of.year, member, None)).sum();
    let (founding, until) = (Count::of(of.group.len(), basis.words), Until::booked(basis, of.year));
    let notation = Notation::of(&[saved.amount]);
    let figure = StatedFigure::euros("saving-together", saved, notation, PageKind::Members.path(&[]))
        .of_year(of.year)
        .absolute(saved, notation);
    match saved.amount.0.signum() {
        0 => Changed::GroupSavedNothing { founding, all, until },
        1 => Changed::GroupRelieved { founding, all, until, saved: figure },
        _ => Changed::GroupBurdened { founding, all, until, saved: figure },
    }
}

/// What the example saved up to the end of the year; `all` where that is by more joins than those told before.
fn saved(basis: &Basis<'_, '_>, of: &LastFullYear, all: bool) -> Option<Changed> {
    if of.is_founding && of.group.len() > 1 && !basis.agreement().shares_equally() {
        return Some(saved_together(basis, of, all));
    }
    let example = *of.group.first()?;
    let saved = basis.figures.saved_until(of.year, example, None);
    let of_agreement = basis.agreement().member(example);
    let (member, until) = (of_agreement.short_name.clone(), Until::booked(basis, of.year));
    let notation = Notation::of(&[saved.amount]);
    let page = format!("{}#_entlastung", PageKind::Member.path(&[&of_agreement.id]));
    let figure = StatedFigure::euros("saving", saved, notation, page)
        .of_year(of.year)
        .of_member(&of_agreement.id)
        .absolute(saved, notation);
    Some(match saved.amount.0.signum() {
        0 => Changed::NothingSaved { member, all, until },
        1 => Changed::Relieved { member, all, until, saved: figure },
        _ => Changed::Burdened { member, all, until, saved: figure },
    })
}
