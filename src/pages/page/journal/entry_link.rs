//! Links between entries: to the page where an entry has its anchor.

use crate::ledger::{CostEntry, MembershipEntry, Standing};
use serde::Serialize;

/// The page where memberships have their anchors, without its ending.
pub(super) const MEMBERSHIPS: &str = "mitgliedschaften";

/// An entry and the page of its anchor.
#[derive(Debug, Serialize)]
pub(super) struct EntryLink<'l> {
    page: String,
    entry: &'l str,
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Live => "live",
        Standing::Reversed { .. } => "reversed",
        Standing::Reversal { .. } => "reversal",
    }
}

/// The other entry of a reversal.
pub(super) fn counterpart<T>(entries: &[T], standing: Standing) -> Option<&T> {
    match standing {
        Standing::Live => None,
        Standing::Reversed { by: place } | Standing::Reversal { of: place } => entries.get(place),
    }
}

pub(super) fn cost_link(entry: &CostEntry) -> EntryLink<'_> {
    EntryLink { page: entry.year().to_string(), entry: &entry.entry }
}

pub(super) fn membership_link(entry: &MembershipEntry) -> EntryLink<'_> {
    EntryLink { page: MEMBERSHIPS.to_owned(), entry: &entry.entry }
}
