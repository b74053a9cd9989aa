//! Who makes up each step of the scenario.

use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::german;
use crate::pages::part::basis::Basis;
use crate::pages::part::one_more::OneMore;
use serde::Serialize;
use std::cmp::Ordering;

/// Who makes up a step.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum StepGroup {
    Earlier,
    TakesPart { on: String },
    Booked { from: String },
    WithCandidate { name: String },
    WithAnybody,
}

impl StepGroup {
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, scenario: &Scenario, step: &ScenarioStep) -> Self {
        let (figures, booked) = (basis.figures, basis.figures.booked_ahead().last());
        let now = figures.reference.members.len();
        let on = figures.reference.last_booking.map(german::date);
        match (step.members.cmp(&scenario.members_today), booked, on) {
            (Ordering::Greater, ..) => match OneMore::of(basis, step) {
                OneMore::Candidate { name } => Self::WithCandidate { name },
                OneMore::Anybody => Self::WithAnybody,
            },
            (Ordering::Equal, Some(change), _) => Self::Booked { from: german::date(change.date) },
            (Ordering::Equal, None, Some(on)) => Self::TakesPart { on },
            (Ordering::Less, Some(_), Some(on)) if step.members == now => Self::TakesPart { on },
            _ => Self::Earlier,
        }
    }
}

/// The steps with that of any one more where no candidate is left.
pub(in crate::pages) fn all_steps(basis: &Basis<'_, '_>, scenario: &Scenario) -> Vec<ScenarioStep> {
    let anybody = match scenario.next() {
        Some(_) => None,
        None => scenario.anybody(basis.figures),
    };
    scenario.steps.iter().cloned().chain(anybody).collect()
}
