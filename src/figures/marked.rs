//! An amount with the statuses behind it, so that no sum can lose its mark or take that of another.

use super::Statuses;
use super::rounding::mean;
use crate::cents::Cents;
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// An amount, and how certain it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// How much.
    pub amount: Cents,
    /// The statuses of the live entries behind it; none where nothing is booked.
    pub statuses: Statuses,
}

impl Marked {
    /// An amount with these statuses behind it.
    pub fn of(amount: Cents, statuses: impl Into<Statuses>) -> Self {
        Self { amount, statuses: statuses.into() }
    }

    /// Whether a live entry stands behind it, be it of nothing.
    #[must_use]
    pub fn is_booked(self) -> bool {
        !self.statuses.is_empty()
    }

    /// This divided by so many, rounded half away from zero; `None` of none.
    #[must_use]
    pub fn mean(self, count: usize) -> Option<Self> {
        Some(Self { amount: mean(self.amount, count)?, ..self })
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { amount: self.amount.abs(), ..self }
    }
}

impl Add for Marked {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { amount: self.amount + other.amount, statuses: self.statuses | other.statuses }
    }
}

impl AddAssign for Marked {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Marked {
    type Output = Self;
    fn neg(self) -> Self {
        Self { amount: -self.amount, ..self }
    }
}

/// A difference is as uncertain as both of its amounts.
impl Sub for Marked {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { amount: self.amount - other.amount, statuses: self.statuses | other.statuses }
    }
}

impl Sum for Marked {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}
