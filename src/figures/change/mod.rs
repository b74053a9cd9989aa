//! Why what a member bears changed from one year (0) to another (1): because the costs, the group or the key did, and
//! what the other costs add.
//!
//! For each cost type of the common costs, T is the year's total and q(a, b) the member's exact fraction of the costs
//! of year b divided with the values of year a. The change of T · q is divided as Bennet did for prices and quantities
//! (*Journal of the Royal Statistical Society* 83, 1920): cost effect (T₁ − T₀)·(q₀ + q₁)/2; what is left, (q₁ −
//! q₀)·(T₀ + T₁)/2, is divided among group and key as Shapley did for players of a game (*A Value for n-Person Games*,
//! 1953), as the mean of both orders in which they can change. Exact until the end: membership and key effect are
//! summed over the cost types and rounded half away from zero, and the cost effect is what remains of the change in
//! cents, so that they add up, always.
//!
//! All of it is linear in q, so that several members together are treated as one, and a mean is their sum divided once.

mod division;
mod exact;
pub mod waterfall;

pub use division::Divisions;

use super::rounding::mean;
use super::{Figures, Marked, Statuses};
use crate::cents::Cents;
use crate::ledger::{CostTypeIx, MemberIx};
use crate::year::Year;
use exact::Exact;
use std::cmp::Ordering;

/// The change of the bill of one member, or of the mean bill of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillChange {
    /// The earlier year.
    pub from: Year,
    /// The later year.
    pub to: Year,
    /// The bill of the earlier year.
    pub before: Marked,
    /// The bill of the later year.
    pub after: Marked,
    /// Because the common costs changed.
    pub cost: Cents,
    /// Because they are shared by more or fewer.
    pub membership: Cents,
    /// Because the key is another one, or the values that it rests on.
    pub key: Cents,
    /// Because the other costs changed.
    pub other: Cents,
    /// Whether group and key could be told apart; where not, the key effect is of both.
    pub told_apart: bool,
    /// The statuses behind the common costs of both years, and so behind all but the last reason.
    pub statuses: Statuses,
    /// The statuses behind the other costs of both years.
    pub other_statuses: Statuses,
}

impl BillChange {
    /// The change itself: the sum of all its reasons.
    #[must_use]
    pub fn net(&self) -> Cents {
        self.after.amount - self.before.amount
    }
}

/// The exact membership and key effect of one cost type, and what some members together bear more of it.
struct ExactEffects {
    membership: Exact,
    key: Exact,
    change: Exact,
    told_apart: bool,
}

impl Figures<'_> {
    /// The year that a year is compared with: for a full year the full year before it, for any other the calendar year
    /// before it; `None` where that has no entries.
    #[must_use]
    pub fn compared_with(&self, year: Year) -> Option<Year> {
        let full = self.reference.full_years();
        match full.binary_search(&year) {
            Ok(place) => place.checked_sub(1).map(|before| full[before]),
            Err(_) => Some(year.before()).filter(|before| self.bills.years().contains(before)),
        }
    }

    /// The changes of a member's bill in all years that can be compared with one before, where it shares in either.
    #[must_use]
    pub fn changes(&self, member: MemberIx) -> Vec<BillChange> {
        let to = self.bills.years().iter().copied();
        to.filter_map(|to| Some((self.compared_with(to)?, to)))
            .filter(|&(from, to)| self.bills.shares_in(from, member) || self.bills.shares_in(to, member))
            .filter_map(|(from, to)| self.change(&[member], from, to))
            .collect()
    }

    /// Why the bill of a member changed, or the mean of the bills of several; `None` for nobody.
    #[must_use]
    pub fn change(&self, members: &[MemberIx], from: Year, to: Year) -> Option<BillChange> {
        let (before, after) = (self.mean_bill(members, from)?, self.mean_bill(members, to)?);
        let (mut membership, mut key, mut told_apart) = (Exact::zero(), Exact::zero(), true);
        for cost_type in self.common_cost_types() {
            if let Some(effects) = self.effects(cost_type, members, from, to) {
                membership = &membership + &effects.membership;
                key = &key + &effects.key;
                told_apart &= effects.told_apart;
            }
        }
        let membership = membership.over(members.len()).rounded();
        let key = key.over(members.len()).rounded();
        let other = self.other(members, to) - self.other(members, from);
        let other_statuses = other.statuses;
        let other = mean(other.amount, members.len())?;
        Some(BillChange {
            from,
            to,
            before,
            after,
            cost: after.amount - before.amount - membership - key - other,
            membership,
            key,
            other,
            told_apart,
            statuses: self.bills.total_common(from).statuses | self.bills.total_common(to).statuses,
            other_statuses,
        })
    }

    /// The cost effect of a change by cost type of the common costs, those left out that have none; `members` are those
    /// of the change. Each is rounded, and what is missing goes to the largest, the first of equals.
    #[must_use]
    pub fn cost_by_type(&self, change: &BillChange, members: &[MemberIx]) -> Vec<(CostTypeIx, Cents)> {
        let exact = |cost_type| {
            let part = |year| match self.divisions.get(year, cost_type) {
                Some(division) => division.part_of(members),
                None => Exact::zero(),
            };
            match self.effects(cost_type, members, change.from, change.to) {
                Some(effects) => &(&effects.change - &effects.membership) - &effects.key,
                None => &part(change.to) - &part(change.from),
            }
        };
        let rounded = |cost_type| (cost_type, exact(cost_type).over(members.len()).rounded());
        told(self.common_cost_types().map(rounded).collect(), change.cost)
    }

    /// The change of the other costs by cost type, those left out that did not change; `members` are those of the
    /// change.
    #[must_use]
    pub fn other_by_type(&self, change: &BillChange, members: &[MemberIx]) -> Vec<(CostTypeIx, Cents)> {
        let rounded = |(cost_type, _)| {
            let of = |year| -> Marked {
                members.iter().map(|&member| self.bills.of_cost_type(year, cost_type, member)).sum()
            };
            Some((cost_type, mean((of(change.to) - of(change.from)).amount, members.len())?))
        };
        let others = self.ledger.agreement.each_cost_type().filter(|(_, cost_type)| !cost_type.is_common());
        // Without common costs a mean may leave a cent of rounding to the cost effect; here it is told with the others.
        let has_common = self.common_cost_types().next().is_some();
        let untold = if has_common { Cents::ZERO } else { change.cost };
        told(others.filter_map(rounded).collect(), change.other + untold)
    }

    /// Whether the common costs themselves were higher in the later year, or lower.
    #[must_use]
    pub fn common_costs_moved(&self, from: Year, to: Year) -> Ordering {
        self.bills.total_common(to).amount.cmp(&self.bills.total_common(from).amount)
    }

    /// The mean of the bills of some members.
    #[must_use]
    pub fn mean_bill(&self, members: &[MemberIx], year: Year) -> Option<Marked> {
        members.iter().map(|&member| self.bills.of_member(year, member)).sum::<Marked>().mean(members.len())
    }

    /// What some members bear together beside the common costs.
    fn other(&self, members: &[MemberIx], year: Year) -> Marked {
        members.iter().map(|&member| self.bills.beside_common(year, member)).sum()
    }

    fn common_cost_types(&self) -> impl Iterator<Item = CostTypeIx> {
        let all = self.ledger.agreement.each_cost_type();
        all.filter(|(_, cost_type)| cost_type.is_common()).map(|(index, _)| index)
    }

    /// The effects of a cost type on some members together; `None` where all its change is cost effect: one of its
    /// totals is zero, or nobody's part of it changes.
    fn effects(
        &self,
        cost_type: CostTypeIx,
        members: &[MemberIx],
        from: Year,
        to: Year,
    ) -> Option<ExactEffects> {
        let (old, new) = (self.divisions.get(from, cost_type)?, self.divisions.get(to, cost_type)?);
        let (total, new_total) = (old.total, new.total);
        if total.is_zero() || new_total.is_zero() || old.is_divided_like(new, self.ledger, (from, to)) {
            return None;
        }
        // With q(a, b) = part ÷ total: (T₀ + T₁)/4 · [(q(0,1) + q(1,1)) − (q(0,0) + q(1,0))] and so on.
        let quarter = |of: Exact| (of * (total + new_total)).over(4);
        let (q_old, q_new) = (old.part_of(members), new.part_of(members));
        let change = &q_new - &q_old;
        let (q_old, q_new) = (q_old.over(total.0), q_new.over(new_total.0));
        let old_by_new = old.part_with_values_of(self.ledger, to, members);
        let new_by_old = new.part_with_values_of(self.ledger, from, members);
        let Some((old_by_new, new_by_old)) = old_by_new.zip(new_by_old) else {
            let of_both = &q_new - &q_old;
            let key = quarter(&of_both + &of_both);
            return Some(ExactEffects { membership: Exact::zero(), key, change, told_apart: false });
        };
        let (old_by_new, new_by_old) = (old_by_new.over(total.0), new_by_old.over(new_total.0));
        let membership = &(&new_by_old - &q_old) + &(&q_new - &old_by_new);
        let key = &(&old_by_new - &q_old) + &(&q_new - &new_by_old);
        Some(ExactEffects { membership: quarter(membership), key: quarter(key), change, told_apart: true })
    }
}

/// Rounded parts with what is missing to the whole given to the largest, the first of equals; without those of nothing.
fn told(mut parts: Vec<(CostTypeIx, Cents)>, whole: Cents) -> Vec<(CostTypeIx, Cents)> {
    let missing = whole - parts.iter().map(|(_, part)| *part).sum();
    if let Some((_, largest)) = parts.iter_mut().rev().max_by_key(|(_, part)| part.abs()) {
        *largest += missing;
    }
    parts.retain(|(_, part)| !part.is_zero());
    parts
}
