//! The correction log: what was taken back, by which entry, and what stands in its place.

use crate::ledger::{CostEntry, Ledger, MembershipEntry, Standing};

/// An entry that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction<'l, T> {
    /// What was wrong.
    pub reversed: &'l T,
    /// What took it back; its note says why.
    pub reversal: &'l T,
    /// The first live entry booked behind the reversal for the same thing, if there is one. The ledger does
    /// not link it; it is inferred from what it is for.
    pub replacement: Option<&'l T>,
}

/// Corrections of costs, in the order of the reversals. A replacement is for the same cost type, period and
/// charged member.
#[must_use]
pub fn of_costs(ledger: &Ledger) -> Vec<Correction<'_, CostEntry>> {
    let same = |a: &CostEntry, b: &CostEntry| {
        (a.cost_type, a.period, a.charged_to) == (b.cost_type, b.period, b.charged_to)
    };
    corrections(&ledger.costs, |entry| entry.standing, same)
}

/// Corrections of memberships, in the order of the reversals. A replacement is of the same member and event.
#[must_use]
pub fn of_memberships(ledger: &Ledger) -> Vec<Correction<'_, MembershipEntry>> {
    let same = |a: &MembershipEntry, b: &MembershipEntry| (a.member, a.event) == (b.member, b.event);
    corrections(&ledger.memberships, |entry| entry.standing, same)
}

fn corrections<T>(
    entries: &[T],
    standing: impl Fn(&T) -> Standing,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Correction<'_, T>> {
    let mut corrections = Vec::new();
    for (place, reversal) in entries.iter().enumerate() {
        let Standing::Reversal { of } = standing(reversal) else { continue };
        let Some(reversed) = entries.get(of) else { continue };
        let behind = entries.iter().skip(place.max(of) + 1);
        let replacement = behind.into_iter().find(|entry| standing(entry).is_live() && same(entry, reversed));
        corrections.push(Correction { reversed, reversal, replacement });
    }
    corrections
}
