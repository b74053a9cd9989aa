//! A text with separators, in whatever encoding and with whatever separator a spreadsheet has written it.

use super::cell::GivenCell;
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::table::{GivenRow, GivenTable};
use super::titles::how_many_known;
use crate::german;
use crate::ledger::utf16_text;

/// The separators that there are, that of a German spreadsheet first.
const SEPARATORS: [(u8, &str); 3] = [(b';', "Semikolon"), (b'\t', "Tabulator"), (b',', "Komma")];
/// Titles stand in one of the first rows.
pub(super) const ROWS_WITH_TITLES: usize = 30;

/// The table in a text. The separator is the one with which most titles of columns are known.
pub(super) fn table(bytes: &[u8]) -> Result<GivenTable, String> {
    let (text, encoding) = decoded(bytes)?;
    if text.matches('"').count() % 2 == 1 {
        return Err(
            "hat ein Anführungszeichen zu viel oder zu wenig; wo ein Feld endet, ist nicht zu erkennen"
                .into(),
        );
    }
    // What a spreadsheet takes as a word on the separator.
    let said = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let tried = SEPARATORS.iter().filter(|(separator, _)| said.is_none_or(|said| said == *separator));
    let rows = tried.map(|(separator, name)| (rows(&text, *separator), name));
    let titles = |rows: &[GivenRow]| {
        let of_row = |row: &GivenRow| {
            let texts: Vec<String> = row.cells.iter().map(GivenCell::shown).collect();
            how_many_known(texts.iter().map(String::as_str))
        };
        rows.iter().take(ROWS_WITH_TITLES).map(of_row).max().unwrap_or(0)
    };
    let mut best: Option<(usize, Vec<GivenRow>, &str)> = None;
    for (rows, name) in rows {
        let known = titles(&rows);
        if best.as_ref().is_none_or(|(most, _, _)| known > *most) {
            best = Some((known, rows, name));
        }
    }
    let (_, mut rows, name) =
        best.ok_or("hat ein Trennzeichen, das kein Semikolon, Tabulator oder Komma ist")?;
    if said.is_some() && !rows.is_empty() {
        rows.remove(0);
    }
    if rows.len() > MOST_ROWS {
        return Err(format!("hat mehr als {} Zeilen; in mehreren Teilen einlesen", german::count(MOST_ROWS)));
    }
    if rows.iter().any(|row| row.cells.len() > MOST_COLUMNS) {
        return Err(format!("hat mehr als {MOST_COLUMNS} Spalten"));
    }
    Ok(GivenTable { sheet: None, is_hidden: false, form: format!("{name}, {encoding}"), rows })
}

fn decoded(bytes: &[u8]) -> Result<(String, &'static str), String> {
    if let Some(text) = utf16_text(bytes) {
        return Ok((text, "UTF-16"));
    }
    if bytes.contains(&0) {
        return Err("ist weder eine Excel-Mappe (.xlsx) noch ein Text mit Trennzeichen (.csv)".into());
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    Ok(match std::str::from_utf8(unmarked) {
        Ok(text) => (text.to_owned(), "UTF-8"),
        Err(_) => {
            (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), "Windows-1252")
        }
    })
}

fn rows(text: &str, separator: u8) -> Vec<GivenRow> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<GivenRow> = Vec::new();
    let (mut counted_to, mut lines) = (0, 1);
    for record in reader.records().take(2 * MOST_ROWS) {
        // The text is UTF-8, and rows may have any number of fields: nothing else can be wrong.
        let Ok(record) = record else { break };
        // A record begins where the one before it has ended; the reader passes over empty lines in between.
        let ended = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let rest = text.get(ended..).unwrap_or_default();
        let begins = text.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed_over = text.get(counted_to..begins).unwrap_or_default().matches('\n').count();
        let line = lines + passed_over;
        let last = rows.last().map_or(0, |row: &GivenRow| row.line + lines_within(row));
        rows.extend((last + 1..line).map(|line| GivenRow { line, cells: Vec::new() }));
        rows.push(GivenRow { line, cells: record.iter().map(GivenCell::text).collect() });
        (counted_to, lines) = (begins, line);
    }
    rows
}

/// How many line ends stand within the cells of a row.
fn lines_within(row: &GivenRow) -> usize {
    row.cells.iter().map(|cell| cell.shown().matches('\n').count()).sum()
}
