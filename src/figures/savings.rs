//! What a member pays less because others joined after it (Entlastung).
//!
//! For an entry of the common costs and an accession date *s*: the share when only those that first joined
//! before *s* take part, minus the share when those up to and including *s* do; both rounded to the cent, with
//! leaves in force as booked. The steps add up: share + all savings = the share without any later accession.

use crate::apportionment::{Group, Key, Share, shared_key};
use crate::cents::Cents;
use crate::ledger::{CostTypeIx, Ledger, MemberIx, Period, SharedSplit};
use crate::year::Year;
use foldhash::HashMap;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The savings of all members by year and accession.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Savings {
    by: BTreeMap<(MemberIx, Date, Year), Cents>,
}

impl Savings {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let accessions = ledger.timeline.accessions();
        let mut savings = Self::default();
        let same_split = ledger.agreement.first_of_same_split();
        let mut keys: HashMap<(CostTypeIx, Period), Vec<Option<Key>>> = HashMap::default();
        for entry in &ledger.costs {
            let cost_type = ledger.agreement.cost_type(entry.cost_type);
            let Some(split) = cost_type.split.shared().filter(|_| cost_type.is_common()) else { continue };
            let keys = keys
                .entry((same_split[entry.cost_type.0], entry.period))
                .or_insert_with(|| keys_of(ledger, split, &accessions, entry.period));
            let mut groups = keys.iter().map(|key| key.as_ref().map(|key| key.apportion(entry.amount)));
            let mut before = groups.next().flatten();
            for (&accession, after) in accessions.iter().zip(groups) {
                for (member, saving) in between(before.as_deref(), after.as_deref()) {
                    *savings.by.entry((member, accession, entry.year())).or_default() += saving;
                }
                before = after;
            }
        }
        savings
    }

    /// All savings by year, official order of the members and accession date.
    pub fn all(&self) -> impl Iterator<Item = (Year, MemberIx, Date, Cents)> {
        let mut all: Vec<_> = self
            .by
            .iter()
            .map(|(&(member, accession, year), &saving)| (year, member, accession, saving))
            .collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// What a member saved in a year through one accession; `None` where nothing of that year gave a saving.
    #[must_use]
    pub fn through(&self, year: Year, member: MemberIx, accession: Date) -> Option<Cents> {
        self.by.get(&(member, accession, year)).copied()
    }

    /// What a member saved in a year through all later accessions.
    #[must_use]
    pub fn of_year(&self, year: Year, member: MemberIx) -> Cents {
        self.of_member(member, Date::MIN, Date::MAX)
            .filter(|(of, _)| *of == year)
            .map(|(_, saving)| saving)
            .sum()
    }

    /// What a member saved up to the end of a year, through one accession or through all.
    #[must_use]
    pub fn until(&self, year: Year, member: MemberIx, accession: Option<Date>) -> Cents {
        let of = self.of_member(member, accession.unwrap_or(Date::MIN), accession.unwrap_or(Date::MAX));
        of.filter(|(of, _)| *of <= year).map(|(_, saving)| saving).sum()
    }

    /// The years up to the end of one in which a member saved anything, through one accession or through all.
    pub(super) fn years_until(
        &self,
        year: Year,
        member: MemberIx,
        accession: Option<Date>,
    ) -> impl Iterator<Item = Year> {
        let of = self.of_member(member, accession.unwrap_or(Date::MIN), accession.unwrap_or(Date::MAX));
        of.map(|(of, _)| of).filter(move |of| *of <= year)
    }

    /// A member's savings through some accessions, with their years.
    fn of_member(&self, member: MemberIx, first: Date, last: Date) -> impl Iterator<Item = (Year, Cents)> {
        let range = (member, first, Year::MIN)..=(member, last, Year::MAX);
        self.by.range(range).map(|(&(_, _, year), &saving)| (year, saving))
    }
}

/// The keys of a period without any later accession, and with each more that is not after its end; `None` where
/// the group leaves a part of it without members, or with values that sum to zero.
fn keys_of(ledger: &Ledger, split: &SharedSplit, accessions: &[Date], period: Period) -> Vec<Option<Key>> {
    let key = |group| shared_key(ledger, split, period, group);
    let first = accessions.first().map(|&accession| key(Group::JoinedBefore(accession)));
    let of_period = accessions.iter().filter(|accession| **accession <= period.end);
    first.into_iter().chain(of_period.map(|&accession| key(Group::JoinedUpTo(accession)))).collect()
}

/// What each of a group saves where it grows: its share before, less its share after. Nothing where there was none.
fn between(before: Option<&[Share]>, after: Option<&[Share]>) -> Vec<(MemberIx, Cents)> {
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    // Both are in the official order, and whoever shared before shares after.
    let mut after = after.iter();
    before
        .iter()
        .filter_map(|share| {
            let now = after.find(|now| now.member == share.member)?;
            Some((share.member, share.amount - now.amount))
        })
        .collect()
}
