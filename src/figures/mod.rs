//! Everything a page or a chart says, as plain data derived from a checked ledger. No page and no words here.
//!
//! [`Figures::of`] computes once what many pages need (shares, bills, savings); the other modules answer questions from
//! it: [`change`] why a bill changed, [`share_line`] the stepped line over time, [`rate`] what a unit of a measure
//! costs, [`scenario`] what one more member would bring, [`headline`] the figures of the overview, [`accession`] what
//! each accession brought, [`correction`] what was taken back, [`worked_example`] one entry to the cent.

pub mod accession;
mod alike;
pub mod answers;
mod bills;
pub mod change;
pub mod correction;
mod group_change;
pub mod headline;
mod marked;
mod memberships;
pub mod rate;
mod reference;
mod replacement;
mod rounding;
mod savings;
pub mod scenario;
pub mod share_line;
mod shared;
mod status_sums;
mod statuses;
pub mod way;
pub mod worked_example;
mod year_state;

pub use bills::{Bills, Unproved};
pub use group_change::GroupChange;
pub use marked::Marked;
pub use memberships::GroupTrend;
pub use reference::{Reference, ReferenceYear};
pub use savings::Savings;
pub use shared::Shared;
pub use status_sums::{StatusSums, Sum as StatusSum};
pub use statuses::{Certainty, Statuses};
pub use year_state::YearState;

pub use crate::apportionment::FractionTerm;
use crate::ledger::{Coverage, Ledger, MemberIx};
use crate::year::Year;
use change::Divisions;
use jiff::civil::Date;

/// The figures of one agreement.
#[derive(Clone, Debug)]
pub struct Figures<'l> {
    /// What they are derived from.
    pub ledger: &'l Ledger,
    /// All cost entries in the order of the ledger.
    pub entries: Vec<Shared<'l>>,
    /// What each member bears, by year and cost type.
    pub bills: Bills,
    /// What each member pays less because others joined later.
    pub savings: Savings,
    /// Which parts of each year the common costs are for.
    pub coverage: Coverage,
    /// How much of it is proved, planned or assumed.
    pub statuses: StatusSums,
    /// The days, year and member that the pages speak of first.
    pub reference: Reference,
    /// All changes of the group, ascending; the first one is the founding.
    pub group_changes: Vec<GroupChange>,
    divisions: Divisions<'l>,
}

impl<'l> Figures<'l> {
    /// Derives the figures of a ledger.
    #[must_use]
    pub fn of(ledger: &'l Ledger) -> Self {
        let entries = shared::of(ledger);
        let bills = Bills::of(ledger, &entries);
        let savings = Savings::of(ledger);
        let coverage = Coverage::of(ledger);
        let statuses = StatusSums::of(ledger, &entries);
        let reference = Reference::of(ledger, &bills, &coverage);
        let group_changes = group_change::of_timeline(&ledger.timeline);
        let divisions = Divisions::of(ledger, &entries);
        Self { ledger, entries, bills, savings, coverage, statuses, reference, group_changes, divisions }
    }

    /// What a member saved up to the end of a year, through one accession or through all.
    #[must_use]
    pub fn saved_until(&self, year: Year, member: MemberIx, accession: Option<Date>) -> Marked {
        let mut statuses = Statuses::default();
        for of in self.savings.years_until(year, member, accession) {
            statuses = statuses | self.bills.total_common(of).statuses;
        }
        Marked::of(self.savings.until(year, member, accession), statuses)
    }

    /// What all together saved up to the end of a year through one accession.
    #[must_use]
    pub fn saved_by_all_until(&self, year: Year, accession: Date) -> Marked {
        let members = self.ledger.agreement.member_indices();
        members.map(|member| self.saved_until(year, member, Some(accession))).sum()
    }

    /// The changes of the group that are booked ahead of the last booking day: facts, in force from their day on.
    pub fn booked_ahead(&self) -> impl Iterator<Item = &GroupChange> {
        let stand = self.reference.last_booking;
        self.group_changes.iter().filter(move |change| stand.is_some_and(|stand| stand < change.date))
    }

    /// The entries of a year, in the order of the ledger.
    pub fn entries_of(&self, year: Year) -> impl Iterator<Item = &Shared<'l>> {
        self.entries.iter().filter(move |shared| shared.entry.year() == year)
    }
}
