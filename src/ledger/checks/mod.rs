//! The rules that need more than one row. Each function is one rule or one family of rules, and reports all
//! departures from it.

mod agreement;
mod costs;
mod memberships;
mod stands;
mod unique;

pub(super) use agreement::{candidates_do_not_take_part, documents_are_used};
pub(super) use costs::{costs_fit_the_agreement, costs_fit_the_memberships};
pub(super) use memberships::joins_and_leaves_alternate;
pub(super) use stands::stands_still_hold;
pub(super) use unique::entries_are_unique;
