//! A member's fraction as people write it: `1/7`, or `6/12 · 1/6 + 6/12 · 1/7`.

/// One term of a fraction: a part of the time, and one part in so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FractionTerm {
    /// Months or days of this term.
    pub weight: u64,
    /// Months or days of the whole period.
    pub of: u64,
    /// How many shared.
    pub members: u64,
}

impl FractionTerm {
    /// Whether it covers the whole period.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.weight == self.of
    }
}
