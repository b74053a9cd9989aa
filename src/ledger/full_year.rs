//! Which years are full: booked not merely as a plan, over by the last booking day, and with common costs from the
//! first day to the last.

use super::{Ledger, Status};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Ledger {
    /// The latest `recorded_on` of all rows that are not reversed.
    #[must_use]
    pub fn last_booking_day(&self) -> Option<Date> {
        let is_kept =
            |standing: &super::entry::Standing| !matches!(standing, super::entry::Standing::Reversed { .. });
        let memberships = self.memberships.iter().filter(|entry| is_kept(&entry.standing));
        let costs = self.costs.iter().filter(|entry| is_kept(&entry.standing));
        let measures = self.measures.iter().filter(|entry| is_kept(&entry.standing));
        let days = memberships.map(|entry| entry.recorded_on).chain(costs.map(|entry| entry.recorded_on));
        days.chain(measures.map(|entry| entry.recorded_on)).max()
    }

    /// The latest full year.
    #[must_use]
    pub fn last_full_year(&self) -> Option<Year> {
        let last = self.last_booking_day()?;
        let is_common = |entry: &super::CostEntry| self.agreement.cost_type(entry.cost_type).is_common();
        let some_are_common = self.agreement.cost_types.iter().any(super::agreement::CostType::is_common);
        let mut years: BTreeMap<Year, (bool, Vec<super::Period>)> = BTreeMap::new();
        for entry in self.costs.iter().filter(|entry| entry.standing.is_live()) {
            let (is_booked, common) = years.entry(entry.year()).or_default();
            *is_booked |= entry.status != Status::Planned;
            common.extend(Some(entry.period).filter(|_| is_common(entry)));
        }
        let is_full = |&(&year, (is_booked, common)): &(&Year, &(bool, Vec<super::Period>))| {
            *is_booked && year.last_day() <= last && (!some_are_common || covers(year, common))
        };
        years.iter().rev().find(is_full).map(|(&year, _)| year)
    }
}

/// Whether periods cover a year from its first day to its last.
fn covers(year: Year, periods: &[super::Period]) -> bool {
    let mut periods = periods.to_vec();
    periods.sort_unstable();
    let mut next = year.first_day();
    for period in periods {
        if period.start > next {
            return false;
        }
        if period.end >= next {
            match period.end.tomorrow() {
                Ok(day) => next = day,
                Err(_) => return true,
            }
        }
    }
    Year::of(next) > year
}
