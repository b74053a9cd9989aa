//! The selections of the journal that there are, with the number of their entries.

use super::statuses::STATUSES;
use crate::figures::correction;
use crate::ledger::CostEntry;
use crate::pages::part::basis::Basis;
use serde::Serialize;

/// The selections that there are.
#[derive(Debug, Serialize)]
pub(super) struct Filters<'l> {
    years: Vec<String>,
    cost_types: Vec<CostTypeFilter<'l>>,
    statuses: Vec<StatusFilter>,
    corrections: usize,
    memberships: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct CostTypeFilter<'l> {
    id: &'l str,
    name: &'l str,
    count: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct StatusFilter {
    slug: &'static str,
    count: usize,
}

pub(super) fn filters<'l>(basis: &Basis<'_, 'l>) -> Filters<'l> {
    let ledger = basis.figures.ledger;
    let count =
        |selected: &dyn Fn(&CostEntry) -> bool| ledger.costs.iter().filter(|entry| selected(entry)).count();
    let cost_types = ledger.agreement.each_cost_type().map(|(index, cost_type)| CostTypeFilter {
        id: &cost_type.id,
        name: &cost_type.name,
        count: count(&|entry| entry.cost_type == index),
    });
    let statuses = STATUSES
        .into_iter()
        .map(|(status, _, slug)| StatusFilter { slug, count: count(&|entry| entry.status == status) });
    Filters {
        years: basis.figures.bills.years().iter().map(ToString::to_string).collect(),
        cost_types: cost_types.filter(|filter| filter.count > 0).collect(),
        statuses: statuses.filter(|filter| filter.count > 0).collect(),
        corrections: correction::of_costs(ledger).len() + correction::of_memberships(ledger).len(),
        memberships: ledger.memberships.len(),
    }
}
