//! What a member pays less because others joined after it (Entlastung).
//!
//! For an entry of the common costs and an accession date *s*: the share when only those that first joined
//! before *s* take part, minus the share when those up to and including *s* do; both rounded to the cent, with
//! leaves in force as booked. The steps add up: share + all savings = the share without any later accession.

use crate::apportionment::{Group, Key, equal_key};
use crate::cents::Cents;
use crate::ledger::{Ledger, MemberIx, Period};
use foldhash::HashMap;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The savings of all members by year and accession.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Savings {
    by: BTreeMap<(i16, MemberIx, Date), Cents>,
}

/// The keys on both sides of one accession, for one period.
type Step = Option<(Key, Key)>;

impl Savings {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let accessions = ledger.timeline.accessions();
        let mut savings = Self::default();
        let mut steps: HashMap<(Period, Date), Step> = HashMap::default();
        for entry in
            ledger.costs.iter().filter(|entry| ledger.agreement.cost_type(entry.cost_type).is_common())
        {
            for &accession in accessions.iter().filter(|accession| **accession <= entry.period.end) {
                let step = steps.entry((entry.period, accession)).or_insert_with(|| {
                    let key = |group| equal_key(&ledger.agreement, &ledger.timeline, entry.period, group);
                    key(Group::JoinedBefore(accession)).zip(key(Group::JoinedUpTo(accession)))
                });
                let Some((before, after)) = step else { continue };
                let shares_after = after.apportion(entry.amount);
                for share in before.apportion(entry.amount) {
                    let after = shares_after
                        .iter()
                        .find(|after| after.member == share.member)
                        .map(|after| after.amount);
                    let saving = share.amount - after.unwrap_or_default();
                    *savings.by.entry((entry.year(), share.member, accession)).or_default() += saving;
                }
            }
        }
        savings
    }

    /// All savings by year, official order of the members and accession date.
    pub fn all(&self) -> impl Iterator<Item = (i16, MemberIx, Date, Cents)> {
        self.by.iter().map(|(&(year, member, accession), &saving)| (year, member, accession, saving))
    }

    /// What a member saved in a year through one accession; `None` where nothing of that year gave a saving.
    #[must_use]
    pub fn through(&self, year: i16, member: MemberIx, accession: Date) -> Option<Cents> {
        self.by.get(&(year, member, accession)).copied()
    }

    /// What a member saved in a year through all later accessions.
    #[must_use]
    pub fn of_year(&self, year: i16, member: MemberIx) -> Cents {
        self.by.range((year, member, Date::MIN)..=(year, member, Date::MAX)).map(|(_, saving)| *saving).sum()
    }

    /// What a member saved up to the end of a year, through one accession or through all.
    #[must_use]
    pub fn until(&self, year: i16, member: MemberIx, accession: Option<Date>) -> Cents {
        let up_to = self.by.range(..=(year, MemberIx(usize::MAX), Date::MAX));
        up_to
            .filter(|((_, of, through), _)| {
                *of == member && accession.is_none_or(|accession| accession == *through)
            })
            .map(|(_, saving)| *saving)
            .sum()
    }

    /// What all members together saved up to the end of a year through one accession.
    #[must_use]
    pub fn of_all_until(&self, year: i16, accession: Date) -> Cents {
        let up_to = self.by.range(..=(year, MemberIx(usize::MAX), Date::MAX));
        up_to.filter(|((_, _, through), _)| *through == accession).map(|(_, saving)| *saving).sum()
    }
}
