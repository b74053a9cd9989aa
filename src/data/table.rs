//! A published table as a value: which columns it has, what they mean and of what type they are, and its rows. Whatever
//! form it is published in is made from this: [`DataTable::csv`] here, the others beside it.

use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::year::Year;
use jiff::civil::Date;
use std::fmt::Write;

/// How the name of a table for German spreadsheets ends.
pub(super) const EXCEL_CSV: &str = "-excel.csv";

/// What a table holds, whatever its rows are.
#[derive(Debug)]
pub struct DataForm {
    /// Its name, `shares`.
    pub name: &'static str,
    /// What a row of it is, in German.
    pub meaning: &'static str,
    /// Its columns in their order.
    pub columns: &'static [DataColumn],
    /// Which of its columns name the key of which table.
    pub refers: &'static [(&'static str, &'static str)],
}

impl DataForm {
    /// Where it is published, below the agreement's pages.
    #[must_use]
    pub fn path(&self) -> String {
        format!("data/{}.csv", self.name)
    }

    /// Its key, where that is one column.
    pub(super) fn single_key(&self) -> Option<&'static str> {
        let mut keys = self.columns.iter().filter(|column| column.is_key).map(|column| column.name);
        keys.next().filter(|_| keys.next().is_none())
    }

    /// Where it is published in the notation of a German spreadsheet.
    #[must_use]
    pub fn excel_path(&self) -> String {
        format!("data/{}{EXCEL_CSV}", self.name)
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct DataColumn {
    /// As the header writes it.
    pub name: &'static str,
    /// What stands in it, in German.
    pub meaning: &'static str,
    /// Of what type its cells are.
    pub of: DataType,
    /// Whether it is one of those that together tell a row from all others.
    pub is_key: bool,
}

impl DataColumn {
    pub(super) const fn key(name: &'static str, of: DataType, meaning: &'static str) -> Self {
        Self { name, meaning, of, is_key: true }
    }

    pub(super) const fn of(name: &'static str, of: DataType, meaning: &'static str) -> Self {
        Self { name, meaning, of, is_key: false }
    }
}

/// What a cell can hold; it may also be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataType {
    /// An identifier or any other text.
    Text,
    /// A calendar year.
    Year,
    /// A day.
    Day,
    /// Euros with two places.
    Euros,
    /// A number with any places.
    Decimal,
    /// A number with any places, or an exact fraction: `1/8`.
    Figure,
    /// How many of something.
    Count,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataCell<'a> {
    /// An identifier or any other text.
    Text(&'a str),
    /// A calendar year.
    Year(Year),
    /// A day.
    Day(Date),
    /// Euros.
    Euros(Cents),
    /// A number, with a decimal point where it has places.
    Number(&'a str),
    /// An exact fraction: `1/8`.
    Fraction(&'a str),
    /// How many of something.
    Count(usize),
    /// Nothing.
    Empty,
}

/// Gives each row to whoever asks for them, in their order.
type RowReader<'a> = Box<dyn Fn(&mut dyn FnMut(&[DataCell<'_>])) + 'a>;

/// A table with its rows, which are made when they are asked for.
pub struct DataTable<'a> {
    /// What it holds.
    pub form: &'static DataForm,
    rows: RowReader<'a>,
    /// Its bytes, where they are not made from the rows.
    bytes: Option<Box<dyn Fn() -> Vec<u8> + 'a>>,
}

impl<'a> DataTable<'a> {
    pub(super) fn new(form: &'static DataForm, rows: impl Fn(&mut dyn FnMut(&[DataCell<'_>])) + 'a) -> Self {
        Self { form, rows: Box::new(rows), bytes: None }
    }

    /// The same with these bytes as CSV.
    pub(super) fn kept(self, bytes: impl Fn() -> Vec<u8> + 'a) -> Self {
        Self { bytes: Some(Box::new(bytes)), ..self }
    }

    /// Calls `read` with each row.
    pub fn for_each_row(&self, mut read: impl FnMut(&[DataCell<'_>])) {
        (self.rows)(&mut read);
    }

    /// The table as CSV, as the format of published files wants it.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        if let Some(bytes) = &self.bytes {
            return bytes();
        }
        let mut file = TableFile::csv(self.form);
        self.for_each_row(|row| file.row(row));
        file.bytes()
    }

    /// A file that takes its rows as CSV, unless [`Self::csv`] needs none of them.
    pub(super) fn csv_of_rows(&self) -> Option<TableFile> {
        self.bytes.is_none().then(|| TableFile::csv(self.form))
    }
}

/// A file of a table, which takes one row after the other.
pub(super) struct TableFile {
    writer: csv::Writer<Vec<u8>>,
    /// The notation of a cell.
    cell: fn(DataCell<'_>, &mut String),
    text: String,
}

/// Why nothing can go wrong.
const WRITTEN: &str = "writing to memory does not fail, and all rows have as many cells";

impl TableFile {
    /// A file with the header of a table.
    pub(super) fn new(
        form: &DataForm,
        mut writer: csv::Writer<Vec<u8>>,
        cell: fn(DataCell<'_>, &mut String),
    ) -> Self {
        writer.write_record(form.columns.iter().map(|column| column.name)).invariant(WRITTEN);
        Self { writer, cell, text: String::new() }
    }

    fn csv(form: &DataForm) -> Self {
        Self::new(form, csv::Writer::from_writer(Vec::new()), plain)
    }

    pub(super) fn row(&mut self, cells: &[DataCell<'_>]) {
        for &of in cells {
            self.text.clear();
            (self.cell)(of, &mut self.text);
            self.writer.write_field(&self.text).invariant(WRITTEN);
        }
        self.writer.write_record(None::<&[u8]>).invariant(WRITTEN);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().invariant(WRITTEN)
    }
}

impl<'a> DataCell<'a> {
    /// What a cell of a checked ledger holds.
    pub(super) fn read(of: DataType, cell: &'a str) -> Self {
        let checked = "a checked ledger holds what its columns want";
        match of {
            _ if cell.is_empty() => Self::Empty,
            DataType::Text => Self::Text(cell),
            DataType::Year => Self::Year(cell.parse().ok().invariant(checked)),
            DataType::Day => Self::Day(cell.parse().ok().invariant(checked)),
            DataType::Figure if cell.contains('/') => Self::Fraction(cell),
            DataType::Euros | DataType::Decimal | DataType::Figure | DataType::Count => Self::Number(cell),
        }
    }
}

/// A cell in the notation of published files.
pub(super) fn plain(cell: DataCell<'_>, text: &mut String) {
    let written = "writing to a text does not fail";
    match cell {
        DataCell::Text(content) | DataCell::Number(content) | DataCell::Fraction(content) => {
            text.push_str(content);
        }
        DataCell::Year(year) => write!(text, "{year}").invariant(written),
        DataCell::Day(day) => write!(text, "{day}").invariant(written),
        DataCell::Euros(amount) => amount.write_plain(text, '.'),
        DataCell::Count(count) => write!(text, "{count}").invariant(written),
        DataCell::Empty => {}
    }
}
