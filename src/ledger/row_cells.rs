//! A table's text cut into rows and cells (RFC 4180). A cell is a part of the text, not a copy of it, unless quotes are
//! doubled in it.
//!
//! Whatever the quotes are like there is a way to cut; where they are wrong, [`super::quoting`] says so.

use std::borrow::Cow;

/// The place between two rows of a text, and the cells of the row in front of it.
pub(super) struct RowCells<'t> {
    text: &'t str,
    separator: u8,
    cells: Vec<Cow<'t, str>>,
    /// The byte behind the row.
    pub end: usize,
    /// How many line ends stand in front of that.
    pub lines: usize,
}

impl<'t> RowCells<'t> {
    /// The beginning of a text.
    pub fn new(text: &'t str, separator: u8) -> Self {
        Self { text, separator, cells: Vec::new(), end: 0, lines: 0 }
    }

    /// The cells of the row.
    pub fn cells(&self) -> &[Cow<'t, str>] {
        &self.cells
    }

    /// Passes over empty lines.
    pub fn skip_lines(&mut self, count: usize) {
        self.end += count;
        self.lines += count;
    }

    /// Goes to the place behind the next row; `false` where there is none.
    pub fn next_row(&mut self) -> bool {
        self.cells.clear();
        if self.end >= self.text.len() {
            return false;
        }
        loop {
            let (cell, behind) = self.cell_at(self.end);
            self.cells.push(cell);
            let mark = self.text.as_bytes().get(behind).copied();
            self.end = behind + usize::from(mark.is_some());
            if mark != Some(self.separator) {
                self.lines += usize::from(mark.is_some());
                return true;
            }
        }
    }

    /// The cell that begins at a byte, and the byte of what ends it.
    fn cell_at(&mut self, start: usize) -> (Cow<'t, str>, usize) {
        let bytes = self.text.as_bytes();
        if bytes.get(start) != Some(&b'"') {
            let end = self.end_of_plain(start);
            return (self.part(start, end).into(), end);
        }
        let mut cell = Cow::Borrowed("");
        let mut from = start + 1;
        loop {
            let rest = bytes.get(from..).unwrap_or_default();
            let closing = from + memchr::memchr(b'"', rest).unwrap_or(rest.len());
            let doubled = bytes.get(closing + 1) == Some(&b'"');
            // Of two quotes the first is a part of the text.
            let part = self.part(from, closing + usize::from(doubled));
            self.lines += memchr::memchr_iter(b'\n', part.as_bytes()).count();
            cell += part;
            from = closing + 2;
            if !doubled {
                // Behind the closing quote nothing should stand; what does belongs to the cell.
                let end = self.end_of_plain((closing + 1).min(bytes.len()));
                cell += self.part(closing + 1, end);
                return (cell, end);
            }
        }
    }

    /// The byte of the separator or line end in front of which something without quotes goes on.
    fn end_of_plain(&self, start: usize) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        // Cells are short: looking at each byte is faster than a search made for long texts.
        let ends = |byte: &u8| *byte == self.separator || *byte == b'\n';
        start + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// A part of the text; its ends are at marks of one byte or at those of the text.
    fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::RowCells;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut at) = (Vec::new(), RowCells::new(text, b','));
        while at.next_row() {
            rows.push(at.cells().iter().map(ToString::to_string).collect());
        }
        rows
    }

    #[test]
    fn quotes_are_taken_off_and_doubled_ones_are_one() {
        assert_eq!(rows("a,\"b, \"\"c\"\"\nd\",\n,\"\"\n"), [vec!["a", "b, \"c\"\nd", ""], vec!["", ""]]);
    }

    #[test]
    fn wrong_quotes_are_text() {
        assert_eq!(rows("a\"b\",c\n"), [["a\"b\"", "c"]]);
        assert_eq!(rows("\"a\"b\"\",c\n"), [["ab\"\"", "c"]]);
        assert_eq!(rows("a,\"b\nc"), [["a", "b\nc"]]);
    }

    #[test]
    fn the_last_row_needs_no_line_end() {
        assert_eq!(rows("a,b\nc,"), [["a", "b"], ["c", ""]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    proptest! {
        #[test]
        fn the_csv_crate_cuts_in_the_same_way(text in "a([ab,\"é]|\n[ab\"])*") {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .terminator(csv::Terminator::Any(b'\n'))
                .from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(rows(&text), expected);
        }

        #[test]
        fn lines_are_counted_in_cells_too(text in "a([ab,\"]|\n[ab\"])*") {
            let mut at = RowCells::new(&text, b',');
            while at.next_row() {
                prop_assert_eq!(at.lines, text[..at.end].matches('\n').count());
            }
        }
    }
}
