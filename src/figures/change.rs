//! Why a member's bill for the common costs changed from one year to the next.
//!
//! A bill is the year's total T times the member's fraction q of it. The change is divided as Bennet did for
//! prices and quantities (*Journal of the Royal Statistical Society* 83, 1920): cost effect
//! (T₁ − T₀)·(q₀ + q₁)/2, membership effect (q₁ − q₀)·(T₀ + T₁)/2. They add up to the change: the cost effect is
//! rounded half away from zero to the cent, the membership effect is the rest.

use super::Figures;
use crate::cents::Cents;
use crate::ledger::MemberIx;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// The change of one member's bill between two calendar years that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The later year.
    pub year: i16,
    /// The bill of the year before.
    pub before: Cents,
    /// The bill of this year.
    pub after: Cents,
    /// The two reasons; `None` where one of the years has no common costs, so that there are no fractions.
    pub effects: Option<Effects>,
}

impl Change {
    /// The change itself.
    #[must_use]
    pub fn net(&self) -> Cents {
        self.after - self.before
    }
}

/// Why the bill changed; both add up to the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Because the costs as a whole changed.
    pub cost: Cents,
    /// Because they are shared by more or fewer.
    pub membership: Cents,
}

/// The changes of a member's bill in all years that follow a year with entries, where the member shares in
/// either.
#[must_use]
pub fn changes(figures: &Figures<'_>, member: MemberIx) -> Vec<Change> {
    let bills = &figures.bills;
    let pairs = bills.years().iter().zip(bills.years().iter().skip(1));
    pairs
        .filter(|(before, year)| **before + 1 == **year)
        .filter(|(before, year)| bills.shares_in(**before, member) || bills.shares_in(**year, member))
        .map(|(&before_year, &year)| {
            let (before, after) = (bills.common(before_year, member), bills.common(year, member));
            let effects = effects(before, bills.total_common(before_year), after, bills.total_common(year));
            Change { year, before, after, effects }
        })
        .collect()
}

/// Divides the change of a bill by its reasons; `None` where a total is zero.
#[must_use]
pub fn effects(before: Cents, total_before: Cents, after: Cents, total_after: Cents) -> Option<Effects> {
    if total_before.is_zero() || total_after.is_zero() {
        return None;
    }
    let fraction = |bill: Cents, total: Cents| BigRational::new(BigInt::from(bill.0), BigInt::from(total.0));
    let fractions = fraction(before, total_before) + fraction(after, total_after);
    let difference = BigInt::from((total_after - total_before).0);
    let exact = fractions * difference / BigInt::from(2);
    // `round` of num-rational is half away from zero.
    let cost = Cents(exact.round().to_integer().to_i128()?);
    Some(Effects { cost, membership: after - before - cost })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_that_rises_although_one_more_shares_has_two_opposite_reasons() {
        // 600.00 by six → 700.00 by seven: (100)(1/6 + 1/7)/2 = 15.476…; the rest of the change, 0, is −15.48.
        let effects = effects(Cents(10_000), Cents(60_000), Cents(10_000), Cents(70_000));
        assert_eq!(effects, Some(Effects { cost: Cents(1548), membership: Cents(-1548) }));
    }

    #[test]
    fn without_costs_there_are_no_fractions() {
        assert_eq!(effects(Cents(0), Cents(0), Cents(100), Cents(600)), None);
    }
}
