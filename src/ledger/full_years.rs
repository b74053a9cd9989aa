//! Which years are full: booked not merely as a plan, over by the last booking day, and with common costs from the
//! first day to the last.

use super::booked::Booked;
use super::coverage::Coverage;
use super::{Ledger, Status};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Ledger {
    /// The latest `recorded_on` of all rows that are not reversed.
    #[must_use]
    pub fn last_booking_day(&self) -> Option<Date> {
        let there = self.booked().filter(|entry| entry.standing().reversed_by().is_none());
        there.map(Booked::recorded_on).max()
    }

    /// The years with live entries, and whether these are not all planned. It is what an entry says of itself that
    /// counts, not how certain the values are by which it is divided.
    #[must_use]
    pub fn booked_years(&self) -> BTreeMap<Year, bool> {
        let mut years = BTreeMap::new();
        for entry in self.costs.iter().filter(|entry| entry.standing.is_live()) {
            *years.entry(entry.year()).or_default() |= entry.status != Status::Planned;
        }
        years
    }

    /// The full years, ascending.
    #[must_use]
    pub fn full_years(&self, coverage: &Coverage) -> Vec<Year> {
        let Some(last) = self.last_booking_day() else { return Vec::new() };
        let is_full = |year: &Year| {
            year.last_day() <= last && (!self.agreement.has_common_costs() || coverage.is_full(*year))
        };
        let booked = self.booked_years().into_iter().filter(|(_, is_booked)| *is_booked);
        booked.map(|(year, _)| year).filter(is_full).collect()
    }
}
