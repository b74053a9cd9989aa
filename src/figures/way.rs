//! How the bill came from one full year to another, as a list of reasons that a sentence or a chart tells one by one.

use super::change::BillChange;
use super::change::waterfall::MembershipSet;
use super::headline::{LastFullYear, Mean, mean};
use super::{Figures, Marked, Statuses};
use crate::cents::Cents;
use crate::ledger::{CostTypeIx, MemberIx};
use crate::year::Year;

/// Why a bill changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Joins and leaves; several where their effects cannot be told apart.
    Group {
        /// Who joined.
        joined: Vec<MemberIx>,
        /// Who left.
        left: Vec<MemberIx>,
    },
    /// The key, or the values that it rests on.
    Key,
    /// A cost type of the common costs.
    Common(CostTypeIx),
    /// Another cost type.
    Other(CostTypeIx),
}

/// The way of a mean bill between two full years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The first year and the mean bill in it.
    pub from: (Year, Mean),
    /// The last one.
    pub to: (Year, Mean),
    /// What led from one to the other; they add up, always.
    pub reasons: Vec<(Reason, Cents)>,
    /// The statuses behind the common costs and behind the others, in both years.
    common: Statuses,
    other: Statuses,
}

impl Way {
    fn sum(&self, wanted: impl Fn(&Reason) -> bool) -> Cents {
        self.reasons.iter().filter(|(reason, _)| wanted(reason)).map(|(_, change)| *change).sum()
    }

    /// What a reason did, as sure as the costs are that it is about.
    #[must_use]
    pub fn marked(&self, reason: &Reason, change: Cents) -> Marked {
        Marked::of(
            change,
            match reason {
                Reason::Group { .. } | Reason::Key | Reason::Common(_) => self.common,
                Reason::Other(_) => self.other,
            },
        )
    }

    /// What the kinds of reasons did in all: the group, the common costs, everything else, the key.
    #[must_use]
    pub fn parts(&self) -> [Marked; 4] {
        [
            Marked::of(self.sum(|reason| matches!(reason, Reason::Group { .. })), self.common),
            Marked::of(self.sum(|reason| matches!(reason, Reason::Common(_))), self.common),
            Marked::of(self.sum(|reason| matches!(reason, Reason::Other(_))), self.other),
            Marked::of(self.sum(|reason| matches!(reason, Reason::Key)), self.common),
        ]
    }

    /// Whether somebody joined on the way.
    #[must_use]
    pub fn has_joins(&self) -> bool {
        self.reasons.iter().any(|(reason, _)| match reason {
            Reason::Group { joined, .. } => !joined.is_empty(),
            Reason::Key | Reason::Common(_) | Reason::Other(_) => false,
        })
    }

    /// The change of the mean bill.
    #[must_use]
    pub fn change(&self) -> Marked {
        self.to.1.mean - self.from.1.mean
    }
}

/// The way from the first full year to the last; `None` where there is one full year only.
#[must_use]
pub fn whole_way(figures: &Figures<'_>, headline: &LastFullYear) -> Option<Way> {
    let whole = figures.waterfall(&headline.group)?;
    let sets = whole.memberships.iter().map(of_set);
    way(figures, &headline.group, (whole.first.0, whole.last.0), sets, whole.key, (whole.costs, whole.other))
}

/// The steps from each full year to the next.
#[must_use]
pub fn steps(figures: &Figures<'_>, headline: &LastFullYear) -> Vec<Way> {
    let group = &headline.group;
    let years = figures.reference.full_years().windows(2);
    let changes = years.filter_map(|pair| figures.change(group, *pair.first()?, *pair.last()?));
    changes.filter_map(|change| step(figures, group, &change)).collect()
}

fn step(figures: &Figures<'_>, group: &[MemberIx], change: &BillChange) -> Option<Way> {
    let changes = figures.group_changes_between(change.from, change.to);
    let set = MembershipSet { changes, effect: change.membership };
    let by_type = (figures.cost_by_type(change, group), figures.other_by_type(change, group));
    way(figures, group, (change.from, change.to), std::iter::once(of_set(&set)), change.key, by_type)
}

fn of_set(set: &MembershipSet) -> (Reason, Cents) {
    let joined = set.changes.iter().flat_map(|change| &change.joined).copied().collect();
    let left = set.changes.iter().flat_map(|change| &change.left).copied().collect();
    (Reason::Group { joined, left }, set.effect)
}

type ByType = Vec<(CostTypeIx, Cents)>;

fn way(
    figures: &Figures<'_>,
    group: &[MemberIx],
    (from, to): (Year, Year),
    sets: impl Iterator<Item = (Reason, Cents)>,
    key: Cents,
    (costs, other): (ByType, ByType),
) -> Option<Way> {
    let bill = |year| mean(group.iter().map(|&member| figures.bills.of_member(year, member)));
    let costs = costs.into_iter().map(|(cost_type, effect)| (Reason::Common(cost_type), effect));
    let other = other.into_iter().map(|(cost_type, change)| (Reason::Other(cost_type), change));
    let mut reasons: Vec<_> = sets.chain([(Reason::Key, key)]).chain(costs).chain(other).collect();
    reasons.retain(|(_, change)| !change.is_zero());
    let both = |of: &dyn Fn(Year, MemberIx) -> Marked| -> Statuses {
        [from, to]
            .iter()
            .flat_map(|&year| group.iter().map(move |&member| of(year, member).statuses))
            .collect()
    };
    Some(Way {
        from: (from, bill(from)?),
        to: (to, bill(to)?),
        reasons,
        common: both(&|year, member| figures.bills.common(year, member)),
        other: both(&|year, member| figures.bills.beside_common(year, member)),
    })
}
