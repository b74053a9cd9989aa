//! Who was a member when, as the pages ask for it.

use super::Figures;
use crate::ledger::{MemberIx, MembershipSpan, Period, Proration, Segment};
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Ordering;

/// How the group of members differs between two years; it says what a membership effect comes from.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum GroupTrend {
    /// More members, or for longer.
    More,
    /// Fewer members, or for a shorter time.
    Fewer,
    /// The same ones.
    Same,
    /// The member itself was there for a larger part of the later year.
    Longer,
    /// The member itself was there for a smaller part of it.
    Shorter,
    /// Others, but as many; or the member was away for as long in both years.
    Others,
}

/// The memberships of a member as the last booking day sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenSpans {
    /// Those that have ended.
    pub over: Vec<MembershipSpan>,
    /// The one of that day.
    pub current: Option<MembershipSpan>,
    /// Those that are still to come.
    pub ahead: Vec<MembershipSpan>,
}

impl Figures<'_> {
    /// Whether amounts are divided by months where the group changes within a period, not by days.
    #[must_use]
    pub fn by_months(&self) -> bool {
        match self.ledger.agreement.proration {
            Proration::Months => true,
            Proration::Days => false,
        }
    }

    /// How many take part on a day.
    #[must_use]
    pub fn members_on(&self, day: Date) -> usize {
        self.ledger.timeline.members_on(day).len()
    }

    /// The first day of all.
    #[must_use]
    pub fn founded(&self) -> Option<Date> {
        self.ledger.timeline.founding()
    }

    /// The last day that anything in the ledger is about: a change of the group, a cost, a booking.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let last_change = self.group_changes.last().map(|change| change.date);
        let last_cost = self.ledger.costs.iter().map(|entry| entry.period.end).max();
        last_change.max(last_cost).max(self.reference.last_booking)
    }

    /// Those that were ever a member or will be one, in the official order.
    #[must_use]
    pub fn members_ever(&self) -> Vec<MemberIx> {
        self.ledger.agreement.member_indices().filter(|&member| !self.spans(member).is_empty()).collect()
    }

    /// The memberships of a member, ascending.
    #[must_use]
    pub fn spans(&self, member: MemberIx) -> &[MembershipSpan] {
        self.ledger.timeline.spans(member)
    }

    /// Whether somebody is a member on any day of a year.
    #[must_use]
    pub fn takes_part_in(&self, year: Year, member: MemberIx) -> bool {
        let meets = |span: &MembershipSpan| {
            span.from <= year.last_day() && span.until.is_none_or(|until| year.first_day() < until)
        };
        self.spans(member).iter().any(meets)
    }

    /// The memberships of a member as the last booking day sees them.
    #[must_use]
    pub fn seen_spans(&self, member: MemberIx) -> SeenSpans {
        let day = self.reference.last_booking;
        let mut seen = SeenSpans::default();
        for &span in self.spans(member) {
            if day.is_none_or(|day| day < span.from) {
                seen.ahead.push(span);
            } else if span.until.is_some_and(|until| day >= Some(until)) {
                seen.over.push(span);
            } else {
                seen.current = Some(span);
            }
        }
        seen
    }

    /// The days of a year on which a member takes part.
    #[must_use]
    pub fn days_of(&self, member: MemberIx, year: Year) -> Vec<Period> {
        let within = Period::of_year(year);
        let days = self.spans(member).iter().map(|span| Period {
            start: span.from.max(within.start),
            end: span.last_day().map_or(within.end, |last| last.min(within.end)),
        });
        days.filter(|days| days.start <= days.end).collect()
    }

    /// Whether a member takes part no more on the last booking day, and does not merely join later.
    #[must_use]
    pub fn has_left(&self, member: MemberIx) -> bool {
        let first = self.spans(member).first().map(|span| span.from);
        let had_joined = first.zip(self.reference.last_booking).is_some_and(|(first, stand)| first <= stand);
        had_joined && !self.reference.members.contains(&member)
    }

    /// The years in which a member shares in any entry, ascending.
    #[must_use]
    pub fn years_of(&self, member: MemberIx) -> Vec<Year> {
        self.bills.years().iter().copied().filter(|&year| self.bills.shares_in(year, member)).collect()
    }

    /// Who shares in any entry of a year, in the official order.
    pub fn sharing(&self, year: Year) -> impl Iterator<Item = MemberIx> {
        self.ledger.agreement.member_indices().filter(move |&member| self.bills.shares_in(year, member))
    }

    /// The last day that live common costs up to the end of a year are for; the end of the year where there are none.
    #[must_use]
    pub fn common_until(&self, year: Year) -> Date {
        self.coverage.last_day(year).unwrap_or(year.last_day())
    }

    /// The same for one member: at most the last day on which it takes part.
    #[must_use]
    pub fn common_until_for(&self, member: MemberIx, year: Year) -> Date {
        let booked = self.common_until(year);
        let left = self.spans(member).last().and_then(|span| span.last_day());
        left.map_or(booked, |last| last.min(booked))
    }

    /// How the group of a year differs from that of an earlier one, for one of its members.
    #[must_use]
    pub fn group_trend(&self, member: MemberIx, from: Year, to: Year) -> GroupTrend {
        let segments = |year| self.ledger.timeline.segments(Period::of_year(year));
        let (before, after) = (segments(from), segments(to));
        // Parts of both years over one denominator, so that a leap year makes no difference.
        let (days_before, days_after) = (Period::of_year(from).days(), Period::of_year(to).days());
        let there = |year| -> u64 { self.days_of(member, year).iter().map(|days| days.days()).sum() };
        match (there(to) * days_before).cmp(&(there(from) * days_after)) {
            Ordering::Greater => return GroupTrend::Longer,
            Ordering::Less => return GroupTrend::Shorter,
            Ordering::Equal if there(to) < days_after => return GroupTrend::Others,
            Ordering::Equal => {}
        }
        let sum = |segments: &[Segment<'_>]| -> u64 {
            segments.iter().map(|segment| segment.period.days() * segment.members.len() as u64).sum()
        };
        match (sum(&after) * days_before).cmp(&(sum(&before) * days_after)) {
            Ordering::Greater => GroupTrend::More,
            Ordering::Less => GroupTrend::Fewer,
            Ordering::Equal => {
                let groups = |segments: &[Segment<'_>]| -> Vec<Vec<MemberIx>> {
                    segments.iter().map(|segment| segment.members.to_vec()).collect()
                };
                if groups(&before) == groups(&after) { GroupTrend::Same } else { GroupTrend::Others }
            }
        }
    }
}
