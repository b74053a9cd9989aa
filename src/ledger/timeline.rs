//! Who was a member when: the live joins and leaves as one line of time.

use super::agreement::MemberIx;
use super::entry::Period;
use super::membership_entry::{Event, MembershipEntry};
use jiff::civil::Date;
use std::collections::BTreeMap;

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

/// A stretch of time in which the group does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// Its first day; it lasts until the next epoch begins.
    pub from: Date,
    /// Who takes part, in the official order.
    pub members: Vec<MemberIx>,
}

/// A part of a period in which the group does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Its days, both inclusive.
    pub period: Period,
    /// Who takes part, in the official order.
    pub members: &'a [MemberIx],
}

impl Timeline {
    /// Lays out the live events of `members` members; where they do not alternate, what does not fit is
    /// passed over (it is reported elsewhere).
    pub(super) fn new(members: usize, entries: &[MembershipEntry]) -> Self {
        let mut spans: Vec<Vec<MembershipSpan>> = vec![Vec::new(); members];
        for entry in in_order_of_effect(entries) {
            let Some(spans) = spans.get_mut(entry.member.0) else { continue };
            match (entry.event, spans.last_mut()) {
                (Event::Leave, Some(span)) if span.until.is_none() => span.until = Some(entry.effective_on),
                (Event::Join, Some(span)) if span.until.is_none() => {}
                (Event::Join, _) => spans.push(MembershipSpan { from: entry.effective_on, until: None }),
                (Event::Leave, _) => {}
            }
        }
        let epochs = epochs(&spans);
        Self { spans, epochs }
    }

    /// The memberships of one member, ascending.
    #[must_use]
    pub fn spans(&self, member: MemberIx) -> &[MembershipSpan] {
        self.spans.get(member.0).map_or(&[], Vec::as_slice)
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
        after
            .checked_sub(1)
            .and_then(|place| self.epochs.get(place))
            .map_or(&[], |epoch| epoch.members.as_slice())
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
        self.stretches(period).iter().all(|stretch| stretch.members.contains(&member))
    }

    /// A period cut where the group changes.
    #[must_use]
    pub fn stretches(&self, period: Period) -> Vec<Stretch<'_>> {
        let mut stretches = Vec::new();
        let mut start = period.start;
        let next = self.epochs.partition_point(|epoch| epoch.from <= period.start);
        let mut members: &[MemberIx] = self.members_on(period.start);
        for epoch in
            self.epochs.get(next..).unwrap_or_default().iter().take_while(|epoch| epoch.from <= period.end)
        {
            // An epoch begins after the start of the period, so that a day before it exists.
            if let Ok(end) = epoch.from.yesterday() {
                stretches.push(Stretch { period: Period { start, end }, members });
            }
            start = epoch.from;
            members = &epoch.members;
        }
        stretches.push(Stretch { period: Period { start, end: period.end }, members });
        stretches
    }
}

/// Who takes part from each day on which that changes.
fn epochs(spans: &[Vec<MembershipSpan>]) -> Vec<Epoch> {
    let mut changes: BTreeMap<Date, Vec<(usize, i32)>> = BTreeMap::new();
    for (member, spans) in spans.iter().enumerate() {
        for span in spans {
            changes.entry(span.from).or_default().push((member, 1));
            if let Some(until) = span.until {
                changes.entry(until).or_default().push((member, -1));
            }
        }
    }
    // How many memberships each member has on the day; more than one only between a leave and a join of one day.
    let mut present: BTreeMap<usize, i32> = BTreeMap::new();
    let mut epochs = Vec::with_capacity(changes.len());
    for (from, changes) in changes {
        for (member, change) in changes {
            *present.entry(member).or_default() += change;
        }
        present.retain(|_, count| *count != 0);
        epochs.push(Epoch { from, members: present.keys().copied().map(MemberIx).collect() });
    }
    epochs
}

/// Live entries by the day they take effect, entries of one day in the order of the ledger.
pub(super) fn in_order_of_effect(entries: &[MembershipEntry]) -> Vec<&MembershipEntry> {
    let mut live: Vec<&MembershipEntry> = entries.iter().filter(|entry| entry.standing.is_live()).collect();
    live.sort_by_key(|entry| entry.effective_on);
    live
}
