//! The key of an apportionment, and the one function that divides what was booked.
//!
//! Method: largest remainder (Hamilton; Balinski & Young, *Fair Representation*, 1982). Exact shares are
//! rounded down to cents; the cents left over go one each to the largest remainders, equal remainders being
//! served in the official order. Each share is thus within one cent of the exact fraction.

use super::terms::FractionTerm;
use crate::cents::Cents;
use crate::ledger::MemberIx;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use std::collections::BTreeMap;

/// What one member bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub member: MemberIx,
    /// How much.
    pub amount: Cents,
}

/// Each member's exact fraction of an amount; the fractions sum to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// In the official order.
    members: Vec<MemberIx>,
    /// For each member its terms, by ascending number of members.
    terms: Vec<Vec<FractionTerm>>,
    /// The fractions over one common denominator.
    fractions: Fractions,
}

/// Numerators over a common denominator; in machine words wherever they fit, which is nearly always.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fractions {
    Small { numerators: Vec<u64>, denominator: u64 },
    Large { numerators: Vec<BigInt>, denominator: BigInt },
}

impl Key {
    /// Nobody bears anything: a booked and taken back amount of a time in which nobody takes part any more.
    #[must_use]
    pub fn nobody() -> Self {
        Self {
            members: Vec::new(),
            terms: Vec::new(),
            fractions: Fractions::Small { numerators: Vec::new(), denominator: 1 },
        }
    }

    /// One member bears the whole.
    #[must_use]
    pub fn whole(member: MemberIx) -> Self {
        Self {
            members: vec![member],
            terms: vec![vec![FractionTerm { weight: 1, of: 1, members: 1 }]],
            fractions: Fractions::Small { numerators: vec![1], denominator: 1 },
        }
    }

    /// Equal parts in each segment; a segment is its weight and who shares it (at least one member).
    #[must_use]
    pub fn equal_parts(segments: &[(u64, Vec<MemberIx>)]) -> Self {
        let whole: u64 = segments.iter().map(|(weight, _)| weight).sum();
        let mut of_member: BTreeMap<MemberIx, BTreeMap<u64, u64>> = BTreeMap::new();
        for (weight, members) in segments {
            let count = members.len() as u64;
            for &member in members {
                *of_member.entry(member).or_default().entry(count).or_default() += weight;
            }
        }
        let fractions = small(&of_member, whole).unwrap_or_else(|| large(&of_member, whole));
        let terms = of_member
            .values()
            .map(|terms| {
                terms.iter().map(|(&members, &weight)| FractionTerm { weight, of: whole, members }).collect()
            })
            .collect();
        Self { members: of_member.into_keys().collect(), terms, fractions }
    }

    /// Who shares, in the official order.
    #[must_use]
    pub fn members(&self) -> &[MemberIx] {
        &self.members
    }

    /// How a member's fraction comes about; empty where it does not share.
    #[must_use]
    pub fn terms_of(&self, member: MemberIx) -> &[FractionTerm] {
        self.members
            .binary_search(&member)
            .ok()
            .and_then(|place| self.terms.get(place))
            .map_or(&[], Vec::as_slice)
    }

    /// A member's exact fraction.
    #[must_use]
    pub fn fraction_of(&self, member: MemberIx) -> BigRational {
        let Ok(place) = self.members.binary_search(&member) else { return BigRational::zero() };
        match &self.fractions {
            Fractions::Small { numerators, denominator } => {
                BigRational::new(numerators[place].into(), (*denominator).into())
            }
            Fractions::Large { numerators, denominator } => {
                BigRational::new(numerators[place].clone(), denominator.clone())
            }
        }
    }

    /// The exact fraction of some members together: a numerator and a denominator, not reduced.
    #[must_use]
    pub fn part_of(&self, members: &[MemberIx]) -> (BigInt, BigInt) {
        let places = members.iter().filter_map(|member| self.members.binary_search(member).ok());
        match &self.fractions {
            Fractions::Small { numerators, denominator } => {
                (places.map(|place| BigInt::from(numerators[place])).sum(), (*denominator).into())
            }
            Fractions::Large { numerators, denominator } => {
                (places.map(|place| &numerators[place]).sum(), denominator.clone())
            }
        }
    }

    /// Divides an amount; the shares sum to it.
    #[must_use]
    pub fn apportion(&self, amount: Cents) -> Vec<Share> {
        let absolute = amount.0.abs();
        let cents = match &self.fractions {
            // Products stay below 2^127: an amount in 63 bits times a numerator in 64.
            Fractions::Small { numerators, denominator } if absolute <= i128::from(i64::MAX) => {
                let numerators: Vec<i128> = numerators.iter().map(|&numerator| numerator.into()).collect();
                largest_remainders(&absolute, &numerators, &i128::from(*denominator))
            }
            Fractions::Small { numerators, denominator } => {
                let numerators: Vec<BigInt> = numerators.iter().map(|&numerator| numerator.into()).collect();
                of_any_size(absolute, &numerators, &BigInt::from(*denominator))
            }
            Fractions::Large { numerators, denominator } => of_any_size(absolute, numerators, denominator),
        };
        let signed = |cents: i128| Cents(if amount.0 < 0 { -cents } else { cents });
        self.members
            .iter()
            .zip(cents)
            .map(|(&member, cents)| Share { member, amount: signed(cents) })
            .collect()
    }
}

/// `amount` × each numerator ÷ `denominator`, rounded by largest remainder so that the parts sum to `amount`.
fn largest_remainders<T: Integer + Clone>(amount: &T, numerators: &[T], denominator: &T) -> Vec<T> {
    let mut parts = Vec::with_capacity(numerators.len());
    let mut remainders = Vec::with_capacity(numerators.len());
    let mut left = amount.clone();
    for (place, numerator) in numerators.iter().enumerate() {
        let (part, remainder) = (amount.clone() * numerator.clone()).div_rem(denominator);
        left = left - part.clone();
        parts.push(part);
        remainders.push((remainder, place));
    }
    if !left.is_zero() {
        remainders.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
        for (_, place) in remainders {
            if left.is_zero() {
                break;
            }
            parts[place].inc();
            left.dec();
        }
    }
    parts
}

/// [`largest_remainders`] in numbers of any size.
fn of_any_size(amount: i128, numerators: &[BigInt], denominator: &BigInt) -> Vec<i128> {
    let parts = largest_remainders(&BigInt::from(amount), numerators, denominator);
    // No part exceeds the amount, so that each fits into the bits that it came from.
    parts.iter().map(|part| part.to_i128().unwrap_or(amount)).collect()
}

type Terms = BTreeMap<MemberIx, BTreeMap<u64, u64>>;

/// The fractions in machine words; `None` where they do not fit.
fn small(of_member: &Terms, whole: u64) -> Option<Fractions> {
    let mut common: u64 = 1;
    for count in of_member.values().flat_map(BTreeMap::keys) {
        common = (common / common.gcd(count)).checked_mul(*count)?;
    }
    let denominator = common.checked_mul(whole)?;
    let numerator = |terms: &BTreeMap<u64, u64>| {
        terms
            .iter()
            .try_fold(0_u64, |sum, (count, weight)| sum.checked_add(weight.checked_mul(common / count)?))
    };
    let numerators = of_member.values().map(numerator).collect::<Option<Vec<u64>>>()?;
    Some(Fractions::Small { numerators, denominator })
}

/// The fractions in numbers of any size.
fn large(of_member: &Terms, whole: u64) -> Fractions {
    let mut common = BigInt::from(1);
    for count in of_member.values().flat_map(BTreeMap::keys) {
        common = common.lcm(&BigInt::from(*count));
    }
    let numerator = |terms: &BTreeMap<u64, u64>| {
        terms.iter().map(|(&count, &weight)| &common / count * weight).sum::<BigInt>()
    };
    Fractions::Large { numerators: of_member.values().map(numerator).collect(), denominator: common * whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(range: std::ops::Range<usize>) -> Vec<MemberIx> {
        range.map(MemberIx).collect()
    }

    fn cents(shares: &[Share]) -> Vec<i128> {
        shares.iter().map(|share| share.amount.0).collect()
    }

    #[test]
    fn cents_left_over_go_to_the_first_in_official_order_where_remainders_are_equal() {
        let key = Key::equal_parts(&[(12, members(0..3))]);
        assert_eq!(cents(&key.apportion(Cents(101))), [34, 34, 33]);
        assert_eq!(cents(&key.apportion(Cents(-101))), [-34, -34, -33]);
    }

    #[test]
    fn a_cent_left_over_goes_to_the_largest_remainder() {
        // 100.00 over 12 months, the third joins for the last 6: 5/12, 5/12, 2/12 → 41.666…, 41.666…, 16.666….
        let key = Key::equal_parts(&[(6, members(0..2)), (6, members(0..3))]);
        assert_eq!(cents(&key.apportion(Cents(10_000))), [4167, 4167, 1666]);
        // 0.07 → 2.916…, 2.916…, 1.166….
        assert_eq!(cents(&key.apportion(Cents(7))), [3, 3, 1]);
    }

    #[test]
    fn terms_tell_how_a_fraction_comes_about() {
        let key = Key::equal_parts(&[(6, members(0..6)), (6, members(0..7))]);
        let expected =
            [FractionTerm { weight: 6, of: 12, members: 6 }, FractionTerm { weight: 6, of: 12, members: 7 }];
        assert_eq!(key.terms_of(MemberIx(0)), expected);
        assert_eq!(key.terms_of(MemberIx(6)), &expected[1..]);
        assert_eq!(key.terms_of(MemberIx(7)), []);
        assert_eq!(key.fraction_of(MemberIx(0)), BigRational::new(13.into(), 84.into()));
    }

    #[test]
    fn fractions_too_large_for_machine_words_are_exact_too() {
        // Groups of 1 … 60 members in turn: the common denominator has some 26 digits.
        let segments: Vec<_> = (1..=60).map(|count| (1, members(0..count))).collect();
        let key = Key::equal_parts(&segments);
        assert!(matches!(key.fractions, Fractions::Large { .. }));
        let total: BigRational = key.members().iter().map(|&member| key.fraction_of(member)).sum();
        assert_eq!(total, BigRational::from_integer(1.into()));
        let shares = key.apportion(Cents(99_999_999_999_999));
        assert_eq!(shares.iter().map(|share| share.amount).sum::<Cents>(), Cents(99_999_999_999_999));
    }
}
