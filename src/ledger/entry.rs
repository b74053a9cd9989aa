//! What entries of both ledgers have in common: standing, status, period.

use crate::year::Year;
use jiff::civil::Date;

/// How an entry stands to reversals. Nothing is ever edited: what was wrong is taken back by a later entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// In force: neither reversed nor a reversal.
    #[default]
    Live,
    /// Taken back by the entry at this place of its ledger.
    Reversed {
        /// The place of the reversal.
        by: usize,
    },
    /// Takes back the entry at this place of its ledger (Storno).
    Reversal {
        /// The place of the reversed entry.
        of: usize,
    },
}

impl Standing {
    /// The name in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Reversed { .. } => "reversed",
            Self::Reversal { .. } => "reversal",
        }
    }

    /// The place of the entry that this one takes back.
    #[must_use]
    pub fn reverses(self) -> Option<usize> {
        match self {
            Self::Reversal { of } => Some(of),
            Self::Live | Self::Reversed { .. } => None,
        }
    }

    /// The place of the entry that takes this one back.
    #[must_use]
    pub fn reversed_by(self) -> Option<usize> {
        match self {
            Self::Reversed { by } => Some(by),
            Self::Live | Self::Reversal { .. } => None,
        }
    }

    /// Whether the entry is in force.
    #[must_use]
    pub fn is_live(self) -> bool {
        self == Self::Live
    }
}

/// How sure an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A document proves it.
    Actual,
    /// It comes from an adopted budget.
    Planned,
    /// No document yet (Annahme).
    Assumed,
}

impl Status {
    /// Every status, the surest first.
    pub const ALL: [Self; 3] = [Self::Actual, Self::Planned, Self::Assumed];

    /// As the ledger writes it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Assumed => "assumed",
        }
    }
}

/// The days an amount is for (Leistungszeitraum), both inclusive, within one calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
}

impl Period {
    /// The budget year (Haushaltsjahr) that it lies in.
    #[must_use]
    pub fn year(self) -> Year {
        Year::of(self.start)
    }

    /// The whole of a year.
    #[must_use]
    pub fn of_year(year: Year) -> Self {
        Self { start: year.first_day(), end: year.last_day() }
    }

    /// How many calendar months it touches.
    #[must_use]
    pub fn months(self) -> u64 {
        // Start and end lie in one year, in this order.
        u64::from((self.end.month() - self.start.month()).unsigned_abs()) + 1
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> u64 {
        u64::from((self.end.day_of_year() - self.start.day_of_year()).unsigned_abs()) + 1
    }
}
