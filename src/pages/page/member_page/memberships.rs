//! The memberships of a member, with their entries.

use crate::german;
use crate::ledger::{Event, MemberIx};
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Membership<'l> {
    date: String,
    kind: &'static str,
    founding: bool,
    entry: &'l str,
    document: Option<DocumentLink<'l>>,
}

pub(super) fn memberships<'l>(basis: &Basis<'_, 'l>, member: MemberIx) -> Vec<Membership<'l>> {
    let ledger = basis.figures.ledger;
    let founding = basis.figures.founded();
    let mut live: Vec<_> = ledger
        .memberships
        .iter()
        .filter(|entry| entry.member == member && entry.standing.is_live())
        .collect();
    live.sort_by_key(|entry| entry.effective_on);
    let row = |entry: &'l crate::ledger::MembershipEntry| Membership {
        date: german::date(entry.effective_on),
        kind: entry.event.id(),
        founding: entry.event == Event::Join && Some(entry.effective_on) == founding,
        entry: &entry.entry,
        document: document_link::of(&ledger.agreement, entry.document),
    };
    live.into_iter().map(row).collect()
}
