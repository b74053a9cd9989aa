//! Which column of a table is which: the row with the titles, and for which ledger they are.

use super::cell::GivenCell;
use super::csv_text::ROWS_WITH_TITLES;
use super::table::GivenTable;
use super::titles::{ColumnTitle, column_called, titles_of};
use crate::booking::LedgerKind;
use crate::finding::{Code, Finding};

/// The titles of a table, understood as those of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Of which ledger.
    pub kind: LedgerKind,
    /// The row of the titles, by its place in the table.
    pub titles_at: usize,
    /// What each column of the table is; `None` where nobody knows.
    pub columns: Vec<Option<&'static ColumnTitle>>,
    /// The titles as they are written.
    pub titles: Vec<String>,
}

impl Layout {
    /// How a table can be understood: as the ledgers whose titles it has, those of most titles only.
    #[must_use]
    pub fn all_of(table: &GivenTable, kinds: &[LedgerKind]) -> Vec<Self> {
        let mut layouts: Vec<Self> = kinds.iter().filter_map(|&kind| Self::of(table, kind)).collect();
        let most = layouts.iter().map(Self::known).max().unwrap_or(0);
        // One title may be a word in a text; a row of a ledger has no single cell.
        layouts.retain(|layout| layout.known() == most && most > 1);
        layouts
    }

    /// The first row with the most titles of a ledger, where it has those that tell the ledger.
    fn of(table: &GivenTable, kind: LedgerKind) -> Option<Self> {
        let rows = table.rows.iter().enumerate().take(ROWS_WITH_TITLES);
        let layouts = rows.map(|(titles_at, row)| {
            let titles: Vec<String> = row.cells.iter().map(GivenCell::shown).collect();
            let columns = titles.iter().map(|title| column_called(kind, title)).collect();
            Self { kind, titles_at, columns, titles }
        });
        // Of equal ones `max_by_key` takes the last, so it is asked backwards.
        let best = layouts.collect::<Vec<_>>().into_iter().rev().max_by_key(Self::known)?;
        let tells = |known: &&ColumnTitle| known.tells_the_ledger;
        titles_of(kind).filter(tells).all(|needed| best.place(needed.column).is_some()).then_some(best)
    }

    fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The place of a column of the ledger in the table.
    #[must_use]
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.is_some_and(|known| known.column == column))
    }

    /// The title above a column of the ledger, with its place.
    #[must_use]
    pub fn title(&self, column: &str) -> Option<(usize, &str)> {
        let place = self.place(column)?;
        Some((place, self.titles.get(place)?))
    }

    /// Two columns for the same.
    #[must_use]
    pub fn findings(&self, table: &GivenTable, file: &str) -> Vec<Finding> {
        let columns = self.columns.iter().enumerate();
        let twice = columns.filter_map(|(place, known)| {
            let known = (*known)?;
            let (first, title) = self.title(known.column).filter(|(first, _)| *first < place)?;
            let again = self.titles.get(place)?;
            let found = format!(
                "Spalte {} „{title}“ und Spalte {} „{again}“ sind beide „{}“",
                first + 1,
                place + 1,
                known.german
            );
            let remedy = "eine der beiden Spalten löschen oder ihr einen anderen Titel geben".to_owned();
            let row = table.rows.get(self.titles_at)?;
            Some(table.finding((file, row), Some((place, again)), (Code::Header, found, remedy)))
        });
        twice.collect()
    }
}
