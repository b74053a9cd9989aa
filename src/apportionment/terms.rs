//! A member's fraction as people write it: `1/7`, or `6/12 · 1/6 + 6/12 · 1/7`, or `1/2 · 1/8 + 1/2 · 8.421/52.310`.

use crate::ledger::Criterion;
use num_rational::Ratio;

/// One term of a fraction: a part of the time, a part of the amount, and what the member counts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FractionTerm {
    /// Months or days of this term.
    pub weight: u64,
    /// Months or days of the whole period.
    pub of: u64,
    /// The part of the amount.
    pub share: Ratio<u64>,
    /// By what that part is divided.
    pub criterion: Criterion,
    /// What the member counts, in millionths; one where all count the same.
    pub value: u64,
    /// What all that take part count together, in millionths.
    pub sum: u128,
}

impl FractionTerm {
    /// Whether it covers the whole period.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.weight == self.of
    }

    /// Whether it is divided by a measure, not in equal parts.
    #[must_use]
    pub fn is_by_measure(self) -> bool {
        self.criterion.measure().is_some()
    }

    /// Whether nobody else bears anything of it.
    #[must_use]
    pub fn is_alone(self) -> bool {
        u128::from(self.value) == self.sum
    }
}
