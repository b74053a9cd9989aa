//! The rules that need more than one row. Each function is one rule or one family of rules, and reports all
//! departures from it.

mod agreement;
mod booked_once;
mod costs;
mod known_values;
mod measures;
mod memberships;
mod recorded_files;
mod splits;
mod stands;
mod unique;

use super::agreement_draft::AgreementDraft;
use super::book::Book;
use super::cost_entry::CostEntry;
use super::measure_entry::MeasureEntry;
use super::membership_entry::MembershipEntry;

pub(super) use agreement::{candidates_do_not_take_part, document_files_are_named, documents_are_used};
pub(super) use booked_once::costs_are_booked_once;
pub(super) use costs::{costs_fit_the_agreement, costs_fit_the_memberships};
pub(super) use measures::{
    candidates_have_values, measures_are_used, values_keep_the_rules_of_their_measure,
};
pub(super) use memberships::{joins_and_leaves_alternate, leaves_name_the_day_after};
pub(super) use splits::costs_can_be_split;
pub(super) use stands::stands_still_hold;
pub(super) use unique::entries_are_unique;

/// All books of an agreement.
pub(super) struct Books<'b, 'a> {
    pub memberships: &'b Book<'a, MembershipEntry>,
    pub costs: &'b Book<'a, CostEntry>,
    pub measures: &'b Book<'a, MeasureEntry>,
}

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
