//! The last day of what was added up, as a date or as the end of a year.

use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;

/// A day up to which, and including which, something is added up.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Until {
    date: String,
    year: Year,
    /// Whether it is the last day of the year, so that a sentence may say "Ende 2024".
    year_end: bool,
}

impl Until {
    fn of(day: Date) -> Self {
        Self { date: german::date(day), year: Year::of(day), year_end: (day.month(), day.day()) == (12, 31) }
    }

    /// The last day that common costs are booked for, up to the end of a year.
    pub(in crate::pages) fn booked(basis: &Basis<'_, '_>, year: Year) -> Self {
        Self::of(last_booked(basis, year))
    }

    /// The same for one member: at most the last day on which it took part.
    pub(in crate::pages) fn booked_for(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Self {
        let booked = last_booked(basis, year);
        let left = basis.figures.ledger.timeline.spans(member).last().and_then(|span| span.until);
        Self::of(left.and_then(|day| day.yesterday().ok()).map_or(booked, |last| last.min(booked)))
    }
}

fn last_booked(basis: &Basis<'_, '_>, year: Year) -> Date {
    let ledger = basis.figures.ledger;
    let common = ledger.costs.iter().filter(|entry| {
        let is_common = ledger.agreement.cost_type(entry.cost_type).is_common();
        is_common && entry.standing.is_live() && entry.year() <= year
    });
    let last = common.map(|entry| entry.period.end).max();
    last.unwrap_or(year.last_day())
}
