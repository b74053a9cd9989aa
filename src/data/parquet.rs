//! A published table of many agreements as one Parquet file (<https://parquet.apache.org/docs/file-format/>), for the
//! engines that analyse such files. It takes the rows of one agreement after the other and holds a few of them at a
//! time; the agreement's id is its first column. Amounts are exact: decimal numbers with two places.

use super::table::{DataForm, DataType};
use ::parquet::basic::{Compression, GzipLevel};
use ::parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use jiff::civil::{Date, date};
use std::io::Write;
use std::sync::Arc;

/// So many rows are held, and written together.
const ROWS_HELD: usize = 1 << 16;
/// Days are counted from here.
const FIRST_DAY: Date = date(1970, 1, 1);
/// Amounts have fewer digits than this number of cents.
const TOO_MANY_CENTS: u64 = 10_u64.pow(18);

/// A file of one table on its way.
pub struct ParquetFile<W: Write + Send> {
    form: &'static DataForm,
    writer: SerializedFileWriter<W>,
    agreement: Vec<ByteArray>,
    columns: Vec<HeldColumn>,
}

/// The cells of a column that are not written yet.
enum HeldColumn {
    Texts(Vec<ByteArray>),
    /// Years, and days since the first one.
    Days(Vec<i32>),
    Cents(Vec<i64>),
}

impl<W: Write + Send> ParquetFile<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(form: &'static DataForm, to: W) -> Result<Self> {
        let columns =
            form.columns.iter().map(|column| format!("required {};", schema(column.of, column.name)));
        let columns: String = columns.collect();
        let schema = format!("message {} {{ required binary agreement (string); {columns} }}", form.name);
        let properties =
            WriterProperties::builder().set_compression(Compression::GZIP(GzipLevel::default())).build();
        let writer =
            SerializedFileWriter::new(to, Arc::new(parse_message_type(&schema)?), Arc::new(properties))?;
        let columns = form.columns.iter().map(|column| HeldColumn::of(column.of)).collect();
        Ok(Self { form, writer, agreement: Vec::new(), columns })
    }

    /// Takes the rows of an agreement from its published table.
    ///
    /// # Errors
    /// Where this is no such table, an amount has too many digits, or the file cannot be written.
    pub fn add(&mut self, agreement: &str, table: &[u8]) -> Result<()> {
        let agreement = ByteArray::from(agreement);
        for row in csv::Reader::from_reader(table).into_records() {
            let row = row.map_err(|error| ParquetError::General(error.to_string()))?;
            self.agreement.push(agreement.clone());
            let cells = self.columns.iter_mut().zip(self.form.columns).zip(&row);
            cells.into_iter().try_for_each(|((column, of), cell)| {
                column.push(of.of, cell).ok_or_else(|| {
                    ParquetError::General(format!(
                        "{} „{cell}“ passt nicht in eine Spalte von Parquet",
                        of.name
                    ))
                })
            })?;
            if self.agreement.len() == ROWS_HELD {
                self.write_rows()?;
            }
        }
        Ok(())
    }

    /// Completes the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.write_rows()?;
        self.writer.close().map(drop)
    }

    fn write_rows(&mut self) -> Result<()> {
        if self.agreement.is_empty() {
            return Ok(());
        }
        let mut rows = self.writer.next_row_group()?;
        let agreement = HeldColumn::Texts(std::mem::take(&mut self.agreement));
        for held in std::iter::once(agreement).chain(self.columns.iter_mut().map(HeldColumn::take)) {
            let Some(mut column) = rows.next_column()? else { break };
            match held {
                HeldColumn::Texts(cells) => column.typed::<ByteArrayType>().write_batch(&cells, None, None),
                HeldColumn::Days(cells) => column.typed::<Int32Type>().write_batch(&cells, None, None),
                HeldColumn::Cents(cells) => column.typed::<Int64Type>().write_batch(&cells, None, None),
            }?;
            column.close()?;
        }
        rows.close().map(drop)
    }
}

impl HeldColumn {
    fn of(of: DataType) -> Self {
        match of {
            DataType::Year | DataType::Day => Self::Days(Vec::new()),
            DataType::Euros => Self::Cents(Vec::new()),
            DataType::Text | DataType::Decimal | DataType::Figure | DataType::Count => {
                Self::Texts(Vec::new())
            }
        }
    }

    /// Takes a cell as published files write it; `None` where it is none of this type.
    fn push(&mut self, of: DataType, cell: &str) -> Option<()> {
        match self {
            Self::Texts(cells) => cells.push(ByteArray::from(cell)),
            Self::Days(cells) if of == DataType::Year => cells.push(cell.parse().ok()?),
            Self::Days(cells) => cells.push(FIRST_DAY.until(cell.parse::<Date>().ok()?).ok()?.get_days()),
            Self::Cents(cells) => {
                let cents: i64 = cell.replace('.', "").parse().ok()?;
                cells.push(Some(cents).filter(|cents| cents.unsigned_abs() < TOO_MANY_CENTS)?);
            }
        }
        Some(())
    }

    fn take(&mut self) -> Self {
        match self {
            Self::Texts(cells) => Self::Texts(std::mem::take(cells)),
            Self::Days(cells) => Self::Days(std::mem::take(cells)),
            Self::Cents(cells) => Self::Cents(std::mem::take(cells)),
        }
    }
}

/// A column as the schema of a file names it.
fn schema(of: DataType, name: &str) -> String {
    match of {
        DataType::Year => format!("int32 {name}"),
        DataType::Day => format!("int32 {name} (date)"),
        DataType::Euros => format!("int64 {name} (decimal(18, 2))"),
        DataType::Text | DataType::Decimal | DataType::Figure | DataType::Count => {
            format!("binary {name} (string)")
        }
    }
}
