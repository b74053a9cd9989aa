//! Dividing an amount among members, to the cent (Umlage).
//!
//! A period and the group that shares it give a [`Key`] (Verteilungsschlüssel): each member's exact fraction.
//! [`Key::apportion`] is the one function that divides what was booked. Invariant: the shares of an amount sum to the
//! amount, and those of its negative are their negatives.

mod key;
mod terms;

pub use key::{Key, Share};
pub use terms::FractionTerm;

use crate::ledger::{Agreement, CostEntry, Ledger, MemberIx, Period, Proration, Split, Stretch, Timeline};
use jiff::civil::Date;

/// Which members may take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// All, as booked.
    Everyone,
    /// Those that first joined before a day.
    JoinedBefore(Date),
    /// Those that first joined on a day or before it.
    JoinedUpTo(Date),
}

impl Group {
    fn takes(self, timeline: &Timeline, member: MemberIx) -> bool {
        let first = timeline.first_join(member);
        match self {
            Self::Everyone => true,
            Self::JoinedBefore(day) => first.is_some_and(|first| first < day),
            Self::JoinedUpTo(day) => first.is_some_and(|first| first <= day),
        }
    }
}

/// A part of a period in which the group does not change, with its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'t> {
    /// Its days.
    pub period: Period,
    /// The calendar months it touches, or its days.
    pub weight: u64,
    /// Who takes part, in the official order.
    pub members: &'t [MemberIx],
}

/// A period cut where the membership changes.
#[must_use]
pub fn segments<'t>(agreement: &Agreement, timeline: &'t Timeline, period: Period) -> Vec<Segment<'t>> {
    let weight = |period: Period| match agreement.proration {
        Proration::Months => period.months(),
        Proration::Days => period.days(),
    };
    let stretches = timeline.stretches(period).into_iter();
    stretches.map(|Stretch { period, members }| Segment { period, weight: weight(period), members }).collect()
}

/// The key of equal parts for a period; `None` where a part of it is without any member of the group.
#[must_use]
pub fn equal_key(agreement: &Agreement, timeline: &Timeline, period: Period, group: Group) -> Option<Key> {
    let mut shared = Vec::new();
    for segment in segments(agreement, timeline, period) {
        let members: Vec<MemberIx> =
            segment.members.iter().copied().filter(|&member| group.takes(timeline, member)).collect();
        if members.is_empty() {
            return None;
        }
        shared.push((segment.weight, members));
    }
    Some(Key::equal_parts(&shared))
}

/// The key by which an entry of a checked ledger is divided. Checks see to it that each live entry has members;
/// a reversed one and its reversal may have lost theirs when a membership was corrected, and have no shares then.
#[must_use]
pub fn key_of(ledger: &Ledger, entry: &CostEntry) -> Key {
    let key = match ledger.agreement.cost_type(entry.cost_type).split {
        Split::Direct => entry.charged_to.map(Key::whole),
        Split::Equal => equal_key(&ledger.agreement, &ledger.timeline, entry.period, Group::Everyone),
    };
    key.unwrap_or_else(Key::nobody)
}
