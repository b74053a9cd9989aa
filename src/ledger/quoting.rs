//! RFC 4180 quoting, strictly: the csv crate reads anything, so what it would read amiss is found here.

use std::ops::Range;

/// What is wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuotingFaultKind {
    /// It stands within a field that does not begin with one.
    Inside,
    /// The field goes on behind the closing quote.
    Behind,
    /// It is never closed.
    Open,
}

/// A quote where none may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuotingFault {
    /// What is wrong.
    pub fault: QuotingFaultKind,
    /// The byte at which the quote stands.
    pub at: usize,
    /// In which field of its row, from 0.
    pub field: usize,
    /// On which line, from 0.
    pub line: usize,
}

/// So many faults of a file are looked for. What stands behind them is not read: who mends those looks again.
pub(super) const MOST_FAULTS: usize = 10_000;

/// No ledger has more columns; what is wrong in further fields of one line says nothing new.
const MOST_FAULTS_OF_A_LINE: usize = 20;

/// Where in a field a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum QuotingState {
    FieldStart,
    Plain,
    Quoted,
    Closed,
}

impl QuotingState {
    fn after(self, byte: u8, separator: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closed,
            // The second arm is a doubled quote: back inside.
            (Self::Quoted, _) | (Self::FieldStart | Self::Closed, b'"') => Self::Quoted,
            (_, b'\n') => Self::FieldStart,
            (_, byte) if byte == separator => Self::FieldStart,
            _ => Self::Plain,
        }
    }
}

/// A place in a row, told by what stands in front of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Which field, from 0.
    pub field: usize,
    state: QuotingState,
    /// Whether nothing of the field stands in front, unless its opening quote.
    at_start: bool,
}

impl Default for Cursor {
    /// The beginning of a row.
    fn default() -> Self {
        Self { field: 0, state: QuotingState::FieldStart, at_start: true }
    }
}

impl Cursor {
    /// The place behind some text.
    pub fn behind(mut self, text: &str, separator: u8) -> Self {
        for &byte in text.as_bytes() {
            let ends_row = self.state != QuotingState::Quoted && byte == b'\n';
            let ends_field = self.state != QuotingState::Quoted && byte == separator;
            let opens = self.state == QuotingState::FieldStart && byte == b'"';
            self.field = if ends_row { 0 } else { self.field + usize::from(ends_field) };
            self.at_start = ends_row || ends_field || opens;
            self.state = self.state.after(byte, separator);
        }
        self
    }

    /// Whether the text of a field begins here.
    pub fn is_start_of_field(self) -> bool {
        self.at_start
    }
}

/// Every fault of a text, at most one a field.
///
/// A quote that is not closed on its line, and behind whose next quote the field goes on, was forgotten to be
/// closed: the search goes on with the next line, so that one slip does not hide the rest of the file.
pub(super) fn faults(text: &str, separator: u8) -> Vec<QuotingFault> {
    let bytes = text.as_bytes();
    if is_sound(bytes, separator) {
        return Vec::new();
    }
    let mut faults: Vec<QuotingFault> = Vec::new();
    let (mut state, mut at, mut line) = (QuotingState::FieldStart, 0, 0);
    let (mut field, mut opened, mut opened_line, mut opened_field) = (0, 0, 0, 0);
    let mut field_is_reported = false;
    while faults.len() < MOST_FAULTS {
        if state == QuotingState::FieldStart && (at == 0 || bytes.get(at - 1) == Some(&b'\n')) {
            field = 0;
            // Nothing can be amiss in the lines before the next one that holds a quote.
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(quote) = memchr::memchr(b'"', rest) else { break };
            let skipped = rest.get(..quote).unwrap_or_default();
            if let Some(line_end) = memchr::memrchr(b'\n', skipped) {
                line += memchr::memchr_iter(b'\n', skipped).count();
                at += line_end + 1;
            }
        }
        let byte = bytes.get(at).copied();
        let unclosed = match byte {
            None => state == QuotingState::Quoted,
            Some(byte) => {
                state == QuotingState::Closed
                    && opened_line < line
                    && state.after(byte, separator) == QuotingState::Plain
            }
        };
        if unclosed {
            faults.push(QuotingFault {
                fault: QuotingFaultKind::Open,
                at: opened,
                field: opened_field,
                line: opened_line,
            });
            let rest = bytes.get(opened..).unwrap_or_default();
            let Some(line_end) = memchr::memchr(b'\n', rest) else { break };
            (state, at, line) = (QuotingState::FieldStart, opened + line_end + 1, opened_line + 1);
            field_is_reported = false;
            continue;
        }
        let Some(byte) = byte else { break };
        let next = state.after(byte, separator);
        let fault = match (state, next) {
            (QuotingState::Closed, QuotingState::Plain) => Some(QuotingFaultKind::Behind),
            (QuotingState::Plain, QuotingState::Plain) if byte == b'"' => Some(QuotingFaultKind::Inside),
            _ => None,
        };
        if let Some(fault) = fault.filter(|_| !field_is_reported) {
            field_is_reported = true;
            let of_this_line = faults.iter().rev().take(MOST_FAULTS_OF_A_LINE);
            if of_this_line.filter(|fault| fault.line == line).count() < MOST_FAULTS_OF_A_LINE {
                faults.push(QuotingFault { fault, at, field, line });
            }
        }
        match (state, next) {
            (QuotingState::FieldStart, QuotingState::Quoted) => {
                (opened, opened_line, opened_field) = (at, line, field);
            }
            (_, QuotingState::FieldStart) => {
                field_is_reported = false;
                field += 1;
            }
            _ => {}
        }
        line += usize::from(byte == b'\n');
        state = next;
        at += 1;
    }
    faults
}

/// A row that nobody wrote: of far too many fields, or far too long.
pub(super) struct EndlessRow {
    /// The bytes at which it begins and ends, its line break included.
    pub at: Range<usize>,
    /// How many fields it has.
    pub fields: usize,
    /// The first field that is far too long, and the bytes of it, quotes included.
    pub too_long: Option<(usize, Range<usize>)>,
}

/// More fields than any row has.
const MOST_FIELDS: usize = 10_000;

/// More bytes than any field has.
const LONGEST_FIELD: usize = 1_000_000;

/// A text below so many bytes fills no memory, whatever its rows are like.
const HARMLESS: usize = 10_000_000;

/// The rows of a large text that are not to be kept field by field.
pub(super) fn endless_rows(text: &str, separator: u8) -> Vec<EndlessRow> {
    let mut rows = Vec::new();
    if text.len() < HARMLESS {
        return rows;
    }
    let (mut state, mut start, mut field_start) = (QuotingState::FieldStart, 0, 0);
    let (mut fields, mut too_long) = (0, None);
    for (at, &byte) in text.as_bytes().iter().chain(b"\n").enumerate() {
        let is_outside = state != QuotingState::Quoted;
        let ends_row = is_outside && byte == b'\n' || at == text.len();
        if ends_row || is_outside && byte == separator {
            if at - field_start > LONGEST_FIELD && too_long.is_none() {
                too_long = Some((fields, field_start..at));
            }
            (fields, field_start) = (fields + 1, at + 1);
        }
        if ends_row {
            let end = (at + 1).min(text.len());
            if fields > MOST_FIELDS || too_long.is_some() {
                rows.push(EndlessRow { at: start..end, fields, too_long: too_long.take() });
            }
            (start, fields) = (end, 0);
        }
        state = state.after(byte, separator);
    }
    rows
}

/// Whether there is no fault at all: nearly always so, and found by looking at the quotes only.
fn is_sound(bytes: &[u8], separator: u8) -> bool {
    let next_quote = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        memchr::memchr(b'"', rest).map(|at| from + at)
    };
    let ends_field = |byte: u8| byte == separator || byte == b'\n';
    let mut from = 0;
    while let Some(opening) = next_quote(from) {
        if opening > 0 && !bytes.get(opening - 1).is_some_and(|&before| ends_field(before)) {
            return false;
        }
        from = opening + 1;
        loop {
            let Some(closing) = next_quote(from) else { return false };
            from = closing + 1;
            match bytes.get(from) {
                Some(b'"') => from += 1,
                Some(&behind) if !ends_field(behind) => return false,
                _ => break,
            }
        }
    }
    true
}

/// The bytes of a row's field, quotes included; the end of the row where it has no such field.
pub(super) fn field_span(row: &str, separator: u8, field: usize) -> Range<usize> {
    let (mut index, mut start, mut state) = (0, 0, QuotingState::FieldStart);
    for (at, &byte) in row.as_bytes().iter().enumerate() {
        if state != QuotingState::Quoted && byte == b'\n' {
            return if index == field { start..at } else { at..at };
        }
        if state != QuotingState::Quoted && byte == separator {
            if index == field {
                return start..at;
            }
            index += 1;
            start = at + 1;
        }
        state = state.after(byte, separator);
    }
    if index == field { start..row.len() } else { row.len()..row.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_quoting_has_no_fault() {
        assert_eq!(faults("a,\"b, \"\"c\"\"\nd\",e\n", b','), []);
    }

    #[test]
    fn quotes_in_the_wrong_place_are_found() {
        let found = |text| -> Vec<(QuotingFaultKind, usize, usize)> {
            faults(text, b',').iter().map(|fault| (fault.fault, fault.at, fault.line)).collect()
        };
        assert_eq!(found("a\"b\",c\n"), [(QuotingFaultKind::Inside, 1, 0)]);
        assert_eq!(found("\"a\"b,c\n"), [(QuotingFaultKind::Behind, 3, 0)]);
        assert_eq!(found("a,\"b\nc,d\n"), [(QuotingFaultKind::Open, 2, 0)]);
        assert_eq!(found("a,\"b\"\"c\nd,e\n"), [(QuotingFaultKind::Open, 2, 0)]);
    }

    #[test]
    fn the_field_of_a_fault_is_known() {
        let fields = |text| -> Vec<usize> { faults(text, b',').iter().map(|fault| fault.field).collect() };
        assert_eq!(fields("a,\"b,\"c,d\ne\"f,g,h\"i\n"), [1, 0, 2]);
        assert_eq!(fields("a,\"b\nc\",d\"e\nf,\"g\nh,i\n"), [2, 1]);
    }

    #[test]
    fn a_cursor_tells_the_field_and_its_beginning() {
        let at = |before: &str| {
            let at = Cursor::default().behind(before, b',');
            (at.field, at.is_start_of_field())
        };
        assert_eq!(at(""), (0, true));
        assert_eq!(at("a,"), (1, true));
        assert_eq!(at("a,\""), (1, true));
        assert_eq!(at("a,\"b,"), (1, false));
        assert_eq!(at("a,\"b\n,\",c"), (2, false));
        assert_eq!(at("a,b\n"), (0, true));
    }

    #[test]
    fn a_forgotten_quote_does_not_hide_the_lines_behind_it() {
        let found: Vec<_> = faults("a,\"b\nc,\"d\"\ne\"f,g\n", b',').iter().map(|fault| fault.line).collect();
        assert_eq!(found, [0, 2]);
    }

    #[test]
    fn a_field_is_found_behind_quoted_separators() {
        assert_eq!(field_span("a,\"b,c\",d\nx", b',', 1), 2..7);
        assert_eq!(field_span("a,\"b,c\",d\nx", b',', 2), 8..9);
        assert_eq!(field_span("a,b\nx", b',', 5), 3..3);
    }
}
