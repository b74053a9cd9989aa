//! The cells of one row, read with a finding for each that cannot be read.

use super::agreement::DocumentIx;
use super::agreement_draft::DraftList;
use super::day;
use super::entry::Status;
use super::formula;
use super::number::NotANumber;
use super::sheet::{LedgerSheet, Row, RowPlace};
use crate::finding::{Code, Findings};
use foldhash::HashMap;
use jiff::civil::Date;

/// The ids that a ledger may use, with their places in the agreement.
pub(super) struct LedgerIds<'a> {
    pub members: &'a IdTable<'a>,
    pub measures: &'a IdTable<'a>,
    pub cost_types: &'a IdTable<'a>,
    pub documents: &'a IdTable<'a>,
}

/// A remedy that lists more ids than this is not read by anybody.
pub(super) const MOST_NAMES: usize = 15;

/// One kind of id.
pub(super) struct IdTable<'a> {
    places: HashMap<&'a str, usize>,
    /// The first ids in the order of the agreement, for remedies.
    names: String,
    /// Whether an id that is not here is wrong; not so where `agreement.toml` could not be read in full.
    complete: bool,
}

impl<'a> IdTable<'a> {
    pub fn of<T>(listed: &'a DraftList<T>) -> Self {
        let ids: Vec<&str> = listed.ids().collect();
        let mut names = ids.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join(", ");
        if ids.len() > MOST_NAMES {
            names.push_str(" …");
        }
        let places = ids.into_iter().enumerate().map(|(place, id)| (id, place)).collect();
        Self { places, names, complete: listed.complete }
    }
}

/// One row while it is read.
pub(super) struct Cells<'r, 's> {
    row: Row<'r>,
    sheet: &'s LedgerSheet<'s>,
    file: usize,
    findings: &'s mut Findings,
}

impl<'r, 's> Cells<'r, 's> {
    pub fn new(row: Row<'r>, sheet: &'s LedgerSheet<'s>, file: usize, findings: &'s mut Findings) -> Self {
        Self { row, sheet, file, findings }
    }

    pub fn place(&self) -> RowPlace {
        RowPlace { file: self.file, ..self.row.place }
    }

    pub fn cell(&self, column: usize) -> &'r str {
        self.row.cell(column)
    }

    pub fn is_empty(&self, column: usize) -> bool {
        self.cell(column).is_empty()
    }

    pub fn report(&mut self, code: Code, column: usize, found: impl Into<String>, remedy: impl Into<String>) {
        if self.findings.is_full(self.sheet.shown(), code) {
            self.findings.count(self.sheet.shown(), code, 1);
        } else if !self.row.is_reported(column) {
            let finding = self.sheet.cell_finding(code, self.row.place, column, found, remedy);
            // What else cannot be read in a row cannot be repeated in a reversal of it.
            self.findings.push(match code {
                Code::UnknownId => finding.reversible(self.sheet.shown(), self.row.place.line),
                _ => finding,
            });
        }
    }

    /// A cell that must not be empty.
    pub fn required(&mut self, column: usize, example: &str) -> Option<&'r str> {
        let cell = self.cell(column);
        if cell.is_empty() {
            self.report(Code::MissingValue, column, "das Feld ist leer", format!("{example} schreiben"));
            return None;
        }
        Some(cell)
    }

    /// The identifier of an entry.
    pub fn entry_id(&mut self, column: usize) -> Option<Box<str>> {
        let cell = self.required(column, "eine neue Buchungsnummer")?;
        if !is_entry_id(cell) {
            self.report(
                Code::EntryId,
                column,
                format!("„{cell}“ ist keine Buchungsnummer"),
                "höchstens 32 Zeichen schreiben, nur A–Z, a–z, 0–9, Punkt, Bindestrich und Unterstrich, als erstes \
                 einen Buchstaben oder eine Ziffer; zum Beispiel 2024-001",
            );
            return None;
        }
        Some(cell.into())
    }

    /// A day.
    pub fn day(&mut self, column: usize) -> Option<Date> {
        let cell = self.required(column, "einen Tag als JJJJ-MM-TT")?;
        day::parse(cell)
            .map_err(|fault| self.report(Code::DateFormat, column, fault.found, fault.remedy))
            .ok()
    }

    /// A number of some kind.
    pub fn number<T>(&mut self, column: usize, read: impl Fn(&str) -> Result<T, NotANumber>) -> Option<T> {
        let cell = self.required(column, "eine Zahl")?;
        read(cell)
            .map_err(|fault| {
                let code = if fault.out_of_range { Code::OutOfRange } else { Code::Number };
                self.report(code, column, fault.found, fault.remedy);
            })
            .ok()
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, column: usize, all: &[T], id: fn(T) -> &'static str) -> Option<T> {
        let known = || all.iter().map(|&one| id(one)).collect::<Vec<_>>().join(", ");
        let cell = self.cell(column);
        if let Some(meaning) = all.iter().find(|&&one| id(one) == cell) {
            return Some(*meaning);
        }
        let cell = self.required(column, &format!("eines von {}", known()))?;
        self.report(
            Code::UnknownWord,
            column,
            format!("„{cell}“ ist hier nicht vorgesehen"),
            format!("eines von diesen schreiben: {}", known()),
        );
        None
    }

    /// An id that must stand there; `what` names its kind in German.
    pub fn id(&mut self, column: usize, what: &str, ids: &IdTable<'_>) -> Option<usize> {
        if self.is_empty(column) {
            self.required(column, &format!("eine Kennung ({what})"))?;
        }
        self.optional_id(column, what, ids).flatten()
    }

    /// An id that may be left out; the outer `None` means that it is unknown.
    pub fn optional_id(&mut self, column: usize, what: &str, ids: &IdTable<'_>) -> Option<Option<usize>> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Some(None);
        }
        if let Some(&place) = ids.places.get(cell) {
            return Some(Some(place));
        }
        if ids.complete {
            let remedy = if ids.names.is_empty() {
                format!("zuerst in agreement.toml anlegen ({what})")
            } else {
                format!("in agreement.toml anlegen oder eine von diesen schreiben: {}", ids.names)
            };
            self.report(
                Code::UnknownId,
                column,
                format!("„{cell}“ steht nicht in agreement.toml ({what})"),
                remedy,
            );
        }
        None
    }

    /// How sure something is, and what proves it; without a document it is an assumption.
    pub fn status_and_document(
        &mut self,
        status_column: usize,
        document_column: usize,
        documents: &IdTable<'_>,
    ) -> (Option<Status>, Option<Option<DocumentIx>>) {
        let status = self.word(status_column, &Status::ALL, Status::id);
        let document = self.optional_id(document_column, "Beleg", documents);
        if status.is_some_and(|status| status != Status::Assumed) && self.is_empty(document_column) {
            let found = format!("bei „{}“ fehlt der Beleg", self.cell(status_column));
            self.report(
                Code::DocumentRequired,
                document_column,
                found,
                "die Kennung des Belegs aus agreement.toml schreiben oder den Status assumed wählen",
            );
        }
        (status, document.map(|document| document.map(DocumentIx)))
    }

    /// Free text that no spreadsheet runs.
    pub fn text(&mut self, column: usize) -> Box<str> {
        let cell = self.cell(column);
        if let Some(found) = formula::beginning(cell) {
            self.report(Code::Formula, column, found, "den Text mit einem Wort beginnen");
        }
        cell.into()
    }
}

/// Whether this can be the identifier of an entry.
pub(super) fn is_entry_id(cell: &str) -> bool {
    cell.len() <= 32
        && cell.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
        && cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}
