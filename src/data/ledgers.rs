//! The ledgers themselves: all files in order, under one header.

use crate::source::SourceFile;

/// The header of the first file and the rows of all; the bytes are those of the ledger.
pub(super) fn joined(files: &[SourceFile]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(files.iter().map(|file| file.bytes.len()).sum());
    for file in files {
        let body = memchr::memchr(b'\n', &file.bytes).map_or(file.bytes.len(), |end| end + 1);
        let from = if joined.is_empty() { 0 } else { body };
        joined.extend_from_slice(file.bytes.get(from..).unwrap_or_default());
    }
    joined
}
