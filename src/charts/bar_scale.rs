//! The scale of horizontal bars: amounts from left to right, zero always on it.

use crate::cents::Cents;

/// Amounts between two points of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct BarScale {
    left: f64,
    right: f64,
    low: i128,
    high: i128,
}

impl BarScale {
    /// A scale that holds zero and all these amounts.
    pub(super) fn of(amounts: impl IntoIterator<Item = Cents>, left: f64, right: f64) -> Self {
        let (mut low, mut high) = (0, 0);
        for amount in amounts {
            low = low.min(amount.0);
            high = high.max(amount.0);
        }
        Self { left, right, low, high }
    }

    fn x(&self, amount: Cents) -> f64 {
        let range = (self.high - self.low).max(1) as f64;
        self.left + (amount.0 - self.low) as f64 / range * (self.right - self.left)
    }

    /// The place of zero.
    pub(super) fn zero(&self) -> f64 {
        self.x(Cents::ZERO)
    }

    /// Left and right end of a bar from one amount to another.
    pub(super) fn between(&self, (from, to): (Cents, Cents)) -> (f64, f64) {
        let (one, other) = (self.x(from), self.x(to));
        (one.min(other), one.max(other))
    }
}
