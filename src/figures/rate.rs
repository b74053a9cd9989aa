//! The common costs of one member as a line of steps over time: a year's common costs, brought to a whole
//! year, divided by the number of members at each moment; beside it the same divided by the founding members.

use super::Figures;
use super::rounding::half_away_from_zero;
use crate::cents::Cents;
use crate::ledger::{MemberIx, Period, Proration};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One segment of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateStep {
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
pub fn steps(figures: &Figures<'_>) -> Vec<RateStep> {
    let ledger = figures.ledger;
    let founding = |member: &MemberIx| ledger.timeline.first_join(*member) == ledger.timeline.founding();
    let mut steps: Vec<RateStep> = Vec::new();
    for &year in figures.bills.years() {
        let covered = figures.coverage.of_year(year);
        let Some(annual) = annualised(figures, year, covered) else { continue };
        for &period in covered {
            for segment in ledger.timeline.segments(period) {
                // Behind the last day of the calendar there is none.
                let until = segment.period.end.tomorrow().unwrap_or(segment.period.end);
                let (members, founding_members) =
                    (segment.members.len(), segment.members.iter().filter(|member| founding(member)).count());
                steps.push(RateStep {
                    from: segment.period.start,
                    until,
                    members,
                    founding_members,
                    share: annual.part(members),
                    without_accessions: annual.part(founding_members),
                });
            }
        }
    }
    steps
}

/// An exact amount for a whole year: so many cents ÷ a number.
#[derive(Clone, Copy)]
struct Annual {
    cents: i128,
    of: i128,
}

impl Annual {
    /// An equal part of it; `None` for nobody.
    fn part(self, members: usize) -> Option<Cents> {
        (members > 0).then(|| Cents(half_away_from_zero(self.cents, self.of * members as i128)))
    }
}

/// A year's common costs × the whole year ÷ the part of it that they are for.
fn annualised(figures: &Figures<'_>, year: Year, covered: &[Period]) -> Option<Annual> {
    let (part, whole) = match figures.ledger.agreement.proration {
        Proration::Months => {
            let touched: BTreeSet<i8> =
                covered.iter().flat_map(|period| period.start.month()..=period.end.month()).collect();
            (touched.len() as u64, 12)
        }
        Proration::Days => (covered.iter().map(|period| period.days()).sum(), Period::of_year(year).days()),
    };
    let total = figures.bills.total_common(year).amount.0;
    (part > 0).then(|| Annual { cents: total * i128::from(whole), of: i128::from(part) })
}
