//! The correction log: what was taken back, by which entry, and what stands in its place.

use crate::ledger::{CostEntry, Ledger, MembershipEntry, Standing};
use std::collections::BTreeMap;

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
    corrections(
        &ledger.costs,
        |entry| entry.standing,
        |entry| (entry.cost_type, entry.period, entry.charged_to),
    )
}

/// Corrections of memberships, in the order of the reversals. A replacement is of the same member and event.
#[must_use]
pub fn of_memberships(ledger: &Ledger) -> Vec<Correction<'_, MembershipEntry>> {
    corrections(&ledger.memberships, |entry| entry.standing, |entry| (entry.member, entry.event))
}

fn corrections<T, K: Ord>(
    entries: &[T],
    standing: impl Fn(&T) -> Standing,
    about: impl Fn(&T) -> K,
) -> Vec<Correction<'_, T>> {
    // For each thing that an entry can be about, where its live entries stand: ascending.
    let mut live: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| standing(entry).is_live()) {
        live.entry(about(entry)).or_default().push(place);
    }
    let mut corrections = Vec::new();
    for (place, reversal) in entries.iter().enumerate() {
        let Some(of) = standing(reversal).reverses() else { continue };
        let reversed = &entries[of];
        let same = live.get(&about(reversed)).map_or(&[][..], Vec::as_slice);
        let behind = same.partition_point(|&candidate| candidate <= place.max(of));
        let replacement = same.get(behind).and_then(|&candidate| entries.get(candidate));
        corrections.push(Correction { reversed, reversal, replacement });
    }
    corrections
}
