//! The checksums: the state of every file of the ledger, every stand that was recorded, and how anybody can check
//! them.

use super::basis::Basis;
use super::book::Published;
use super::count::Count;
use super::frame::Frame;
use crate::data::HeadRow;
use crate::digest;
use crate::german;
use serde::Serialize;

pub(super) const TEMPLATE: &str = "checksums.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(super) struct ChecksumsPage<'l> {
    /// The digest of the present state, for minutes.
    digest: String,
    /// All of it.
    full_digest: &'l str,
    /// How many digits the one for minutes has.
    digits: usize,
    recorded: Count,
    files: Vec<FileRow<'l>>,
    /// A file with more in it than its header, as the example.
    example: Option<FileRow<'l>>,
    /// Newest first.
    stands: Vec<StandPart<'l>>,
}

#[derive(Clone, Debug, Serialize)]
struct FileRow<'l> {
    file: &'l str,
    /// The file's name without folders.
    name: &'l str,
    size: String,
    bytes: usize,
    entries: usize,
    sha256: &'l str,
}

#[derive(Debug, Serialize)]
struct StandPart<'l> {
    stand: &'l str,
    date: String,
    note: &'l str,
    /// The digest that the pages showed right after it was recorded.
    digest: Option<String>,
    files: Vec<FileRow<'l>>,
}

/// The page of an agreement.
pub(super) fn page<'l>(basis: &Basis<'_, 'l>, published: &Published<'l>) -> (Frame, ChecksumsPage<'l>) {
    let stands = &basis.figures.ledger.stands;
    let files: Vec<FileRow<'_>> = published.head.rows.iter().map(file).collect();
    let parts = stands.iter().zip(&published.stand_digests).rev().map(|(stand, digest)| StandPart {
        stand: &stand.stand,
        date: german::date(stand.recorded_on),
        note: &stand.note,
        digest: digest.as_deref().map(digest::short),
        files: stand
            .rows
            .iter()
            .map(|row| file_row(&row.file, row.bytes, row.entries, &row.sha256))
            .collect(),
    });
    let page = ChecksumsPage {
        digest: digest::short(published.digest),
        full_digest: published.digest,
        digits: digest::SHORT,
        recorded: Count::of(stands.len(), basis.words),
        example: files.iter().filter(|file| file.file != "stands.csv").find(|file| file.entries > 0).cloned(),
        files,
        stands: parts.collect(),
    };
    (Frame::below("pruefsummen.html".to_owned(), "data"), page)
}

fn file(row: &HeadRow) -> FileRow<'_> {
    file_row(&row.file, row.bytes, row.entries, &row.sha256)
}

fn file_row<'l>(file: &'l str, bytes: usize, entries: usize, sha256: &'l str) -> FileRow<'l> {
    FileRow {
        file,
        name: file.rsplit('/').next().unwrap_or(file),
        size: german::whole(i128::try_from(bytes).unwrap_or(i128::MAX)),
        bytes,
        entries,
        sha256,
    }
}
