//! What one more member would bring: the common costs of the last full year, divided anew among more and more.
//!
//! A calculation, never mixed with what was booked. It starts from the group after the last booked change, as if that had
//! taken part throughout the year, and adds the candidates that are not in it one by one. The smaller groups before it, in
//! the order of joining, show how each step brings less than the one before.

use super::{Figures, Marked};
use crate::apportionment;
use crate::cents::Cents;
use crate::ledger::{CostEntry, CostTypeIx, Ledger, MemberIx};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The scenario of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The year whose costs it rests on.
    pub year: Year,
    /// The common costs of that year.
    pub total: Marked,
    /// How many take part after the last booked change of the group.
    pub members_today: usize,
    /// From the number of founding members (or today's, if lower) to today's with all candidates.
    pub steps: Vec<ScenarioStep>,
    /// Who would take part but has no value by which the costs could be divided.
    pub left_out: Vec<MemberIx>,
}

/// One group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScenarioStep {
    /// How many share.
    pub members: usize,
    /// The mean share of the founding members that still take part and are in the group; of all where none is.
    pub bill: Cents,
    /// What that is less than with one member fewer; `None` for the first step.
    pub gain: Option<Cents>,
    /// What it is less than today; negative where fewer share.
    pub gain_against_today: Cents,
    /// The candidate that makes up this number, for steps beyond today.
    pub candidate: Option<MemberIx>,
}

impl Scenario {
    /// What each would bear with any one more; `None` where parts are not equal, so that it matters who that is.
    #[must_use]
    pub fn one_more(&self, figures: &Figures<'_>) -> Option<Cents> {
        figures
            .ledger
            .agreement
            .shares_equally()
            .then(|| super::rounding::mean(self.total.amount, self.members_today + 1))
            .flatten()
    }

    /// The first step beyond the booked group; `None` where no candidate is left.
    #[must_use]
    pub fn next(&self) -> Option<&ScenarioStep> {
        self.steps.iter().find(|step| step.candidate.is_some())
    }
}

/// The scenario; `None` where nobody takes part any more or there is no full year to rest on.
#[must_use]
pub fn scenario(figures: &Figures<'_>) -> Option<Scenario> {
    let year = figures.reference.last_full_year()?;
    let timeline = &figures.ledger.timeline;
    let shared = shared_alike(figures, year);
    // Who has no value cannot be divided with.
    let ledger = figures.ledger;
    let counts =
        |member: &MemberIx| shared.iter().all(|alike| apportionment::can_share(ledger, alike.entry, *member));
    let (mut group, mut left_out): (Vec<MemberIx>, Vec<MemberIx>) =
        timeline.epochs().last()?.members.iter().copied().partition(counts);
    group.sort_by_key(|&member| (timeline.first_join(member), member));
    let members_today = group.len();
    let candidates = ledger.agreement.candidates.iter().copied();
    let candidates =
        candidates.filter(|candidate| !group.contains(candidate) && !left_out.contains(candidate));
    let (candidates, without): (Vec<MemberIx>, Vec<MemberIx>) =
        candidates.collect::<Vec<_>>().into_iter().partition(counts);
    left_out.extend(without);
    group.extend(&candidates);
    let mean_share =
        |members: usize| mean_share(ledger, &shared, group.get(..members)?, &figures.reference.remaining);
    let today = mean_share(members_today)?;
    let first = figures.reference.founding_members.len().clamp(1, members_today);
    let mut steps: Vec<ScenarioStep> = Vec::new();
    for members in first..=group.len() {
        // Values of a smaller group may sum to zero.
        let Some(bill) = mean_share(members) else { continue };
        steps.push(ScenarioStep {
            members,
            bill,
            gain: steps.last().map(|before| before.bill - bill),
            gain_against_today: today - bill,
            candidate: members
                .checked_sub(members_today + 1)
                .and_then(|place| candidates.get(place).copied()),
        });
    }
    Some(Scenario { year, total: figures.bills.total_common(year), members_today, steps, left_out })
}

/// Live common costs of a year that are divided by the same parts.
struct SharedAlike<'l> {
    /// One of them.
    entry: &'l CostEntry,
    amounts: Vec<Cents>,
}

fn shared_alike<'l>(figures: &Figures<'l>, year: Year) -> Vec<SharedAlike<'l>> {
    let agreement = &figures.ledger.agreement;
    let same_split = agreement.first_of_same_split();
    let mut alike: BTreeMap<(CostTypeIx, Option<Date>), SharedAlike<'l>> = BTreeMap::new();
    for entry in figures.entries_of(year).map(|shared| shared.entry).filter(|entry| entry.standing.is_live())
    {
        let cost_type = agreement.cost_type(entry.cost_type);
        let split = cost_type.split.shared().filter(|_| cost_type.is_common());
        let Some(parts) = split.and_then(|split| split.on(entry.period.start)) else { continue };
        let of = (same_split[entry.cost_type.0], parts.from);
        alike
            .entry(of)
            .or_insert_with(|| SharedAlike { entry, amounts: Vec::new() })
            .amounts
            .push(entry.amount);
    }
    alike.into_values().collect()
}

/// What those of a group that remain bear in the mean; of all of it where none of them is in it. `None` where nobody
/// bears a part.
fn mean_share(
    ledger: &Ledger,
    shared: &[SharedAlike<'_>],
    group: &[MemberIx],
    remaining: &[MemberIx],
) -> Option<Cents> {
    let any = group.iter().any(|member| remaining.contains(member));
    let counts = |member: &MemberIx| !any || remaining.contains(member);
    let mut sum = Cents::ZERO;
    for alike in shared {
        let key = apportionment::key_of_group(ledger, alike.entry, group)?;
        let borne = alike.amounts.iter().flat_map(|&amount| key.apportion(amount));
        sum += borne.filter(|share| counts(&share.member)).map(|share| share.amount).sum();
    }
    super::rounding::mean(sum, group.iter().filter(|member| counts(member)).count())
}
