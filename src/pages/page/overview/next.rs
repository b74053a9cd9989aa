//! The fourth answer: what one more would bring. A scenario, and nothing that is booked.

use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::figures::scenario::{ScenarioStep, scenario};
use crate::page_table::PageKind;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use serde::Serialize;

/// What the fourth answer says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhatNext {
    NothingToDivide,
    NobodyToJoin,
    NoCandidate,
    OneMore { name: String, next: StatedFigure, now: StatedFigure, less: Amount },
    OneMoreMean { name: String, next: StatedFigure, now: StatedFigure, less: Amount },
    AnyOneMore { next: Amount, now: Amount, less: Amount },
    NoGain { now: Amount },
    RestsOn { year: i16 },
}

pub(super) fn next(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> Vec<WhatNext> {
    let Some(of) = headline.filter(|of| of.share.is_some()) else { return vec![WhatNext::NothingToDivide] };
    let Some(scenario) = scenario(basis.figures) else { return vec![WhatNext::NobodyToJoin] };
    let place = scenario.steps.iter().position(|step| step.members == scenario.members_today);
    let Some(today) = place.and_then(|place| scenario.steps.get(place)) else {
        return vec![WhatNext::NobodyToJoin];
    };
    let statuses = scenario.total.statuses;
    let step = |amount| Marked { amount, statuses };
    let following = place.and_then(|place| scenario.steps.get(place + 1));
    let rests = WhatNext::RestsOn { year: of.year.number() };
    let bill = following.map(|step| step.bill).or_else(|| scenario.one_more(basis.figures));
    let Some(bill) = bill else { return vec![WhatNext::NoCandidate] };
    let notation = Notation::of(&[today.bill, bill]);
    let less = notation.difference(bill, today.bill);
    if less.0 <= 0 {
        return vec![WhatNext::NoGain { now: notation.amount(step(today.bill)) }, rests];
    }
    let less = notation.amount(step(less));
    let said = match following.and_then(|step| named(basis, *step)) {
        Some(name) => {
            let figure = |id: &str, amount| {
                StatedFigure::euros(id, step(amount), notation, PageKind::Outlook.path(&[])).of_year(of.year)
            };
            let (next, now) = (figure("next", bill), figure("next-now", today.bill));
            match basis.agreement().shares_equally() {
                true => WhatNext::OneMore { name, next, now, less },
                false => WhatNext::OneMoreMean { name, next, now, less },
            }
        }
        None => WhatNext::AnyOneMore {
            next: notation.amount(step(bill)),
            now: notation.amount(step(today.bill)),
            less,
        },
    };
    vec![said, rests]
}

fn named(basis: &Basis<'_, '_>, step: ScenarioStep) -> Option<String> {
    step.candidate.map(|candidate| basis.agreement().member(candidate).short_name.clone())
}
