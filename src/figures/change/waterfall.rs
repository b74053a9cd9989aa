//! The way of the mean bill from the first full year to the last: what each accession and withdrawal, the key, each
//! common cost type and the other costs added or took away. They sum to the last bill, always.

use super::BillChange;
use crate::cents::Cents;
use crate::figures::{Figures, GroupChange, Marked};
use crate::ledger::{CostTypeIx, MemberIx};
use crate::year::Year;
use std::collections::BTreeMap;

/// The way from the first full year to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// Where it begins.
    pub first: (Year, Marked),
    /// The effects of the changes of the group, in their order; sets of no effect and no change are left out.
    pub memberships: Vec<MembershipSet>,
    /// The effect of the key.
    pub key: Cents,
    /// The cost effect by cost type of the common costs, without those that have none.
    pub costs: Vec<(CostTypeIx, Cents)>,
    /// What the other costs added, by cost type, without those that added nothing.
    pub other: Vec<(CostTypeIx, Cents)>,
    /// Where it ends.
    pub last: (Year, Marked),
    /// The same from full year to full year.
    pub steps: Vec<BillChange>,
}

/// Changes of the group whose effects cannot be told apart, as steps that share one of them have it in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipSet {
    /// What happened, ascending; nothing where a split that changed within a year has such an effect.
    pub changes: Vec<GroupChange>,
    /// The effect of all of them together.
    pub effect: Cents,
}

impl Waterfall {
    /// The change from the first bill to the last, which all parts sum to.
    #[must_use]
    pub fn net(&self) -> Marked {
        self.last.1 - self.first.1
    }
}

/// Sums by cost type, in the order of the agreement, without those of nothing.
fn summed(parts: impl Iterator<Item = (CostTypeIx, Cents)>) -> Vec<(CostTypeIx, Cents)> {
    let mut sums: BTreeMap<CostTypeIx, Cents> = BTreeMap::new();
    for (cost_type, part) in parts {
        *sums.entry(cost_type).or_default() += part;
    }
    sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect()
}

impl Figures<'_> {
    /// The way of the mean bill of some members; `None` without two full years.
    #[must_use]
    pub fn waterfall(&self, members: &[MemberIx]) -> Option<Waterfall> {
        let steps: Vec<BillChange> = (self.reference.full_years().windows(2))
            .filter_map(|pair| self.change(members, *pair.first()?, *pair.last()?))
            .collect();
        let (first, last) = (steps.first()?, steps.last()?);
        Some(Waterfall {
            first: (first.from, first.before),
            memberships: self.membership_sets(&steps),
            key: steps.iter().map(|step| step.key).sum(),
            costs: summed(steps.iter().flat_map(|step| self.cost_by_type(step, members))),
            other: summed(steps.iter().flat_map(|step| self.other_by_type(step, members))),
            last: (last.to, last.after),
            steps,
        })
    }

    /// The membership effects of steps that follow each other, by sets of the changes that they belong to.
    fn membership_sets(&self, steps: &[BillChange]) -> Vec<MembershipSet> {
        let mut sets: Vec<MembershipSet> = Vec::new();
        for step in steps {
            let changes = self.group_changes_between(step.from, step.to);
            match sets.last_mut() {
                Some(set) if changes.iter().any(|change| set.changes.contains(change)) => {
                    set.effect += step.membership;
                    let new: Vec<_> =
                        changes.into_iter().filter(|change| !set.changes.contains(change)).collect();
                    set.changes.extend(new);
                }
                _ => sets.push(MembershipSet { changes, effect: step.membership }),
            }
        }
        sets.retain(|set| !set.changes.is_empty() || !set.effect.is_zero());
        sets
    }

    /// The changes of the group to which the membership effect of a step between two years belongs: those after the
    /// first day of the earlier one and by the last day of the later one.
    #[must_use]
    pub fn group_changes_between(&self, from: Year, to: Year) -> Vec<GroupChange> {
        let within = from.first_day()..=to.last_day();
        let belongs =
            |change: &&GroupChange| change.date != from.first_day() && within.contains(&change.date);
        self.group_changes.iter().filter(belongs).cloned().collect()
    }
}
