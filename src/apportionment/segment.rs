//! A part of a period in which the group does not change, with what each of the group counts in it.

use crate::ledger::{Criterion, MemberIx, Part, Value};
use num_bigint::BigUint;
use num_integer::Integer;

/// Who shares for so long, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySegment {
    /// Its months or days.
    pub weight: u64,
    /// Who takes part, in the official order.
    pub members: Vec<MemberIx>,
    /// Into what an amount is divided; the shares of the parts sum to one.
    pub parts: Vec<SegmentPart>,
}

/// A part of an amount with what the members count in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentPart {
    /// How much of the amount, and by what.
    pub part: Part,
    counts: Counts,
}

/// What each of a group counts, as a multiple of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Counts {
    /// All the same.
    Equal,
    /// The unit in millionths, and how many of it, in the order of the members.
    Values { unit: u64, counts: Vec<u64> },
}

impl SegmentPart {
    /// A part in which each member counts one.
    #[must_use]
    pub fn equal(part: Part) -> Self {
        Self { part, counts: Counts::Equal }
    }

    /// A part in which the members count their values; `None` where these sum to zero.
    #[must_use]
    pub fn by_values(part: Part, values: &[Value]) -> Option<Self> {
        let unit = values.iter().fold(0, |unit, value| unit.gcd(&value.millionths()));
        let counts =
            values.iter().map(|value| value.millionths().checked_div(unit)).collect::<Option<_>>()?;
        (unit > 0).then_some(Self { part, counts: Counts::Values { unit, counts } })
    }

    /// How many units the member at a place of the group counts.
    pub(super) fn count(&self, place: usize) -> u64 {
        match &self.counts {
            Counts::Equal => 1,
            Counts::Values { counts, .. } => counts[place],
        }
    }

    /// How many units a group of so many counts together.
    pub(super) fn sum(&self, members: usize) -> u128 {
        match &self.counts {
            Counts::Equal => members as u128,
            Counts::Values { counts, .. } => counts.iter().copied().map(u128::from).sum(),
        }
    }

    /// The unit in millionths.
    pub(super) fn unit(&self) -> u64 {
        match &self.counts {
            Counts::Equal => Value::UNIT,
            Counts::Values { unit, .. } => *unit,
        }
    }

    /// One unit is one part of the amount in so many; `None` where that fits no machine word.
    pub(super) fn denominator(&self, members: usize) -> Option<u64> {
        u64::try_from(self.sum(members)).ok()?.checked_mul(*self.part.share.denom())
    }

    /// [`Self::denominator`] of any size.
    pub(super) fn large_denominator(&self, members: usize) -> BigUint {
        BigUint::from(self.sum(members)) * *self.part.share.denom()
    }
}

impl KeySegment {
    /// A group whose members bear equal parts.
    #[must_use]
    pub fn equal(weight: u64, members: Vec<MemberIx>) -> Self {
        let whole = Part { share: num_rational::Ratio::ONE, criterion: Criterion::Equal };
        Self { weight, members, parts: vec![SegmentPart::equal(whole)] }
    }
}
