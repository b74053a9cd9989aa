//! Where a file first differs from what was kept of it.

use super::history::History;
use crate::data::HeadRow;
use crate::source::AgreementSource;

/// The first difference, as exactly as it can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileDifference {
    /// A line, from 1, as it was and as it is; empty where there is none.
    Line {
        /// Which.
        line: usize,
        /// What stood there.
        before: String,
        /// What stands there.
        now: String,
    },
    /// Somewhere between these lines.
    Between(usize, usize),
}

/// The first line that differs where git still has the file as it was; else between which lines it must be, behind
/// those bytes that another state proves.
#[must_use]
pub fn first_difference(
    row: &HeadRow,
    proved: usize,
    source: &AgreementSource,
    history: Option<&History>,
) -> FileDifference {
    earlier_difference(row, source, history).unwrap_or_else(|| {
        let now = present_bytes(row, source);
        let lines = |bytes: usize| memchr::memchr_iter(b'\n', now.get(..bytes).unwrap_or_default()).count();
        FileDifference::Between(lines(proved) + 1, lines(row.bytes).max(1))
    })
}

/// The first line that differs from the file as git still has it. Where git fails, the verdict stands without it.
#[must_use]
pub fn earlier_difference(
    row: &HeadRow,
    source: &AgreementSource,
    history: Option<&History>,
) -> Option<FileDifference> {
    let then = history?.bytes(&source.folder, row).ok().flatten()?;
    let mut old = then.split(|byte| *byte == b'\n');
    let mut new = present_bytes(row, source).split(|byte| *byte == b'\n');
    let same = old.clone().zip(new.clone()).take_while(|(old, new)| old == new).count();
    let text = |line: Option<&[u8]>| String::from_utf8_lossy(line.unwrap_or_default()).into_owned();
    Some(FileDifference::Line { line: same + 1, before: text(old.nth(same)), now: text(new.nth(same)) })
}

fn present_bytes<'a>(row: &HeadRow, source: &'a AgreementSource) -> &'a [u8] {
    let file = source.ledger_files().find(|file| file.path == row.file);
    file.map(|file| file.bytes.as_slice()).unwrap_or_default()
}
