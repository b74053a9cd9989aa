//! Whether a sentence speaks of what was, of what is not over, or of what is merely planned.

use crate::figures::YearState;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use serde::Serialize;

/// How a sentence speaks of the amounts of a year.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(in crate::pages) enum Tense {
    /// The year is over: "trug".
    Past,
    /// It is not, and more may be booked: "trägt bisher".
    Running,
    /// All of it comes from a budget: "trägt nach Plan".
    Planned,
}

impl Tense {
    /// For amounts of a year.
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, year: Year) -> Self {
        let reference = &basis.figures.reference;
        match reference.state(year) {
            YearState::Planned => Self::Planned,
            YearState::Booked => Self::Past,
            YearState::Open if reference.is_over(year) => Self::Past,
            YearState::Open => Self::Running,
        }
    }
}
