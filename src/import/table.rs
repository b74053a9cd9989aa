//! A table as it was given: rows of cells with their place in the file.

use super::cell::GivenCell;
use crate::finding::{Code, Excerpt, Finding, Place};

/// A sheet of a workbook, or a whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenTable {
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// Whether it is hidden, and was not read.
    pub is_hidden: bool,
    /// How it is written, in German: `Semikolon, Windows-1252`.
    pub form: String,
    /// Its rows, empty ones too.
    pub rows: Vec<GivenRow>,
}

/// A row, and where it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenRow {
    /// The line of a text, the row of a sheet, from 1.
    pub line: usize,
    /// Its cells, from the first column on.
    pub cells: Vec<GivenCell>,
}

impl GivenRow {
    /// The cell of a column; nothing stands behind the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &GivenCell {
        self.cells.get(column).unwrap_or(&GivenCell::Empty)
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(GivenCell::is_empty)
    }
}

impl GivenTable {
    /// The table in a file, as it is named in messages.
    #[must_use]
    pub fn name(&self, file: &str) -> String {
        self.sheet.as_ref().map_or_else(|| file.to_owned(), |sheet| format!("{file}, Blatt „{sheet}“"))
    }

    /// A finding about a row, or about one cell of it, below its title.
    #[must_use]
    pub fn finding(
        &self,
        (file, row): (&str, &GivenRow),
        column: Option<(usize, &str)>,
        (code, found, remedy): (Code, String, String),
    ) -> Finding {
        Finding::new(code, self.place(file, row, column), found, remedy)
    }

    /// The place of a row, or of one cell of it.
    #[must_use]
    pub fn place(&self, file: &str, row: &GivenRow, column: Option<(usize, &str)>) -> Place {
        const BETWEEN: &str = " | ";
        let mut text = String::new();
        let mut marked = 0..0;
        let last = row.cells.len().max(column.map_or(0, |(column, _)| column + 1));
        for at in 0..last {
            if at > 0 {
                text += BETWEEN;
            }
            let start = text.len();
            text += &row.cell(at).shown().replace(['\n', '\r', '\t'], " ");
            if column.is_some_and(|(column, _)| column == at) {
                marked = start..text.len();
            }
        }
        Place {
            file: self.name(file),
            line: Some(row.line),
            column: column.map(|(_, title)| title.to_owned()),
            excerpt: Some(Excerpt::cut(&text, marked)),
        }
    }
}
