//! Everything a page or a chart says, as plain data derived from a checked ledger. No page and no words here.
//!
//! [`Figures::of`] computes once what many pages need (shares, bills, savings); the other modules answer
//! questions from it: [`change`] why a bill changed, [`rate`] the stepped line over time, [`scenario`] what one
//! more member would bring, [`headline`] the figures of the overview, [`accession`] what each accession brought, [`correction`] what was taken back,
//! [`worked_example`] one entry to the cent.

pub mod accession;
pub mod answers;
mod bills;
pub mod change;
pub mod correction;
mod coverage;
mod group_change;
pub mod headline;
mod marked;
mod memberships;
pub mod rate;
mod reference;
mod rounding;
mod savings;
pub mod scenario;
mod status_sums;
mod statuses;
pub mod way;
pub mod worked_example;
mod year_state;

pub use bills::Bills;
pub use coverage::Coverage;
pub use group_change::GroupChange;
pub use marked::Marked;
pub use memberships::GroupTrend;
pub use reference::{Reference, ReferenceYear};
pub use savings::Savings;
pub use status_sums::{StatusSums, Sum as StatusSum};
pub use statuses::Statuses;
pub use year_state::YearState;

pub use crate::apportionment::FractionTerm;
use crate::apportionment::{self, Key, Share};
use crate::ledger::{CostEntry, CostTypeIx, Ledger, MemberIx, Period, Status};
use crate::year::Year;
use change::Divisions;
use foldhash::HashMap;
use jiff::civil::Date;
use std::rc::Rc;

/// One cost entry with what it means for each member.
#[derive(Clone, Debug)]
pub struct Shared<'l> {
    /// The entry.
    pub entry: &'l CostEntry,
    /// How it is divided.
    pub key: Rc<Key>,
    /// What each member of the entry bears, in the official order.
    pub shares: Vec<Share>,
    /// How certain the shares are: as the least certain of the entry and of every value that it is divided by.
    pub status: Status,
}

impl Shared<'_> {
    /// What a member bears; `None` where it is not a member of this entry.
    #[must_use]
    pub fn share_of(&self, member: MemberIx) -> Option<Share> {
        self.shares.iter().copied().find(|share| share.member == member)
    }
}

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
        let entries = apportion(ledger);
        let bills = Bills::of(ledger, &entries);
        let savings = Savings::of(ledger);
        let coverage = Coverage::of(ledger);
        let statuses = StatusSums::of(ledger, &entries);
        let reference = Reference::of(ledger, &bills, &coverage, &statuses);
        let group_changes = group_change::of_timeline(&ledger.timeline);
        let divisions = Divisions::of(ledger, &entries);
        Self { ledger, entries, bills, savings, coverage, statuses, reference, group_changes, divisions }
    }

    /// What a member saved up to the end of a year, through one accession or through all.
    #[must_use]
    pub fn saved_until(&self, year: Year, member: MemberIx, accession: Option<Date>) -> Marked {
        let statuses = self.bills.total_common_until(year).statuses;
        Marked::of(self.savings.until(year, member, accession), statuses)
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

fn apportion(ledger: &Ledger) -> Vec<Shared<'_>> {
    // Most entries of a year are for the same period and share one key. What is part of the question here is all that
    // `key_of` asks an entry and its cost type for.
    let same_split = ledger.agreement.first_of_same_split();
    let mut keys: HashMap<(CostTypeIx, Period, Option<MemberIx>), Rc<Key>> = HashMap::default();
    let mut entries = Vec::with_capacity(ledger.costs.len());
    for entry in &ledger.costs {
        let of = (same_split[entry.cost_type.0], entry.period, entry.charged_to);
        let key = Rc::clone(keys.entry(of).or_insert_with(|| Rc::new(apportionment::key_of(ledger, entry))));
        let shares = key.apportion(entry.amount);
        entries.push(Shared { entry, status: entry.status.max(key.status()), key, shares });
    }
    entries
}
