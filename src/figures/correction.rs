//! What was taken back (contract, *costs.csv*). A plan that was taken back because the result came is a settlement
//! (Abrechnung). Everything else that was taken back is a correction, and names what stands in its place.

use super::replacement::Candidates;
use crate::cents::Cents;
use crate::ledger::{
    Booked, CostEntry, CostTypeIx, Ledger, MeasureEntry, MembershipEntry, Period, Standing, Status,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An entry that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction<'l, T> {
    /// What was wrong.
    pub reversed: &'l T,
    /// What took it back; its note says why.
    pub reversal: &'l T,
    /// What stands in its place: the entry that the note names, else the likely one ([`Candidates`]).
    pub replacement: Option<&'l T>,
}

/// Planned and assumed entries of a cost type and period, taken back when the result came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement<'l> {
    /// What was expected.
    pub expected: Vec<&'l CostEntry>,
    /// What took it back.
    pub reversals: Vec<&'l CostEntry>,
    /// What came instead: the live entries with a document, booked when the first was taken back, or later.
    pub results: Vec<&'l CostEntry>,
}

impl Settlement<'_> {
    /// How much more the result is than what was expected.
    #[must_use]
    pub fn difference(&self) -> Cents {
        let sum = |entries: &[&CostEntry]| -> Cents { entries.iter().map(|entry| entry.amount).sum() };
        sum(&self.results) - sum(&self.expected)
    }
}

/// All that was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack<'l> {
    /// In the order of their first reversals.
    pub settlements: Vec<Settlement<'l>>,
    /// Of costs, in the order of the reversals.
    pub costs: Vec<Correction<'l, CostEntry>>,
    /// Of memberships.
    pub memberships: Vec<Correction<'l, MembershipEntry>>,
    /// Of values.
    pub values: Vec<Correction<'l, MeasureEntry>>,
    /// The entries that are settled, and what took them back.
    settled: BTreeSet<&'l str>,
}

impl<'l> TakenBack<'l> {
    /// All that a ledger takes back.
    #[must_use]
    pub fn of(ledger: &'l Ledger) -> Self {
        let settlements = settlements(ledger);
        let settled = settlements.iter().flat_map(|of| of.expected.iter().chain(&of.reversals));
        let settled: BTreeSet<&str> = settled.map(|entry| &*entry.entry).collect();
        let results = settlements.iter().flat_map(|of| &of.results);
        let results: BTreeSet<&str> = results.map(|entry| &*entry.entry).collect();
        let costs = corrections(
            &ledger.costs,
            |entry| (entry.cost_type, entry.period, entry.charged_to),
            |entry| settled.contains(entry) || results.contains(entry),
        );
        let memberships = corrections(&ledger.memberships, |entry| (entry.member, entry.event), |_| false);
        let values =
            corrections(&ledger.measures, |entry| (entry.measure, entry.year, entry.member), |_| false);
        Self { settlements, costs, memberships, values, settled }
    }

    /// How many corrections there are.
    #[must_use]
    pub fn corrections(&self) -> usize {
        self.costs.len() + self.memberships.len() + self.values.len()
    }

    /// How many planned and assumed entries are settled.
    #[must_use]
    pub fn expected(&self) -> usize {
        self.settlements.iter().map(|settlement| settlement.expected.len()).sum()
    }

    /// Whether a cost entry is one that is settled, or takes such a one back.
    #[must_use]
    pub fn is_settled(&self, entry: &CostEntry) -> bool {
        self.settled.contains(&*entry.entry)
    }
}

fn settlements(ledger: &Ledger) -> Vec<Settlement<'_>> {
    let mut results: BTreeMap<(CostTypeIx, Period), Vec<&CostEntry>> = BTreeMap::new();
    for entry in &ledger.costs {
        if entry.standing.is_live() && entry.status == Status::Actual {
            results.entry((entry.cost_type, entry.period)).or_default().push(entry);
        }
    }
    let last_day = |(about, results): (&_, &Vec<&CostEntry>)| {
        results.iter().map(|result| result.recorded_on).max().map(|day| (*about, day))
    };
    let last_result: BTreeMap<(CostTypeIx, Period), Date> = results.iter().filter_map(last_day).collect();
    let is_settled = |reversal: &CostEntry| {
        let last = last_result.get(&(reversal.cost_type, reversal.period));
        reversal.status != Status::Actual && last.is_some_and(|last| *last >= reversal.recorded_on)
    };
    let mut settlements: Vec<Settlement<'_>> = Vec::new();
    let mut known: BTreeMap<(CostTypeIx, Period), usize> = BTreeMap::new();
    for reversal in &ledger.costs {
        let Standing::Reversal { of } = reversal.standing else { continue };
        if !is_settled(reversal) {
            continue;
        }
        let place = *known.entry((reversal.cost_type, reversal.period)).or_insert(settlements.len());
        if place == settlements.len() {
            settlements.push(Settlement::default());
        }
        settlements[place].expected.push(&ledger.costs[of]);
        settlements[place].reversals.push(reversal);
    }
    for (about, place) in known {
        let settlement = &mut settlements[place];
        let first = settlement.reversals.iter().map(|reversal| reversal.recorded_on).min();
        settlement.results = results.remove(&about).unwrap_or_default();
        settlement.results.retain(|result| Some(result.recorded_on) >= first);
    }
    settlements
}

/// Entries that are `elsewhere`, as what is settled and what settles, are neither corrected nor found as replacements
/// (but a note may name them). `about` is what an entry is for.
fn corrections<T: Booked, K: Ord + Copy>(
    entries: &[T],
    about: impl Fn(&T) -> K,
    elsewhere: impl Fn(&str) -> bool,
) -> Vec<Correction<'_, T>> {
    let is_reversal = |entry: &T| matches!(entry.standing(), Standing::Reversal { .. });
    if !entries.iter().any(is_reversal) {
        return Vec::new();
    }
    let mut candidates =
        Candidates::of(entries, about, |entry| !is_reversal(entry) && !elsewhere(entry.entry()));
    let by_name: BTreeMap<&str, usize> = (0..entries.len())
        .filter(|&place| !is_reversal(&entries[place]))
        .map(|place| (entries[place].entry(), place))
        .collect();
    let mut corrections = Vec::new();
    for (place, reversal) in entries.iter().enumerate() {
        let Standing::Reversal { of } = reversal.standing() else { continue };
        if elsewhere(reversal.entry()) {
            continue;
        }
        let named = named_in(reversal.note()).filter_map(|name| by_name.get(name).copied()).find(|&named| {
            // A mere number may be anything.
            let is_number = entries[named].entry().bytes().all(|byte| byte.is_ascii_digit());
            named != of && (!is_number || entries[named].recorded_on() >= reversal.recorded_on())
        });
        let replacement = named.or_else(|| candidates.replacing(of, place));
        if let Some(replacement) = replacement {
            candidates.take(replacement);
        }
        corrections.push(Correction {
            reversed: &entries[of],
            reversal,
            replacement: replacement.map(|place| &entries[place]),
        });
    }
    corrections
}

/// What may be the name of an entry in a text.
fn named_in(note: &str) -> impl Iterator<Item = &str> {
    let of_a_name = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    // The full stop behind a name ends a sentence, unless there is an entry of that name.
    note.split(move |letter| !of_a_name(letter))
        .flat_map(|word| [word, word.trim_end_matches(['.', '_', '-'])])
        .filter(|word| !word.is_empty())
}
