//! Which parts of a year its common costs are for: a year that is booked for some months only is no full year, and
//! is not to be compared with one as if it were.

use super::{Ledger, Period};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The parts of each year that its live common costs are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    of_year: BTreeMap<Year, Vec<Period>>,
}

impl Coverage {
    /// Of a whole ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let mut of_year: BTreeMap<Year, Vec<Period>> = BTreeMap::new();
        for entry in &ledger.costs {
            if entry.standing.is_live() && ledger.agreement.cost_type(entry.cost_type).is_common() {
                of_year.entry(entry.year()).or_default().push(entry.period);
            }
        }
        for periods in of_year.values_mut() {
            *periods = joined(std::mem::take(periods));
        }
        Self { of_year }
    }

    /// The parts of a year, ascending and apart from each other; none where nothing is booked.
    #[must_use]
    pub fn of_year(&self, year: Year) -> &[Period] {
        self.of_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The last day of all parts up to the end of a year.
    #[must_use]
    pub fn last_day(&self, year: Year) -> Option<Date> {
        self.of_year.range(..=year).next_back().and_then(|(_, parts)| parts.last()).map(|part| part.end)
    }

    /// Whether the common costs of a year are for the whole of it.
    #[must_use]
    pub fn is_full(&self, year: Year) -> bool {
        self.of_year(year) == [Period::of_year(year)]
    }
}

/// Periods joined where they touch or overlap.
fn joined(mut periods: Vec<Period>) -> Vec<Period> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_that_touch_or_overlap_are_one() {
        let of = |from: (i8, i8), to: (i8, i8)| Period {
            start: date(2021, from.0, from.1),
            end: date(2021, to.0, to.1),
        };
        let parts =
            joined(vec![of((7, 1), (9, 30)), of((1, 1), (3, 31)), of((4, 1), (5, 31)), of((5, 1), (5, 5))]);
        assert_eq!(parts, [of((1, 1), (5, 31)), of((7, 1), (9, 30))]);
    }
}
