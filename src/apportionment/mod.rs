//! Dividing an amount among members, to the cent (Umlage).
//!
//! A period and the group that shares it give a [`Key`] (Verteilungsschlüssel): each member's exact fraction.
//! [`Key::apportion`] is the one function that divides what was booked. Invariant: the shares of an amount sum to the
//! amount, and those of its negative are their negatives.

mod key;
mod segment;
mod terms;

pub use key::{Key, Share};
pub use segment::{KeySegment, SegmentPart};
pub use terms::FractionTerm;

use crate::ledger::{
    Agreement, CostEntry, Criterion, DatedParts, Ledger, MeasureEntry, MeasureIx, MemberIx, Part, Period,
    Proration, Segment, SharedSplit, Split, Status, Timeline, Value,
};
use crate::year::Year;
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
pub struct WeighedSegment<'t> {
    /// Its days.
    pub period: Period,
    /// The calendar months it touches, or its days.
    pub weight: u64,
    /// Who takes part, in the official order.
    pub members: &'t [MemberIx],
}

/// A period cut where the membership changes.
#[must_use]
pub fn segments<'t>(
    agreement: &Agreement,
    timeline: &'t Timeline,
    period: Period,
) -> Vec<WeighedSegment<'t>> {
    let weight = |period: Period| match agreement.proration {
        Proration::Months => period.months(),
        Proration::Days => period.days(),
    };
    let segments = timeline.segments(period).into_iter();
    segments
        .map(|Segment { period, members }| WeighedSegment { period, weight: weight(period), members })
        .collect()
}

/// The key of a shared entry's period; `None` where a part of it is without any member of the group, where no split is
/// in force, or where values are missing or sum to zero.
#[must_use]
pub fn shared_key(ledger: &Ledger, split: &SharedSplit, period: Period, group: Group) -> Option<Key> {
    let value = |measure, member| ledger.value(measure, period.year(), member);
    key_by(groups(ledger, period, group), &split.on(period.start)?.parts, value)
}

/// The key by which an entry would be divided with the split and the values of another year: those in force on the
/// day of that year which corresponds to the entry's first (of 29 February the 28th), and for a member without a
/// value in that year its value of the entry's own. `None` where these do not divide it.
#[must_use]
pub fn key_as_of(ledger: &Ledger, entry: &CostEntry, year: Year) -> Option<Key> {
    let split = match &ledger.agreement.cost_type(entry.cost_type).split {
        Split::Direct => return entry.charged_to.map(Key::whole),
        Split::Shared(split) => split,
    };
    let day = year.day_like(entry.period.start);
    let value = |measure, member| {
        ledger.value(measure, year, member).or_else(|| ledger.value(measure, entry.year(), member))
    };
    key_by(groups(ledger, entry.period, Group::Everyone), &split.on(day)?.parts, value)
}

/// The key by which an entry would be divided if some members had taken part throughout its period, and nobody else;
/// one without a value for its year counts with its earliest later one. `None` where one of them has no value at all,
/// or where nobody bears a part.
#[must_use]
pub fn key_of_group(ledger: &Ledger, entry: &CostEntry, members: &[MemberIx]) -> Option<Key> {
    let split = match &ledger.agreement.cost_type(entry.cost_type).split {
        Split::Direct => return entry.charged_to.map(Key::whole),
        Split::Shared(split) => split,
    };
    let mut members = members.to_vec();
    members.sort_unstable();
    let value = |measure, member| {
        let place = ledger.values.place_from(measure, entry.year(), member)?;
        ledger.measures.get(place)
    };
    key_by(std::iter::once((1, members)), &split.on(entry.period.start)?.parts, value)
}

/// Whether a member has a value, of the entry's year or a later one, of each measure by which it is divided.
#[must_use]
pub fn can_share(ledger: &Ledger, entry: &CostEntry, member: MemberIx) -> bool {
    let split = ledger.agreement.cost_type(entry.cost_type).split.shared();
    let parts = split.and_then(|split| split.on(entry.period.start));
    let mut measures = parts.into_iter().flat_map(DatedParts::measures);
    measures.all(|measure| ledger.values.place_from(measure, entry.year(), member).is_some())
}

/// What the members of a group weigh in each segment of a period.
fn groups(ledger: &Ledger, period: Period, group: Group) -> impl Iterator<Item = (u64, Vec<MemberIx>)> {
    let timeline = &ledger.timeline;
    segments(&ledger.agreement, timeline, period).into_iter().map(move |segment| {
        let members = segment.members.iter().copied();
        (segment.weight, members.filter(|&member| group.takes(timeline, member)).collect())
    })
}

fn key_by<'l>(
    groups: impl Iterator<Item = (u64, Vec<MemberIx>)>,
    parts: &[Part],
    value: impl Fn(MeasureIx, MemberIx) -> Option<&'l MeasureEntry>,
) -> Option<Key> {
    let mut shared = Vec::new();
    let mut status = Status::Actual;
    for (weight, members) in groups {
        if members.is_empty() {
            return None;
        }
        let mut of_segment = Vec::with_capacity(parts.len());
        for &part in parts {
            of_segment.push(match part.criterion {
                Criterion::Equal => SegmentPart::equal(part),
                Criterion::Measure(measure) => {
                    let values = members.iter().map(|&member| value(measure, member));
                    let values: Vec<&MeasureEntry> = values.collect::<Option<_>>()?;
                    status = values.iter().map(|value| value.status).fold(status, Ord::max);
                    let values: Vec<Value> = values.iter().map(|value| value.value).collect();
                    SegmentPart::by_values(part, &values)?
                }
            });
        }
        shared.push(KeySegment { weight, members, parts: of_segment });
    }
    Some(Key::of(shared, status))
}

/// The key by which an entry of a checked ledger is divided. Checks see to it that each live entry has one; a
/// reversed one and its reversal may have lost theirs when a membership, a value or the split was corrected, and have
/// no shares then.
#[must_use]
pub fn key_of(ledger: &Ledger, entry: &CostEntry) -> Key {
    let key = match &ledger.agreement.cost_type(entry.cost_type).split {
        Split::Direct => entry.charged_to.map(Key::whole),
        Split::Shared(split) => shared_key(ledger, split, entry.period, Group::Everyone),
    };
    key.unwrap_or_else(Key::nobody)
}
