//! The words of `words.toml`: labels drawn in charts and names of small numbers. Every key is required, so
//! that a replaced file cannot leave a label blank.

use crate::charts::StatusLabels;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct Words {
    /// Numbers of municipalities from none: `keine`, `eine`, `zwei`. Above the last one digits are written.
    pub counts: Vec<String>,
    /// One part in so many, from the whole: `alles`, `die Hälfte`, `ein Drittel`.
    pub fractions: Vec<String>,
    /// One part in more than that; `{}` is the number.
    pub fraction: String,
    /// The forms of each word of the glossary, by its name there.
    pub terms: BTreeMap<String, Vec<String>>,
    /// What a site of several agreements is called in the picture beside a link.
    pub all_agreements: String,
    /// How those that join or leave on one day are named together.
    pub names: Names,
    /// What hatched and dotted parts of bars are, in every chart.
    pub statuses: StatusNames,
    /// The bill as one bar.
    pub paid_chart: NamedChart,
    /// Chart 1.
    pub share_chart: ShareChartWords,
    /// Chart 2.
    pub change_chart: ChangeChartWords,
    pub waterfall_chart: WaterfallChartWords,
    /// Chart 3.
    pub saving_chart: SavingChartWords,
    /// Chart 4.
    pub composition_chart: NamedChart,
    /// Chart 5.
    pub bill_chart: BillChartWords,
    /// Chart 6.
    pub membership_chart: MembershipChartWords,
    /// Chart 7.
    pub scenario_chart: ScenarioChartWords,
}

/// Names of several municipalities where there is little room.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct Names {
    /// Joins two of them: ` und `.
    pub and: String,
    /// For more than two; `{}` is the number.
    pub several: String,
}

impl Names {
    /// One name, two, or how many.
    pub(in crate::pages) fn label(&self, names: &[&str]) -> String {
        match names {
            [] | [_] | [_, _] => names.join(&self.and),
            more => self.several.replace("{}", &more.len().to_string()),
        }
    }
}

/// What is not proved.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct StatusNames {
    pub planned: String,
    pub assumed: String,
}

impl StatusNames {
    pub(in crate::pages) fn labels(&self) -> StatusLabels {
        StatusLabels { planned: self.planned.clone(), assumed: self.assumed.clone() }
    }
}

/// A chart without labels of its own; `name` is what assistive technology reads.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct NamedChart {
    pub name: String,
}

/// Chart 1: a member's share over time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct ShareChartWords {
    pub name: String,
    pub share: String,
    pub without: String,
    pub saving: String,
    /// What a segment of time without any booking is.
    pub gap: String,
    /// Follows the name of a line that ends with planned amounts; `{}` is the year.
    pub planned: String,
    /// Before the name of one that leaves; `{}` is the name.
    pub leave: String,
}

/// Chart 2: why the bill changes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct ChangeChartWords {
    pub name: String,
    pub cost: String,
    pub membership: String,
    pub key: String,
    pub other: String,
    pub net: String,
    /// What a year is that cannot be compared with the one before.
    pub gap: String,
}

/// The waterfall: how the bill came from the first full year to the last.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct WaterfallChartWords {
    pub name: String,
    /// Another key.
    pub key: String,
    /// Who joined; `{}` is the names.
    pub join: String,
    /// How many did, where they are more than two.
    pub joins: String,
    /// Who left.
    pub leave: String,
    /// How many did.
    pub leaves: String,
}

/// Chart 3: what accessions have saved.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct SavingChartWords {
    pub name: String,
    /// The smallest accessions together; `{}` is how many.
    pub others: String,
    /// What a year without any booking is.
    pub gap: String,
}

/// Chart 5: a member's bill by year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct BillChartWords {
    pub name: String,
    pub bill: String,
    pub without: String,
    /// What a year without a bill is.
    pub gap: String,
}

/// Chart 6: who was a member when.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct MembershipChartWords {
    pub name: String,
    /// The first day of a membership; `{}` is the day.
    pub from: String,
    /// The last day of a membership; `{}` is the day.
    pub until: String,
    /// Several with the same memberships, and those that take part from the first day on; `{}` is how many.
    pub several: String,
    pub from_start: String,
}

/// Chart 7: what more members would bring.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct ScenarioChartWords {
    pub name: String,
    pub members: String,
    /// One member.
    pub one: String,
    /// Several; `{}` is the number.
    pub many: String,
    pub gain: String,
    /// Follows each gain where it stands alone.
    pub gain_suffix: String,
    /// A step with fewer members than today.
    pub earlier: String,
    pub today: String,
    /// The group after the last booked change; `{}` is its day.
    pub booked: String,
    /// Before the name of one more member; `{}` is the name.
    pub candidate: String,
    /// One more member, whoever that is.
    pub anybody: String,
}
