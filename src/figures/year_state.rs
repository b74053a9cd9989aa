//! Which years are full, so that they can be compared, and which are planned or still open.

use super::{Coverage, StatusSums};
use crate::ledger::{Ledger, Status};
use crate::year::Year;
use jiff::civil::Date;

/// How far a year is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearState {
    /// A full year: over by the last booking day, not all of it planned, and its common costs are for the whole of it.
    Booked,
    /// All its live entries are planned.
    Planned,
    /// Any other.
    Open,
}

impl YearState {
    /// The name in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Planned => "planned",
            Self::Open => "open",
        }
    }

    /// The state of a year that has entries, where `last_booking` is the last booking day.
    pub(super) fn of(
        year: Year,
        last_booking: Date,
        ledger: &Ledger,
        coverage: &Coverage,
        statuses: &StatusSums,
    ) -> Self {
        let entries = |status| statuses.year(year, status).entries;
        let other = entries(Status::Actual) + entries(Status::Assumed);
        let has_common =
            ledger.agreement.cost_types.iter().any(crate::ledger::agreement::CostType::is_common);
        if other == 0 {
            if entries(Status::Planned) > 0 { Self::Planned } else { Self::Open }
        } else if year.last_day() <= last_booking && (!has_common || coverage.is_full(year)) {
            Self::Booked
        } else {
            Self::Open
        }
    }
}
