//! The checksums: the state of every file of the ledger, every stand that was recorded, and how anybody can check
//! them.

use crate::digest;
use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::file_state::FileState;
use crate::pages::published::{Published, StandCopy};
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ChecksumsPage<'l> {
    /// The digest of the present state, for minutes.
    digest: String,
    /// All of it.
    full_digest: &'l str,
    /// How many digits the one for minutes has.
    digits: usize,
    recorded: RecordedStands,
    files: Vec<FileState<'l>>,
    example: Option<FileState<'l>>,
    /// Newest first.
    stands: Vec<StandPart<'l>>,
}

/// How many stands were recorded.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum RecordedStands {
    NoStand,
    OneStand,
    Stands { stands: Count },
}

#[derive(Debug, Serialize)]
struct StandPart<'l> {
    stand: &'l str,
    date: String,
    note: &'l str,
    /// The digest that the pages showed right after it was recorded.
    digest: Option<String>,
    /// What became of the copy of the pages; `None` where none are made.
    copy: Option<&'l StandCopy>,
    files: Vec<FileState<'l>>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(
    basis: &Basis<'_, 'l>,
    published: &Published<'l>,
) -> (Frame, ChecksumsPage<'l>) {
    let stands = &basis.figures.ledger.stands;
    let copies = published.copies.iter().map(Some).chain(std::iter::repeat(None));
    let digests = published.stand_digests.iter();
    let all: Vec<_> = stands.iter().zip(digests).zip(copies).collect();
    let parts = all.into_iter().rev().map(|((stand, digest), copy)| StandPart {
        stand: &stand.id,
        date: german::date(stand.recorded_on),
        note: &stand.note,
        digest: digest.as_deref().map(digest::short),
        copy,
        files: stand
            .rows
            .iter()
            .map(|row| FileState::new(&row.file, row.bytes, row.entries, &row.sha256))
            .collect(),
    });
    let page = ChecksumsPage {
        digest: digest::short(published.digest),
        full_digest: published.digest,
        digits: digest::SHORT,
        recorded: match stands.len() {
            0 => RecordedStands::NoStand,
            1 => RecordedStands::OneStand,
            several => RecordedStands::Stands { stands: Count::of(several, basis.words) },
        },
        files: published.head.rows.iter().map(FileState::of).collect(),
        example: FileState::example(published.head),
        stands: parts.collect(),
    };
    (Frame::only(PageKind::Checksums), page)
}
