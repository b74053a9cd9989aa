//! Rows of `stands.csv` → [`Stand`]: states of the ledger that were recorded, so that anybody can check later
//! that they still hold.
//!
//! A stand has one row a file, as `head.csv` has, but none for `stands.csv` itself, which grows by being written.

use super::cells::Cells;
use super::columns::columns;
use super::sheet::{LedgerSheet, RowPlace};
use super::spreadsheet;
use crate::digest::is_sha256;
use crate::finding::{Code, Findings};
use crate::source::AgreementSource;
use jiff::civil::Date;

columns! {
    /// The header of `stands.csv`.
    STAND_COLUMNS:
    STAND "stand", RECORDED_ON "recorded_on", FILE "file", BYTES "bytes", ENTRIES "entries", SHA256 "sha256",
    NOTE "note"
}

/// A recorded state of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Its identifier, `S-001`.
    pub id: Box<str>,
    /// The day it was recorded.
    pub recorded_on: Date,
    /// On which occasion.
    pub note: Box<str>,
    /// One row a file.
    pub rows: Vec<StandRow>,
    /// Where its rows begin in `stands.csv`: the length of the file before it was recorded.
    pub begins: usize,
    /// Where its rows end in `stands.csv`: the length of the file when it was recorded.
    pub ends: usize,
    /// How many rows `stands.csv` had when it was recorded, its own included.
    pub rows_so_far: usize,
}

/// The recorded state of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandRow {
    /// Where the row stands.
    pub place: RowPlace,
    /// The file's path within the agreement's folder.
    pub file: Box<str>,
    /// Its length in bytes.
    pub bytes: usize,
    /// How many entries it held; 0 for `agreement.toml`.
    pub entries: usize,
    /// Its SHA-256 in hexadecimal.
    pub sha256: Box<str>,
}

/// The stands of an agreement while they are checked.
pub(super) struct Stands<'a> {
    pub sheet: LedgerSheet<'a>,
    pub stands: Vec<Stand>,
    /// How many rows the file has.
    pub rows: usize,
    /// Whether all of them could be read.
    pub is_complete: bool,
}

/// The recorded stands, as far as they can be read, whatever is wrong with them or with the rest of the ledger.
#[must_use]
pub fn recorded(source: &AgreementSource) -> Vec<Stand> {
    read(source, &mut Findings::default()).map(|read| read.stands).unwrap_or_default()
}

/// Reads the recorded stands, where there are any.
pub(super) fn read<'a>(source: &'a AgreementSource, findings: &mut Findings) -> Option<Stands<'a>> {
    let file = source.stands.as_ref()?;
    let mut of_file = Findings::default();
    let sheet = LedgerSheet::open(file, STAND_COLUMNS, &mut of_file);
    let mut stands: Vec<Stand> = Vec::new();
    let mut last: Option<Date> = None;
    let mut row_number = 0;
    let mut is_complete = true;
    let rows = sheet.rows(&mut of_file, |row, findings| {
        row_number += 1;
        let mut cells = Cells::new(row, &sheet, 0, findings);
        let id = cells.entry_id(STAND);
        let recorded_on = cells.day(RECORDED_ON);
        let file = cells.required(FILE, "den Pfad der Datei").map(Box::<str>::from);
        let bytes = cells.number(BYTES, super::number::count);
        let entries = cells.number(ENTRIES, super::number::count);
        let sha256 = digest(&mut cells);
        let note = cells.text(NOTE);
        if let (Some(day), Some(last)) = (recorded_on, last.filter(|&last| recorded_on < Some(last))) {
            cells.report(
                Code::RecordedOrder,
                RECORDED_ON,
                format!("{day} liegt vor dem Tag der Zeile davor, {last}"),
                format!("den Tag schreiben, an dem der Stand festgehalten wurde, {last} oder später"),
            );
        }
        last = recorded_on.or(last);
        let (Some(id), Some(recorded_on), Some(file), Some(bytes), Some(entries), Some(sha256)) =
            (id, recorded_on, file, bytes, entries, sha256)
        else {
            is_complete = false;
            return;
        };
        let place = cells.place();
        let row = StandRow { place, file, bytes, entries, sha256 };
        if let Some(stand) = stands.last_mut().filter(|stand| stand.id == id) {
            if (stand.recorded_on, &stand.note) != (recorded_on, &note) {
                cells.report(
                    Code::StandForm,
                    STAND,
                    format!("Tag oder Vermerk weicht von der ersten Zeile des Standes „{id}“ ab"),
                    "den Stand mit `kopfstelle stand` festhalten",
                );
            }
            stand.rows.push(row);
            stand.rows_so_far = row_number;
        } else {
            if let Some(stand) = stands.last_mut() {
                stand.ends = place.start;
            }
            let ends = file_length(source);
            stands.push(Stand {
                id,
                recorded_on,
                note,
                rows: vec![row],
                begins: place.start,
                ends,
                rows_so_far: row_number,
            });
        }
    });
    is_complete &= !rows.some_are_lost;
    spreadsheet::told_once(&file.shown, rows.count, &mut of_file);
    findings.append(&mut of_file);
    Some(Stands { sheet, stands, rows: rows.count, is_complete })
}

fn file_length(source: &AgreementSource) -> usize {
    source.stands.as_ref().map_or(0, |file| file.bytes.len())
}

fn digest(cells: &mut Cells<'_, '_>) -> Option<Box<str>> {
    let cell = cells.required(SHA256, "die Prüfsumme")?;
    if is_sha256(cell) {
        return Some(cell.into());
    }
    cells.report(
        Code::Digest,
        SHA256,
        format!("„{cell}“ ist keine SHA-256-Prüfsumme"),
        "64 Ziffern 0–9 und a–f schreiben",
    );
    None
}
