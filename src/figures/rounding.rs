//! The one rounding of figures that are not apportioned: to the whole cent, half away from zero (kaufmännisch).

use crate::cents::Cents;
use num_integer::Integer;
use num_traits::Signed;

/// A fraction as the whole number next to it.
pub(super) fn half_away_from_zero<N: Integer + Signed + Clone>(numerator: N, denominator: N) -> N {
    let sign = numerator.signum() * denominator.signum();
    let (numerator, denominator) = (numerator.abs(), denominator.abs());
    let twice = |number: N| number.clone() + number;
    sign * ((twice(numerator) + denominator.clone()) / twice(denominator))
}

/// The mean of so many amounts that sum to this; `None` of none.
pub(super) fn mean(sum: Cents, count: usize) -> Option<Cents> {
    (count > 0).then(|| Cents(half_away_from_zero(sum.0, count as i128)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;

    #[test]
    fn half_a_cent_is_rounded_away_from_zero_whatever_the_signs() {
        let rounded = |numerator: i128, denominator: i128| half_away_from_zero(numerator, denominator);
        assert_eq!([rounded(5, 2), rounded(-5, 2), rounded(5, -2), rounded(-5, -2)], [3, -3, -3, 3]);
        assert_eq!([rounded(4, 3), rounded(5, 3), rounded(-4, 3), rounded(0, 3)], [1, 2, -1, 0]);
        assert_eq!(half_away_from_zero(BigInt::from(-7), BigInt::from(2)), BigInt::from(-4));
    }

    #[test]
    fn of_nobody_there_is_no_mean() {
        assert_eq!(mean(Cents(5), 2), Some(Cents(3)));
        assert_eq!(mean(Cents(-5), 2), Some(Cents(-3)));
        assert_eq!(mean(Cents(5), 0), None);
    }
}
