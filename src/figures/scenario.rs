//! What one more member would bring: the common costs of the last full year, divided by more and more.
//!
//! A calculation, never mixed with what was booked: it holds the costs as they were and asks for the number of
//! members only.

use super::equal_part::equal_part;
use super::{Figures, Marked};
use crate::cents::Cents;
use crate::ledger::MemberIx;
use crate::year::Year;
use num_rational::Ratio;

/// The scenario of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The year whose costs it rests on.
    pub year: Year,
    /// The common costs of that year.
    pub total: Marked,
    /// How many take part today.
    pub members_today: usize,
    /// From the first number of members (or today's, if lower) to today's with all candidates.
    pub steps: Vec<ScenarioStep>,
}

/// One number of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScenarioStep {
    /// How many share.
    pub members: usize,
    /// What each bears, rounded half away from zero.
    pub bill: Cents,
    /// What each bears less than with one member fewer; `None` for the first step.
    pub gain: Option<Cents>,
    /// What each bears less than today; negative where fewer share.
    pub gain_against_today: Cents,
    /// The candidate that makes up this number, for steps beyond today.
    pub candidate: Option<MemberIx>,
}

/// The scenario; `None` where nobody takes part today or there is no full year to rest on.
#[must_use]
pub fn scenario(figures: &Figures<'_>) -> Option<Scenario> {
    let reference = &figures.reference;
    let year = last_full_year(figures)?;
    let total = figures.bills.total_common(year);
    let members_today = reference.members.len();
    let each = |members| equal_part(Ratio::from_integer(total.amount.0), members);
    let today = each(members_today)?;
    let agreement = &figures.ledger.agreement;
    let candidates: Vec<MemberIx> = agreement
        .candidates
        .iter()
        .copied()
        .filter(|candidate| !reference.members.contains(candidate))
        .collect();
    let first = reference.founding_members.len().clamp(1, members_today);
    let mut steps: Vec<ScenarioStep> = Vec::new();
    for members in first..=members_today + candidates.len() {
        let bill = each(members)?;
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
    Some(Scenario { year, total, members_today, steps })
}

/// The last year up to the reference year that is over and whose common costs are for the whole of it.
fn last_full_year(figures: &Figures<'_>) -> Option<Year> {
    let reference = figures.reference.year.filter(|year| year.complete)?.year;
    figures.bills.years().iter().copied().rfind(|&year| year <= reference && figures.coverage.is_full(year))
}
