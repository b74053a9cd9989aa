//! The entries of a year as its statements show them. What a row says of its entry is the same for all members, and
//! made once.

use crate::figures::Shared;
use crate::finding::Finding;
use crate::page_table::PageKind;
use crate::pages::frame::Framing;
use crate::pages::page::journal::entry_link::{EntryLink, cost_link};
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::period;
use crate::year::Year;
use minijinja::Value;
use serde::Serialize;

/// Those of a year that are in force.
pub(in crate::pages) struct YearEntries<'f, 'l> {
    pub(super) year: Year,
    pub(super) entries: Vec<StatedEntry<'f, 'l>>,
}

/// An entry with the cell that its row begins with.
pub(super) struct StatedEntry<'f, 'l> {
    pub shared: &'f Shared<'l>,
    pub cell: Value,
}

/// What the cell says.
#[derive(Debug, Serialize)]
struct EntryCell<'l> {
    entry: EntryLink,
    document: Option<DocumentLink<'l>>,
    cost_type: &'l str,
    period: String,
}

impl<'f, 'l> YearEntries<'f, 'l> {
    /// # Errors
    /// A finding where the template asks for something that the cell does not have.
    pub(in crate::pages) fn of(
        basis: &Basis<'f, 'l>,
        year: Year,
        framing: &Framing<'_>,
    ) -> Result<Self, Box<Finding>> {
        let agreement = basis.agreement();
        let live = basis.figures.entries_of(year).filter(|shared| shared.entry.standing.is_live());
        let entries = live.map(|shared| {
            let entry = shared.entry;
            let cell = EntryCell {
                entry: cost_link(entry),
                document: document_link::of(agreement, entry.document),
                cost_type: &agreement.cost_type(entry.cost_type).name,
                period: period::text(entry.period),
            };
            Ok(StatedEntry {
                shared,
                cell: framing.piece(PageKind::Statement, "statement_entry.html", cell)?,
            })
        });
        Ok(Self { year, entries: entries.collect::<Result<_, Box<Finding>>>()? })
    }
}
