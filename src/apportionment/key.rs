//! The key of an apportionment, and the one function that divides what was booked.
//!
//! Method: largest remainder (Hamilton; Balinski & Young, *Fair Representation*, 1982). Exact shares are
//! rounded down to cents; the cents left over go one each to the largest remainders, equal remainders being
//! served in the official order. Each share is thus within one cent of the exact fraction.

use super::segment::{KeySegment, SegmentPart};
use super::terms::FractionTerm;
use crate::cents::Cents;
use crate::ledger::{MemberIx, Part, Status};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

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
    /// How the fractions come about.
    segments: Vec<KeySegment>,
    /// The fractions over one common denominator.
    fractions: Fractions,
    /// How sure the least sure of the values is by which it divides.
    status: Status,
}

/// Numerators over a common denominator; in machine words wherever they fit, which is nearly always.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fractions {
    Small { numerators: Vec<u64>, denominator: u64 },
    Large { numerators: Vec<BigUint>, denominator: BigUint },
}

impl Key {
    /// Nobody bears anything: a booked and taken back amount of a time in which nobody takes part any more.
    #[must_use]
    pub fn nobody() -> Self {
        let fractions = Fractions::Small { numerators: Vec::new(), denominator: 1 };
        Self { members: Vec::new(), segments: Vec::new(), fractions, status: Status::Actual }
    }

    /// One member bears the whole.
    #[must_use]
    pub fn whole(member: MemberIx) -> Self {
        Self::of(vec![KeySegment::equal(1, vec![member])], Status::Actual)
    }

    /// Equal parts in each segment; a segment is its weight and who shares it (at least one member).
    #[must_use]
    pub fn equal_parts(segments: &[(u64, Vec<MemberIx>)]) -> Self {
        let segments = segments.iter().map(|(weight, members)| KeySegment::equal(*weight, members.clone()));
        Self::of(segments.collect(), Status::Actual)
    }

    /// What each segment says, weighed; each has a member. `status` is that of the least sure of the values.
    #[must_use]
    pub fn of(segments: Vec<KeySegment>, status: Status) -> Self {
        let mut members: Vec<MemberIx> =
            segments.iter().flat_map(|segment| &segment.members).copied().collect();
        members.sort_unstable();
        members.dedup();
        let fractions = small(&segments, &members).unwrap_or_else(|| large(&segments, &members));
        Self { members, segments, fractions, status }
    }

    /// How sure the least sure of the values is by which it divides; `Actual` where there are none.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Who shares, in the official order.
    #[must_use]
    pub fn members(&self) -> &[MemberIx] {
        &self.members
    }

    /// How a member's fraction comes about: part by part, by ascending sum of what the members count; empty where it
    /// does not share.
    #[must_use]
    pub fn terms_of(&self, member: MemberIx) -> Vec<FractionTerm> {
        let whole = self.segments.iter().map(|segment| segment.weight).sum();
        // Few terms: looking through them is faster than keeping them sorted.
        let mut terms: Vec<(usize, FractionTerm)> = Vec::with_capacity(1);
        for segment in &self.segments {
            let Ok(place) = segment.members.binary_search(&member) else { continue };
            for (number, part) in segment.parts.iter().enumerate() {
                let (value, sum) = (
                    part.count(place) * part.unit(),
                    part.sum(segment.members.len()) * u128::from(part.unit()),
                );
                let Part { share, criterion } = part.part;
                let weight = segment.weight;
                match terms.iter_mut().find(|(of, term)| (*of, term.sum) == (number, sum)) {
                    Some((_, term)) => term.weight += weight,
                    None => {
                        terms
                            .push((number, FractionTerm { weight, of: whole, share, criterion, value, sum }));
                    }
                }
            }
        }
        terms.sort_by_key(|(number, term)| (*number, term.sum));
        terms.into_iter().map(|(_, term)| term).collect()
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
                BigRational::new(numerators[place].clone().into(), denominator.clone().into())
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
                let numerator: BigUint = places.map(|place| &numerators[place]).sum();
                (numerator.into(), denominator.clone().into())
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
                let numerators: Vec<BigUint> = numerators.iter().map(|&numerator| numerator.into()).collect();
                of_any_size(absolute, &numerators, &BigUint::from(*denominator))
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
fn of_any_size(amount: i128, numerators: &[BigUint], denominator: &BigUint) -> Vec<i128> {
    let parts = largest_remainders(&BigUint::from(amount.unsigned_abs()), numerators, denominator);
    // No part exceeds the amount, so that each fits into the bits that it came from.
    parts.iter().map(|part| part.to_i128().unwrap_or(amount)).collect()
}

/// The fractions in machine words; `None` where they do not fit.
fn small(segments: &[KeySegment], members: &[MemberIx]) -> Option<Fractions> {
    let mut common: u64 = 1;
    let mut whole: u64 = 0;
    for segment in segments {
        whole = whole.checked_add(segment.weight)?;
        for part in &segment.parts {
            let denominator = part.denominator(segment.members.len())?;
            common = (common / common.gcd(&denominator)).checked_mul(denominator)?;
        }
    }
    let denominator = common.checked_mul(whole)?;
    // Each sum of numerators stays below the denominator.
    let mut numerators = vec![0_u64; members.len()];
    for segment in segments {
        for part in &segment.parts {
            let factor = common / part.denominator(segment.members.len())?;
            let factor = (factor * *part.part.share.numer()).checked_mul(segment.weight)?;
            for_each_place(segment, members, |place, to| numerators[to] += factor * part.count(place));
        }
    }
    Some(Fractions::Small { numerators, denominator })
}

/// The fractions in numbers of any size.
fn large(segments: &[KeySegment], members: &[MemberIx]) -> Fractions {
    let parts = || segments.iter().flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
    let denominator =
        |segment: &KeySegment, part: &SegmentPart| part.large_denominator(segment.members.len());
    let common =
        parts().fold(BigUint::from(1_u64), |common, (segment, part)| common.lcm(&denominator(segment, part)));
    let mut numerators = vec![BigUint::from(0_u64); members.len()];
    for (segment, part) in parts() {
        let factor = &common / denominator(segment, part) * *part.part.share.numer() * segment.weight;
        for_each_place(segment, members, |place, to| numerators[to] += &factor * part.count(place));
    }
    let whole: BigUint = segments.iter().map(|segment| BigUint::from(segment.weight)).sum();
    Fractions::Large { numerators, denominator: common * whole }
}

/// Calls with each place of a segment's group and the place of the same member among all.
fn for_each_place(segment: &KeySegment, members: &[MemberIx], mut call: impl FnMut(usize, usize)) {
    let mut to = 0;
    for (place, member) in segment.members.iter().enumerate() {
        // Both are in the official order, and each of the group is among all.
        while members[to] != *member {
            to += 1;
        }
        call(place, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Criterion;
    use num_rational::Ratio;

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
        let term = |members: u128| FractionTerm {
            weight: 6,
            of: 12,
            share: Ratio::ONE,
            criterion: Criterion::Equal,
            value: 1_000_000,
            sum: members * 1_000_000,
        };
        let expected = [term(6), term(7)];
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
