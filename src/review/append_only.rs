//! The rule: the bytes that were there before are a prefix of the bytes that are there now, and no file disappears.
//!
//! It is about bytes and knows nothing of entries, so it holds for a file that cannot be read, too. Where a program has
//! saved the same rows in another form (line ends, a byte order mark), that is told apart from a row that reads
//! otherwise: nobody rewrote the books then.

use crate::finding::{Code, Finding};
use crate::ledger::RootReading;
use crate::source::{FileKind, FileRole};
use encoding_rs::WINDOWS_1252;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A file that was not only appended to, or not in the right form.
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
    /// Whether it is a document, whose file has no rows to reverse.
    pub is_document: bool,
}

/// How a file departs from the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub enum FaultKind {
    /// It is not there under its name.
    Gone,
    /// All of its agreement lies in another folder.
    Moved,
    /// A symbolic link stands in its place.
    Link,
    /// It is a document, and another file stands under its name.
    Replaced,
    /// Something that is no file stands in its place.
    NoFile,
    /// It is larger than is read.
    TooLarge,
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
    /// The base ends in the middle of a line, which goes on now: `100` would become `1000` by appending a `0`.
    BaseUnfinished,
    /// Lines end in CRLF now, where they ended in LF.
    LineEndsChanged,
    /// It was UTF-8 and is Windows-1252 now.
    EncodingChanged,
    /// The line break behind the last old line is gone.
    LastLineEndLost,
    /// A spreadsheet saved the whole file in its own form, so that its rows cannot be compared.
    Resaved,
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// What was appended ends in the middle of a line.
    Unfinished,
    /// What was appended holds a carriage return.
    CarriageReturn,
}

/// What a departure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Departure {
    /// The form of new rows; the old ones are untouched.
    NewRows,
    /// The form of the whole file; its rows say what they said.
    WholeFile,
    /// The folder of an agreement; its rows are those that were there.
    Moved,
    /// A file that is too large to be read, so that nothing is known of its rows.
    Unread,
    /// A file that a spreadsheet saved: what its rows say now is not known.
    Resaved,
    /// What was booked reads otherwise, or is gone.
    Booked,
}

impl FaultKind {
    /// The name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Moved => "moved",
            Self::Link => "link",
            Self::Replaced => "replaced",
            Self::NoFile => "no-file",
            Self::TooLarge => "too-large",
            Self::Orphaned => "orphaned",
            Self::Emptied => "emptied",
            Self::CutOff => "cut-off",
            Self::RowRemoved => "row-removed",
            Self::RowInserted => "row-inserted",
            Self::Reordered => "reordered",
            Self::RowChanged => "row-changed",
            Self::BaseUnfinished => "base-unfinished",
            Self::LineEndsChanged => "line-ends-changed",
            Self::EncodingChanged => "encoding-changed",
            Self::LastLineEndLost => "last-line-end-lost",
            Self::Resaved => "resaved",
            Self::ByteOrderMark => "byte-order-mark",
            Self::Unfinished => "unfinished",
            Self::CarriageReturn => "carriage-return",
        }
    }

    /// What it is about.
    #[must_use]
    pub fn departure(self) -> Departure {
        match self {
            Self::Unfinished | Self::CarriageReturn => Departure::NewRows,
            Self::LineEndsChanged | Self::EncodingChanged | Self::LastLineEndLost | Self::ByteOrderMark => {
                Departure::WholeFile
            }
            Self::Moved => Departure::Moved,
            Self::TooLarge => Departure::Unread,
            Self::Resaved => Departure::Resaved,
            Self::Gone
            | Self::Link
            | Self::NoFile
            | Self::Replaced
            | Self::Orphaned
            | Self::Emptied
            | Self::CutOff
            | Self::RowRemoved
            | Self::RowInserted
            | Self::Reordered
            | Self::RowChanged
            | Self::BaseUnfinished => Departure::Booked,
        }
    }
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// All departures from the rule, for every ledger file of the base; a document that was there stays the same file.
#[must_use]
pub fn faults(base: &RootReading, head: &RootReading) -> Vec<Fault> {
    let (now, documents, resaved) = (head.ledger_files(), head.documents(), resaved(head));
    let mut faults = Vec::new();
    let documents_then = base.documents();
    let moved = moved(base, head);
    faults.extend(
        moved.keys().map(|folder| whole_file(within(folder, FileRole::AGREEMENT), FaultKind::Moved, false)),
    );
    for (then, old) in base.ledger_files().into_iter().chain(documents_then.clone()) {
        let is_document = documents_then.contains_key(&then);
        let file = moved_path(&then, &moved).unwrap_or(then);
        if let Some(new) = now.get(&file) {
            let found = in_file(old, new).into_iter().map(|(kind, line)| {
                // With another separator the header reads otherwise, too.
                let is_form = kind.departure() == Departure::Booked && line == 1 && resaved.contains(&file);
                fault(&file, if is_form { FaultKind::Resaved } else { kind }, line, old, new)
            });
            faults.extend(found);
        } else if let Some(new) = documents.get(&file) {
            if *new != old {
                faults.push(whole_file(file, FaultKind::Replaced, true));
            }
        } else {
            let kind = match head.root.names.get(&file) {
                None => FaultKind::Gone,
                Some(FileKind::Link) => FaultKind::Link,
                Some(FileKind::Other) => FaultKind::NoFile,
                Some(FileKind::Large) => FaultKind::TooLarge,
                Some(FileKind::File) => FaultKind::Orphaned,
            };
            faults.push(whole_file(file, kind, is_document));
        }
    }
    faults
}

/// The folders of agreements that lie elsewhere now, by where they were: the folder is gone, and the only agreement of
/// its id is in one that was not there.
fn moved<'r>(base: &'r RootReading, head: &'r RootReading) -> BTreeMap<&'r str, &'r str> {
    let gone = base.agreements.iter().filter(|(folder, _)| !head.agreements.contains_key(*folder));
    let found = gone.filter_map(|(folder, then)| {
        let mut same = head.agreements.iter().filter(|(_, now)| then.id().is_some() && now.id() == then.id());
        match (same.next(), same.next()) {
            (Some((now, _)), None) if !base.agreements.contains_key(now) => {
                Some((folder.as_str(), now.as_str()))
            }
            _ => None,
        }
    });
    found.collect()
}

/// Where a file of an agreement lies that lies elsewhere now.
fn moved_path(file: &str, moved: &BTreeMap<&str, &str>) -> Option<String> {
    moved.iter().find_map(|(then, now)| {
        let rest = if then.is_empty() { Some(file) } else { file.strip_prefix(then)?.strip_prefix('/') };
        Some(within(now, rest?))
    })
}

/// The path of a file in an agreement's folder.
fn within(folder: &str, file: &str) -> String {
    if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }
}

/// The files that a spreadsheet has saved in its own form.
fn resaved(head: &RootReading) -> BTreeSet<String> {
    let of_spreadsheets = |finding: &&Finding| matches!(finding.code, Code::Spreadsheet | Code::Separator);
    let shown: BTreeSet<&str> =
        head.findings.iter().filter(of_spreadsheets).map(|finding| &*finding.place.file).collect();
    head.files().filter(|(_, file)| shown.contains(&*file.shown)).map(|(path, _)| path).collect()
}

/// Whether the rows of the base are there as they were, whatever form they have.
#[must_use]
pub fn nothing_rewritten(base: &RootReading, head: &RootReading) -> bool {
    faults(base, head).iter().all(|fault| fault.kind.departure() != Departure::Booked)
}

fn whole_file(file: String, kind: FaultKind, is_document: bool) -> Fault {
    Fault { file, kind, line: None, before: None, after: None, is_document }
}

fn fault(file: &str, kind: FaultKind, line: usize, old: &[u8], new: &[u8]) -> Fault {
    let text = |bytes| nth(bytes, line).map(|line| String::from_utf8_lossy(line).into_owned());
    let (before, after) = (text(old), text(new));
    Fault { file: file.to_owned(), kind, line: (line > 0).then_some(line), before, after, is_document: false }
}

fn in_file(old: &[u8], new: &[u8]) -> Vec<(FaultKind, usize)> {
    let unfinished = !old.is_empty() && !old.ends_with(b"\n");
    match new.strip_prefix(old) {
        Some(added) if unfinished && !added.is_empty() && !added.starts_with(b"\n") => {
            vec![(FaultKind::BaseUnfinished, lines(old).count())]
        }
        Some(added) => form_of_new_rows(old, added),
        None if new.is_empty() => vec![(FaultKind::Emptied, 0)],
        None => match form_of_file(old, new) {
            form if !form.is_empty() => form,
            _ if begins_with_the_same_cells(old, new) => vec![(FaultKind::Resaved, first_fault(old, new).1)],
            _ => vec![first_fault(old, new)],
        },
    }
}

/// What is wrong with the form of what was appended.
fn form_of_new_rows(old: &[u8], added: &[u8]) -> Vec<(FaultKind, usize)> {
    let line_at = |at: usize| line_of(old, old.len()) + line_of(added, at) - 1;
    let mut form = Vec::new();
    form.extend(memchr::memchr(b'\r', added).map(|at| (FaultKind::CarriageReturn, line_at(at))));
    if !added.is_empty() && !added.ends_with(b"\n") {
        form.push((FaultKind::Unfinished, line_at(added.len())));
    }
    form
}

/// In which form old rows were saved anew; empty where they are not the same rows.
fn form_of_file(old: &[u8], new: &[u8]) -> Vec<(FaultKind, usize)> {
    let unmarked = new.strip_prefix(MARK).unwrap_or(new);
    let was_encoded = std::str::from_utf8(unmarked).is_err();
    let decoded = was_encoded.then(|| WINDOWS_1252.decode_without_bom_handling(unmarked).0);
    let has_mark = unmarked.len() < new.len();
    let unmarked = decoded.as_ref().map_or(unmarked, |text| text.as_bytes());
    let mut plain = Vec::with_capacity(unmarked.len() + 1);
    let mut first_changed = None;
    for line in lines(unmarked) {
        match line.strip_suffix(b"\r\n") {
            Some(text) => {
                first_changed = first_changed.or(Some(line_of(&plain, plain.len())));
                plain.extend([text, b"\n"].concat());
            }
            None => plain.extend(line),
        }
    }
    let cut_short = !plain.ends_with(b"\n");
    plain.extend(cut_short.then_some(b'\n'));
    if !plain.starts_with(old) {
        return Vec::new();
    }
    let mut form = Vec::new();
    form.extend(has_mark.then_some((FaultKind::ByteOrderMark, 1)));
    form.extend(was_encoded.then(|| (FaultKind::EncodingChanged, first_fault(old, new).1)));
    form.extend(first_changed.map(|line| (FaultKind::LineEndsChanged, line)));
    if cut_short {
        let kind = if plain.len() == old.len() { FaultKind::LastLineEndLost } else { FaultKind::Unfinished };
        form.push((kind, lines(&plain).count()));
    }
    form
}

/// Whether all old rows are there with the same cells, whatever quotes are around them and however lines end.
fn begins_with_the_same_cells(old: &[u8], new: &[u8]) -> bool {
    let rows = |bytes| {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).from_reader(bytes).into_byte_records()
    };
    let mut now = rows(new.strip_prefix(MARK).unwrap_or(new));
    let mut is_there = |was: csv::Result<csv::ByteRecord>| match (was, now.next()) {
        (Ok(was), Some(Ok(is))) => was == is,
        _ => false,
    };
    rows(old).all(&mut is_there)
}

/// In which way new bytes are no continuation of the old ones, and on which line first.
fn first_fault(old: &[u8], new: &[u8]) -> (FaultKind, usize) {
    let same = || lines(old).zip(lines(new)).take_while(|(old, new)| old == new);
    let start: usize = same().map(|(line, _)| line.len()).sum();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let kind = match (lines(old_rest).next(), lines(new_rest).next()) {
        (_, None) => FaultKind::CutOff,
        (Some(was), Some(is)) => {
            let holds = |rest: &[u8], wanted: &[u8]| lines(rest).any(|line| line == wanted);
            match (holds(new_rest, was), holds(old_rest, is)) {
                (true, true) if each_line_is_in(old_rest, new_rest) => FaultKind::Reordered,
                (true, false) => FaultKind::RowInserted,
                (false, true) => FaultKind::RowRemoved,
                _ => FaultKind::RowChanged,
            }
        }
        // All old lines are there: only the last one, which was unfinished, can differ.
        (None, Some(_)) => FaultKind::RowChanged,
    };
    (kind, same().count() + 1)
}

fn each_line_is_in(old: &[u8], new: &[u8]) -> bool {
    let still: BTreeSet<&[u8]> = lines(new).collect();
    lines(old).all(|line| still.contains(line))
}

/// The lines with their ends, so that an unfinished line differs from a finished one.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}

/// The line on which the byte at a place stands, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', bytes.get(..at).unwrap_or(bytes)).count()
}

/// A line without its end.
fn nth(bytes: &[u8], line: usize) -> Option<&[u8]> {
    let line = bytes.split_inclusive(|&byte| byte == b'\n').nth(line.checked_sub(1)?)?;
    Some(line.strip_suffix(b"\n").unwrap_or(line))
}
