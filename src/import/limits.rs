//! How much is read at the most.

/// The largest file.
pub const MOST_BYTES: usize = 20_000_000;
/// Rows of a table.
pub(super) const MOST_ROWS: usize = 20_000;
/// Columns of a table.
pub(super) const MOST_COLUMNS: usize = 200;
