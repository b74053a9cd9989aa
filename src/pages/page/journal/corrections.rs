//! The correction log: what was taken back, why, and what stands in its place.

use super::entry_link::{EntryLink, cost_link, membership_link};
use crate::figures::correction::{self, Correction};
use crate::figures::{Marked, StatusSum};
use crate::german;
use crate::ledger::CostEntry;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::notice::Notice;
use crate::pages::part::period;
use serde::Serialize;

/// What was taken back, why, and what stands in its place.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow<'l> {
    original: EntryLink<'l>,
    reversal: EntryLink<'l>,
    date: String,
    reason: &'l str,
    replacement: Option<Replacement<'l>>,
    cost: Option<CorrectedCost<'l>>,
    membership: Option<CorrectedMembership<'l>>,
}

/// What stands in the place of what was taken back.
#[derive(Debug, Serialize)]
pub(super) struct Replacement<'l> {
    link: EntryLink<'l>,
    /// Of a cost.
    amount: Option<Amount>,
}

#[derive(Debug, Serialize)]
pub(super) struct CorrectedCost<'l> {
    cost_type: &'l str,
    period: String,
    amount: Amount,
    /// What the correction made of the amount: less all of it where nothing stands in its place.
    difference: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct CorrectedMembership<'l> {
    kind: &'static str,
    member: &'l str,
    date: String,
}

impl CorrectionRow<'_> {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        let costs = self.cost.iter_mut().flat_map(|cost| [&mut cost.amount, &mut cost.difference]);
        costs.chain(self.replacement.iter_mut().filter_map(|replacement| replacement.amount.as_mut()))
    }
}

pub(super) fn corrections<'l>(basis: &Basis<'_, 'l>) -> Vec<CorrectionRow<'l>> {
    let ledger = basis.figures.ledger;
    let agreement = &ledger.agreement;
    let costs = correction::of_costs(ledger).into_iter().map(|correction| CorrectionRow {
        original: cost_link(correction.reversed),
        reversal: cost_link(correction.reversal),
        date: german::date(correction.reversal.recorded_on),
        reason: &correction.reversal.note,
        replacement: correction.replacement.map(|entry| Replacement {
            link: cost_link(entry),
            amount: Some(Amount::exact(Marked::of(entry.amount, entry.status))),
        }),
        cost: Some(CorrectedCost {
            cost_type: &agreement.cost_type(correction.reversed.cost_type).name,
            period: period::text(correction.reversed.period),
            amount: Amount::exact(Marked::of(correction.reversed.amount, correction.reversed.status)),
            difference: difference(&correction),
        }),
        membership: None,
    });
    let memberships = correction::of_memberships(ledger).into_iter().map(|correction| CorrectionRow {
        original: membership_link(correction.reversed),
        reversal: membership_link(correction.reversal),
        date: german::date(correction.reversal.recorded_on),
        reason: &correction.reversal.note,
        replacement: correction
            .replacement
            .map(|entry| Replacement { link: membership_link(entry), amount: None }),
        cost: None,
        membership: Some(CorrectedMembership {
            kind: correction.reversed.event.id(),
            member: &agreement.member(correction.reversed.member).short_name,
            date: german::date(correction.reversed.effective_on),
        }),
    });
    costs.chain(memberships).collect()
}

fn difference(correction: &Correction<'_, CostEntry>) -> Amount {
    let (reversed, replacement) = (correction.reversed, correction.replacement);
    let marked = |entry: &CostEntry| Marked::of(entry.amount, entry.status);
    Amount::signed(replacement.map(marked).unwrap_or_default() - marked(reversed))
}

/// What of the amounts in force here is not proved. It is never all of them: those taken back stand beside them.
pub(super) fn notice(basis: &Basis<'_, '_>) -> Option<Notice> {
    let corrections = correction::of_costs(basis.figures.ledger);
    let mut entries: Vec<&CostEntry> =
        corrections.iter().filter_map(|correction| correction.replacement).collect();
    // One entry may stand in the place of two.
    entries.sort_by_key(|entry| &entry.entry);
    entries.dedup_by_key(|entry| &entry.entry);
    Notice::of_some(|status| {
        let of = entries.iter().filter(|entry| entry.status == status);
        StatusSum::of(of.map(|entry| entry.amount))
    })
}
