//! What an amount would be with fewer and with more members: chart 7.

use crate::charts;
use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;

/// `None` where there is no step.
pub(in crate::pages) fn chart(basis: &Basis<'_, '_>, scenario: &Scenario) -> Option<DrawingMarkup> {
    let words = &basis.words.scenario_chart;
    let step = |step: &ScenarioStep| {
        let (kind, label) = match step.members.cmp(&scenario.members_today) {
            std::cmp::Ordering::Less => (charts::ScenarioKind::Earlier, words.earlier.clone()),
            std::cmp::Ordering::Equal => (charts::ScenarioKind::Today, words.today.clone()),
            std::cmp::Ordering::Greater => {
                let name = step.candidate.map_or("", |of| basis.agreement().member(of).short_name.as_str());
                (charts::ScenarioKind::Imagined, words.candidate.replace("{}", name))
            }
        };
        charts::ScenarioChartStep {
            members: u32::try_from(step.members).unwrap_or(u32::MAX),
            count: match step.members {
                1 => words.one.clone(),
                several => words.many.replace("{}", &several.to_string()),
            },
            label,
            bill: step.bill,
            gain: step.gain.map(|gain| -gain),
            kind,
        }
    };
    let data = charts::ScenarioChart {
        steps: scenario.steps.iter().map(step).collect(),
        members_label: words.members.clone(),
        gain_label: words.gain.clone(),
        gain_suffix: words.gain_suffix.clone(),
    };
    charts::scenario(&words.name, &data).map(|drawing| DrawingMarkup::from(drawing).filed("ausblick"))
}
