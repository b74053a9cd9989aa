//! The agreements of the ledger at hand: what they are called, and which states they prove.

use super::stand::heads_of;
use crate::data::Head;
use crate::ledger::{Reading, recorded_stands};

/// The state of an agreement now, where it has no errors.
#[must_use]
pub fn present_state(agreement: &Reading) -> Option<Head> {
    agreement.ledger.as_ref().map(|ledger| Head::of(&agreement.source, ledger))
}

/// Every state that its stands speak of. A row that is wrong elsewhere in the ledger makes none of them unsaid.
#[must_use]
pub fn recorded_states(agreement: &Reading) -> Vec<Head> {
    let stands = recorded_stands(&agreement.source);
    stands.iter().flat_map(|stand| heads_of(stand, &agreement.source)).collect()
}

/// Its title (or what else is known of it), its folder and its id, for people.
#[must_use]
pub fn name(agreement: &Reading) -> String {
    let title = agreement.ledger.as_ref().map(|ledger| format!("{} ", ledger.agreement.title));
    let id = agreement.id().map(|id| format!(", id „{id}“"));
    let (title, id) = (title.unwrap_or_default(), id.unwrap_or_default());
    format!("{title}({}){id}", agreement.source.shown)
}

/// Whether somebody means this agreement by its id or its folder.
#[must_use]
pub fn is_called(agreement: &Reading, name: &str) -> bool {
    agreement.id() == Some(name) || agreement.source.folder == name
}
