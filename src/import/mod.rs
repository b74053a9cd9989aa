//! What people have (a table that a spreadsheet has saved) → rows of a ledger, with a finding for each cell of which
//! nobody can be sure what it says. Nothing is written here and no file opened.
//!
//! [`tables`] reads the file, [`Layout`] says which of its columns is which, [`read_rows`] makes rows of it as the
//! ledger writes them, and [`book`] takes into the books what is not booked yet.

mod answer;
mod cell;
mod csv_text;
mod entering;
mod following;
mod layout;
mod limits;
mod names;
mod notation;
mod period;
mod read_row;
mod reading;
mod row_cells;
mod table;
mod template;
mod titles;
mod workbook;

pub use answer::{answered_day, answered_number, answered_period};
pub use cell::GivenCell;
pub use entering::{LeftOutRow, book};
pub use layout::Layout;
pub use limits::MOST_BYTES;
pub use names::{NamedChoice, choices};
pub use notation::{DayOrder, DecimalMark, TableNotation};
pub use read_row::ReadRow;
pub use reading::{TableReading, read_rows};
pub use row_cells::Doubts;
pub use table::{GivenRow, GivenTable};
pub use template::template;
pub use titles::{ColumnTitle, titles_of};

/// The tables of a file: the one of a text, or those of a workbook.
///
/// # Errors
/// Why nothing can be read, in German, as it continues the name of the file.
pub fn tables(bytes: &[u8]) -> Result<Vec<GivenTable>, String> {
    const OLD_OR_LOCKED: &[u8] = b"\xD0\xCF\x11\xE0";
    const ZIP: &[u8] = b"PK\x03\x04";
    match bytes {
        _ if bytes.len() > MOST_BYTES => Err("ist größer als 20 MB; nur die Zeilen hineinschreiben, die zu buchen sind".into()),
        _ if bytes.starts_with(OLD_OR_LOCKED) => {
            Err("ist ein altes Excel-Format (.xls) oder mit einem Kennwort geschützt; ohne Kennwort als .xlsx speichern".into())
        }
        _ if bytes.starts_with(ZIP) => workbook::tables(bytes),
        _ => csv_text::table(bytes).map(|table| vec![table]),
    }
}
