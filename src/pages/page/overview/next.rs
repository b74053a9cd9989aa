//! The fourth answer: what one more would bring. Joins that are booked come first, as facts; what is only imagined
//! starts from the group after them.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::figures::scenario::{Scenario, ScenarioStep, somebody_takes_part};
use crate::ledger::MemberIx;
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
pub(in crate::pages) struct NextAnswer {
    booked: Vec<BookedAhead>,
    pub(super) said: Vec<WhatNext>,
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
    /// The share of one.
    OwnTurns {
        joiner: OneMore,
        name: String,
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
    let Some((scenario, booked)) = basis.scenario().and_then(|of| Some((of, of.booked()?))) else {
        return vec![match somebody_takes_part(basis.figures) {
            true => WhatNext::NothingDivides,
            false => WhatNext::NobodyToJoin,
        }];
    };
    let telling = Telling { scenario, member: "" };
    let mut said = Vec::new();
    if basis.figures.booked_ahead().next().is_some() {
        let who = bearer(basis, &[booked], Notation::of(&[booked.bill]));
        said.push(telling.booked_group(who, booked.bill));
    }
    said.push(match basis.one_more() {
        Some(step) => {
            let who = bearer(basis, &[booked, step], Notation::of(&[booked.bill, step.bill]));
            telling.compared(OneMore::of(basis, step), who, [booked.bill, step.bill])
        }
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

/// The same for one member, where it takes part after the last booked change and somebody may come.
pub(in crate::pages) fn of_member(basis: &Basis<'_, '_>, member: MemberIx) -> Option<NextAnswer> {
    let scenario = basis.scenario().filter(|of| of.total.is_booked())?;
    let (booked, step) = (scenario.booked()?, basis.one_more()?);
    let share = |of: &ScenarioStep| of.shares.iter().find(|share| share.member == member).map(|of| of.amount);
    let amounts = [share(booked)?, share(step)?];
    let who = || Who::One { name: basis.names(&[member]).concat() };
    let telling = Telling { scenario, member: &basis.agreement().member(member).id };
    let ahead = basis.figures.booked_ahead().next().is_some();
    let mut said: Vec<WhatNext> =
        ahead.then(|| telling.booked_group(who(), amounts[0])).into_iter().collect();
    said.push(telling.compared(OneMore::of(basis, step), who(), amounts));
    said.push(WhatNext::RestsOn { year: scenario.year.number() });
    Some(NextAnswer { booked: ahead::booked_ahead(basis), said })
}

/// Tells what a scenario brings a group, or the member of this id.
struct Telling<'a> {
    scenario: &'a Scenario,
    member: &'a str,
}

impl Telling<'_> {
    fn figure(&self, id: &str, amount: Cents, notation: Notation) -> StatedFigure {
        let page = PageKind::Outlook.path(&[]);
        let figure = StatedFigure::euros(id, self.marked(amount), notation, page);
        figure.of_year(self.scenario.year).of_member(self.member)
    }

    fn marked(&self, amount: Cents) -> Marked {
        Marked { amount, statuses: self.scenario.total.statuses }
    }

    /// What is borne in the group after the last booked change.
    fn booked_group(&self, who: Who, amount: Cents) -> WhatNext {
        let notation = Notation::of(&[amount]);
        let year = self.scenario.year.number();
        let share = self.figure("next-booked", amount, notation);
        if amount < Cents::ZERO {
            let share = share.absolute(self.marked(amount), notation);
            return WhatNext::BookedGroupCredited { year, to_whom: who, share };
        }
        WhatNext::BookedGroup { year, who, share }
    }

    /// What is borne in the booked group and in that of a step.
    fn compared(&self, joiner: OneMore, who: Who, [before, after]: [Cents; 2]) -> WhatNext {
        let notation = Notation::of(&[before, after]);
        let difference = notation.difference(before, after);
        let id = match joiner {
            OneMore::Candidate { .. } => "next",
            OneMore::Anybody => "next-anybody",
        };
        let next = self.figure(id, after, notation);
        let now = self.figure("next-now", before, notation);
        let gain = self
            .figure("next-difference", after - before, notation)
            .absolute(self.marked(difference), notation);
        let told = Told::of(&[before, after]);
        let (next, now) = if told == Told::Credit {
            (next.absolute(self.marked(after), notation), now.absolute(self.marked(before), notation))
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
            (Told::Both, _) => match who {
                Who::One { name } => WhatNext::OwnTurns { joiner, name, next, now },
                _ => WhatNext::NextTurns { joiner, next, now },
            },
        }
    }
}
