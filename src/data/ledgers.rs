//! The ledgers themselves: all files in order, under one header.

use super::table::{DataCell, DataForm, DataTable};
use crate::invariant::Invariant;
use crate::source::SourceFile;

/// A ledger as a table.
pub(super) fn booked<'a>(form: &'static DataForm, files: &'a [SourceFile]) -> DataTable<'a> {
    DataTable::new(form, move |read| for_each_row(form, files, read)).kept(move || joined(form, files))
}

/// The header and the rows of all files; the bytes are those of the ledger.
fn joined(form: &DataForm, files: &[SourceFile]) -> Vec<u8> {
    let columns: Vec<&str> = form.columns.iter().map(|column| column.name).collect();
    let header = format!("{}\n", columns.join(","));
    let rows = files.iter().map(|file| file.bytes.len()).sum::<usize>();
    let mut joined = Vec::with_capacity(header.len() + rows);
    joined.extend_from_slice(header.as_bytes());
    for file in files {
        // A checked file begins with this very header.
        joined.extend_from_slice(file.bytes.get(header.len()..).unwrap_or_default());
    }
    joined
}

/// Calls `read` with each row.
fn for_each_row(form: &DataForm, files: &[SourceFile], read: &mut dyn FnMut(&[DataCell<'_>])) {
    // All files at once: to begin to read takes as long as some hundred rows.
    let joined = joined(form, files);
    let mut rows = csv::Reader::from_reader(joined.as_slice());
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).ok().invariant("a checked file is a table") {
        let cells = form.columns.iter().zip(&row).map(|(column, cell)| DataCell::read(column.of, cell));
        read(&cells.collect::<Vec<_>>());
    }
}
