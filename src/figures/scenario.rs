//! What one more member would bring: the common costs of the last full year, divided anew among more and more.
//!
//! A calculation, never mixed with what was booked. It starts from the group after the last booked change, as if that had
//! taken part throughout the year, and adds the candidates that are not in it one by one. The smaller groups before it, in
//! the order of joining, show how each step brings less than the one before.

use super::{Figures, Marked};
use crate::apportionment::Key;
use crate::cents::Cents;
use crate::ledger::MemberIx;
use crate::year::Year;

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
    let mut group = timeline.epochs().last()?.members.clone();
    group.sort_by_key(|&member| (timeline.first_join(member), member));
    let members_today = group.len();
    let candidates: Vec<MemberIx> = (figures.ledger.agreement.candidates.iter().copied())
        .filter(|candidate| !group.contains(candidate))
        .collect();
    group.extend(&candidates);
    let amounts: Vec<Cents> = (figures.entries_of(year).map(|shared| shared.entry))
        .filter(|entry| entry.standing.is_live())
        .filter(|entry| figures.ledger.agreement.cost_type(entry.cost_type).is_common())
        .map(|entry| entry.amount)
        .collect();
    let mean_share =
        |members: usize| mean_share(&amounts, group.get(..members)?, &figures.reference.remaining);
    let today = mean_share(members_today)?;
    let first = figures.reference.founding_members.len().clamp(1, members_today);
    let mut steps: Vec<ScenarioStep> = Vec::new();
    for members in first..=group.len() {
        let bill = mean_share(members)?;
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
    Some(Scenario { year, total: figures.bills.total_common(year), members_today, steps })
}

/// What those of a group that remain bear of amounts in the mean; of all of it where none of them is in it.
fn mean_share(amounts: &[Cents], group: &[MemberIx], remaining: &[MemberIx]) -> Option<Cents> {
    let any = group.iter().any(|member| remaining.contains(member));
    let counts = |member: &MemberIx| !any || remaining.contains(member);
    let key = (!group.is_empty()).then(|| Key::equal_parts(&[(1, group.to_vec())]))?;
    let borne = amounts.iter().flat_map(|&amount| key.apportion(amount));
    let sum = borne.filter(|share| counts(&share.member)).map(|share| share.amount).sum();
    super::rounding::mean(sum, group.iter().filter(|member| counts(member)).count())
}
