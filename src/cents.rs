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
        let mut text = String::with_capacity(16);
        self.write_plain(&mut text, '.');
        text
    }

    /// The same behind a text, with this in front of the cents.
    pub fn write_plain(self, text: &mut String, point: char) {
        let absolute = self.0.unsigned_abs();
        if self.0 < 0 {
            text.push('-');
        }
        push_number(text, absolute / 100);
        text.push(point);
        text.push(char::from(b'0' + (absolute % 100 / 10) as u8));
        text.push(char::from(b'0' + (absolute % 10) as u8));
    }
}

/// A number in its digits. Almost all fit into 64 bits, which are divided much more quickly.
fn push_number(text: &mut String, number: u128) {
    match u64::try_from(number) {
        Ok(number) => push_digits(text, number),
        Err(_) => text.push_str(&number.to_string()),
    }
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
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

    #[test]
    fn an_amount_is_as_long_as_it_needs() {
        assert_eq!(Cents(-1_000_999).plain(), "-10009.99");
        assert_eq!(Cents(1_844_674_407_370_955_161_500).plain(), "18446744073709551615.00");
        assert_eq!(Cents(1_844_674_407_370_955_161_607).plain(), "18446744073709551616.07");
    }
}
