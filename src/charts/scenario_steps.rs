//! The data of the scenario: what a bill is at each number of members.

use super::amount_label::AmountLabel;
use super::mark::Mark;
use super::status_parts::{StatusLabels, StatusParts};

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioChart {
    /// From the smallest number of members to the largest.
    pub steps: Vec<ScenarioChartStep>,
    /// What the numbers below the columns count.
    pub members_label: String,
    /// What the gains below them are.
    pub gain_label: String,
    /// What follows a gain below its bar.
    pub gain_suffix: String,
    /// Names of what is planned and assumed of the bill of those who take part, written where there is any.
    pub statuses: StatusLabels,
}

impl ScenarioChart {
    /// What each step brings against the one before it, as the bills of both are written; `None` for the first.
    pub(super) fn gains(&self, notation: AmountLabel) -> impl Iterator<Item = Option<String>> {
        let bills = || self.steps.iter().map(|step| step.bill.amount);
        let gains = bills().zip(bills().skip(1)).map(move |(before, bill)| notation.difference(before, bill));
        std::iter::once(None).chain(gains.map(move |gain| Some(notation.signed(gain))))
    }
}

/// The bill at one number of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioChartStep {
    /// How many members.
    pub members: u32,
    /// The same with what is counted: `8 Kommunen`.
    pub count: String,
    /// Who makes it that many; may be empty.
    pub label: String,
    /// The bill of each of them, in parts where it is no calculation.
    pub bill: StatusParts,
    /// What kind of step.
    pub kind: ScenarioKind,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioKind {
    /// Fewer members than today: calculated with costs that so few never had.
    Earlier,
    /// As many as today.
    Today,
    /// More than today: imagined.
    Imagined,
}

impl ScenarioKind {
    pub(super) fn mark(self) -> Mark {
        match self {
            Self::Earlier => Mark::Earlier,
            Self::Today => Mark::Bar,
            Self::Imagined => Mark::Imagined,
        }
    }
}
