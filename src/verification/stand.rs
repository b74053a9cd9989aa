//! Recorded stands as states: what the next one would say, and which digests a site showed around each.

use crate::data::{Head, HeadRow};
use crate::digest::sha256;
use crate::invariant::Invariant;
use crate::ledger::{Ledger, STAND_COLUMNS, Stand};
use crate::source::{AgreementSource, FileRole};
use jiff::civil::Date;

/// The bytes that record the present state: rows to append, with the header where the file is new.
#[must_use]
pub fn next_stand(
    source: &AgreementSource,
    ledger: &Ledger,
    recorded_on: Date,
    note: &str,
) -> (String, String) {
    let head = Head::of(source, ledger);
    let number = ledger.stands.len() + 1;
    let taken = |id: &str| ledger.stands.iter().any(|stand| &*stand.id == id);
    let mut numbers = (number..=number + ledger.stands.len()).map(|number| format!("S-{number:03}"));
    let id = numbers.find(|id| !taken(id)).invariant("of one more number than there are stands, one is free");
    let mut rows = match source.stands {
        Some(_) => String::new(),
        None => format!("{}\n", STAND_COLUMNS.join(",")),
    };
    for row in head.rows.iter().filter(|row| row.file != FileRole::STANDS) {
        let cells = [
            id.clone(),
            recorded_on.to_string(),
            quoted(&row.file),
            row.bytes.to_string(),
            row.entries.to_string(),
            row.sha256.clone(),
            quoted(note),
        ];
        rows.push_str(&cells.join(","));
        rows.push('\n');
    }
    (id, rows)
}

fn quoted(text: &str) -> String {
    match text.contains([',', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// The states whose digest a site may have shown around a stand: the one that was recorded, without the stand, and
/// the one right after, with it.
#[must_use]
pub fn heads_of(stand: &Stand, source: &AgreementSource) -> Vec<Head> {
    let recorded: Vec<HeadRow> = stand
        .rows
        .iter()
        .map(|row| HeadRow {
            file: row.file.to_string(),
            bytes: row.bytes,
            entries: row.entries,
            sha256: row.sha256.to_string(),
        })
        .collect();
    let with_stands = |bytes: usize, entries: usize| {
        let beginning = source.stands.as_ref().and_then(|file| file.bytes.get(..bytes))?;
        let mut rows = recorded.clone();
        rows.push(HeadRow { file: FileRole::STANDS.to_owned(), bytes, entries, sha256: sha256(beginning) });
        rows.sort_by(|a, b| a.file.cmp(&b.file));
        Some(Head { rows })
    };
    let before_rows = stand.rows_so_far - stand.rows.len();
    let before = match before_rows {
        // The first stand made the file.
        0 => Some(Head { rows: recorded.clone() }),
        _ => with_stands(stand.begins, before_rows),
    };
    before.into_iter().chain(with_stands(stand.ends, stand.rows_so_far)).collect()
}
