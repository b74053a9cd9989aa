//! Joins and leaves of a member alternate, join first, and a membership has days.

use super::in_doubt;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::ledger::agreement::Proration;
use crate::ledger::agreement_draft::AgreementDraft;
use crate::ledger::book::Book;
use crate::ledger::membership_entry::{self, Event, MembershipEntry};
use crate::ledger::timeline::{MembershipChange, changes, in_order_of_effect};

pub(in crate::ledger) fn joins_and_leaves_alternate(
    agreement: &AgreementDraft,
    memberships: &Book<'_, MembershipEntry>,
    findings: &mut Findings,
) {
    // Only what could be read is known: a member with a row that could not be is given the benefit of doubt.
    let doubt = in_doubt(agreement, memberships);
    let mut last: Vec<Option<MembershipChange>> = vec![None; agreement.members.items.len()];
    for change in in_order_of_effect(changes(memberships)) {
        if doubt[change.member.0] {
            continue;
        }
        let last = &mut last[change.member.0];
        let name = agreement.member_id(change.member);
        let booked = |before: MembershipChange| {
            memberships.sheet(before.place).raw_cell(before.place, membership_entry::ENTRY)
        };
        let fault = match (change.event, *last) {
            (Event::Join, Some(before)) if before.event == Event::Join => Some((
                Code::Alternation,
                membership_entry::EVENT,
                format!("„{name}“ ist seit {} schon beteiligt („{}“)", before.on, booked(before)),
                "zuerst den Austritt buchen oder den doppelten Beitritt stornieren",
            )),
            (Event::Leave, None) => Some((
                Code::Alternation,
                membership_entry::EVENT,
                format!("„{name}“ ist nicht beteiligt"),
                "zuerst den Beitritt buchen",
            )),
            (Event::Leave, Some(before)) if before.event == Event::Leave => Some((
                Code::Alternation,
                membership_entry::EVENT,
                format!("„{name}“ ist schon am {} ausgetreten („{}“)", before.on, booked(before)),
                "den doppelten Austritt stornieren oder den Beitritt dazwischen buchen",
            )),
            (Event::Leave, Some(before)) if before.on == change.on => Some((
                Code::EmptyMembership,
                membership_entry::EFFECTIVE_ON,
                format!("„{name}“ tritt am selben Tag bei („{}“) und wieder aus", booked(before)),
                "den ersten Tag schreiben, an dem die Kommune nicht mehr beteiligt ist, oder beide Buchungen stornieren",
            )),
            _ => None,
        };
        // What does not fit is passed over, so that what follows is measured by what does.
        if fault.as_ref().is_none_or(|(code, ..)| *code != Code::Alternation) {
            *last = Some(change);
        }
        if let Some((code, column, found, remedy)) = fault {
            findings.push(memberships.finding(code, change.place, column, found, remedy));
        }
    }
}

/// A leave names the first day without the member; the last day of a month is nearly always the last day with it,
/// booked by mistake. Where months count it divides a month, and is an error.
pub(in crate::ledger) fn leaves_name_the_day_after(
    agreement: &AgreementDraft,
    memberships: &Book<'_, MembershipEntry>,
    findings: &mut Findings,
) {
    let severity = match agreement.proration {
        Some(Proration::Months) => Severity::Error,
        Some(Proration::Days) | None => Severity::Warning,
    };
    for change in changes(memberships).filter(is_on_the_last_day) {
        let member = agreement.member_id(change.member);
        let found = format!("der Austritt nennt den {}, den letzten Tag des Monats", change.on);
        let (found, remedy) = match change.on.tomorrow() {
            Ok(after) => (
                format!("{found}; der erste Tag ohne „{member}“ ist meist der {after}"),
                format!("{after} schreiben, wenn die Kommune bis zum {} beteiligt ist", change.on),
            ),
            Err(_) => (found, "einen Tag schreiben, auf den noch einer folgt".to_owned()),
        };
        let column = membership_entry::EFFECTIVE_ON;
        let finding = memberships.finding(Code::LeaveOnLastDay, change.place, column, found, remedy);
        findings.push(Finding { severity, ..finding });
    }
}

/// Whether a change is a leave on the last day of a month.
pub(super) fn is_on_the_last_day(change: &MembershipChange) -> bool {
    match change.event {
        Event::Leave => change.on == change.on.last_of_month(),
        Event::Join => false,
    }
}
