//! The fourth answer: what one more would bring. Joins that are booked come first, as facts; what is only imagined
//! starts from the group after them.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::figures::scenario::{Scenario, ScenarioStep, scenario, somebody_takes_part};
use crate::page_table::PageKind;
use crate::pages::part::ahead::{self, BookedAhead};
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::one_more::{OneMore, Told, bearer};
use crate::pages::part::who::Who;
use serde::Serialize;

/// The fourth answer.
#[derive(Debug, Serialize)]
pub(super) struct NextAnswer {
    booked: Vec<BookedAhead>,
    said: Vec<WhatNext>,
}

/// What the fourth answer says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhatNext {
    NothingToDivide,
    NothingCommon,
    NobodyToJoin,
    NothingDivides,
    NoCandidate,
    BookedGroup {
        year: i16,
        who: Who,
        share: StatedFigure,
    },
    BookedGroupCredited {
        year: i16,
        to_whom: Who,
        share: StatedFigure,
    },
    Cheaper {
        joiner: OneMore,
        who: Who,
        next: StatedFigure,
        now: StatedFigure,
        less: StatedFigure,
    },
    Dearer {
        joiner: OneMore,
        who: Who,
        next: StatedFigure,
        now: StatedFigure,
        more: StatedFigure,
    },
    NoGain {
        joiner: OneMore,
        who: Who,
        next: StatedFigure,
    },
    NextCreditsLess {
        joiner: OneMore,
        to_whom: Who,
        next: StatedFigure,
        now: StatedFigure,
        less: StatedFigure,
    },
    NextCreditsMore {
        joiner: OneMore,
        to_whom: Who,
        next: StatedFigure,
        now: StatedFigure,
        more: StatedFigure,
    },
    NextCreditsTheSame {
        joiner: OneMore,
        to_whom: Who,
        next: StatedFigure,
    },
    NextTurns {
        joiner: OneMore,
        next: StatedFigure,
        now: StatedFigure,
    },
    LeftOut {
        names: Vec<String>,
    },
    RestsOn {
        year: i16,
    },
}

pub(super) fn next(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> NextAnswer {
    NextAnswer { booked: ahead::booked_ahead(basis), said: said(basis, headline) }
}

fn said(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> Vec<WhatNext> {
    let Some(of) = headline else { return vec![WhatNext::NothingToDivide] };
    if of.share.is_none() {
        return vec![WhatNext::NothingCommon];
    }
    let scenario = scenario(basis.figures);
    let Some((scenario, booked)) = scenario.as_ref().and_then(|of| Some((of, of.booked()?))) else {
        return vec![match somebody_takes_part(basis.figures) {
            true => WhatNext::NothingDivides,
            false => WhatNext::NobodyToJoin,
        }];
    };
    let mut said = Vec::new();
    if basis.figures.booked_ahead().next().is_some() {
        said.push(booked_group(basis, of, scenario, booked));
    }
    let following = scenario.next().cloned().or_else(|| scenario.anybody(basis.figures));
    said.push(match following {
        Some(step) => compared(basis, of, scenario, booked, &step),
        None => WhatNext::NoCandidate,
    });
    if !scenario.left_out.is_empty() {
        let names = basis.names(&scenario.left_out).into_iter().map(ToOwned::to_owned).collect();
        said.push(WhatNext::LeftOut { names });
    }
    let calculated =
        said.iter().any(|said| !matches!(said, WhatNext::NoCandidate | WhatNext::LeftOut { .. }));
    said.extend(calculated.then(|| WhatNext::RestsOn { year: of.year.number() }));
    said
}

/// A figure of the scenario.
fn figure(
    of: &LastFullYear,
    scenario: &Scenario,
    id: &str,
    amount: Cents,
    notation: Notation,
) -> StatedFigure {
    let marked = Marked { amount, statuses: scenario.total.statuses };
    StatedFigure::euros(id, marked, notation, PageKind::Outlook.path(&[])).of_year(of.year)
}

/// What the group after the last booked change would have borne.
fn booked_group(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    scenario: &Scenario,
    booked: &ScenarioStep,
) -> WhatNext {
    let notation = Notation::of(&[booked.bill]);
    let (year, who) = (of.year.number(), bearer(basis, &[booked], notation));
    let share = figure(of, scenario, "next-booked", booked.bill, notation);
    if booked.bill < Cents::ZERO {
        let shown = Marked { amount: booked.bill, statuses: scenario.total.statuses };
        return WhatNext::BookedGroupCredited { year, to_whom: who, share: share.absolute(shown, notation) };
    }
    WhatNext::BookedGroup { year, who, share }
}

fn compared(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    scenario: &Scenario,
    booked: &ScenarioStep,
    step: &ScenarioStep,
) -> WhatNext {
    let notation = Notation::of(&[booked.bill, step.bill]);
    let difference = notation.difference(booked.bill, step.bill);
    let (joiner, who) = (OneMore::of(basis, step), bearer(basis, &[booked, step], notation));
    let id = if step.candidate.is_some() { "next" } else { "next-anybody" };
    let next = figure(of, scenario, id, step.bill, notation);
    let now = figure(of, scenario, "next-now", booked.bill, notation);
    let marked = |amount| Marked { amount, statuses: scenario.total.statuses };
    let gain = figure(of, scenario, "next-difference", step.bill - booked.bill, notation)
        .absolute(marked(difference), notation);
    let told = Told::of(&[booked.bill, step.bill]);
    let (next, now) = if told == Told::Credit {
        (next.absolute(marked(step.bill), notation), now.absolute(marked(booked.bill), notation))
    } else {
        (next, now)
    };
    match (told, difference.0.signum()) {
        (Told::Cost, 0) => WhatNext::NoGain { joiner, who, next },
        (Told::Cost, 1) => WhatNext::Dearer { joiner, who, next, now, more: gain },
        (Told::Cost, _) => WhatNext::Cheaper { joiner, who, next, now, less: gain },
        (Told::Credit, 0) => WhatNext::NextCreditsTheSame { joiner, to_whom: who, next },
        (Told::Credit, 1) => WhatNext::NextCreditsLess { joiner, to_whom: who, next, now, less: gain },
        (Told::Credit, _) => WhatNext::NextCreditsMore { joiner, to_whom: who, next, now, more: gain },
        (Told::Both, _) => WhatNext::NextTurns { joiner, next, now },
    }
}
