//! The last day of what was added up, as a date or as the end of a year.

use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;

/// A day up to which, and including which, something is added up.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Until {
    EndOf { year: i16 },
    Day { date: String },
}

impl Default for Until {
    fn default() -> Self {
        Self::EndOf { year: 0 }
    }
}

impl Until {
    fn of(day: Date) -> Self {
        match (day.month(), day.day()) {
            (12, 31) => Self::EndOf { year: day.year() },
            _ => Self::Day { date: german::date(day) },
        }
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
