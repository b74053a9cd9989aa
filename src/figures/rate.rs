//! The common costs of one member as a line of steps over time: a year's common costs, brought to a whole
//! year, divided by the number of members at each moment; beside it the same divided by the founding members.

use super::Figures;
use crate::cents::Cents;
use crate::ledger::{CostEntry, MemberIx, Period, Proration};
use jiff::civil::Date;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// One stretch of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its first day.
    pub from: Date,
    /// The day after its last.
    pub until: Date,
    /// How many take part.
    pub members: usize,
    /// How many of these first joined on the first day of all.
    pub founding_members: usize,
    /// What one member bears in a year at this rate; `None` where nobody takes part or nothing is booked.
    pub share: Option<Cents>,
    /// What it would bear without later accessions; `None` where no founding member takes part either.
    pub without_accessions: Option<Cents>,
}

/// The line from the first to the last year with entries.
#[must_use]
pub fn steps(figures: &Figures<'_>) -> Vec<Step> {
    let ledger = figures.ledger;
    let founding = |member: &MemberIx| ledger.timeline.first_join(*member) == ledger.timeline.founding();
    let mut steps: Vec<Step> = Vec::new();
    for &year in figures.bills.years() {
        let common = ledger
            .costs
            .iter()
            .filter(|entry| entry.year() == year && ledger.agreement.cost_type(entry.cost_type).is_common());
        let covered = covered(common);
        let Some(annual) = annualised(figures, year, &covered) else { continue };
        for period in covered {
            for stretch in ledger.timeline.stretches(period) {
                let Ok(until) = stretch.period.end.tomorrow() else { continue };
                let (members, founding_members) =
                    (stretch.members.len(), stretch.members.iter().filter(|member| founding(member)).count());
                steps.push(Step {
                    from: stretch.period.start,
                    until,
                    members,
                    founding_members,
                    share: part(&annual, members),
                    without_accessions: part(&annual, founding_members),
                });
            }
        }
    }
    steps
}

/// The parts of a year that its common costs are for, joined where they touch or overlap.
fn covered<'e>(entries: impl Iterator<Item = &'e CostEntry>) -> Vec<Period> {
    let mut periods: Vec<Period> =
        entries.filter(|entry| entry.standing.is_live()).map(|entry| entry.period).collect();
    periods.sort_unstable();
    let mut joined: Vec<Period> = Vec::new();
    for period in periods {
        match joined.last_mut() {
            Some(last) if last.end.tomorrow().is_ok_and(|next| period.start <= next) => {
                last.end = last.end.max(period.end);
            }
            _ => joined.push(period),
        }
    }
    joined
}

/// A year's common costs × the whole year ÷ the part of it that they are for.
fn annualised(figures: &Figures<'_>, year: i16, covered: &[Period]) -> Option<BigRational> {
    let (mut part, whole) = (0_i64, i64::from(Date::new(year, 12, 31).ok()?.day_of_year()));
    let months = figures.ledger.agreement.proration == Proration::Months;
    let mut touched = [false; 12];
    for period in covered {
        part += i64::from(period.end.day_of_year()) - i64::from(period.start.day_of_year()) + 1;
        for month in period.start.month()..=period.end.month() {
            if let Some(touched) = usize::try_from(month - 1).ok().and_then(|month| touched.get_mut(month)) {
                *touched = true;
            }
        }
    }
    let (part, whole) = match months {
        true => (i64::try_from(touched.iter().filter(|touched| **touched).count()).ok()?, 12),
        false => (part, whole),
    };
    let total = BigInt::from(figures.bills.total_common(year).0);
    (part > 0).then(|| BigRational::new(total * whole, BigInt::from(part)))
}

/// One equal part of an amount, rounded half away from zero; `None` for nobody.
fn part(amount: &BigRational, members: usize) -> Option<Cents> {
    (members > 0)
        .then(|| (amount / BigInt::from(members)).round().to_integer().to_i128().map(Cents))
        .flatten()
}
