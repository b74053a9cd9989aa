//! What an amount would be with fewer and with more members: chart 7.

use crate::charts::{self, ScenarioKind};
use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, FEW, in_parts};
use crate::pages::part::step_group::StepGroup;

/// `None` where there is no step.
pub(in crate::pages) fn chart(
    basis: &Basis<'_, '_>,
    scenario: &Scenario,
    steps: &[ScenarioStep],
) -> Option<DrawingMarkup> {
    drawn(basis, scenario, steps).map(|drawing| DrawingMarkup::from(drawing).filed("ausblick"))
}

/// The last steps; `None` where there are few.
pub(in crate::pages) fn few_steps(
    basis: &Basis<'_, '_>,
    scenario: &Scenario,
    steps: &[ScenarioStep],
) -> Option<DrawingMarkup> {
    let last = steps.get(steps.len().checked_sub(FEW + 1)? + 1..)?;
    drawn(basis, scenario, last).map(DrawingMarkup::from)
}

fn drawn(basis: &Basis<'_, '_>, scenario: &Scenario, steps: &[ScenarioStep]) -> Option<charts::Drawing> {
    let words = &basis.words.scenario_chart;
    let step = |step: &ScenarioStep| {
        let (kind, label) = match StepGroup::of(basis, scenario, step) {
            StepGroup::Earlier => (ScenarioKind::Earlier, words.earlier.clone()),
            StepGroup::TakesPart { .. } => (ScenarioKind::Today, words.today.clone()),
            StepGroup::Booked { from } => (ScenarioKind::Today, words.booked.replace("{}", &from)),
            StepGroup::WithCandidate { name } => {
                (ScenarioKind::Imagined, words.candidate.replace("{}", &name))
            }
            StepGroup::WithAnybody => (ScenarioKind::Imagined, words.anybody.clone()),
        };
        charts::ScenarioChartStep {
            members: u32::try_from(step.members).unwrap_or(u32::MAX),
            count: match step.members {
                1 => words.one.clone(),
                several => words.many.replace("{}", &several.to_string()),
            },
            label,
            bill: match kind {
                ScenarioKind::Today => in_parts(step.bill, scenario.unproved(basis.figures, step)),
                ScenarioKind::Earlier | ScenarioKind::Imagined => step.bill.into(),
            },
            kind,
        }
    };
    let data = charts::ScenarioChart {
        steps: steps.iter().map(step).collect(),
        members_label: words.members.clone(),
        gain_label: words.gain.clone(),
        gain_suffix: words.gain_suffix.clone(),
        statuses: basis.words.statuses.labels(),
    };
    charts::scenario(&words.name, &data)
}
