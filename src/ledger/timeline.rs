//! Who was a member when: the live joins and leaves as one line of time.

use super::agreement::MemberIx;
use super::book::Book;
use super::entry::Period;
use super::membership_entry::{Event, MembershipEntry};
use super::sheet::RowPlace;
use crate::invariant::Invariant;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The memberships of all members over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// For each member its memberships, ascending.
    spans: Vec<Vec<MembershipSpan>>,
    /// The groups that take part, each from its day on; before the first day nobody does.
    epochs: Vec<Epoch>,
}

/// One membership of one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipSpan {
    /// The first day as a member.
    pub from: Date,
    /// The first day no longer a member.
    pub until: Option<Date>,
}

impl MembershipSpan {
    /// The last day as a member; `None` where it has not ended.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        // A day before it exists: that of joining.
        self.until.map(|day| day.yesterday().unwrap_or(day))
    }
}

/// A segment of time in which the group does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// Its first day; it lasts until the next epoch begins.
    pub from: Date,
    /// Who takes part, in the official order.
    pub members: Vec<MemberIx>,
}

/// A part of a period in which the group does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its days, both inclusive.
    pub period: Period,
    /// Who takes part, in the official order.
    pub members: &'a [MemberIx],
}

impl Timeline {
    /// Lays out the live events of `members` members; where they do not alternate, what does not fit is
    /// passed over (it is reported elsewhere).
    pub(super) fn new(members: usize, events: impl Iterator<Item = MembershipChange>) -> Self {
        let mut spans: Vec<Vec<MembershipSpan>> = vec![Vec::new(); members];
        for change in in_order_of_effect(events) {
            let spans = &mut spans[change.member.0];
            match (change.event, spans.last_mut()) {
                (Event::Leave, Some(span)) if span.until.is_none() => span.until = Some(change.on),
                // Back on the very day of leaving: the membership was never interrupted.
                (Event::Join, Some(span)) if span.until == Some(change.on) => span.until = None,
                (Event::Join, Some(span)) if span.until.is_none() => {}
                (Event::Join, _) => spans.push(MembershipSpan { from: change.on, until: None }),
                (Event::Leave, _) => {}
            }
        }
        let epochs = epochs(&spans);
        Self { spans, epochs }
    }

    /// The memberships of one member, ascending.
    #[must_use]
    pub fn spans(&self, member: MemberIx) -> &[MembershipSpan] {
        &self.spans[member.0]
    }

    /// All changes of the group, ascending.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        &self.epochs
    }

    /// Who takes part on a day, in the official order.
    #[must_use]
    pub fn members_on(&self, day: Date) -> &[MemberIx] {
        let after = self.epochs.partition_point(|epoch| epoch.from <= day);
        after.checked_sub(1).map_or(&[], |place| &self.epochs[place].members)
    }

    /// The day a member first joined.
    #[must_use]
    pub fn first_join(&self, member: MemberIx) -> Option<Date> {
        self.spans(member).first().map(|span| span.from)
    }

    /// The day the first members joined.
    #[must_use]
    pub fn founding(&self) -> Option<Date> {
        self.spans.iter().filter_map(|spans| spans.first()).map(|span| span.from).min()
    }

    /// The accession dates: the first joining days after the earliest one, ascending.
    #[must_use]
    pub fn accessions(&self) -> Vec<Date> {
        let founding = self.founding();
        let mut days: Vec<Date> = self
            .spans
            .iter()
            .filter_map(|spans| spans.first())
            .map(|span| span.from)
            .filter(|day| Some(*day) > founding)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether a member takes part on every day of a period.
    #[must_use]
    pub fn throughout(&self, member: MemberIx, period: Period) -> bool {
        self.segments(period).iter().all(|segment| segment.members.contains(&member))
    }

    /// A period cut where the group changes.
    #[must_use]
    pub fn segments(&self, period: Period) -> Vec<Segment<'_>> {
        let mut segments = Vec::new();
        let mut start = period.start;
        let next = self.epochs.partition_point(|epoch| epoch.from <= period.start);
        let mut members: &[MemberIx] = self.members_on(period.start);
        for epoch in self.epochs[next..].iter().take_while(|epoch| epoch.from <= period.end) {
            let end = epoch.from.yesterday().invariant("the period has a day before it");
            segments.push(Segment { period: Period { start, end }, members });
            start = epoch.from;
            members = &epoch.members;
        }
        segments.push(Segment { period: Period { start, end: period.end }, members });
        segments
    }
}

/// Who takes part from each day on which that changes.
fn epochs(spans: &[Vec<MembershipSpan>]) -> Vec<Epoch> {
    let mut changes: BTreeMap<Date, Vec<(MemberIx, Event)>> = BTreeMap::new();
    for (member, spans) in spans.iter().enumerate() {
        // A membership without a day, which is reported, changes nothing.
        for span in spans.iter().filter(|span| span.until != Some(span.from)) {
            changes.entry(span.from).or_default().push((MemberIx(member), Event::Join));
            if let Some(until) = span.until {
                changes.entry(until).or_default().push((MemberIx(member), Event::Leave));
            }
        }
    }
    let mut present: BTreeSet<MemberIx> = BTreeSet::new();
    let mut epochs = Vec::with_capacity(changes.len());
    for (from, changes) in changes {
        // No member has two changes on one day: it would not have been interrupted.
        for (member, event) in changes {
            match event {
                Event::Join => present.insert(member),
                Event::Leave => present.remove(&member),
            };
        }
        epochs.push(Epoch { from, members: present.iter().copied().collect() });
    }
    epochs
}

/// A live join or leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct MembershipChange {
    pub member: MemberIx,
    pub event: Event,
    pub on: Date,
    /// Where it was booked.
    pub place: RowPlace,
}

/// The live changes of a book, as far as they could be read.
pub(super) fn changes(memberships: &Book<'_, MembershipEntry>) -> impl Iterator<Item = MembershipChange> {
    memberships.known().filter(|row| row.is_live).filter_map(|row| {
        let (member, event, on) = row.facts.change()?;
        Some(MembershipChange { member, event, on, place: row.place })
    })
}

/// Changes by the day they take effect, those of one day in the order of the ledger.
pub(super) fn in_order_of_effect(changes: impl Iterator<Item = MembershipChange>) -> Vec<MembershipChange> {
    let mut changes: Vec<MembershipChange> = changes.collect();
    changes.sort_by_key(|change| (change.on, change.place.file, change.place.line));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Two members; each event is the member, the event, and the first of a month of 2020.
    fn timeline(events: &[(usize, Event, i8)]) -> Timeline {
        let changes = events.iter().enumerate().map(|(line, &(member, event, month))| MembershipChange {
            member: MemberIx(member),
            event,
            on: date(2020, month, 1),
            place: RowPlace { file: 0, line, start: 0 },
        });
        Timeline::new(2, changes)
    }

    const FIRST: usize = 0;
    const SECOND: usize = 1;

    #[test]
    fn a_return_on_the_day_of_leaving_is_no_interruption() {
        let without = timeline(&[(FIRST, Event::Join, 1), (SECOND, Event::Join, 3)]);
        let with = timeline(&[
            (FIRST, Event::Join, 1),
            (SECOND, Event::Join, 3),
            (FIRST, Event::Leave, 6),
            (FIRST, Event::Join, 6),
        ]);
        assert_eq!(with, without);
        let year = Period { start: date(2020, 1, 1), end: date(2020, 12, 31) };
        assert_eq!(with.segments(year).len(), 2);
    }

    #[test]
    fn a_return_on_the_day_of_leaving_may_end_later() {
        let left = timeline(&[
            (FIRST, Event::Join, 1),
            (FIRST, Event::Leave, 6),
            (FIRST, Event::Join, 6),
            (FIRST, Event::Leave, 9),
        ]);
        let span = MembershipSpan { from: date(2020, 1, 1), until: Some(date(2020, 9, 1)) };
        assert_eq!(left.spans(MemberIx(FIRST)), [span]);
        assert_eq!(left.epochs().len(), 2);
    }

    #[test]
    fn two_members_that_change_places_on_a_day_are_one_change() {
        let changed =
            timeline(&[(FIRST, Event::Join, 1), (FIRST, Event::Leave, 6), (SECOND, Event::Join, 6)]);
        let groups: Vec<&[MemberIx]> =
            changed.epochs().iter().map(|epoch| epoch.members.as_slice()).collect();
        assert_eq!(groups, [[MemberIx(FIRST)], [MemberIx(SECOND)]]);
    }
}
