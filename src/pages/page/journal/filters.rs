//! The selections of the journal that there are, with the number of their entries in force.

use super::statuses::STATUSES;
use crate::german;
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
    settled: usize,
    memberships: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct CostTypeFilter<'l> {
    id: &'l str,
    name: &'l str,
    count: String,
}

#[derive(Debug, Serialize)]
pub(super) struct StatusFilter {
    slug: &'static str,
    count: String,
}

pub(super) fn filters<'l>(basis: &Basis<'_, 'l>) -> Filters<'l> {
    let ledger = basis.figures.ledger;
    let count = |selected: &dyn Fn(&CostEntry) -> bool| {
        let selected: Vec<&CostEntry> = ledger.costs.iter().filter(|entry| selected(entry)).collect();
        let in_force = selected.iter().filter(|entry| entry.standing.is_live()).count();
        (!selected.is_empty()).then(|| german::count(in_force))
    };
    let cost_types = ledger.agreement.each_cost_type().filter_map(|(index, cost_type)| {
        let count = count(&|entry| entry.cost_type == index)?;
        Some(CostTypeFilter { id: &cost_type.id, name: &cost_type.name, count })
    });
    let statuses = STATUSES.into_iter().filter_map(|(status, slug)| {
        Some(StatusFilter { slug, count: count(&|entry| entry.status == status)? })
    });
    Filters {
        years: basis.figures.bills.years().iter().map(ToString::to_string).collect(),
        cost_types: cost_types.collect(),
        statuses: statuses.collect(),
        corrections: basis.taken_back.corrections(),
        settled: basis.taken_back.expected(),
        memberships: ledger.memberships.iter().filter(|entry| entry.standing.is_live()).count(),
    }
}
