//! Links between entries: to the page where an entry has its anchor.

use crate::ledger::{CostEntry, MembershipEntry, Standing};
use crate::page_table::PageKind;
use serde::Serialize;

/// An entry and the page of its anchor, which lies in the folder of the journal as all that link to it do.
#[derive(Debug, Serialize)]
pub(super) struct EntryLink<'l> {
    page: String,
    entry: &'l str,
}

/// The other entry of a reversal.
pub(super) fn counterpart<T>(entries: &[T], standing: Standing) -> Option<&T> {
    entries.get(standing.reverses().or(standing.reversed_by())?)
}

pub(super) fn cost_link(entry: &CostEntry) -> EntryLink<'_> {
    EntryLink { page: file_name(&PageKind::JournalOfYear.path(&[&entry.year()])), entry: &entry.entry }
}

pub(super) fn membership_link(entry: &MembershipEntry) -> EntryLink<'_> {
    EntryLink { page: file_name(&PageKind::Memberships.path(&[])), entry: &entry.entry }
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
