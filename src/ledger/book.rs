//! All files of one ledger while they are checked: the entries, and what is known of rows that could not be
//! read. Checks that need more than one row ask here whether a row in doubt could be what they miss, so that
//! one slip does not call forth a second finding about its consequences.

use super::cells::{self, Cells};
use super::cost_entry::{self, CostEntry};
use super::day;
use super::membership_entry::{self, MembershipEntry};
use super::reversals::Reversible;
use super::sheet::{RowPlace, Sheet};
use crate::finding::{Code, Finding};
use crate::source::SourceFile;
use jiff::civil::Date;
use rayon::prelude::*;

/// One ledger.
pub(super) struct Book<'a, T> {
    pub sheets: Vec<Sheet<'a>>,
    /// What could be read, in the order of the ledger.
    pub entries: Vec<T>,
    /// For each entry what it takes back; empty for most.
    pub reverses: Vec<Box<str>>,
    /// The rows of which some cell could not be read.
    pub broken: Vec<BrokenRow>,
    /// Whether there are rows of which nothing is known.
    pub some_are_lost: bool,
    /// How many rows each file has.
    pub counts: Vec<usize>,
    pub findings: Vec<Finding>,
}

/// A row of which some cell could not be read.
pub(super) struct BrokenRow {
    /// Where it stands.
    pub place: RowPlace,
    /// Its identifier; empty where that is what could not be read.
    pub entry: Box<str>,
    /// What it takes back; empty for most.
    pub reverses: Box<str>,
    /// Its member or cost type, as it stands there.
    pub about: Box<str>,
}

/// An entry that was booked on a day and is about a member or a cost type.
pub(super) trait Booked {
    const ENTRY: usize;
    const RECORDED_ON: usize;
    const ABOUT: usize;
    fn recorded_on(&self) -> Date;
}

impl Booked for MembershipEntry {
    const ENTRY: usize = membership_entry::ENTRY;
    const RECORDED_ON: usize = membership_entry::RECORDED_ON;
    const ABOUT: usize = membership_entry::MEMBER;
    fn recorded_on(&self) -> Date {
        self.recorded_on
    }
}

impl Booked for CostEntry {
    const ENTRY: usize = cost_entry::ENTRY;
    const RECORDED_ON: usize = cost_entry::RECORDED_ON;
    const ABOUT: usize = cost_entry::COST_TYPE;
    fn recorded_on(&self) -> Date {
        self.recorded_on
    }
}

impl<'a, T: Reversible + Booked + Send> Book<'a, T> {
    /// Reads all files of a ledger.
    pub fn read(
        files: &'a [SourceFile],
        columns: &'static [&'static str],
        read: impl Fn(&mut Cells<'_, '_>) -> Option<T> + Sync,
    ) -> Self {
        let parts: Vec<Self> = files
            .par_iter()
            .enumerate()
            .map(|(file, source)| Self::read_file(file, source, columns, &read))
            .collect();
        // A ledger without any file is reported with its folder.
        let mut book = Self::empty(files.is_empty());
        book.entries.reserve_exact(parts.iter().map(|part| part.entries.len()).sum());
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
            findings: Vec::new(),
        }
    }

    fn read_file(
        file: usize,
        source: &'a SourceFile,
        columns: &'static [&'static str],
        read: &(impl Fn(&mut Cells<'_, '_>) -> Option<T> + Sync),
    ) -> Self {
        let mut book = Self::empty(false);
        let lines = memchr::memchr_iter(b'\n', &source.bytes).count();
        book.entries.reserve_exact(lines);
        book.reverses.reserve_exact(lines);
        let mut findings = Vec::new();
        let sheet = Sheet::open(source, columns, &mut findings);
        let mut last: Option<Date> = None;
        let rows = sheet.rows(&mut findings, |row, findings| {
            let mut cells = Cells::new(row, &sheet, file, findings);
            let entry = read(&mut cells);
            let recorded_on = match &entry {
                Some(entry) => Some(entry.recorded_on()),
                None => day::parse(cells.cell(T::RECORDED_ON)).ok(),
            };
            if let (Some(day), Some(last)) = (recorded_on, last.filter(|&last| recorded_on < Some(last))) {
                cells.report(
                    Code::RecordedOrder,
                    T::RECORDED_ON,
                    format!("{day} liegt vor dem Buchungstag der Zeile davor, {last}"),
                    format!("den Tag der Buchung schreiben, {last} oder später"),
                );
            }
            last = recorded_on.or(last);
            let reverses = cells.cell(T::REVERSES).into();
            if let Some(entry) = entry {
                book.reverses.push(reverses);
                book.entries.push(entry);
            } else {
                let id = cells.cell(T::ENTRY);
                let entry = if cells::is_entry_id(id) { id } else { "" };
                let about = cells.cell(T::ABOUT).into();
                book.broken.push(BrokenRow { place: cells.place(), entry: entry.into(), reverses, about });
            }
        });
        book.counts.push(rows.count);
        book.some_are_lost = rows.some_are_lost;
        book.sheets.push(sheet);
        book.findings = findings;
        book
    }
}

impl<T> Book<'_, T> {
    /// Whether every row was read.
    pub fn is_complete(&self) -> bool {
        self.broken.is_empty() && !self.some_are_lost
    }

    /// Whether a row that could not be read may be about this member or cost type.
    pub fn may_miss(&self, id: &str, known: impl Fn(&str) -> bool) -> bool {
        self.some_are_lost || self.broken.iter().any(|row| &*row.about == id || !known(&row.about))
    }
}
