//! What was added where it cannot be read as entries: the lines themselves.
//!
//! A line is new where the older file has no such line left; behind unaltered old bytes these are exactly the lines
//! that were appended, and in a rewritten file those that nobody has seen before. Another line end, or a mark in front
//! of the first line, makes no line a new one.

use crate::ledger::{COST_COLUMNS, MEASURE_COLUMNS, MEMBERSHIP_COLUMNS, STAND_COLUMNS};
use crate::source::{AgreementSource, SourceFile};
use std::collections::BTreeMap;

/// A line that was not there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedLine {
    /// The file's path within the agreement's folder.
    pub file: String,
    /// Which line of it, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// The first of the lines that were not there before, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddedLines {
    /// Those that are kept.
    pub listed: Vec<AddedLine>,
    /// The number of all of them.
    pub count: usize,
}

/// So many lines are kept: nobody reads a million that are faulty.
const MOST: usize = 10_000;

impl Extend<AddedLine> for AddedLines {
    fn extend<I: IntoIterator<Item = AddedLine>>(&mut self, lines: I) {
        for line in lines {
            self.count += 1;
            if self.listed.len() < MOST {
                self.listed.push(line);
            }
        }
    }
}

/// The new lines of all ledger files.
pub(super) fn in_ledger_files<'f>(
    old: Option<&'f AgreementSource>,
    new: &'f AgreementSource,
) -> impl Iterator<Item = AddedLine> {
    let before: BTreeMap<&str, &[u8]> = old
        .into_iter()
        .flat_map(AgreementSource::ledger_files)
        .map(|file| (file.path.as_str(), file.bytes.as_slice()))
        .collect();
    new.ledger_files().flat_map(move |file| {
        let was = before.get(file.path.as_str()).copied().unwrap_or_default();
        in_file(was, file).filter(|line| !is_header(&line.text))
    })
}

/// The new lines of one file.
pub(super) fn in_file<'f>(old: &'f [u8], new: &'f SourceFile) -> impl Iterator<Item = AddedLine> {
    let mut left: BTreeMap<&[u8], usize> = BTreeMap::new();
    for line in old.split_inclusive(|&byte| byte == b'\n') {
        *left.entry(bare(line)).or_default() += 1;
    }
    let lines = new.bytes.split_inclusive(|&byte| byte == b'\n').enumerate();
    lines.filter_map(move |(place, line)| {
        let line = bare(line);
        if let Some(times) = left.get_mut(line).filter(|times| **times > 0) {
            *times -= 1;
            return None;
        }
        let text = String::from_utf8_lossy(line).into_owned();
        Some(AddedLine { file: new.path.clone(), line: place + 1, text })
    })
}

/// What a line says, without the form in which it was saved.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
}

fn is_header(text: &str) -> bool {
    [COST_COLUMNS, MEMBERSHIP_COLUMNS, MEASURE_COLUMNS, STAND_COLUMNS]
        .iter()
        .any(|columns| columns.join(",") == text)
}
