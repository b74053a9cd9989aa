//! The ledgers themselves: all files in order, under one header.

use super::table::DataForm;
use crate::source::SourceFile;

/// The header and the rows of all files; the bytes are those of the ledger.
pub(super) fn joined(form: &DataForm, files: &[SourceFile]) -> Vec<u8> {
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
