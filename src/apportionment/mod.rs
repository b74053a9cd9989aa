//! Dividing an amount among members, to the cent (Umlage).
//!
//! A period and the group that shares it give a [`Key`] (Verteilungsschlüssel): each member's exact fraction.
//! [`Key::apportion`] is the one function that divides money. Invariant: the shares of an amount sum to the
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

/// The key of equal parts for a period; `None` where a part of it is without any member of the group.
#[must_use]
pub fn equal_key(agreement: &Agreement, timeline: &Timeline, period: Period, group: Group) -> Option<Key> {
    let mut segments = Vec::new();
    for stretch in timeline.stretches(period) {
        let members: Vec<MemberIx> =
            stretch.members.iter().copied().filter(|&member| group.takes(timeline, member)).collect();
        if members.is_empty() {
            return None;
        }
        segments.push((weight(agreement.proration, stretch), members));
    }
    Some(Key::equal_parts(&segments))
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

/// What a stretch weighs: the calendar months it touches, or its days.
fn weight(proration: Proration, stretch: Stretch<'_>) -> u64 {
    let (start, end) = (stretch.period.start, stretch.period.end);
    // A period lies within one year, so that months and days of the year are enough.
    let span = match proration {
        Proration::Months => i64::from(end.month()) - i64::from(start.month()),
        Proration::Days => i64::from(end.day_of_year()) - i64::from(start.day_of_year()),
    };
    u64::try_from(span + 1).unwrap_or(0)
}
