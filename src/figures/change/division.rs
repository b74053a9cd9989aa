//! How the common costs of a year are divided: for each cost type its total and, by key, what is divided by that key.
//! From it come the exact parts q(a, b) · T of the costs of year b with the values of year a.

use super::exact::Exact;
use crate::apportionment::{self, Key};
use crate::cents::Cents;
use crate::figures::Shared;
use crate::ledger::{CostEntry, CostTypeIx, Ledger, MemberIx, Split};
use crate::year::Year;
use num_bigint::BigInt;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The divisions of all years and cost types of the common costs.
#[derive(Clone, Debug, Default)]
pub struct Divisions<'l>(BTreeMap<(Year, CostTypeIx), Division<'l>>);

/// The live entries of a year and cost type.
#[derive(Clone, Debug, Default)]
pub(super) struct Division<'l> {
    pub total: Cents,
    groups: Vec<KeyedEntries<'l>>,
}

/// Entries that are divided by one key.
#[derive(Clone, Debug)]
struct KeyedEntries<'l> {
    /// One of them: what the key depends on is the same for all.
    entry: &'l CostEntry,
    key: Rc<Key>,
    amount: Cents,
    /// The key with the values of other years, once it was asked for: it is the same for all members.
    with_values_of: RefCell<BTreeMap<Year, Option<Rc<Key>>>>,
}

impl<'l> Divisions<'l> {
    pub(in crate::figures) fn of(ledger: &Ledger, entries: &[Shared<'l>]) -> Self {
        let mut divisions = Self::default();
        for shared in entries {
            let entry = shared.entry;
            if !entry.standing.is_live() || !ledger.agreement.cost_type(entry.cost_type).is_common() {
                continue;
            }
            let division = divisions.0.entry((entry.year(), entry.cost_type)).or_default();
            division.total += entry.amount;
            let known = division.groups.iter_mut().find(|group| Rc::ptr_eq(&group.key, &shared.key));
            if let Some(group) = known {
                group.amount += entry.amount;
            } else {
                let (key, amount) = (Rc::clone(&shared.key), entry.amount);
                division.groups.push(KeyedEntries { entry, key, amount, with_values_of: RefCell::default() });
            }
        }
        divisions
    }

    pub(super) fn get(&self, year: Year, cost_type: CostTypeIx) -> Option<&Division<'l>> {
        self.0.get(&(year, cost_type))
    }
}

impl Division<'_> {
    /// What some members bear of it together, before any rounding.
    pub(super) fn part_of(&self, members: &[MemberIx]) -> Exact {
        let parts = self.groups.iter().map(|group| part(&group.key, group.amount, members));
        parts.fold(Exact::zero(), |sum, part| &sum + &part)
    }

    /// The same with the values of another year and the split in force on the corresponding days of it; `None` where
    /// that is not defined.
    pub(super) fn part_with_values_of(
        &self,
        ledger: &Ledger,
        year: Year,
        members: &[MemberIx],
    ) -> Option<Exact> {
        let mut sum = Exact::zero();
        for group in &self.groups {
            sum = &sum + &part(&*group.key_with_values_of(ledger, year)?, group.amount, members);
        }
        Some(sum)
    }

    /// Whether all of it and of another division is divided by one and the same key, with the values of either year:
    /// then nobody's part of the whole changes.
    pub(super) fn is_divided_like(
        &self,
        other: &Self,
        ledger: &Ledger,
        (year, other_year): (Year, Year),
    ) -> bool {
        let Some(first) = self.groups.first().map(|group| &group.key) else { return true };
        let alike = |division: &Self, values_of: Year| {
            division.groups.iter().all(|group| {
                let same = |key: &Rc<Key>| Rc::ptr_eq(key, first) || key == first;
                same(&group.key) && group.key_with_values_of(ledger, values_of).is_some_and(|key| same(&key))
            })
        };
        alike(self, other_year) && alike(other, year)
    }
}

impl KeyedEntries<'_> {
    /// The key with the values of another year and the split in force on the day of it that corresponds to the first
    /// day of the period; `None` where there is none. Equal parts ask for no values.
    fn key_with_values_of(&self, ledger: &Ledger, year: Year) -> Option<Rc<Key>> {
        match &ledger.agreement.cost_type(self.entry.cost_type).split {
            Split::Shared(split) if split.is_equal() => Some(Rc::clone(&self.key)),
            Split::Shared(_) => {
                let made = || apportionment::key_as_of(ledger, self.entry, year).map(Rc::new);
                self.with_values_of.borrow_mut().entry(year).or_insert_with(made).clone()
            }
            // No common costs.
            Split::Direct => None,
        }
    }
}

fn part(key: &Key, amount: Cents, members: &[MemberIx]) -> Exact {
    let (numerator, denominator) = key.part_of(members);
    Exact::new(numerator * BigInt::from(amount.0), denominator)
}
