//! The correction log: what was taken back, why, and what stands in its place.

use super::entry_link::{EntryLink, cost_link, membership_link};
use super::membership_row::event;
use crate::figures::correction;
use crate::german;
use crate::pages::amount::Amount;
use crate::pages::basis::Basis;
use crate::pages::period;
use serde::Serialize;

/// What was taken back, why, and what stands in its place.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow<'l> {
    original: EntryLink<'l>,
    reversal: EntryLink<'l>,
    date: String,
    reason: &'l str,
    replacements: Vec<EntryLink<'l>>,
    cost: Option<CorrectedCost<'l>>,
    membership: Option<CorrectedMembership<'l>>,
}

#[derive(Debug, Serialize)]
pub(super) struct CorrectedCost<'l> {
    cost_type: &'l str,
    period: String,
    amount: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct CorrectedMembership<'l> {
    kind: &'static str,
    member: &'l str,
    date: String,
}

pub(super) fn corrections<'l>(basis: &Basis<'_, 'l>) -> Vec<CorrectionRow<'l>> {
    let ledger = basis.figures.ledger;
    let agreement = &ledger.agreement;
    let costs = correction::of_costs(ledger).into_iter().map(|correction| CorrectionRow {
        original: cost_link(correction.reversed),
        reversal: cost_link(correction.reversal),
        date: german::date(correction.reversal.recorded_on),
        reason: &correction.reversal.note,
        replacements: correction.replacement.map(cost_link).into_iter().collect(),
        cost: Some(CorrectedCost {
            cost_type: &agreement.cost_type(correction.reversed.cost_type).name,
            period: period::text(correction.reversed.period),
            amount: Amount::exact(correction.reversed.amount, correction.reversed.status),
        }),
        membership: None,
    });
    let memberships = correction::of_memberships(ledger).into_iter().map(|correction| CorrectionRow {
        original: membership_link(correction.reversed),
        reversal: membership_link(correction.reversal),
        date: german::date(correction.reversal.recorded_on),
        reason: &correction.reversal.note,
        replacements: correction.replacement.map(membership_link).into_iter().collect(),
        cost: None,
        membership: Some(CorrectedMembership {
            kind: event(correction.reversed.event),
            member: &agreement.member(correction.reversed.member).short_name,
            date: german::date(correction.reversed.effective_on),
        }),
    });
    costs.chain(memberships).collect()
}
