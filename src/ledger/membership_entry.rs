//! Rows of `memberships.csv` → [`MembershipEntry`].

use super::agreement::{DocumentIx, MemberIx};
use super::booked::{Booked, ReversibleEntry, booked, differ, first_departure, reversible_alike};
use super::cells::{Cells, LedgerIds};
use super::columns::columns;
use super::entry::Standing;
use super::sheet::RowPlace;
use jiff::civil::Date;

columns! {
    /// The header of `memberships.csv`.
    MEMBERSHIP_COLUMNS:
    ENTRY "entry", RECORDED_ON "recorded_on", EFFECTIVE_ON "effective_on", MEMBER "member", EVENT "event",
    DOCUMENT "document", REVERSES "reverses", NOTE "note"
}

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

impl Event {
    /// Every event.
    pub const ALL: [Self; 2] = [Self::Join, Self::Leave];

    /// As the ledger writes it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Leave => "leave",
        }
    }
}

booked!(MembershipEntry);

impl ReversibleEntry for MembershipEntry {
    const ENTRY: usize = ENTRY;
    const RECORDED_ON: usize = RECORDED_ON;
    const REVERSES: usize = REVERSES;
    const REPETITION: &str = "Kommune, Ereignis und Tag der Wirksamkeit genau wiederholen";
    type Facts = MembershipFacts;
    reversible_alike!();

    fn departure(reversal: &MembershipFacts, original: &MembershipFacts) -> Option<usize> {
        first_departure([
            (differ(reversal.effective_on, original.effective_on), EFFECTIVE_ON),
            (differ(reversal.member, original.member), MEMBER),
            (differ(reversal.event, original.event), EVENT),
        ])
    }
}

/// What a row says of the membership, as far as it could be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct MembershipFacts {
    pub effective_on: Option<Date>,
    pub member: Option<MemberIx>,
    pub event: Option<Event>,
    /// The inner `None` is a row without a document.
    pub document: Option<Option<DocumentIx>>,
}

impl MembershipFacts {
    /// Who joined or left when, where all of that is known.
    pub fn change(&self) -> Option<(MemberIx, Event, Date)> {
        Some((self.member?, self.event?, self.effective_on?))
    }
}

impl From<&MembershipEntry> for MembershipFacts {
    fn from(entry: &MembershipEntry) -> Self {
        Self {
            effective_on: Some(entry.effective_on),
            member: Some(entry.member),
            event: Some(entry.event),
            document: Some(entry.document),
        }
    }
}

/// Reads one row; where a cell cannot be read (it is reported), what the others say.
pub(super) fn read(
    cells: &mut Cells<'_, '_>,
    ids: &LedgerIds<'_>,
) -> Result<MembershipEntry, Box<MembershipFacts>> {
    let entry = cells.entry_id(ENTRY);
    let recorded_on = cells.day(RECORDED_ON);
    let facts = MembershipFacts {
        effective_on: cells.day(EFFECTIVE_ON),
        member: cells.id(MEMBER, "Kommune", ids.members).map(MemberIx),
        event: cells.word(EVENT, &Event::ALL, Event::id),
        document: cells.optional_id(DOCUMENT, "Beleg", ids.documents).map(|id| id.map(DocumentIx)),
    };
    let note = cells.text(NOTE);
    let place = cells.place();
    let complete = || {
        Some(MembershipEntry {
            place,
            entry: entry?,
            recorded_on: recorded_on?,
            effective_on: facts.effective_on?,
            member: facts.member?,
            event: facts.event?,
            document: facts.document?,
            standing: Standing::Live,
            note,
        })
    };
    complete().ok_or_else(|| Box::new(facts))
}
