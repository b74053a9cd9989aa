//! Exact fractions that are not reduced: the effects of a change are added up from a few products and rounded once, for
//! which common divisors need not be found.

use crate::cents::Cents;
use crate::figures::rounding::half_away_from_zero;
use crate::invariant::Invariant;
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};
use std::ops::{Add, Mul, Sub};

/// A numerator over a denominator that is not zero.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    numerator: BigInt,
    denominator: BigInt,
}

impl Exact {
    pub(super) fn new(numerator: BigInt, denominator: BigInt) -> Self {
        Self { numerator, denominator }
    }

    pub(super) fn zero() -> Self {
        Self { numerator: BigInt::zero(), denominator: BigInt::one() }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    /// One part of so many.
    pub(super) fn over(self, parts: impl Into<BigInt>) -> Self {
        Self { numerator: self.numerator, denominator: self.denominator * parts.into() }
    }

    pub(super) fn rounded(&self) -> Cents {
        let cents = half_away_from_zero(self.numerator.clone(), self.denominator.clone());
        Cents(cents.to_i128().invariant("an effect is no larger than what the entries of two years sum to"))
    }

    /// Both over one denominator.
    fn joined(&self, other: &Self, join: impl Fn(BigInt, BigInt) -> BigInt) -> Self {
        if self.denominator == other.denominator {
            let numerator = join(self.numerator.clone(), other.numerator.clone());
            return Self { numerator, denominator: self.denominator.clone() };
        }
        Self {
            numerator: join(&self.numerator * &other.denominator, &other.numerator * &self.denominator),
            denominator: &self.denominator * &other.denominator,
        }
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: Self) -> Exact {
        if self.is_zero() {
            return other.clone();
        }
        self.joined(other, |a, b| a + b)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: Self) -> Exact {
        self.joined(other, |a, b| a - b)
    }
}

impl Mul<Cents> for Exact {
    type Output = Self;
    fn mul(self, amount: Cents) -> Self {
        Self { numerator: self.numerator * amount.0, denominator: self.denominator }
    }
}
