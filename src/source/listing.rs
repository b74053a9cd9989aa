//! What lies below a ledger root, as a plain list: names and kinds, nothing read yet.
//!
//! A folder gives such a list, and so does a revision of git; the rules about what belongs where
//! ([`super::LedgerRoot::of`]) are the same for both.

use super::file_role::FileRole;
use super::folder::shown;
use crate::failure::Failure;
use crate::finding::{Code, Finding, Place};
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// So many bytes may a document have, and so no file more.
pub const MOST_BYTES: u64 = 100_000_000;

/// The same for a table: half a million entries need less. Reading takes a few times as much memory.
const MOST_BYTES_OF_TABLE: u64 = 50_000_000;

/// The same for `agreement.toml`, of which every key becomes a value with its place: ten thousand members need less.
const MOST_BYTES_OF_AGREEMENT: u64 = 8_000_000;

/// How many bytes the file of this name may have.
pub fn most_bytes(path: &Path) -> u64 {
    match path.extension().and_then(OsStr::to_str) {
        _ if path.file_name() == Some(OsStr::new(FileRole::AGREEMENT)) => MOST_BYTES_OF_AGREEMENT,
        Some("csv") => MOST_BYTES_OF_TABLE,
        _ => MOST_BYTES,
    }
}

/// Something below a root that is no folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// Its path, beginning with that of the root.
    pub path: PathBuf,
    /// What it is.
    pub kind: FileKind,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A regular file of more than [`most_bytes`].
    Large,
    /// A symbolic link, whatever it points to.
    Link,
    /// A socket, a device, a repository within the repository.
    Other,
}

/// The list of a folder without what is passed over. Symbolic links are not followed.
pub(super) fn of_folder(root: &Path) -> Result<Vec<ListedFile>, Failure> {
    let mut files = Vec::new();
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(root, entry.path())) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_path_buf();
            let source =
                error.into_io_error().unwrap_or_else(|| io::Error::other("die Ordner führen im Kreis"));
            Failure::io("lesen", path)(source)
        })?;
        let kind = match entry.file_type() {
            kind if kind.is_dir() => continue,
            kind if kind.is_file() => match is_large(&entry) {
                true => FileKind::Large,
                false => FileKind::File,
            },
            kind if kind.is_symlink() => FileKind::Link,
            _ => FileKind::Other,
        };
        files.push(ListedFile { path: entry.into_path(), kind });
    }
    Ok(files)
}

/// Whether a file is larger than is read. Where that cannot be told, reading it will fail as well, and say so.
fn is_large(entry: &DirEntry) -> bool {
    entry.metadata().is_ok_and(|file| file.len() > most_bytes(entry.path()))
}

/// A symbolic link.
pub(super) fn link(path: &Path) -> Finding {
    Finding::new(
        Code::SymbolicLink,
        Place::file(shown(path)),
        "eine Verknüpfung, keine Datei",
        "die Datei selbst an diese Stelle legen",
    )
}

/// A file that is too large.
pub(super) fn large(path: &Path) -> Finding {
    let most = most_bytes(path);
    let found = format!("die Datei ist größer als {} MB und wird nicht gelesen", most / 1_000_000);
    let remedy = match most {
        MOST_BYTES_OF_AGREEMENT => "nachsehen, was hier steht: Tausende von Kommunen brauchen weniger",
        _ => {
            "ein Buch auf mehrere Dateien verteilen (costs/2024.csv, costs/2025.csv), einen Beleg mit url statt file nennen"
        }
    };
    Finding::new(Code::NotUnderstood, Place::file(shown(path)), found, remedy)
}

/// Whether a path below the root, or a folder on the way to it, has a name that begins with a point, or one that file
/// managers and spreadsheets leave behind.
pub(super) fn is_passed_over(root: &Path, path: &Path) -> bool {
    let within = path.strip_prefix(root).unwrap_or(path);
    within.components().any(|part| {
        let Component::Normal(name) = part else { return false };
        let left_behind = ["Thumbs.db", "desktop.ini"].iter().any(|other| name.eq_ignore_ascii_case(other));
        left_behind || [".", "~$"].iter().any(|mark| name.as_encoded_bytes().starts_with(mark.as_bytes()))
    })
}
