//! The changes of the group of members: who joined and left on a day, and how many shared before and since.

use crate::ledger::{MemberIx, Timeline};
use jiff::civil::Date;

/// A change of the group of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChange {
    /// The first day of the new group.
    pub date: Date,
    /// Who joined, in the official order.
    pub joined: Vec<MemberIx>,
    /// Who left, in the official order.
    pub left: Vec<MemberIx>,
    /// How many took part before.
    pub before: usize,
    /// How many take part since.
    pub after: usize,
    /// Whether all who joined had been members before.
    pub is_return: bool,
}

/// All changes of the group, ascending; the first one is the founding.
pub(super) fn of_timeline(timeline: &Timeline) -> Vec<GroupChange> {
    let mut before: &[MemberIx] = &[];
    let mut changes = Vec::new();
    for epoch in timeline.epochs() {
        let absent = |from: &[MemberIx], of: &[MemberIx]| -> Vec<MemberIx> {
            of.iter().copied().filter(|member| !from.contains(member)).collect()
        };
        let joined = absent(before, &epoch.members);
        let had_joined =
            |member: &MemberIx| timeline.first_join(*member).is_some_and(|first| first < epoch.from);
        let change = GroupChange {
            date: epoch.from,
            is_return: !joined.is_empty() && joined.iter().all(had_joined),
            joined,
            left: absent(&epoch.members, before),
            before: before.len(),
            after: epoch.members.len(),
        };
        before = &epoch.members;
        if !change.joined.is_empty() || !change.left.is_empty() {
            changes.push(change);
        }
    }
    changes
}
