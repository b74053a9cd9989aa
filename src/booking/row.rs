//! A row of a ledger as its cells are written, and what kind of ledger it stands in.

use crate::invariant::Invariant;
use crate::ledger::{COST_COLUMNS, MEASURE_COLUMNS, MEMBERSHIP_COLUMNS};
use crate::source::{AgreementSource, SourceFile};

/// The ledgers of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerKind {
    /// Who joined or left.
    Memberships,
    /// What was paid.
    Costs,
    /// By what it is divided.
    Measures,
}

impl LedgerKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Memberships, Self::Costs, Self::Measures];

    /// The name of its file without the ending, and of its folder.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Memberships => "memberships",
            Self::Costs => "costs",
            Self::Measures => "measures",
        }
    }

    /// The columns of its rows.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Memberships => MEMBERSHIP_COLUMNS,
            Self::Costs => COST_COLUMNS,
            Self::Measures => MEASURE_COLUMNS,
        }
    }

    /// Its files.
    #[must_use]
    pub fn files(self, source: &AgreementSource) -> &[SourceFile] {
        match self {
            Self::Memberships => &source.memberships,
            Self::Costs => &source.costs,
            Self::Measures => &source.measures,
        }
    }

    /// The column that says which year a row is of.
    fn column_of_year(self) -> &'static str {
        match self {
            Self::Memberships => "effective_on",
            Self::Costs => "period_start",
            Self::Measures => "year",
        }
    }
}

/// A row, booked or to be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// In which ledger.
    pub kind: LedgerKind,
    /// The path of its file within the agreement's folder.
    pub file: String,
    cells: Vec<String>,
}

impl LedgerRow {
    /// A row of so many cells as there are columns; one that was cut short is none.
    pub(super) fn read(kind: LedgerKind, file: &str, cells: Vec<String>) -> Option<Self> {
        (cells.len() == kind.columns().len()).then(|| Self { kind, file: file.to_owned(), cells })
    }

    /// A row with these cells, the others empty.
    #[must_use]
    pub fn new(kind: LedgerKind, cells: &[(&str, &str)]) -> Self {
        let mut row = Self { kind, file: String::new(), cells: vec![String::new(); kind.columns().len()] };
        cells.iter().for_each(|(column, cell)| row.set(column, *cell));
        row
    }

    /// What stands in a column; nothing in one that its ledger does not have.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.place(column).and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// Whether its ledger has such a column.
    pub fn has(&self, column: &str) -> bool {
        self.place(column).is_some()
    }

    /// Puts something into a column that the row has.
    pub fn set(&mut self, column: &str, cell: impl Into<String>) {
        let place = self.place(column).invariant("a row is given cells of its own columns");
        self.cells[place] = cell.into();
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.kind.columns().iter().position(|name| *name == column)
    }

    /// The year that it is of, as far as that can be read.
    #[must_use]
    pub fn year(&self) -> &str {
        self.cell(self.kind.column_of_year()).get(..4).unwrap_or_default()
    }

    /// As a line of its file, with its end.
    #[must_use]
    pub fn line(&self) -> String {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        let written = writer.write_record(&self.cells);
        let bytes = written.ok().and_then(|()| writer.into_inner().ok());
        let bytes = bytes.invariant("a row is written into memory");
        String::from_utf8(bytes).invariant("cells are text, and so is their row")
    }
}

#[cfg(test)]
mod tests {
    use super::{LedgerKind, LedgerRow};

    #[test]
    fn a_row_is_written_as_the_format_wants_it() {
        let row = LedgerRow::new(LedgerKind::Memberships, &[("entry", "M-1"), ("note", "Rat, \"Mai\"")]);
        assert_eq!(row.line(), "M-1,,,,,,,\"Rat, \"\"Mai\"\"\"\n");
    }
}
