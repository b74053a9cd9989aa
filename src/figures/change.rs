//! Why a member's bill for the common costs changed from one year to the next.
//!
//! A bill is the year's total T times the member's fraction q of it. The change is divided as Bennet did for
//! prices and quantities (*Journal of the Royal Statistical Society* 83, 1920): cost effect
//! (T₁ − T₀)·(q₀ + q₁)/2, membership effect (q₁ − q₀)·(T₀ + T₁)/2. They add up to the change: the cost effect is
//! rounded half away from zero to the cent, the membership effect is the rest.

use super::{Figures, Statuses};
use crate::cents::Cents;
use crate::ledger::MemberIx;
use crate::year::Year;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

/// The change of one member's bill between two calendar years that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The later year.
    pub year: Year,
    /// The bill of the year before.
    pub before: Cents,
    /// The bill of this year.
    pub after: Cents,
    /// The two reasons; `None` where one of the years has no common costs, so that there are no fractions.
    pub effects: Option<Effects>,
    /// The statuses behind the common costs of both years.
    pub statuses: Statuses,
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
        .filter(|(before, year)| **before == year.before())
        .filter(|(before, year)| bills.shares_in(**before, member) || bills.shares_in(**year, member))
        .map(|(&before_year, &year)| {
            let (before, after) =
                (bills.common(before_year, member).amount, bills.common(year, member).amount);
            let (whole_before, whole) = (bills.total_common(before_year), bills.total_common(year));
            let effects = effects(before, whole_before.amount, after, whole.amount);
            Change { year, before, after, effects, statuses: whole_before.statuses | whole.statuses }
        })
        .collect()
}

/// Divides the change of a bill by its reasons; `None` where a total is zero.
#[must_use]
pub fn effects(before: Cents, total_before: Cents, after: Cents, total_after: Cents) -> Option<Effects> {
    if total_before.is_zero() || total_after.is_zero() {
        return None;
    }
    // The cost effect over one denominator, which is then made positive.
    let (whole_before, whole_after) = (BigInt::from(total_before.0), BigInt::from(total_after.0));
    let numerator = (&whole_after * before.0 + &whole_before * after.0) * (total_after - total_before).0;
    let denominator: BigInt = whole_before * whole_after * 2;
    let cost = Cents(rounded(numerator * denominator.signum(), denominator.abs()).to_i128()?);
    Some(Effects { cost, membership: after - before - cost })
}

/// A fraction of a positive denominator, rounded half away from zero.
fn rounded(numerator: BigInt, denominator: BigInt) -> BigInt {
    let sign = numerator.signum();
    (numerator.abs() * 2 + &denominator) / (denominator * 2) * sign
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
    fn half_a_cent_is_rounded_away_from_zero_whatever_the_signs() {
        // Alone, so that q is 1: the whole change is of the costs.
        let alone = |before, after| effects(Cents(before), Cents(before), Cents(after), Cents(after));
        assert_eq!(alone(-100, 201), Some(Effects { cost: Cents(301), membership: Cents(0) }));
        assert_eq!(alone(201, -100), Some(Effects { cost: Cents(-301), membership: Cents(0) }));
        // One of two, then one of four: q goes from 1/2 to 1/4. (12 − 8)(3/4)/2 = 1.5 → 2; the share falls by 1.
        let halved = effects(Cents(4), Cents(8), Cents(3), Cents(12));
        assert_eq!(halved, Some(Effects { cost: Cents(2), membership: Cents(-3) }));
        let negative = effects(Cents(-4), Cents(-8), Cents(-3), Cents(-12));
        assert_eq!(negative, Some(Effects { cost: Cents(-2), membership: Cents(3) }));
    }

    #[test]
    fn the_largest_amounts_have_exact_effects_too() {
        // T rises from 10²⁵ to 3·10²⁵, always shared by two: all of it is cost.
        let (before, after) = (Cents(10_i128.pow(25)), Cents(3 * 10_i128.pow(25)));
        let effects = effects(Cents(before.0 / 2), before, Cents(after.0 / 2), after);
        assert_eq!(effects, Some(Effects { cost: Cents(10_i128.pow(25)), membership: Cents(0) }));
    }

    #[test]
    fn without_costs_there_are_no_fractions() {
        assert_eq!(effects(Cents(0), Cents(0), Cents(100), Cents(600)), None);
    }
}
