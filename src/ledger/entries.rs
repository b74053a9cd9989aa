//! The entries of all ledgers of an agreement, one after the other.

use super::Ledger;
use super::booked::Booked;
use crate::source::{AgreementSource, SourceFile};

impl Ledger {
    /// All of them: memberships, costs, values.
    pub fn booked(&self) -> impl Iterator<Item = &dyn Booked> {
        let memberships = self.memberships.iter().map(|entry| entry as &dyn Booked);
        let costs = self.costs.iter().map(|entry| entry as &dyn Booked);
        memberships.chain(costs).chain(self.measures.iter().map(|entry| entry as &dyn Booked))
    }

    /// Each of them with the file in which it stands.
    pub fn booked_in<'a>(
        &'a self,
        source: &'a AgreementSource,
    ) -> impl Iterator<Item = (&'a SourceFile, &'a dyn Booked)> {
        let memberships = self.memberships.len();
        let costs = memberships + self.costs.len();
        let file = move |(place, entry): (usize, &'a dyn Booked)| {
            let files = match place {
                place if place < memberships => &source.memberships,
                place if place < costs => &source.costs,
                _ => &source.measures,
            };
            Some((files.get(entry.place().file)?, entry))
        };
        self.booked().enumerate().filter_map(file)
    }
}
