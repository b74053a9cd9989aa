//! All tables of an agreement as one workbook: a sheet for each, with numbers and days that a spreadsheet can compute
//! with, and a first sheet that explains. The same ledger gives the same bytes.

use super::table::{DataCell, DataTable, DataType};
use crate::german;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// So many digits of a number a spreadsheet keeps.
const EXACT_DIGITS: usize = 15;
/// The first day that a spreadsheet knows is one of this year.
const FIRST_YEAR: i16 = 1901;

/// A table with more rows than this is published as CSV only: a spreadsheet takes minutes to open it, and cannot hold
/// all of one with a million.
const MOST_ROWS: usize = 100_000;

/// What the first sheet says beside the columns: pairs of what is meant and what it is.
pub(super) type Facts<'a> = [(&'static str, String)];

/// The workbook, or why a spreadsheet cannot hold it: too many rows, too long a text.
pub(super) fn workbook(
    tables: &[&DataTable<'_>],
    title: &str,
    facts: &Facts<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    // Most of its size is gone with the first level; the others take several times as long.
    workbook.set_zip_compression_level(1);
    let (held, left_out): (Vec<&DataTable<'_>>, Vec<&DataTable<'_>>) =
        tables.iter().partition(|table| table.rows() <= MOST_ROWS);
    let left_out: Vec<&str> = left_out.into_iter().map(|table| table.form.name).collect();
    let mut facts = facts.to_vec();
    if !left_out.is_empty() {
        facts.push((
            "Nur als CSV",
            format!("{}: zu viele Zeilen für eine Tabellenkalkulation", left_out.join(", ")),
        ));
    }
    explain(workbook.add_worksheet(), &held, title, &facts)?;
    let looks = Looks::new();
    for table in held {
        fill(workbook.add_worksheet(), table, &looks)?;
    }
    workbook.save_to_buffer()
}

/// The first sheet: what this is, and what stands in each column.
fn explain(
    sheet: &mut Worksheet,
    tables: &[&DataTable<'_>],
    title: &str,
    facts: &Facts<'_>,
) -> Result<(), XlsxError> {
    let (bold, wrapped) =
        (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_name("Hinweise")?.set_column_width(0, 22)?.set_column_width(1, 100)?;
    sheet.write_with_format(0, 0, title, &bold)?;
    let mut row = 1;
    for (what, said) in facts {
        row += 1;
        sheet.write(row, 0, *what)?.write_with_format(row, 1, said, &wrapped)?;
    }
    for table in tables {
        row += 2;
        sheet.write_with_format(row, 0, table.form.name, &bold)?.write_with_format(
            row,
            1,
            table.form.meaning,
            &bold,
        )?;
        for column in table.form.columns {
            row += 1;
            sheet.write(row, 0, column.name)?.write_with_format(row, 1, column.meaning, &wrapped)?;
        }
    }
    Ok(())
}

/// How cells look.
struct Looks {
    title: Format,
    day: Format,
    euros: Format,
    plain: Format,
}

impl Looks {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold(),
            day: Format::new().set_num_format("dd.mm.yyyy"),
            euros: Format::new().set_num_format("#,##0.00"),
            plain: Format::new(),
        }
    }

    fn of(&self, of: DataType) -> &Format {
        match of {
            DataType::Day => &self.day,
            DataType::Euros => &self.euros,
            DataType::Text | DataType::Year | DataType::Decimal | DataType::Figure | DataType::Count => {
                &self.plain
            }
        }
    }
}

/// A sheet with a table.
fn fill(sheet: &mut Worksheet, table: &DataTable<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(table.form.name)?.set_freeze_panes(1, 0)?;
    for (column, place) in table.form.columns.iter().zip(0_u16..) {
        sheet.set_column_width(place, width(column.name, column.of))?;
        sheet.write_with_format(0, place, column.name, &looks.title)?;
    }
    let (mut row, mut written) = (0_u32, Ok(()));
    table.for_each_row(|cells| {
        if written.is_ok() {
            row += 1;
            written = fill_row(sheet, row, cells, table, looks);
        }
    });
    written
}

fn fill_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[DataCell<'_>],
    table: &DataTable<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    for ((&cell, column), place) in cells.iter().zip(table.form.columns).zip(0_u16..) {
        let look = looks.of(column.of);
        match cell {
            DataCell::Empty | DataCell::Text("") => {}
            DataCell::Text(text) | DataCell::Fraction(text) => drop(sheet.write_string(row, place, text)?),
            DataCell::Year(year) => drop(sheet.write_number(row, place, year.number())?),
            DataCell::Count(count) => number(sheet, (row, place), &count.to_string(), look)?,
            DataCell::Number(text) => number(sheet, (row, place), text, look)?,
            DataCell::Euros(amount) => number(sheet, (row, place), &amount.plain(), look)?,
            DataCell::Day(on) => day(sheet, (row, place), on, look)?,
        }
    }
    Ok(())
}

/// A number, as text where a spreadsheet would lose its last digits.
fn number(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text.parse::<f64>().ok().filter(|_| digits <= EXACT_DIGITS) {
        Some(number) => sheet.write_number_with_format(row, place, number, look)?,
        None => sheet.write_string(row, place, text)?,
    };
    Ok(())
}

/// A day, as text where it lies before the calendar of spreadsheets.
fn day(sheet: &mut Worksheet, (row, place): (u32, u16), on: Date, look: &Format) -> Result<(), XlsxError> {
    let (year, month, day) = (on.year(), on.month().unsigned_abs(), on.day().unsigned_abs());
    match u16::try_from(year).ok().filter(|_| year >= FIRST_YEAR) {
        Some(year) => {
            sheet.write_datetime_with_format(row, place, ExcelDateTime::from_ymd(year, month, day)?, look)?
        }
        None => sheet.write_string(row, place, german::date(on))?,
    };
    Ok(())
}

fn width(name: &str, of: DataType) -> u16 {
    match (of, name) {
        (_, "sentence" | "note") => 60,
        (_, "sha256") => 66,
        (DataType::Euros, _) => 16,
        (DataType::Text, "page" | "file" | "claim" | "document") => 30,
        (DataType::Text, _) => 20,
        _ => 13,
    }
}
