//! A published table as a value: which columns it has, what they mean and of what type they are, and its rows. Whatever
//! form it is published in is made from this.

use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::year::Year;
use jiff::civil::Date;
use std::fmt::Write;

/// What a table holds, whatever its rows are.
#[derive(Debug)]
pub struct DataForm {
    /// Its name, `shares`.
    pub name: &'static str,
    /// What a row of it is, in German.
    pub meaning: &'static str,
    /// Its columns in their order.
    pub columns: &'static [DataColumn],
}

impl DataForm {
    /// Where it is published, below the agreement's pages.
    #[must_use]
    pub fn path(&self) -> String {
        format!("data/{}.csv", self.name)
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
    /// How many of something.
    Count(usize),
}

/// Gives each row to whoever asks for them, in their order.
type Rows<'a> = Box<dyn Fn(&mut dyn FnMut(&[DataCell<'_>])) + 'a>;

/// A table with its rows, which are made when they are asked for.
pub struct DataTable<'a> {
    /// What it holds.
    pub form: &'static DataForm,
    rows: Rows<'a>,
}

impl<'a> DataTable<'a> {
    pub(super) fn new(form: &'static DataForm, rows: impl Fn(&mut dyn FnMut(&[DataCell<'_>])) + 'a) -> Self {
        Self { form, rows: Box::new(rows) }
    }

    /// Calls `read` with each row.
    pub fn for_each_row(&self, mut read: impl FnMut(&[DataCell<'_>])) {
        (self.rows)(&mut read);
    }

    /// The table as CSV, as the format of published files wants it.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let written = "writing to memory does not fail, and all rows have as many cells";
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(self.form.columns.iter().map(|column| column.name)).invariant(written);
        let mut text = String::new();
        self.for_each_row(|row| {
            for cell in row {
                text.clear();
                cell.write(&mut text);
                writer.write_field(&text).invariant(written);
            }
            writer.write_record(None::<&[u8]>).invariant(written);
        });
        writer.into_inner().invariant(written)
    }
}

impl DataCell<'_> {
    fn write(self, text: &mut String) {
        match self {
            Self::Text(content) => text.push_str(content),
            Self::Year(year) => write!(text, "{year}").invariant("writing to a text does not fail"),
            Self::Day(day) => write!(text, "{day}").invariant("writing to a text does not fail"),
            Self::Euros(amount) => text.push_str(&amount.plain()),
            Self::Count(count) => write!(text, "{count}").invariant("writing to a text does not fail"),
        }
    }
}
