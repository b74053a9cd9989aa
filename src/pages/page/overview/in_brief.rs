//! The other answers in a line each, for whoever has a phone and ten seconds. Each leads to the whole answer.

use super::joined::Changed;
use super::next::WhatNext;
use super::reasons::Why;
use crate::pages::part::amount::Amount;
use crate::pages::part::one_more::OneMore;
use crate::pages::part::who::Who;
use serde::Serialize;

/// The lines; one is missing where its answer is none that a line could say.
#[derive(Debug, Serialize)]
pub(super) struct InBrief {
    joined: Option<BriefAnswer>,
    why: Option<BriefAnswer>,
    next: Option<BriefAnswer>,
}

/// What a line says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BriefAnswer {
    NobodyJoined,
    ShareLess { percent: String, who: Who, share: Amount, without: Amount },
    ShareMore { percent: String, who: Who, share: Amount, without: Amount },
    ShareAlike { who: Who, share: Amount },
    BillMore { change: Amount, who: Who, before: i16, reasons: Vec<BriefReason> },
    BillLess { change: Amount, who: Who, before: i16, reasons: Vec<BriefReason> },
    NextLess { joiner: OneMore, who: Who, less: Amount, next: Amount, now: Amount },
    NextMore { joiner: OneMore, who: Who, more: Amount, next: Amount, now: Amount },
    NextSame { joiner: OneMore, who: Who, next: Amount },
}

/// Why a bill became another.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BriefReason {
    CommonMore { change: Amount },
    CommonLess { change: Amount },
    NumberMore { change: Amount },
    NumberLess { change: Amount },
    KeyMore { change: Amount },
    KeyLess { change: Amount },
    OthersMore { change: Amount },
    OthersLess { change: Amount },
}

impl InBrief {
    /// `why` opens with what became of the bill that `title` names.
    pub(super) fn of(joined: &[Changed], why: Option<(&Why, &[Why])>, next: &[WhatNext]) -> Self {
        Self {
            joined: joined.first().and_then(of_joining),
            why: why.and_then(|(title, said)| of_reasons(title, said)),
            next: next.iter().find_map(of_next),
        }
    }
}

fn of_joining(said: &Changed) -> Option<BriefAnswer> {
    match said {
        Changed::NobodyJoined { .. } => Some(BriefAnswer::NobodyJoined),
        Changed::Less { who, share, without, percent, .. } => Some(BriefAnswer::ShareLess {
            percent: percent.amount.text.clone(),
            who: who.clone(),
            share: share.amount.clone(),
            without: without.amount.clone(),
        }),
        Changed::More { who, share, without, percent, .. } => Some(BriefAnswer::ShareMore {
            percent: percent.amount.text.clone(),
            who: who.clone(),
            share: share.amount.clone(),
            without: without.amount.clone(),
        }),
        Changed::Unchanged { who, share, .. } => {
            Some(BriefAnswer::ShareAlike { who: who.clone(), share: share.amount.clone() })
        }
        _ => None,
    }
}

fn of_reasons(title: &Why, said: &[Why]) -> Option<BriefAnswer> {
    let (Why::Rose { who, .. } | Why::Fell { who, .. } | Why::Stayed { who, .. }) = title else {
        return None;
    };
    let who = who.clone();
    let (became, reasons) = said.split_first()?;
    let reasons = reasons.iter().filter_map(of_reason).collect();
    match became {
        Why::BecameMore { first: before, change, .. } | Why::LastYearMore { before, change, .. } => {
            Some(BriefAnswer::BillMore { change: change.amount.clone(), who, before: *before, reasons })
        }
        Why::BecameLess { first: before, change, .. } | Why::LastYearLess { before, change, .. } => {
            Some(BriefAnswer::BillLess { change: change.amount.clone(), who, before: *before, reasons })
        }
        _ => None,
    }
}

fn of_reason(said: &Why) -> Option<BriefReason> {
    Some(match said {
        Why::CostsRose { change } | Why::CostChangesMore { change } => {
            BriefReason::CommonMore { change: change.amount.clone() }
        }
        Why::CostsFell { change } | Why::CostChangesLess { change } => {
            BriefReason::CommonLess { change: change.amount.clone() }
        }
        Why::GroupShrank { change } | Why::GroupChangesMore { change } => {
            BriefReason::NumberMore { change: change.amount.clone() }
        }
        Why::GroupGrew { change } | Why::GroupChangesLess { change } => {
            BriefReason::NumberLess { change: change.amount.clone() }
        }
        Why::KeyRaised { change } => BriefReason::KeyMore { change: change.amount.clone() },
        Why::KeyLowered { change } => BriefReason::KeyLess { change: change.amount.clone() },
        Why::OthersRose { change, .. } => BriefReason::OthersMore { change: change.amount.clone() },
        Why::OthersFell { change, .. } => BriefReason::OthersLess { change: change.amount.clone() },
        _ => return None,
    })
}

fn of_next(said: &WhatNext) -> Option<BriefAnswer> {
    match said {
        WhatNext::Cheaper { joiner, who, next, now, less } => Some(BriefAnswer::NextLess {
            joiner: joiner.clone(),
            who: who.clone(),
            less: less.amount.clone(),
            next: next.amount.clone(),
            now: now.amount.clone(),
        }),
        WhatNext::Dearer { joiner, who, next, now, more } => Some(BriefAnswer::NextMore {
            joiner: joiner.clone(),
            who: who.clone(),
            more: more.amount.clone(),
            next: next.amount.clone(),
            now: now.amount.clone(),
        }),
        WhatNext::NoGain { joiner, who, next } => Some(BriefAnswer::NextSame {
            joiner: joiner.clone(),
            who: who.clone(),
            next: next.amount.clone(),
        }),
        _ => None,
    }
}
