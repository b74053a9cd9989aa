//! The rules that need more than one row. Each function is one rule or one family of rules, and reports all
//! departures from it.

mod agreement;
mod costs;
mod memberships;
mod recorded_files;
mod stands;
mod unique;

use super::agreement_draft::AgreementDraft;
use super::book::Book;
use super::membership_entry::MembershipEntry;

pub(super) use agreement::{candidates_do_not_take_part, documents_are_used};
pub(super) use costs::{costs_fit_the_agreement, costs_fit_the_memberships};
pub(super) use memberships::joins_and_leaves_alternate;
pub(super) use stands::stands_still_hold;
pub(super) use unique::entries_are_unique;

/// For each member whether a row that could not be read may be about its membership.
fn in_doubt(agreement: &AgreementDraft, memberships: &Book<'_, MembershipEntry>) -> Vec<bool> {
    let mut doubt = vec![memberships.some_are_lost; agreement.members.items.len()];
    for row in memberships.broken.iter().filter(|row| row.is_live() && row.facts.change().is_none()) {
        match row.facts.member {
            None => doubt.fill(true),
            Some(member) => doubt[member.0] = true,
        }
    }
    doubt
}
