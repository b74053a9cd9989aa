//! The calendar year, which is the budget year (Haushaltsjahr) of everything that is booked.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A year of the calendar. It comes from a day, so that its own days exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Year(i16);

impl Year {
    /// Before every year.
    pub const MIN: Self = Self(i16::MIN);
    /// After every year.
    pub const MAX: Self = Self(i16::MAX);

    /// The year that a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.year())
    }

    /// As a number.
    #[must_use]
    pub fn number(self) -> i16 {
        self.0
    }

    /// The year before.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0 - 1)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.0, 1, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        date(self.0, 12, 31)
    }

    /// The day of this year that corresponds to one of another: of 29 February the 28th where there is no such day.
    #[must_use]
    pub fn day_like(self, day: Date) -> Date {
        Date::new(self.0, day.month(), day.day()).unwrap_or_else(|_| date(self.0, day.month(), 28))
    }

    /// All years from one to another, both among them.
    pub fn through(first: Self, last: Self) -> impl Iterator<Item = Self> {
        (first.0..=last.0).map(Self)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Reads a year as published files write it.
impl FromStr for Year {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse().ok().filter(|number| (1..=9999).contains(number)).map(Self).ok_or(())
    }
}
