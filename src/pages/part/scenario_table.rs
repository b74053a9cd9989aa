//! The scenario as a table: each number of members with its share of the common costs.

use crate::figures::Marked;
use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::fraction;
use crate::pages::part::step_group::StepGroup;
use crate::pages::part::table_signs::TableSigns;
use serde::Serialize;

/// The table, with the year whose common costs it divides and what they came to.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ScenarioTable {
    year: i16,
    total: Amount,
    steps: Vec<ScenarioTableRow>,
    signs: TableSigns,
    /// Whether equal parts, each entry divided to the cent, come to other cents than the sum divided once.
    departs: bool,
}

#[derive(Debug, Serialize)]
struct ScenarioTableRow {
    members: usize,
    group: StepGroup,
    fraction: String,
    share: Amount,
    difference: Option<Amount>,
}

impl ScenarioTable {
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, scenario: &Scenario, steps: &[ScenarioStep]) -> Self {
        let marked = |amount| Marked::of(amount, scenario.total.statuses);
        let row = |of: &ScenarioStep| ScenarioTableRow {
            members: of.members,
            group: StepGroup::of(basis, scenario, of),
            fraction: fraction::one_in(of.members),
            share: Amount::exact(marked(of.bill)),
            difference: of.gain.map(|gain| Amount::signed(marked(-gain))),
        };
        let mut rows: Vec<ScenarioTableRow> = steps.iter().map(row).collect();
        let cells = rows.iter_mut().flat_map(|row| [&mut row.share].into_iter().chain(&mut row.difference));
        let signs = TableSigns::of(cells);
        let departs =
            basis.agreement().shares_equally() && steps.iter().any(|of| scenario.departs_by_cents(of));
        Self {
            year: scenario.year.number(),
            total: Amount::exact(scenario.total),
            steps: rows,
            signs,
            departs,
        }
    }
}
