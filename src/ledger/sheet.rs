//! A CSV file as rows with their places: quoting, column count, blank lines. It knows the form of a table and
//! nothing of what the columns mean.

use super::file_form::{self, FileForm};
use super::form_columns::Columns;
use super::header::{self, Header};
use super::quoting::{self, QuotingFault, QuotingFaultKind};
use super::text_length;
use crate::finding::{Code, Excerpt, Finding, Findings, Place};
use crate::german;
use crate::source::SourceFile;
use csv::StringRecord;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowPlace {
    /// Which file of its ledger, from 0.
    pub file: usize,
    /// The line of the file on which the row begins, from 1.
    pub line: usize,
    /// The byte of the (repaired) text at which the row begins.
    pub(super) start: usize,
}

/// One ledger file that can be read row by row.
pub(super) struct LedgerSheet<'a> {
    path: &'a str,
    shown: &'a str,
    text: Cow<'a, str>,
    separator: u8,
    columns: &'static [&'static str],
    /// Which field of a row holds each column; `None` where the header does not allow to read any row.
    order: Option<Vec<usize>>,
    /// For each field of a row the column it holds, as far as the header tells.
    columns_of_fields: Vec<Option<&'static str>>,
    /// How many fields the header has, and so each row that can be read.
    fields: usize,
    /// The line of the header, from 1.
    header_line: usize,
    /// Whether that line may be a row instead of the header.
    header_is_missing: bool,
    /// The byte at which the rows begin.
    body: usize,
}

/// What became of the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowsRead {
    /// How many there are.
    pub count: usize,
    /// Whether the cells of some could not be told apart, so that nothing is known of them.
    pub some_are_lost: bool,
}

/// One row: its cells in the order of the format's columns.
pub(super) struct Row<'r> {
    record: &'r StringRecord,
    order: &'r [usize],
    /// Faults of its quotes, which are reported already.
    faults: &'r [QuotingFault],
    /// Where it stands, in file 0.
    pub place: RowPlace,
}

impl<'r> Row<'r> {
    /// The cell of a column, by the column's place in the format.
    pub fn cell(&self, column: usize) -> &'r str {
        self.order.get(column).and_then(|&field| self.record.get(field)).unwrap_or_default()
    }

    /// Whether the quotes of a cell are wrong, so that what it says is in doubt and nothing more is said of it.
    pub fn is_reported(&self, column: usize) -> bool {
        self.order.get(column).is_some_and(|field| self.faults.iter().any(|fault| fault.field == *field))
    }
}

impl<'a> LedgerSheet<'a> {
    /// Opens a file and reads its header.
    pub fn open(source: &'a SourceFile, columns: &'static [&'static str], findings: &mut Findings) -> Self {
        let (text, faults) = file_form::readable(source, FileForm::Table);
        let first = text.split('\n').next().unwrap_or_default();
        let says_separator = header::says_separator(first);
        let start = if says_separator { (first.len() + 1).min(text.len()) } else { 0 };
        let line = text[start..].split('\n').next().unwrap_or_default();
        let body = (start + line.len() + 1).min(text.len());
        let mut header = Header::read(line, columns);
        let of_first = says_separator.then(|| header.tell_of_said_separator(first));
        let sheet = Self {
            path: &source.path,
            shown: &source.shown,
            separator: header.separator,
            columns,
            columns_of_fields: header.columns_of_fields(columns),
            order: header.order,
            fields: header.fields,
            header_line: 1 + usize::from(says_separator),
            header_is_missing: header.is_missing,
            body,
            text,
        };
        findings.extend(sheet.columns_of_fields().findings_in(&sheet.text, faults.listed));
        findings.count(sheet.shown, Code::ControlCharacter, faults.more_hidden);
        // Of what is no text, nothing more is said.
        let told = header.faults.into_iter().filter(|_| !faults.is_unread);
        let of_header = told.map(|fault| (sheet.header_line, start, fault));
        for (line, start, fault) in of_first.map(|fault| (1, 0, fault)).into_iter().chain(of_header) {
            let at = start + fault.at.start..start + fault.at.end;
            let column = fault.column.as_deref();
            findings.push(sheet.finding_at(fault.code, line, column, at, fault.found, fault.remedy));
        }
        sheet
    }

    /// Its path within the agreement's folder.
    pub fn path(&self) -> &str {
        self.path
    }

    /// Its path as the user knows it.
    pub fn shown(&self) -> &str {
        self.shown
    }

    fn columns_of_fields(&self) -> Columns<'_> {
        Columns { separator: self.separator, of_fields: &self.columns_of_fields }
    }

    /// Calls `read` for each row that has the right number of cells; reports the others.
    pub fn rows(&self, findings: &mut Findings, mut read: impl FnMut(Row<'_>, &mut Findings)) -> RowsRead {
        let Some(order) = &self.order else { return RowsRead { count: 0, some_are_lost: true } };
        let mut rows = RowsRead { count: 0, some_are_lost: self.header_is_missing };
        let body = self.text.get(self.body..).unwrap_or_default();
        let (mut start, mut line) = (self.body, self.header_line + 1);
        let faults = quoting::faults(body, self.separator);
        for &fault in &faults {
            match findings.is_full(self.shown, Code::Quoting) {
                true => findings.count(self.shown, Code::Quoting, 1),
                false => findings.push(self.quoting_finding(fault)),
            }
            if fault.fault != QuotingFaultKind::Open {
                continue;
            }
            // The row with the open quote cannot be read; those before and behind it can.
            let (before, behind) = body.split_at(fault.at.min(body.len()));
            let row_start = self.body + before.rfind('\n').map_or(0, |at| at + 1);
            self.part(start..row_start.max(start), line, (order, &faults), &mut rows, findings, &mut read);
            start = self.body + fault.at + behind.find('\n').map_or(behind.len(), |at| at + 1);
            line = self.header_line + 1 + fault.line + 1;
            rows.count += 1;
            rows.some_are_lost = true;
        }
        let is_unread = faults.len() == quoting::MOST_FAULTS;
        rows.some_are_lost |= is_unread;
        let last = faults.last().filter(|_| is_unread).and_then(|fault| body.get(..fault.at));
        let end =
            last.map_or(self.text.len(), |before| self.body + before.rfind('\n').map_or(0, |at| at + 1));
        let end = end.max(start);
        self.part(start..end, line, (order, &faults), &mut rows, findings, &mut read);
        rows
    }

    /// Reads the rows of a part of the file that begins on `line`, but those that nobody wrote.
    fn part(
        &self,
        part: Range<usize>,
        mut line: usize,
        of_file: (&[usize], &[QuotingFault]),
        rows: &mut RowsRead,
        findings: &mut Findings,
        read: &mut impl FnMut(Row<'_>, &mut Findings),
    ) {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let lines = |at: Range<usize>| {
            memchr::memchr_iter(b'\n', text.as_bytes().get(at).unwrap_or_default()).count()
        };
        let mut start = 0;
        for endless in quoting::endless_rows(text, self.separator) {
            let before = start..endless.at.start;
            let of_part = part.start + before.start..part.start + before.end;
            self.readable_part(of_part, line, of_file, rows, findings, read);
            line += lines(before);
            let place = RowPlace { file: 0, line, start: part.start + endless.at.start };
            let length = |(field, at): (usize, Range<usize>)| {
                let cell = text.get(at).unwrap_or_default();
                let bare = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell);
                self.length_finding(bare.chars().count(), field, place)
            };
            let finding = self.width_finding(endless.fields, place);
            findings.extend(finding.or_else(|| endless.too_long.map(length)));
            rows.count += 1;
            rows.some_are_lost = true;
            line += lines(endless.at.clone());
            start = endless.at.end;
        }
        self.readable_part(part.start + start..part.end, line, of_file, rows, findings, read);
    }

    /// Reads the rows of a part of the file that begins on `line`.
    fn readable_part(
        &self,
        part: Range<usize>,
        line: usize,
        (order, faults): (&[usize], &[QuotingFault]),
        rows: &mut RowsRead,
        findings: &mut Findings,
        read: &mut impl FnMut(Row<'_>, &mut Findings),
    ) {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let (mut end, mut end_line) = (0, line);
        let mut follows_empty_one = false;
        // Reading from memory cannot fail, and the text is UTF-8.
        while let Ok(true) = reader.read_record(&mut record) {
            let blank = self.blank_lines(part.start + end, end_line, findings);
            let place = RowPlace { file: 0, line: end_line + blank, start: part.start + end + blank };
            let next = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
            let taken = text.as_bytes().get(end..next).unwrap_or_default();
            (end, end_line) = (next, end_line + memchr::memchr_iter(b'\n', taken).count());
            if record.iter().all(str::is_empty) && record.len() > 1 {
                let found = "die Zeile besteht aus leeren Feldern";
                let remedy = "die leere Zeile löschen, auch solche gleich dahinter";
                if !follows_empty_one {
                    findings.push(self.row_finding(Code::BlankLine, place, found, remedy));
                }
                follows_empty_one = true;
                continue;
            }
            follows_empty_one = false;
            if self.repeats_header(&record, order) {
                let found = "die Kopfzeile steht hier noch einmal";
                let remedy = "diese Zeile löschen; die Kopfzeile steht nur am Anfang der Datei";
                findings.push(self.row_finding(Code::Header, place, found, remedy));
                continue;
            }
            rows.count += 1;
            if record.len() != self.fields {
                findings.extend(self.width_finding(record.len(), place));
                rows.some_are_lost = true;
                continue;
            }
            let length = |(field, cell)| Some((field, text_length::excess(cell)?));
            if let Some((field, length)) = record.iter().enumerate().find_map(length) {
                findings.push(self.length_finding(length, field, place));
                rows.some_are_lost = true;
                continue;
            }
            let until = |at: usize| faults.partition_point(|fault| self.body + fault.at < at);
            let faults = faults.get(until(place.start)..until(part.start + end)).unwrap_or_default();
            read(Row { record: &record, order, faults, place }, findings);
        }
        self.blank_lines(part.start + end, end_line, findings);
    }

    /// Whether a row is the header once more, as happens where files are put together: most of its cells are the
    /// names of their columns.
    fn repeats_header(&self, record: &StringRecord, order: &[usize]) -> bool {
        let fields = order.iter().map(|&field| record.get(field));
        2 * self.columns.iter().zip(fields).filter(|(column, cell)| *cell == Some(**column)).count()
            > self.columns.len()
    }

    /// What is wrong with a row of so many fields, where it is the row and not the header.
    fn width_finding(&self, fields: usize, place: RowPlace) -> Option<Finding> {
        let columns = self.columns.len();
        let row = self.text.get(place.start..).unwrap_or_default();
        let row = row.split('\n').next().unwrap_or_default();
        let others = header::OTHER_SEPARATORS.iter().filter(|(separator, _)| *separator != self.separator);
        let mut others = others.map(|&(separator, name)| (row.matches(char::from(separator)).count(), name));
        if let Some((_, name)) = others.find(|(count, _)| fields < columns && count + 1 == columns) {
            let found = format!("{name} trennt hier {columns} Felder, nicht das Komma");
            let remedy = "die Zeile mit Kommas, Dezimalpunkt und Tagen wie 2021-12-31 schreiben, oder sie mit „kopfstelle import“ einlesen";
            return Some(self.row_finding(Code::ColumnCount, place, found, remedy));
        }
        let remedy = match fields.cmp(&columns) {
            Ordering::Equal => return None,
            Ordering::Greater => {
                "Kommas in einem Text in Anführungszeichen setzen, überzählige Felder löschen"
            }
            Ordering::Less => "fehlende Felder ergänzen; ein leeres Feld ist ein Komma",
        };
        let found = format!("{} statt {columns} Felder", german::count(fields));
        Some(self.row_finding(Code::ColumnCount, place, found, remedy))
    }

    /// What is wrong with a row of which a field is too long.
    fn length_finding(&self, length: usize, field: usize, place: RowPlace) -> Finding {
        let column = self.columns_of_fields().name(field);
        let found = format!("{} Zeichen in einem Feld", german::count(length));
        let at = place.start..place.start;
        self.finding_at(Code::CellLength, place.line, column, at, found, text_length::REMEDY)
    }

    /// Reports the empty lines at a place as one finding; how many there are.
    fn blank_lines(&self, start: usize, line: usize, findings: &mut Findings) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|&&byte| byte == b'\n').count();
        let found = match count {
            0 => return 0,
            1 => "die Zeile ist leer".to_owned(),
            _ => format!("{} leere Zeilen hintereinander", german::count(count)),
        };
        let remedy = if count == 1 { "die leere Zeile löschen" } else { "die leeren Zeilen löschen" };
        findings.push(self.finding_at(Code::BlankLine, line, None, start..start, found, remedy));
        count
    }

    fn quoting_finding(&self, fault: QuotingFault) -> Finding {
        let (found, remedy) = match fault.fault {
            QuotingFaultKind::Inside => (
                "ein Anführungszeichen mitten im Feld",
                "das ganze Feld in Anführungszeichen setzen und das innere verdoppeln: \"er sagte \"\"ja\"\"\"",
            ),
            QuotingFaultKind::Behind => (
                "hinter dem schließenden Anführungszeichen geht das Feld weiter",
                "ein Anführungszeichen im Feld verdoppeln (\"\")",
            ),
            QuotingFaultKind::Open => (
                "das Anführungszeichen wird nicht geschlossen; die Zeile ist nicht lesbar",
                "das Feld mit einem Anführungszeichen abschließen",
            ),
        };
        let column = self.columns_of_fields().name(fault.field);
        let at = self.body + fault.at;
        self.finding_at(Code::Quoting, self.header_line + 1 + fault.line, column, at..at + 1, found, remedy)
    }

    /// A finding about a whole row.
    fn row_finding(&self, code: Code, place: RowPlace, found: impl Into<String>, remedy: &str) -> Finding {
        let row = self.text.get(place.start..).unwrap_or_default();
        let end = place.start + row.find('\n').unwrap_or(row.len());
        self.finding_at(code, place.line, None, place.start..end, found, remedy)
    }

    /// A finding about one cell of a row of this file.
    pub fn cell_finding(
        &self,
        code: Code,
        place: RowPlace,
        column: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        let (row, span) = self.cell_span(place, column);
        let at = place.start + span.start..place.start + span.end;
        // A cell of several lines is marked on the line on which it begins.
        let line = place.line + row.get(..span.start).unwrap_or_default().matches('\n').count();
        self.finding_at(code, line, self.columns.get(column).copied(), at, found, remedy)
    }

    /// The rest of the file from a row on, and the bytes of a cell in it.
    fn cell_span(&self, place: RowPlace, column: usize) -> (&str, Range<usize>) {
        let field = self.order.as_ref().and_then(|order| order.get(column).copied()).unwrap_or(column);
        let row = self.text.get(place.start..).unwrap_or_default();
        (row, quoting::field_span(row, self.separator, field))
    }

    /// The line on which a row begins.
    pub fn row_text(&self, place: RowPlace) -> &str {
        self.text.get(place.start..).unwrap_or_default().split('\n').next().unwrap_or_default()
    }

    /// A cell as it stands in the file, quotes included.
    pub fn raw_cell(&self, place: RowPlace, column: usize) -> &str {
        let (row, span) = self.cell_span(place, column);
        row.get(span).unwrap_or_default()
    }

    fn finding_at(
        &self,
        code: Code,
        line: usize,
        column: Option<&str>,
        at: Range<usize>,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        let place = Place {
            file: self.shown.to_owned(),
            line: Some(line),
            column: column.map(str::to_owned),
            excerpt: Some(Excerpt::cut(&self.text, at)),
        };
        Finding::new(code, place, found, remedy)
    }

    /// How a row of this file is named in the text of a finding: `costs.csv:12`.
    pub fn name_of(&self, place: RowPlace) -> String {
        let name = self.shown.rsplit('/').next().unwrap_or(self.shown);
        format!("{name}:{}", place.line)
    }
}
