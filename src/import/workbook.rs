//! The sheets of an `.xlsx` workbook. What its numbers are in binary becomes, at once, the decimal number that a
//! spreadsheet shows: fifteen digits are exact.

use super::cell::GivenCell;
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::table::{GivenRow, GivenTable};
use crate::german;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use jiff::civil::Date;
use std::fmt::Display;
use std::io::{Cursor, Read, copy, sink};
use std::panic;
use zip::ZipArchive;

/// So much a workbook may hold once it is unpacked; a few thousand rows are less than a hundredth of it.
const MOST_UNPACKED: u64 = 50_000_000;
/// What such a file is called.
const FORM: &str = "Excel-Mappe";
/// The days that a spreadsheet knows, as it counts them.
const FIRST_SERIAL: f64 = 1.0;
const LAST_SERIAL: f64 = 2_958_465.0;

/// The tables of all sheets, those of hidden ones empty. A workbook that was made to do harm may end the crate that
/// reads it in the middle; that is a workbook that cannot be read.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<GivenTable>, String> {
    refuse_what_unpacks_to_too_much(bytes)?;
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let tables = panic::catch_unwind(|| sheets(bytes));
    panic::set_hook(hook);
    tables.unwrap_or_else(|_| Err(broken("ihr Inhalt ist beschädigt")))
}

fn broken(why: impl Display) -> String {
    format!("lässt sich nicht als Excel-Mappe lesen ({why}); in Excel öffnen und neu speichern")
}

fn sheets(bytes: &[u8]) -> Result<Vec<GivenTable>, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    // Of a sheet of drawings there is nothing to read.
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible));
    let mut tables = Vec::new();
    for (name, is_hidden) in sheets.collect::<Vec<_>>() {
        let mut rows: Vec<GivenRow> = Vec::new();
        if is_hidden {
            tables.push(GivenTable { sheet: Some(name), is_hidden, form: FORM.to_owned(), rows });
            continue;
        }
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = reader.next_cell_with_formula().map_err(broken)? {
            let has_formula = cell.formula.is_some();
            let value = given(&cell.value, has_formula);
            let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
            if value.is_empty() {
                continue;
            }
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err(format!(
                    "hat im Blatt „{name}“ mehr als {} Zeilen oder {MOST_COLUMNS} Spalten",
                    german::count(MOST_ROWS)
                ));
            }
            while rows.len() <= row {
                rows.push(GivenRow { line: rows.len() + 1, cells: Vec::new() });
            }
            let cells = &mut rows[row].cells;
            if cells.len() <= column {
                cells.resize(column + 1, GivenCell::Empty);
            }
            cells[column] = value;
        }
        tables.push(GivenTable { sheet: Some(name), is_hidden, form: FORM.to_owned(), rows });
    }
    Ok(tables)
}

/// A small file can unpack to more than a machine holds, and say of itself that it does not; so it is counted.
fn refuse_what_unpacks_to_too_much(bytes: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(broken)?;
        left -= copy(&mut part.take(left), &mut sink()).map_err(broken)?;
        if left == 0 {
            return Err(
                "entpackt sich zu mehr als 50 MB; nur die Zeilen hineinschreiben, die zu buchen sind".into(),
            );
        }
    }
    Ok(())
}

fn given(value: &DataRef<'_>, has_formula: bool) -> GivenCell {
    match value {
        DataRef::Empty if has_formula => {
            GivenCell::Unusable("eine Formel ohne Ergebnis; in Excel öffnen und speichern".to_owned())
        }
        DataRef::Empty => GivenCell::Empty,
        DataRef::Int(number) => GivenCell::Number(number.to_string()),
        DataRef::Float(number) => decimal(*number),
        DataRef::SharedString(text) => GivenCell::text(text),
        DataRef::Bool(truth) => GivenCell::Text(if *truth { "WAHR" } else { "FALSCH" }.to_owned()),
        DataRef::DateTime(day) => day_of(day),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            GivenCell::text(text)
        }
        DataRef::Error(error) => GivenCell::Unusable(format!("der Fehler {error}")),
    }
}

/// The number with the fifteen digits that a spreadsheet shows, without an exponent.
fn decimal(number: f64) -> GivenCell {
    let shown = format!("{number:.14e}");
    let parts =
        shown.split_once('e').and_then(|(digits, exponent)| Some((digits, exponent.parse::<i32>().ok()?)));
    let Some((digits, exponent @ -20..=20)) = parts else {
        return if number == 0.0 {
            GivenCell::Number("0".to_owned())
        } else {
            GivenCell::Unusable(format!("die Zahl {number}"))
        };
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let before_point = exponent + 1;
    let (whole, places) = match usize::try_from(before_point) {
        Ok(0) => ("0".to_owned(), digits),
        Ok(before) if before < digits.len() => (digits[..before].to_owned(), digits[before..].to_owned()),
        Ok(before) => (format!("{digits:0<before$}"), String::new()),
        Err(_) => ("0".to_owned(), "0".repeat(before_point.unsigned_abs() as usize) + &digits),
    };
    let places = places.trim_end_matches('0');
    let point = if places.is_empty() { "" } else { "." };
    let sign = if whole == "0" && places.is_empty() { "" } else { sign };
    GivenCell::Number(format!("{sign}{whole}{point}{places}"))
}

/// A day; a time of day is none.
fn day_of(day: &ExcelDateTime) -> GivenCell {
    let serial = day.as_f64();
    if day.is_duration() || !(FIRST_SERIAL..=LAST_SERIAL).contains(&serial) {
        return GivenCell::Unusable("eine Uhrzeit oder Dauer".to_owned());
    }
    let (year, month, of_month, hour, minute, ..) = day.to_ymd_hms_milli();
    if (hour, minute) != (0, 0) {
        return GivenCell::Unusable(format!(
            "ein Tag mit Uhrzeit: {of_month:02}.{month:02}.{year} {hour:02}:{minute:02}"
        ));
    }
    let parts = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(of_month).ok());
    let date = parts.and_then(|((year, month), of_month)| Date::new(year, month, of_month).ok());
    date.map_or_else(|| GivenCell::Unusable("ein Tag, den es nicht gibt".to_owned()), GivenCell::Day)
}

#[cfg(test)]
mod tests {
    use super::{GivenCell, decimal};

    #[test]
    fn a_number_is_the_one_that_is_shown() {
        for (number, shown) in [
            (1234.5, "1234.5"),
            (0.1 + 0.2, "0.3"),
            (-0.01, "-0.01"),
            (0.0, "0"),
            (-0.0, "0"),
            (19.0, "19"),
            (0.305, "0.305"),
            (999_999_999_999.99, "999999999999.99"),
            (1e15, "1000000000000000"),
            (1.1 * 1.1, "1.21"),
            (100.0 / 3.0, "33.3333333333333"),
            (0.000_001, "0.000001"),
        ] {
            assert_eq!(decimal(number), GivenCell::Number(shown.to_owned()), "{number}");
        }
        assert!(matches!(decimal(1e300), GivenCell::Unusable(_)));
        assert!(matches!(decimal(f64::NAN), GivenCell::Unusable(_)));
    }
}
