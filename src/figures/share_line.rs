//! The mean share of the common costs as a line of steps over time: a year's common costs, brought to a whole year,
//! divided among those that take part at each moment; beside it the same divided among the founding members alone. The
//! mean is over the founding members that still take part ([`Reference::remaining`](super::Reference::remaining)), and
//! over all at a time when none of these did.

use super::Figures;
use super::alike::{self, SharedAlike};
use super::rounding::half_away_from_zero;
use crate::apportionment;
use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::ledger::{MemberIx, Period, Proration};
use crate::year::Year;
use jiff::civil::Date;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use std::collections::BTreeSet;

/// One segment of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStep {
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
pub fn steps(figures: &Figures<'_>) -> Vec<LineStep> {
    let ledger = figures.ledger;
    let founding = |member: &MemberIx| ledger.timeline.first_join(*member) == ledger.timeline.founding();
    let mut steps: Vec<LineStep> = Vec::new();
    for &year in figures.bills.years() {
        let covered = figures.coverage.of_year(year);
        let Some(annual) = Annual::of(figures, year, covered) else { continue };
        for period in covered.iter().flat_map(|&period| annual.cut(period)) {
            for segment in ledger.timeline.segments(period) {
                // Behind the last day of the calendar there is none.
                let until = segment.period.end.tomorrow().unwrap_or(segment.period.end);
                let founders: Vec<MemberIx> = segment.members.iter().copied().filter(founding).collect();
                let (members, founding_members) = (segment.members.len(), founders.len());
                let share = annual.mean_share(figures, segment.period.start, segment.members);
                let without_accessions = match founding_members == members {
                    true => share,
                    false => annual.mean_share(figures, segment.period.start, &founders),
                };
                let from = segment.period.start;
                steps.push(LineStep { from, until, members, founding_members, share, without_accessions });
            }
        }
    }
    steps
}

/// The common costs of a year, to be brought to a whole one.
struct Annual<'l> {
    alike: Vec<SharedAlike<'l>>,
    /// The whole year ÷ the part of it that they are for.
    factor: BigRational,
}

impl<'l> Annual<'l> {
    fn of(figures: &Figures<'l>, year: Year, covered: &[Period]) -> Option<Self> {
        let (part, whole) = match figures.ledger.agreement.proration {
            Proration::Months => {
                let touched: BTreeSet<i8> =
                    covered.iter().flat_map(|period| period.start.month()..=period.end.month()).collect();
                (touched.len() as u64, 12)
            }
            Proration::Days => {
                (covered.iter().map(|period| period.days()).sum(), Period::of_year(year).days())
            }
        };
        let factor = (part > 0).then(|| BigRational::new(whole.into(), part.into()))?;
        Some(Self { alike: alike::of_year(figures, year), factor })
    }

    /// A period cut where other parts begin to hold.
    fn cut(&self, period: Period) -> Vec<Period> {
        let days: BTreeSet<Date> = self.alike.iter().filter_map(|alike| alike.from).collect();
        let mut cut = vec![period];
        for day in days {
            let Some(last) = cut.last_mut().filter(|last| last.start < day && day <= last.end) else {
                continue;
            };
            let rest = Period { start: day, end: last.end };
            last.end = day.yesterday().invariant("a day behind the first of a period has one before it");
            cut.push(rest);
        }
        cut
    }

    /// What a member bears in a year where these take part, with the parts in force on a day; `None` where nobody does.
    fn mean_share(&self, figures: &Figures<'_>, day: Date, group: &[MemberIx]) -> Option<Cents> {
        let remaining = &figures.reference.remaining;
        let mut bearing: Vec<MemberIx> =
            group.iter().copied().filter(|member| remaining.contains(member)).collect();
        if bearing.is_empty() {
            bearing = group.to_vec();
        }
        let mut sum = BigRational::zero();
        for of_split in self.alike.chunk_by(|one, next| one.split == next.split) {
            let begun = of_split.iter().rev().find(|alike| alike.from.is_none_or(|from| from <= day));
            let in_force = begun.or(of_split.first())?;
            let key = apportionment::key_of_group(figures.ledger, in_force.entry, group)?;
            let total: Cents = of_split.iter().flat_map(|alike| alike.amounts.iter().copied()).sum();
            let (numerator, denominator) = key.part_of(&bearing);
            sum += BigRational::new(numerator * BigInt::from(total.0), denominator);
        }
        let mean = sum * &self.factor / BigRational::from_integer(bearing.len().into());
        let cents = half_away_from_zero(mean.numer().clone(), mean.denom().clone());
        let cents = cents.to_i128();
        Some(Cents(cents.invariant("a whole year's share is at most 366 times what is booked")))
    }
}
