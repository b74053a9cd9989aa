//! A joining or leaving as the journal shows it.

use super::entry_link::Counterpart;
use crate::german;
use crate::ledger::{Event, MembershipEntry};
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct MembershipEntryRow<'l> {
    entry: &'l str,
    recorded_on: String,
    member: &'l str,
    member_id: &'l str,
    event: JoinedOrLeft,
    document: Option<DocumentLink<'l>>,
    /// Where it is not in force.
    counterpart: Option<Counterpart>,
    note: &'l str,
}

/// What happened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum JoinedOrLeft {
    Joined { on: String },
    Left { on: String },
}

pub(super) fn membership_row<'l>(
    basis: &Basis<'_, 'l>,
    entry: &'l MembershipEntry,
) -> MembershipEntryRow<'l> {
    let agreement = basis.agreement();
    let member = agreement.member(entry.member);
    let on = german::date(entry.effective_on);
    MembershipEntryRow {
        entry: &entry.entry,
        recorded_on: german::date(entry.recorded_on),
        member: &member.name,
        member_id: &member.id,
        event: match entry.event {
            Event::Join => JoinedOrLeft::Joined { on },
            Event::Leave => JoinedOrLeft::Left { on },
        },
        document: document_link::of(agreement, entry.document),
        counterpart: Counterpart::of_membership(basis, entry),
        note: &entry.note,
    }
}
