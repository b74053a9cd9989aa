//! All tables of an agreement as one workbook: a sheet for each, with numbers and days that a spreadsheet can compute
//! with, and a first sheet that explains. The same ledger gives the same bytes.

use super::table::{DataCell, DataForm, DataType};
use crate::cents::Cents;
use crate::german;
use crate::invariant::Invariant;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// So many digits of a number a spreadsheet keeps.
const EXACT_DIGITS: usize = 15;
/// Cents below this have no more digits than that.
const MOST_EXACT_CENTS: u64 = 1_000_000_000_000_000;
/// The first day that a spreadsheet knows is one of this year.
const FIRST_YEAR: i16 = 1901;

/// A table with more rows than this is published as CSV only: a spreadsheet takes minutes to open it, and cannot hold
/// all of one with a million.
const MOST_ROWS: u32 = 100_000;

/// What the first sheet says beside the columns: pairs of what is meant and what it is.
pub(super) type Facts<'a> = [(&'static str, String)];

/// A workbook that takes the tables one by one.
pub(super) struct TableWorkbook<'f> {
    facts: &'f Facts<'f>,
    sheets: Vec<TableSheet>,
}

impl<'f> TableWorkbook<'f> {
    pub(super) fn new(facts: &'f Facts<'f>) -> Self {
        Self { facts, sheets: Vec::new() }
    }

    /// The sheet of one more table, which takes its rows.
    pub(super) fn sheet(&mut self, form: &'static DataForm) -> &mut TableSheet {
        self.sheets.push(TableSheet::new(form));
        self.sheets.last_mut().invariant("one was pushed just now")
    }

    /// The file, or why a spreadsheet cannot hold it: too long a text.
    pub(super) fn bytes(self, title: &str) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
        // Most of its size is gone with the first level; the others take several times as long.
        workbook.set_zip_compression_level(1);
        let (held, left_out): (Vec<TableSheet>, Vec<TableSheet>) =
            self.sheets.into_iter().partition(|sheet| sheet.rows <= MOST_ROWS);
        let left_out: Vec<&str> = left_out.into_iter().map(|sheet| sheet.form.name).collect();
        let mut facts = self.facts.to_vec();
        if !left_out.is_empty() {
            facts.push((
                "Nur als CSV",
                format!("{}: zu viele Zeilen für eine Tabellenkalkulation", left_out.join(", ")),
            ));
        }
        let forms: Vec<&DataForm> = held.iter().map(|sheet| sheet.form).collect();
        explain(workbook.add_worksheet(), &forms, title, &facts)?;
        for sheet in held {
            workbook.push_worksheet(sheet.written?);
        }
        workbook.save_to_buffer()
    }
}

/// The first sheet: what this is, and what stands in each column.
fn explain(
    sheet: &mut Worksheet,
    tables: &[&DataForm],
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
        sheet.write_with_format(row, 0, table.name, &bold)?.write_with_format(
            row,
            1,
            table.meaning,
            &bold,
        )?;
        for column in table.columns {
            row += 1;
            sheet.write(row, 0, column.name)?.write_with_format(row, 1, column.meaning, &wrapped)?;
        }
    }
    Ok(())
}

/// A sheet with a table.
pub(super) struct TableSheet {
    form: &'static DataForm,
    rows: u32,
    written: Result<Worksheet, XlsxError>,
}

impl TableSheet {
    fn new(form: &'static DataForm) -> Self {
        Self { form, rows: 0, written: titled(form) }
    }

    /// One more row. Of too many nothing is kept.
    pub(super) fn row(&mut self, cells: &[DataCell<'_>]) {
        self.rows = self.rows.saturating_add(1);
        let Ok(sheet) = &mut self.written else { return };
        if self.rows > MOST_ROWS {
            if self.rows == MOST_ROWS + 1 {
                *sheet = Worksheet::new();
            }
        } else if let Err(error) = fill_row(sheet, self.rows, cells) {
            self.written = Err(error);
        }
    }
}

/// A sheet with the titles of a table, whose columns look as what stands in them.
fn titled(form: &DataForm) -> Result<Worksheet, XlsxError> {
    let title = Format::new().set_bold();
    let mut sheet = Worksheet::new();
    sheet.set_name(form.name)?.set_freeze_panes(1, 0)?;
    for (column, place) in form.columns.iter().zip(0_u16..) {
        sheet.set_column_width(place, width(column.name, column.of))?;
        let look = match column.of {
            DataType::Day => Some("dd.mm.yyyy"),
            DataType::Euros => Some("#,##0.00"),
            DataType::Text | DataType::Year | DataType::Decimal | DataType::Figure | DataType::Count => None,
        };
        if let Some(look) = look {
            sheet.set_column_format(place, &Format::new().set_num_format(look))?;
        }
        sheet.write_with_format(0, place, column.name, &title)?;
    }
    Ok(sheet)
}

fn fill_row(sheet: &mut Worksheet, row: u32, cells: &[DataCell<'_>]) -> Result<(), XlsxError> {
    for (&cell, place) in cells.iter().zip(0_u16..) {
        match cell {
            DataCell::Empty | DataCell::Text("") => {}
            DataCell::Text(text) | DataCell::Fraction(text) => drop(sheet.write_string(row, place, text)?),
            DataCell::Year(year) => drop(sheet.write_number(row, place, year.number())?),
            DataCell::Count(count) => number(sheet, (row, place), &count.to_string())?,
            DataCell::Number(text) => number(sheet, (row, place), text)?,
            DataCell::Euros(amount) => euros(sheet, (row, place), amount)?,
            DataCell::Day(on) => day(sheet, (row, place), on)?,
        }
    }
    Ok(())
}

/// A number, as text where a spreadsheet would lose its last digits.
fn number(sheet: &mut Worksheet, (row, place): (u32, u16), text: &str) -> Result<(), XlsxError> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text.parse::<f64>().ok().filter(|_| digits <= EXACT_DIGITS) {
        Some(number) => sheet.write_number(row, place, number)?,
        None => sheet.write_string(row, place, text)?,
    };
    Ok(())
}

/// Euros, as text where a spreadsheet would lose the last digits.
fn euros(sheet: &mut Worksheet, (row, place): (u32, u16), amount: Cents) -> Result<(), XlsxError> {
    // So many cents are exact, and their hundredth is the number that the digits mean.
    let exact = i64::try_from(amount.0).ok().filter(|cents| cents.unsigned_abs() < MOST_EXACT_CENTS);
    match exact {
        Some(cents) => sheet.write_number(row, place, cents as f64 / 100.0)?,
        None => sheet.write_string(row, place, amount.plain())?,
    };
    Ok(())
}

/// A day, as text where it lies before the calendar of spreadsheets.
fn day(sheet: &mut Worksheet, (row, place): (u32, u16), on: Date) -> Result<(), XlsxError> {
    let (year, month, day) = (on.year(), on.month().unsigned_abs(), on.day().unsigned_abs());
    match u16::try_from(year).ok().filter(|_| year >= FIRST_YEAR) {
        Some(year) => sheet.write_datetime(row, place, ExcelDateTime::from_ymd(year, month, day)?)?,
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
