//! The live entries of a year.

use crate::figures::Marked;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::period;
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Entry<'l> {
    entry: &'l str,
    document: Option<DocumentLink<'l>>,
    cost_type: &'l str,
    charged_to: Option<&'l str>,
    period: String,
    pub amount: Amount,
    payee: &'l str,
}

pub(super) fn entries<'l>(basis: &Basis<'_, 'l>, year: Year) -> Vec<Entry<'l>> {
    let agreement = basis.agreement();
    let live = basis.figures.entries_of(year).filter(|shared| shared.entry.standing.is_live());
    live.map(|shared| {
        let entry = shared.entry;
        let cost_type = agreement.cost_type(entry.cost_type);
        Entry {
            entry: &entry.entry,
            document: document_link::of(agreement, entry.document),
            cost_type: &cost_type.name,
            charged_to: entry.charged_to.map(|member| agreement.member(member).short_name.as_str()),
            period: period::text(entry.period),
            amount: Amount::exact(Marked::of(entry.amount, entry.status)),
            payee: &agreement.payee(cost_type.payee).name,
        }
    })
    .collect()
}

/// What they sum to.
pub(super) fn sum(basis: &Basis<'_, '_>, year: Year) -> Marked {
    let live = basis.figures.entries_of(year).filter(|shared| shared.entry.standing.is_live());
    live.map(|shared| Marked::of(shared.entry.amount, shared.entry.status)).sum()
}
