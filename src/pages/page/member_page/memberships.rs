//! The memberships of a member, with their entries.

use crate::german;
use crate::ledger::{Event, MemberIx};
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Membership<'l> {
    date: String,
    event: MembershipMove,
    entry: &'l str,
    document: Option<DocumentLink<'l>>,
}

/// What happened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MembershipMove {
    WasFounding,
    DidJoin,
    DidLeave,
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
        event: match entry.event {
            Event::Join if Some(entry.effective_on) == founding => MembershipMove::WasFounding,
            Event::Join => MembershipMove::DidJoin,
            Event::Leave => MembershipMove::DidLeave,
        },
        entry: &entry.entry,
        document: document_link::of(&ledger.agreement, entry.document),
    };
    live.into_iter().map(row).collect()
}
