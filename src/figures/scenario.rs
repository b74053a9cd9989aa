//! What one more member would bring: the common costs of the last full year, divided anew among more and more.
//!
//! A calculation, never mixed with what was booked. It starts from the group after the last booked change, as if that
//! had taken part throughout the year, and adds the candidates that are not in it one by one. The smaller groups before
//! it show how each step brings less than the one before; of many the first and the latest. With equal parts they are
//! those of each number of members; else who is in a group matters, and only groups that an accession made are shown.

use super::alike::{self, SharedAlike};
use super::rounding::half_away_from_zero;
use super::{Figures, Marked, Unproved};
use crate::apportionment::{self, Key, Share};
use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::ledger::MemberIx;
use crate::year::Year;
use num_rational::BigRational;

/// The scenario of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The year whose costs it rests on.
    pub year: Year,
    /// The common costs of that year.
    pub total: Marked,
    /// How many take part after the last booked change of the group.
    pub members_today: usize,
    /// From the number of founding members (or today's, if lower) to today's, then with each candidate.
    pub steps: Vec<ScenarioStep>,
    /// Who would take part but has no value by which the costs could be divided.
    pub left_out: Vec<MemberIx>,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioStep {
    /// How many share.
    pub members: usize,
    /// The mean share of the founding members that still take part and are in the group; of all where none is.
    pub bill: Cents,
    /// What that is less than in the step before; `None` for the first.
    pub gain: Option<Cents>,
    /// What it is less than today; negative where fewer share.
    pub gain_against_today: Cents,
    /// The candidate that makes up this number, for steps beyond today.
    pub candidate: Option<MemberIx>,
    /// What each of the group would bear, in the order of joining.
    pub shares: Vec<Share>,
}

impl Scenario {
    /// The step with any one more; `None` where parts are not equal, so that it matters who that is.
    #[must_use]
    pub fn anybody(&self, figures: &Figures<'_>) -> Option<ScenarioStep> {
        let booked = self.booked().filter(|_| figures.ledger.agreement.shares_equally())?;
        // Somebody whom the agreement does not name stands last in the official order.
        let unnamed = MemberIx(figures.ledger.agreement.members.len());
        let group: Vec<MemberIx> = booked.shares.iter().map(|share| share.member).chain([unnamed]).collect();
        let mut in_official_order = group.clone();
        in_official_order.sort_unstable();
        let parts = Key::equal_parts(&[(1, in_official_order)]);
        let shares = shares(&group, &alike::of_year(figures, self.year), |_| Some(parts.clone()))?;
        let bill = mean_share(&shares, &figures.reference.remaining)?;
        let gain = booked.bill - bill;
        Some(ScenarioStep {
            members: group.len(),
            bill,
            gain: Some(gain),
            gain_against_today: gain,
            candidate: None,
            shares,
        })
    }

    /// Whether the mean share of a step is not the common costs divided by its members once: each entry is divided to
    /// the cent, and those that remain may be the ones that bear the cents left over, or do not.
    #[must_use]
    pub fn departs_by_cents(&self, step: &ScenarioStep) -> bool {
        super::rounding::mean(self.total.amount, step.members) != Some(step.bill)
    }

    /// The group after the last booked change.
    #[must_use]
    pub fn booked(&self) -> Option<&ScenarioStep> {
        self.steps.iter().find(|step| step.members == self.members_today)
    }

    /// How much of the mean share of a step no document proves: the same part as of the common costs of the year.
    #[must_use]
    pub fn unproved(&self, figures: &Figures<'_>, step: &ScenarioStep) -> Unproved {
        let cost_types = figures.ledger.agreement.each_cost_type();
        let common = cost_types.filter(|(_, cost_type)| cost_type.is_common());
        let of_year: Unproved =
            common.map(|(cost_type, _)| figures.bills.unproved_total(self.year, cost_type)).sum();
        let part = |unproved: Cents| match self.total.amount.0 {
            0 => Cents::ZERO,
            total => Cents(half_away_from_zero(step.bill.0 * unproved.0, total)),
        };
        Unproved { planned: part(of_year.planned), assumed: part(of_year.assumed) }
    }

    /// By which part of its share everybody is relieved with one candidate more, where one measure divides all: the
    /// candidate's value ÷ the sum of the values with it.
    #[must_use]
    pub fn relief_of_all(&self, figures: &Figures<'_>, step: &ScenarioStep) -> Option<BigRational> {
        let measure = figures.only_measure(self.year)?;
        let value = |member: MemberIx| {
            let place = figures.ledger.values.place_from(measure, self.year, member)?;
            Some(u128::from(figures.ledger.measures.get(place)?.value.millionths()))
        };
        let all: u128 = step.shares.iter().map(|share| value(share.member)).sum::<Option<_>>()?;
        let candidate = value(step.candidate?)?;
        (all > 0).then(|| BigRational::new(candidate.into(), all.into()))
    }

    /// The first step beyond the booked group; `None` where no candidate is left.
    #[must_use]
    pub fn next(&self) -> Option<&ScenarioStep> {
        self.steps.iter().find(|step| step.candidate.is_some())
    }
}

/// So many steps are shown, with that of any one more.
const MOST_STEPS: usize = 12;
/// Of groups smaller than today's as many at least.
const LEAST_EARLIER: usize = 4;

/// Whether anybody takes part after the last booked change.
#[must_use]
pub fn somebody_takes_part(figures: &Figures<'_>) -> bool {
    figures.ledger.timeline.epochs().last().is_some_and(|epoch| !epoch.members.is_empty())
}

/// The scenario; `None` where nobody takes part any more, where by the values of those who do nothing can be divided,
/// or where there is no full year to rest on.
#[must_use]
pub fn scenario(figures: &Figures<'_>) -> Option<Scenario> {
    let year = figures.reference.last_full_year()?;
    let timeline = &figures.ledger.timeline;
    let shared = alike::of_year(figures, year);
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
    let step = |members: usize| {
        let group = group.get(..members)?;
        let key = |alike: &SharedAlike<'_>| apportionment::key_of_group(ledger, alike.entry, group);
        let shares = shares(group, &shared, key)?;
        Some((mean_share(&shares, &figures.reference.remaining)?, shares))
    };
    let (today, _) = step(members_today)?;
    let first = figures.reference.founding_members.len().clamp(1, members_today);
    let joins =
        group.iter().take(members_today).map(|&member| timeline.first_join(member)).collect::<Vec<_>>();
    let equal = ledger.agreement.shares_equally();
    let mut sizes: Vec<usize> = (first..members_today)
        .filter(|&size| equal || size == first || joins.get(size - 1) != joins.get(size))
        .collect();
    let from_today_on = 1 + candidates.len().max(1);
    let most_earlier = MOST_STEPS.saturating_sub(from_today_on).max(LEAST_EARLIER);
    if sizes.len() > most_earlier {
        sizes.drain(1..=sizes.len() - most_earlier);
    }
    sizes.extend(members_today..=group.len());
    let mut steps: Vec<ScenarioStep> = Vec::new();
    for members in sizes {
        // Values of a smaller group may sum to zero.
        let Some((bill, shares)) = step(members) else { continue };
        steps.push(ScenarioStep {
            members,
            bill,
            gain: steps.last().map(|before| before.bill - bill),
            gain_against_today: today - bill,
            candidate: members
                .checked_sub(members_today + 1)
                .and_then(|place| candidates.get(place).copied()),
            shares,
        });
    }
    Some(Scenario { year, total: figures.bills.total_common(year), members_today, steps, left_out })
}

/// What each of a group bears, in the order of the group; `None` where nobody bears a part.
fn shares(
    group: &[MemberIx],
    shared: &[SharedAlike<'_>],
    key_of: impl Fn(&SharedAlike<'_>) -> Option<Key>,
) -> Option<Vec<Share>> {
    let mut shares: Vec<Share> = group.iter().map(|&member| Share { member, amount: Cents::ZERO }).collect();
    for alike in shared {
        let key = key_of(alike)?;
        for borne in alike.amounts.iter().flat_map(|&amount| key.apportion(amount)) {
            let of = shares.iter_mut().find(|share| share.member == borne.member);
            of.invariant("a key of a group names nobody else").amount += borne.amount;
        }
    }
    Some(shares)
}

/// What those that remain bear in the mean; of all of the group where none of them is in it.
fn mean_share(shares: &[Share], remaining: &[MemberIx]) -> Option<Cents> {
    let any = shares.iter().any(|share| remaining.contains(&share.member));
    let counted: Vec<Cents> = shares
        .iter()
        .filter(|share| !any || remaining.contains(&share.member))
        .map(|share| share.amount)
        .collect();
    super::rounding::mean(counted.iter().copied().sum(), counted.len())
}
