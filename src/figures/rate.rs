//! The rate (Umlagesatz): what is paid for each unit of the one measure by which all common costs of a year are
//! divided.

use super::rounding::half_away_from_zero;
use super::{Figures, alike};
use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::ledger::{MeasureIx, MemberIx};
use crate::year::Year;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use rust_decimal::Decimal;

/// The rate of a year, in euros for each unit: what some members bear of the common costs ÷ the sum of their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The measure.
    pub measure: MeasureIx,
    /// As booked, rounded half away from zero.
    pub rate: Decimal,
    /// The same with their savings of the year.
    pub without_accessions: Decimal,
}

impl Figures<'_> {
    /// The measures by which the common costs of a year are divided, in the order of the agreement.
    #[must_use]
    pub fn measures_of(&self, year: Year) -> Vec<MeasureIx> {
        alike::measures(self, year)
    }

    /// The one measure by which all common costs of a year are divided; `None` where there are several, or equal parts
    /// too.
    #[must_use]
    pub fn only_measure(&self, year: Year) -> Option<MeasureIx> {
        alike::only_measure(self, year)
    }

    /// The rate of a year for these members; `None` where no single measure says it all, or their values sum to nought.
    #[must_use]
    pub fn rate(&self, members: &[MemberIx], year: Year) -> Option<Rate> {
        let measure = self.only_measure(year)?;
        let share: Cents = members.iter().map(|&member| self.bills.common(year, member).amount).sum();
        let saved: Cents = members.iter().map(|&member| self.savings.of_year(year, member)).sum();
        let values = members.iter().filter_map(|&member| self.ledger.value(measure, year, member));
        let millionths: u128 = values.map(|entry| u128::from(entry.value.millionths())).sum();
        if millionths == 0 {
            return None;
        }
        // Cents ÷ 100, values in millionths.
        let per_unit = |amount: Cents| BigRational::new(BigInt::from(amount.0) * 10_000, millionths.into());
        let (rate, without) = (per_unit(share), per_unit(share + saved));
        let places = places(&rate);
        Some(Rate { measure, rate: rounded(&rate, places), without_accessions: rounded(&without, places) })
    }
}

/// Cents say enough of a rate from ten cents on; a smaller one needs more places.
fn places(rate: &BigRational) -> u32 {
    let times_at_least_one = |factor: i32| {
        rate.abs() * BigRational::from_integer(factor.into()) >= BigRational::from_integer(1.into())
    };
    match () {
        () if times_at_least_one(10) => 2,
        () if times_at_least_one(1000) => 4,
        () => 6,
    }
}

fn rounded(rate: &BigRational, places: u32) -> Decimal {
    let digits = half_away_from_zero(rate.numer() * BigInt::from(10_u32.pow(places)), rate.denom().clone());
    let digits = digits.to_i128().and_then(|digits| Decimal::try_from_i128_with_scale(digits, places).ok());
    digits.invariant("the costs of a year for a millionth of a unit fit into a decimal number")
}
