//! A joining or leaving as the journal shows it.

use super::entry_link::counterpart;
use crate::german;
use crate::ledger::MembershipEntry;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct MembershipEntryRow<'l> {
    entry: &'l str,
    recorded_on: String,
    date: String,
    member: &'l str,
    member_id: &'l str,
    kind: &'static str,
    document: Option<DocumentLink<'l>>,
    standing: &'static str,
    counterpart: Option<&'l str>,
    note: &'l str,
}

pub(super) fn membership_row<'l>(
    basis: &Basis<'_, 'l>,
    entry: &'l MembershipEntry,
) -> MembershipEntryRow<'l> {
    let ledger = basis.figures.ledger;
    let member = ledger.agreement.member(entry.member);
    MembershipEntryRow {
        entry: &entry.entry,
        recorded_on: german::date(entry.recorded_on),
        date: german::date(entry.effective_on),
        member: &member.name,
        member_id: &member.id,
        kind: entry.event.id(),
        document: document_link::of(&ledger.agreement, entry.document),
        standing: entry.standing.id(),
        counterpart: counterpart(&ledger.memberships, entry.standing).map(|other| &*other.entry),
        note: &entry.note,
    }
}
