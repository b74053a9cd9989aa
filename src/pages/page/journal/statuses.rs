//! The statuses of entries, with their names in contexts and in addresses.

use crate::ledger::Status;

/// Statuses with the name in a context and the name in an address.
pub(super) const STATUSES: [(Status, &str, &str); 3] = [
    (Status::Actual, "actual", "belegt"),
    (Status::Planned, "planned", "geplant"),
    (Status::Assumed, "assumed", "angenommen"),
];

pub(super) fn status_id(of: Status) -> &'static str {
    STATUSES.into_iter().find(|(status, ..)| *status == of).map_or("", |(_, id, _)| id)
}
