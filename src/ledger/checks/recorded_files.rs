//! The files that recorded stands speak of, as they are now: the digest and the entries of any beginning of them that a
//! stand names, and the day of their first entry.

use crate::digest;
use crate::ledger::book::Book;
use crate::ledger::booked::ReversibleEntry;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::stand::Stand;
use crate::source::{AgreementSource, SourceFile};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The files of all books, by path.
pub(super) struct RecordedFiles<'a> {
    pub memberships: BTreeMap<&'a str, RecordedFile<'a>>,
    pub costs: BTreeMap<&'a str, RecordedFile<'a>>,
    pub measures: BTreeMap<&'a str, RecordedFile<'a>>,
    /// The bytes of documents, which never change.
    pub documents: BTreeMap<&'a str, &'a [u8]>,
    /// What is there and was not read.
    pub unread: &'a [String],
}

/// One file.
pub(super) struct RecordedFile<'a> {
    pub bytes: &'a [u8],
    /// The digests of the beginnings that stands name.
    digests: BTreeMap<usize, String>,
    /// The lines on which its entries begin, ascending; `None` where some rows are not known.
    starts: Option<Vec<usize>>,
    /// The day of its first entry, of those that could be read.
    pub first_day: Option<Date>,
}

impl<'a> RecordedFiles<'a> {
    pub fn new(
        stands: &[Stand],
        memberships: &Book<'_, MembershipEntry>,
        costs: &Book<'_, CostEntry>,
        measures: &Book<'_, MeasureEntry>,
        source: &'a AgreementSource,
    ) -> Self {
        let mut lengths: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for row in stands.iter().flat_map(|stand| &stand.rows) {
            lengths.entry(&row.file).or_default().insert(row.bytes);
        }
        Self {
            memberships: of_book(&source.memberships, memberships, &lengths),
            costs: of_book(&source.costs, costs, &lengths),
            measures: of_book(&source.measures, measures, &lengths),
            documents: source.documents.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect(),
            unread: &source.unread,
        }
    }

    pub fn get(&self, path: &str) -> Option<&RecordedFile<'a>> {
        [&self.memberships, &self.costs, &self.measures].into_iter().find_map(|book| book.get(path))
    }
}

fn of_book<'a, T: ReversibleEntry>(
    files: &'a [SourceFile],
    book: &Book<'_, T>,
    lengths: &BTreeMap<&str, BTreeSet<usize>>,
) -> BTreeMap<&'a str, RecordedFile<'a>> {
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); files.len()];
    for row in book.known() {
        starts[row.place.file].push(row.place.line);
    }
    let mut first_days: Vec<Option<Date>> = vec![None; files.len()];
    for entry in &book.entries {
        first_days[entry.place().file].get_or_insert(entry.recorded_on());
    }
    let known =
        starts.into_iter().zip(first_days).zip(&book.counts).map(|((mut starts, first_day), &count)| {
            starts.sort_unstable();
            ((starts.len() == count).then_some(starts), first_day)
        });
    let files = files.iter().zip(known).map(|(file, (starts, first_day))| {
        let digests = lengths.get(file.path.as_str());
        let digests = digests.map(|lengths| digest::of_beginnings(&file.bytes, lengths)).unwrap_or_default();
        (file.path.as_str(), RecordedFile { bytes: &file.bytes, digests, starts, first_day })
    });
    files.collect()
}

impl RecordedFile<'_> {
    /// How many lines end within the first bytes. Lines are the same in a file and in its repaired text.
    pub fn lines_within(&self, bytes: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.bytes[..bytes.min(self.bytes.len())]).count()
    }

    /// The digest of a beginning that a stand names; `None` where the file is shorter.
    pub fn digest(&self, bytes: usize) -> Option<&str> {
        self.digests.get(&bytes).map(String::as_str)
    }

    /// How many entries begin within the first bytes, where that is known.
    pub fn entries_within(&self, bytes: usize) -> Option<usize> {
        Some(self.starts.as_ref()?.partition_point(|&line| line <= self.lines_within(bytes)))
    }
}
