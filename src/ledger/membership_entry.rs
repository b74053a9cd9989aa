//! Rows of `memberships.csv` → [`MembershipEntry`].

use super::agreement::{DocumentIx, MemberIx};
use super::cells::{Cells, Ids};
use super::entry::Standing;
use super::sheet::RowPlace;
use jiff::civil::Date;

/// The header of `memberships.csv`.
pub const MEMBERSHIP_COLUMNS: &[&str] =
    &["entry", "recorded_on", "effective_on", "member", "event", "document", "reverses", "note"];

pub(super) const ENTRY: usize = 0;
pub(super) const RECORDED_ON: usize = 1;
pub(super) const EFFECTIVE_ON: usize = 2;
pub(super) const MEMBER: usize = 3;
pub(super) const EVENT: usize = 4;
pub(super) const DOCUMENT: usize = 5;
pub(super) const REVERSES: usize = 6;
pub(super) const NOTE: usize = 7;

/// A joining or leaving, as it was booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipEntry {
    /// Where it stands.
    pub place: RowPlace,
    /// Its identifier.
    pub entry: Box<str>,
    /// The day of booking.
    pub recorded_on: Date,
    /// The first day as a member, or the first day no longer one.
    pub effective_on: Date,
    /// Who.
    pub member: MemberIx,
    /// What.
    pub event: Event,
    /// What proves it.
    pub document: Option<DocumentIx>,
    /// How it stands to reversals.
    pub standing: Standing,
    /// Free text.
    pub note: Box<str>,
}

/// Joining or leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Beitritt
    Join,
    /// Austritt
    Leave,
}

/// Reads one row; `None` where a cell that matters cannot be read (it is reported).
pub(super) fn read(cells: &mut Cells<'_, '_>, ids: &Ids<'_>) -> Option<MembershipEntry> {
    let entry = cells.entry_id(ENTRY);
    let recorded_on = cells.day(RECORDED_ON);
    let effective_on = cells.day(EFFECTIVE_ON);
    let member = cells.id(MEMBER, "Kommune", ids.members);
    let event = cells.word(EVENT, &[("join", Event::Join), ("leave", Event::Leave)]);
    let document = cells.optional_id(DOCUMENT, "Beleg", ids.documents);
    let note = cells.text(NOTE);
    Some(MembershipEntry {
        place: cells.place(),
        entry: entry?,
        recorded_on: recorded_on?,
        effective_on: effective_on?,
        member: MemberIx(member?),
        event: event?,
        document: document?.map(DocumentIx),
        standing: Standing::Live,
        note,
    })
}
