//! The statuses of entries, with their names in addresses.

use super::sentences::JournalTitle;
use crate::ledger::Status;

/// Statuses with the name in an address.
pub(super) const STATUSES: [(Status, &str); 3] =
    [(Status::Actual, "belegt"), (Status::Planned, "geplant"), (Status::Assumed, "angenommen")];

pub(super) fn title(of: Status) -> JournalTitle {
    match of {
        Status::Actual => JournalTitle::ActualEntries,
        Status::Planned => JournalTitle::PlannedEntries,
        Status::Assumed => JournalTitle::AssumedEntries,
    }
}
