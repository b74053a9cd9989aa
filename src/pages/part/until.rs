//! The last day of what was added up, as a date or as the end of a year.

use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;

/// A day up to which, and including which, something is added up.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct Until {
    date: String,
    year: i16,
    /// Whether it is the last day of the year, so that a sentence may say "Ende 2024".
    year_end: bool,
}

impl Until {
    fn of(day: Date) -> Self {
        Self { date: german::date(day), year: day.year(), year_end: (day.month(), day.day()) == (12, 31) }
    }

    /// The last day that common costs are booked for, up to the end of a year.
    pub(in crate::pages) fn booked(basis: &Basis<'_, '_>, year: Year) -> Self {
        Self::of(basis.figures.common_until(year))
    }

    /// The same for one member: at most the last day on which it took part.
    pub(in crate::pages) fn booked_for(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Self {
        Self::of(basis.figures.common_until_for(member, year))
    }
}
