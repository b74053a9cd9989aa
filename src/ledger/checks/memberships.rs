//! Joins and leaves of a member alternate, join first.

use crate::finding::{Code, Finding};
use crate::ledger::agreement::Agreement;
use crate::ledger::book::Book;
use crate::ledger::membership_entry::{self, Event, MembershipEntry};
use crate::ledger::timeline::in_order_of_effect;
use std::collections::BTreeSet;

pub(in crate::ledger) fn joins_and_leaves_alternate(
    agreement: &Agreement,
    memberships: &Book<'_, MembershipEntry>,
    findings: &mut Vec<Finding>,
) {
    // Only what could be read is known: a member with a row that could not be is given the benefit of doubt.
    let ids: BTreeSet<&str> = agreement.members.iter().map(|member| member.id.as_str()).collect();
    let in_doubt: Vec<bool> = agreement
        .members
        .iter()
        .map(|member| memberships.may_miss(&member.id, |id| ids.contains(id)))
        .collect();
    let mut last: Vec<Option<&MembershipEntry>> = vec![None; agreement.members.len()];
    for entry in in_order_of_effect(&memberships.entries) {
        let (Some(last), Some(sheet)) =
            (last.get_mut(entry.member.0), memberships.sheets.get(entry.place.file))
        else {
            continue;
        };
        let name = &agreement.member(entry.member).id;
        let fault = match (entry.event, *last) {
            (Event::Join, Some(before)) if before.event == Event::Join => Some((
                format!("„{name}“ ist seit {} schon beteiligt („{}“)", before.effective_on, before.entry),
                "zuerst den Austritt buchen oder den doppelten Beitritt stornieren",
            )),
            (Event::Leave, None) => {
                Some((format!("„{name}“ ist nicht beteiligt"), "zuerst den Beitritt buchen"))
            }
            (Event::Leave, Some(before)) if before.event == Event::Leave => Some((
                format!("„{name}“ ist schon am {} ausgetreten („{}“)", before.effective_on, before.entry),
                "den doppelten Austritt stornieren oder den Beitritt dazwischen buchen",
            )),
            _ => None,
        };
        let in_doubt = in_doubt.get(entry.member.0).copied().unwrap_or_default();
        if let Some((found, remedy)) = fault.filter(|_| !in_doubt) {
            findings.push(sheet.cell_finding(
                Code::Alternation,
                entry.place,
                membership_entry::EVENT,
                found,
                remedy,
            ));
        }
        *last = Some(entry);
    }
}
