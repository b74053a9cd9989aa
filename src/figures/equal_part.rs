//! One equal part of a yearly amount: what a member would bear if so many shared it for the whole year.

use crate::cents::Cents;
use num_rational::Ratio;

/// An exact amount in cents ÷ so many members, rounded half away from zero; `None` for nobody.
pub(super) fn equal_part(amount: Ratio<i128>, members: usize) -> Option<Cents> {
    // `round` of num-rational is half away from zero.
    (members > 0).then(|| Cents((amount / members as i128).round().to_integer()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_half_away_from_zero() {
        let part = |cents: i128, members| equal_part(Ratio::new(cents, 2), members);
        assert_eq!(part(10, 2), Some(Cents(3)));
        assert_eq!(part(-10, 2), Some(Cents(-3)));
        assert_eq!(part(10, 3), Some(Cents(2)));
        assert_eq!(part(10, 0), None);
    }
}
