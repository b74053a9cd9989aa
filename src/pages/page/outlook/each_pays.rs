//! What each would pay of the common costs, where parts are not equal: the group after the last booked change, and with
//! each candidate.

use crate::figures::Marked;
use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::step_group::StepGroup;
use crate::pages::part::table_signs::TableSigns;
use serde::Serialize;

/// The table: a column a step, a row a member.
#[derive(Debug, Serialize)]
pub(super) struct EachPays<'l> {
    columns: Vec<StepGroup>,
    rows: Vec<PayerRow<'l>>,
    signs: TableSigns,
}

#[derive(Debug, Serialize)]
struct PayerRow<'l> {
    name: &'l str,
    amounts: Vec<Amount>,
}

impl<'l> EachPays<'l> {
    /// `None` where everybody bears the same.
    pub(super) fn of(basis: &Basis<'_, 'l>, scenario: &Scenario, steps: &[ScenarioStep]) -> Option<Self> {
        let agreement = basis.agreement();
        if agreement.shares_equally() {
            return None;
        }
        let steps: Vec<&ScenarioStep> =
            steps.iter().filter(|step| scenario.members_today <= step.members).collect();
        let row = |member| {
            let share = |step: &&ScenarioStep| {
                let share = step.shares.iter().find(|share| share.member == member);
                let marked = |amount| Amount::exact(Marked::of(amount, scenario.total.statuses));
                share.map_or_else(Amount::nothing, |share| marked(share.amount))
            };
            PayerRow {
                name: &agreement.member(member).short_name,
                amounts: steps.iter().map(share).collect(),
            }
        };
        let everybody = &steps.last()?.shares;
        let mut members: Vec<_> = everybody.iter().map(|share| share.member).collect();
        members.sort_unstable();
        let mut rows: Vec<PayerRow<'_>> = members.into_iter().map(row).collect();
        let signs = TableSigns::of(rows.iter_mut().flat_map(|row| &mut row.amounts));
        Some(Self {
            columns: steps.iter().map(|step| StepGroup::of(basis, scenario, step)).collect(),
            rows,
            signs,
        })
    }
}
