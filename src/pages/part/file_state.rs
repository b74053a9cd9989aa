//! The state of a file of the ledger, as pages show it.

use crate::data::{Head, HeadRow};
use crate::german;
use crate::pages::frame::web_address::encoded;
use crate::source::FileRole;
use serde::Serialize;

/// How long a file is and what its digest is.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct FileState<'l> {
    /// Its path within the agreement's folder.
    file: &'l str,
    /// The address of its published bytes from the agreement's folder.
    href: String,
    /// Its name without folders.
    name: &'l str,
    /// Its length in the readers' notation.
    size: String,
    bytes: usize,
    entries: usize,
    /// Whether it is one that holds entries at all.
    has_entries: bool,
    sha256: &'l str,
}

impl<'l> FileState<'l> {
    /// The state of a file of the present ledger.
    pub(in crate::pages) fn of(row: &'l HeadRow) -> Self {
        Self::new(&row.file, row.bytes, row.entries, &row.sha256)
    }

    /// Any state of a file.
    pub(in crate::pages) fn new(file: &'l str, bytes: usize, entries: usize, sha256: &'l str) -> Self {
        let size = german::whole(i128::try_from(bytes).unwrap_or(i128::MAX));
        let role = FileRole::of(file);
        let folder = if role == Some(FileRole::Document) { "" } else { "data/ledger/" };
        let href = format!("{folder}{}", encoded(file));
        let has_entries = role.is_some_and(FileRole::has_rows);
        let name = file.rsplit('/').next().unwrap_or(file);
        Self { file, href, name, size, bytes, entries, has_entries, sha256 }
    }

    /// The file by which pages show how to check a digest: the first one that holds entries and whose name can be
    /// typed at a prompt as it stands.
    pub(in crate::pages) fn example(head: &'l Head) -> Option<Self> {
        let mut rows = head.rows.iter().filter(|row| row.entries > 0 && row.file != FileRole::STANDS);
        rows.find(|row| is_plain(&row.file)).map(Self::of)
    }
}

/// Whether no shell reads anything into a path.
fn is_plain(path: &str) -> bool {
    !path.starts_with('-')
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn what_a_shell_would_read_otherwise_is_no_example() {
        assert!(is_plain("costs/2019.csv"));
        for path in
            ["costs/a b.csv", "costs/$(x).csv", "costs/`x`.csv", "costs/ä.csv", "costs/'.csv", "-n.csv"]
        {
            assert!(!is_plain(path), "{path}");
        }
    }
}
