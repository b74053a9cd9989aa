//! Each cost entry with its key and its shares.

use crate::apportionment::{self, Key, Share};
use crate::ledger::{CostEntry, CostTypeIx, Ledger, MemberIx, Period, Status};
use foldhash::HashMap;
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

/// All cost entries in the order of the ledger.
pub(super) fn of(ledger: &Ledger) -> Vec<Shared<'_>> {
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
