//! What the pages speak of first: the state of the ledger, who is a member "now", the last full year, and the
//! founding member that serves as the example. Without a clock: all of it follows from the ledger.

use super::Bills;
use super::year_state::YearState;
use crate::ledger::{Coverage, Ledger, MemberIx};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The days, year and member that the pages speak of first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The last booking day: the latest of all rows that are not reversed; `None` where nothing is booked.
    pub last_booking: Option<Date>,
    /// Who takes part on that day, in the official order.
    pub members: Vec<MemberIx>,
    /// The founding members (Bestandskommunen), in the official order.
    pub founding_members: Vec<MemberIx>,
    /// The founding members that still take part: those that are members on the last day of the last full year. Where
    /// there is none of them any more, all members of that day; nobody without such a year.
    pub remaining: Vec<MemberIx>,
    /// The year that the key figures are of: the last full year.
    pub year: Option<ReferenceYear>,
    /// The member whose bill is shown as the example: the first of those that remain. Where there are none, the first
    /// founding member that still takes part, else the first that shares in the reference year, else the first.
    pub example: Option<MemberIx>,
    states: Vec<(Year, YearState)>,
    full_years: Vec<Year>,
}

/// The year that the key figures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceYear {
    /// The year.
    pub year: Year,
    /// Whether it is over by the last booking day. Without a full year the last one that is over serves, or one that
    /// has begun.
    pub complete: bool,
}

impl Reference {
    pub(super) fn of(ledger: &Ledger, bills: &Bills, coverage: &Coverage) -> Self {
        let last_booking = ledger.last_booking_day();
        let members = last_booking.map(|day| ledger.timeline.members_on(day).to_vec()).unwrap_or_default();
        let founding = ledger.timeline.founding();
        let founding_members: Vec<MemberIx> = ledger
            .agreement
            .member_indices()
            .filter(|&member| founding.is_some() && ledger.timeline.first_join(member) == founding)
            .collect();
        let (full_years, booked) = (ledger.full_years(coverage), ledger.booked_years());
        let state = |year| match booked.get(&year) {
            Some(true) if full_years.contains(&year) => YearState::Booked,
            Some(false) => YearState::Planned,
            Some(true) | None => YearState::Open,
        };
        let states: Vec<(Year, YearState)> = bills.years().iter().map(|&year| (year, state(year))).collect();
        let year = match full_years.last() {
            Some(&year) => Some(ReferenceYear { year, complete: true }),
            None => last_booking.and_then(|last_booking| reference_year(&booked, bills, last_booking)),
        };
        let on_last_day = |year: &Year| ledger.timeline.members_on(year.last_day()).to_vec();
        let mut remaining = full_years.last().map(on_last_day).unwrap_or_default();
        if remaining.iter().any(|member| founding_members.contains(member)) {
            remaining.retain(|member| founding_members.contains(member));
        }
        let example = (remaining.first())
            .or_else(|| founding_members.iter().find(|member| members.contains(member)))
            .or_else(|| {
                founding_members
                    .iter()
                    .find(|member| year.is_some_and(|year| bills.shares_in(year.year, **member)))
            })
            .or_else(|| founding_members.first())
            .copied();
        Self { last_booking, members, founding_members, remaining, year, example, states, full_years }
    }

    /// How far a year is booked.
    #[must_use]
    pub fn state(&self, year: Year) -> YearState {
        let known = self.states.binary_search_by_key(&year, |(of, _)| *of);
        known.map_or(YearState::Open, |place| self.states[place].1)
    }

    /// The full years, ascending.
    #[must_use]
    pub fn full_years(&self) -> &[Year] {
        &self.full_years
    }

    /// The last full year.
    #[must_use]
    pub fn last_full_year(&self) -> Option<Year> {
        self.full_years.last().copied()
    }

    /// Whether those that remain are founding members.
    #[must_use]
    pub fn remain_of_the_founding(&self) -> bool {
        self.remaining.iter().any(|member| self.founding_members.contains(member))
    }

    /// Whether a year is over by the Stand, so that its figures are final.
    #[must_use]
    pub fn is_over(&self, year: Year) -> bool {
        self.last_booking.is_some_and(|last_booking| ends_by(year, last_booking))
    }
}

fn ends_by(year: Year, day: Date) -> bool {
    year.last_day() <= day
}

/// The last year with entries that are not merely planned and that is over by the Stand; where there is none,
/// the latest that has begun, or the first of all.
fn reference_year(booked: &BTreeMap<Year, bool>, bills: &Bills, last_booking: Date) -> Option<ReferenceYear> {
    let years = bills.years();
    let is_over = |year: Year| ends_by(year, last_booking);
    if let Some(&year) = years.iter().rev().find(|&&year| is_over(year) && booked.get(&year) == Some(&true)) {
        return Some(ReferenceYear { year, complete: true });
    }
    let begun = years.iter().rev().find(|&&year| year <= Year::of(last_booking)).or(years.first())?;
    Some(ReferenceYear { year: *begun, complete: is_over(*begun) })
}
