//! The rule: the bytes that were there before are a prefix of the bytes that are there now, and no file disappears.
//!
//! It is about bytes and knows nothing of entries, so it holds for a file that cannot be read, too. It also asks
//! that old and new bytes end with a line: otherwise `100` could become `1000` by appending a `0`.

use crate::ledger::RootReading;
use crate::source::Kind;
use std::collections::BTreeSet;

/// A file that was not only appended to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its path within the ledger root.
    pub file: String,
    /// In which way.
    pub kind: FaultKind,
    /// The first line concerned, from 1.
    pub line: Option<usize>,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}

/// How a file departs from the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not there under its name.
    Gone,
    /// A symbolic link stands in its place.
    Link,
    /// Something that is no file stands in its place.
    NoFile,
    /// It is there, but belongs to no agreement any more.
    Orphaned,
    /// It is empty.
    Emptied,
    /// It ends before it did: rows at its end are gone.
    CutOff,
    /// A row is no longer there; those after it are.
    RowRemoved,
    /// A row stands where another did, which follows further down.
    RowInserted,
    /// The same rows in another order.
    Reordered,
    /// A row reads otherwise.
    RowChanged,
    /// All lines end in CRLF now, where they ended in LF.
    LineEndsChanged,
    /// The base itself ends in the middle of a line.
    BaseUnfinished,
    /// It ends in the middle of a line.
    Unfinished,
    /// It holds a carriage return.
    CarriageReturn,
    /// It begins with a byte order mark.
    ByteOrderMark,
}

impl FaultKind {
    /// The name in machine-readable output and in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Link => "link",
            Self::NoFile => "no-file",
            Self::Orphaned => "orphaned",
            Self::Emptied => "emptied",
            Self::CutOff => "cut-off",
            Self::RowRemoved => "row-removed",
            Self::RowInserted => "row-inserted",
            Self::Reordered => "reordered",
            Self::RowChanged => "row-changed",
            Self::LineEndsChanged => "line-ends-changed",
            Self::BaseUnfinished => "base-unfinished",
            Self::Unfinished => "unfinished",
            Self::CarriageReturn => "carriage-return",
            Self::ByteOrderMark => "byte-order-mark",
        }
    }
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// All departures from the rule, for every ledger file of the base.
#[must_use]
pub fn faults(base: &RootReading, head: &RootReading) -> Vec<Fault> {
    let now = head.ledger_files();
    let mut faults = Vec::new();
    for (file, old) in base.ledger_files() {
        if let Some(new) = now.get(&file) {
            in_file(&file, old, new, &mut faults);
        } else {
            let kind = match head.root.names.get(&file) {
                None => FaultKind::Gone,
                Some(Kind::Link) => FaultKind::Link,
                Some(Kind::Other) => FaultKind::NoFile,
                Some(Kind::File) => FaultKind::Orphaned,
            };
            faults.push(Fault { file, kind, line: None, before: None, after: None });
        }
    }
    faults
}

fn in_file(file: &str, old: &[u8], new: &[u8], faults: &mut Vec<Fault>) {
    let mut fault = |kind, line: usize, before: Option<&[u8]>, after: Option<&[u8]>| {
        let text = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
        faults.push(Fault {
            file: file.to_owned(),
            kind,
            line: (line > 0).then_some(line),
            before: before.map(text),
            after: after.map(text),
        });
    };
    if !old.is_empty() && !old.ends_with(b"\n") {
        let line = lines(old).len();
        fault(FaultKind::BaseUnfinished, line, lines(old).last().copied(), nth(new, line));
    }
    let difference = (!new.starts_with(old)).then(|| first_difference(old, new));
    if new.is_empty() && difference.is_some() {
        fault(FaultKind::Emptied, 0, None, None);
        return;
    }
    if let Some((kind, line)) = difference {
        fault(kind, line, nth(old, line), nth(new, line));
    }
    if new.starts_with(MARK) && difference != Some((FaultKind::ByteOrderMark, 1)) {
        fault(FaultKind::ByteOrderMark, 1, nth(old, 1), nth(new, 1));
    }
    if let Some(at) = memchr::memchr(b'\r', new) {
        let line = 1 + memchr::memchr_iter(b'\n', new.get(..at).unwrap_or_default()).count();
        fault(FaultKind::CarriageReturn, line, nth(old, line), nth(new, line));
    }
    if !new.is_empty() && !new.ends_with(b"\n") {
        let line = lines(new).len();
        fault(FaultKind::Unfinished, line, nth(old, line), nth(new, line));
    }
}

/// In which way new bytes are no continuation of the old ones, and on which line first.
fn first_difference(old: &[u8], new: &[u8]) -> (FaultKind, usize) {
    let unmarked = new.strip_prefix(MARK).unwrap_or(new);
    if unmarked.starts_with(old) {
        return (FaultKind::ByteOrderMark, 1);
    }
    let (old_lines, new_lines) = (lines(old), lines(new));
    if only_line_ends_changed(&old_lines, &lines(unmarked)) {
        return (FaultKind::LineEndsChanged, 1);
    }
    let same = old_lines.iter().zip(&new_lines).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (rest(&old_lines, same), rest(&new_lines, same));
    let kind = match (old_rest.first(), new_rest.first()) {
        (_, None) => FaultKind::CutOff,
        (Some(was), Some(is)) => {
            let (moved_down, moved_up) = (new_rest.contains(was), old_rest.contains(is));
            let still: BTreeSet<&&[u8]> = new_rest.iter().collect();
            match (moved_down, moved_up) {
                (true, true) if old_rest.iter().all(|line| still.contains(line)) => FaultKind::Reordered,
                (true, false) => FaultKind::RowInserted,
                (false, true) => FaultKind::RowRemoved,
                _ => FaultKind::RowChanged,
            }
        }
        // All old lines are there: only the last one, which was unfinished, can differ.
        (None, Some(_)) => FaultKind::RowChanged,
    };
    (kind, same + 1)
}

/// Whether all lines are there, each ending in CRLF where it ended in LF.
fn only_line_ends_changed(old: &[&[u8]], new: &[&[u8]]) -> bool {
    let ends_otherwise = |(old, new): (&&[u8], &&[u8])| {
        old.strip_suffix(b"\n").is_some_and(|old| new.strip_suffix(b"\r\n") == Some(old))
    };
    old.len() <= new.len() && old.iter().zip(new).all(ends_otherwise)
}

/// The lines with their ends, so that an unfinished line differs from a finished one.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

fn rest<'l, 'b>(lines: &'l [&'b [u8]], from: usize) -> &'l [&'b [u8]] {
    lines.get(from..).unwrap_or_default()
}

/// A line without its end.
fn nth(bytes: &[u8], line: usize) -> Option<&[u8]> {
    let line = bytes.split_inclusive(|&byte| byte == b'\n').nth(line.checked_sub(1)?)?;
    Some(line.strip_suffix(b"\n").unwrap_or(line))
}
