//! All files of one ledger while they are checked: the entries, and what is known of rows that could not be
//! read. Checks that need more than one row use what is known of each, and ask here whether what is not known could
//! be what they miss: one slip neither hides another nor calls forth a second finding about its consequences.

use super::booked::ReversibleEntry;
use super::cells::Cells;
use super::day;
use super::sheet::{LedgerSheet, RowPlace};
use super::spreadsheet;
use crate::finding::{Code, Finding, Findings};
use crate::invariant::Invariant;
use crate::source::SourceFile;
use jiff::civil::Date;
use rayon::prelude::*;

/// One ledger.
pub(super) struct Book<'a, T: ReversibleEntry> {
    pub sheets: Vec<LedgerSheet<'a>>,
    /// What could be read, in the order of the ledger.
    pub entries: Vec<T>,
    /// For each entry what it takes back; empty for most.
    pub reverses: Vec<Box<str>>,
    /// The rows of which some cell could not be read; of a file that is full of them, the first.
    pub broken: Vec<BrokenRow<T::Facts>>,
    /// Whether there are rows of which nothing is known.
    pub some_are_lost: bool,
    /// How many rows each file has.
    pub counts: Vec<usize>,
    pub findings: Findings,
}

/// So many rows of a file that cannot be read are kept. Of the others nothing is known: who wrote them mends the first
/// ones and looks again, and a file of a million of them takes no more memory than a sound one.
const MOST_BROKEN: usize = 1000;

/// A row of which some cell could not be read.
pub(super) struct BrokenRow<Facts> {
    /// Where it stands.
    pub place: RowPlace,
    /// Its identifier as it stands there, sound or not.
    pub entry: Box<str>,
    /// What it takes back; empty for most.
    pub reverses: Box<str>,
    /// What its other cells say.
    pub facts: Facts,
    /// Whether another row takes it back.
    pub is_reversed: bool,
}

impl<Facts> BrokenRow<Facts> {
    /// Whether it is neither a reversal nor reversed.
    pub fn is_live(&self) -> bool {
        self.reverses.is_empty() && !self.is_reversed
    }
}

/// What is known of a row, be it all or a part of it.
pub(super) struct Known<Facts> {
    pub place: RowPlace,
    pub is_live: bool,
    pub facts: Facts,
}

impl<'a, T: ReversibleEntry + Send> Book<'a, T> {
    /// Reads all files of a ledger.
    pub fn read(
        files: &'a [SourceFile],
        columns: &'static [&'static str],
        read: impl Fn(&mut Cells<'_, '_>) -> Result<T, Box<T::Facts>> + Sync,
    ) -> Self {
        let parts: Vec<Self> = files
            .par_iter()
            .enumerate()
            .map(|(file, source)| Self::read_file(file, source, columns, &read))
            .collect();
        let more = parts.iter().skip(1).map(|part| part.entries.len()).sum();
        let mut parts = parts.into_iter();
        // A ledger without any file is reported with its folder.
        let Some(mut book) = parts.next() else { return Self::empty(true) };
        book.entries.reserve_exact(more);
        for mut part in parts {
            book.sheets.append(&mut part.sheets);
            book.entries.append(&mut part.entries);
            book.reverses.append(&mut part.reverses);
            book.broken.append(&mut part.broken);
            book.some_are_lost |= part.some_are_lost;
            book.counts.append(&mut part.counts);
            book.findings.append(&mut part.findings);
        }
        book
    }

    fn empty(some_are_lost: bool) -> Self {
        Self {
            sheets: Vec::new(),
            entries: Vec::new(),
            reverses: Vec::new(),
            broken: Vec::new(),
            some_are_lost,
            counts: Vec::new(),
            findings: Findings::default(),
        }
    }

    fn read_file(
        file: usize,
        source: &'a SourceFile,
        columns: &'static [&'static str],
        read: &(impl Fn(&mut Cells<'_, '_>) -> Result<T, Box<T::Facts>> + Sync),
    ) -> Self {
        let mut book = Self::empty(false);
        // A row has as many separators as columns, but for one.
        let lines = memchr::memchr_iter(b'\n', &source.bytes).count();
        let lines = lines.min(source.bytes.len() / columns.len());
        book.entries.reserve_exact(lines);
        book.reverses.reserve_exact(lines);
        let mut findings = Findings::default();
        let sheet = LedgerSheet::open(source, columns, &mut findings);
        let mut last: Option<Date> = None;
        let rows = sheet.rows(&mut findings, |row, findings| {
            let mut cells = Cells::new(row, &sheet, file, findings);
            let entry = read(&mut cells);
            let recorded_on = match &entry {
                Ok(entry) => Some(entry.recorded_on()),
                Err(_) => day::parse(cells.cell(T::RECORDED_ON)).ok(),
            };
            if let (Some(day), Some(last)) = (recorded_on, last.filter(|&last| recorded_on < Some(last))) {
                cells.report(
                    Code::RecordedOrder,
                    T::RECORDED_ON,
                    format!("{day} liegt vor dem Buchungstag der Zeile davor, {last}"),
                    match day.year() + 1 < last.year() {
                        false => format!("den Tag der Buchung schreiben, {last} oder später"),
                        true => format!("in einer neuen Datei buchen, wenn {last} falsch ist; sonst {last} oder später schreiben"),
                    },
                );
            }
            last = recorded_on.or(last);
            let reverses = cells.cell(T::REVERSES).into();
            match entry {
                Ok(entry) => {
                    book.reverses.push(reverses);
                    book.entries.push(entry);
                }
                Err(_) if book.broken.len() == MOST_BROKEN => book.some_are_lost = true,
                Err(facts) => {
                    let entry = cells.cell(T::ENTRY).into();
                    let place = cells.place();
                    book.broken.push(BrokenRow { place, entry, reverses, facts: *facts, is_reversed: false });
                }
            }
        });
        spreadsheet::told_once(&source.shown, rows.count, &mut findings);
        book.counts.push(rows.count);
        book.some_are_lost |= rows.some_are_lost;
        book.sheets.push(sheet);
        book.findings = findings;
        book
    }
}

impl<'a, T: ReversibleEntry> Book<'a, T> {
    /// The file in which a row stands.
    pub fn sheet(&self, place: RowPlace) -> &LedgerSheet<'a> {
        self.sheets.get(place.file).invariant("each row lies in a file of its book")
    }

    /// A finding about one cell of a row, which would be mended if the row were taken back.
    pub fn finding(
        &self,
        code: Code,
        place: RowPlace,
        column: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        let sheet = self.sheet(place);
        sheet.cell_finding(code, place, column, found, remedy).reversible(sheet.shown(), place.line)
    }

    /// What is known of each row; those that could not be read in full come last.
    pub fn known(&self) -> impl Iterator<Item = Known<T::Facts>> {
        let entries = self.entries.iter().map(|entry| Known {
            place: entry.place(),
            is_live: entry.standing().is_live(),
            facts: entry.facts(),
        });
        let broken = self.broken.iter().map(|row| Known {
            place: row.place,
            is_live: row.is_live(),
            facts: row.facts,
        });
        entries.chain(broken)
    }

    /// Whether something is known of every row, and that is enough.
    pub fn knows_of_all(&self, enough: impl Fn(&T::Facts) -> bool) -> bool {
        !self.some_are_lost && self.broken.iter().all(|row| enough(&row.facts))
    }
}
