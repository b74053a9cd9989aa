//! How far a year is booked: full, so that it can be compared, or merely planned, or still open.

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
}
