//! The unit of all money: whole cents. No float ever holds an amount.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of money in euro cents.
///
/// A ledger's amounts are at most ±99,999,999,999,999 cents, so that the sum of every entry that could be
/// stored anywhere fits into 128 bits; an overflow is therefore a bug, and panics even in release builds
/// (`overflow-checks`), instead of publishing a wrong figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cents(pub i128);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The amount as published files and ledgers write it: `-1234.50`.
    #[must_use]
    pub fn plain(self) -> String {
        let absolute = self.0.unsigned_abs();
        let mut text = String::with_capacity(16);
        if self.0 < 0 {
            text.push('-');
        }
        text.push_str(&(absolute / 100).to_string());
        text.push('.');
        text.push(char::from(b'0' + (absolute % 100 / 10) as u8));
        text.push(char::from(b'0' + (absolute % 10) as u8));
        text
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;

    #[test]
    fn plain_notation_keeps_the_sign_of_amounts_below_one_euro() {
        assert_eq!(Cents(-5).plain(), "-0.05");
        assert_eq!(Cents(123_450).plain(), "1234.50");
        assert_eq!(Cents::ZERO.plain(), "0.00");
    }
}
