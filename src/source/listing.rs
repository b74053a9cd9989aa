//! What lies below a ledger root, as a plain list: names and kinds, nothing read yet.
//!
//! A folder gives such a list, and so does a revision of git; the rules about what belongs where
//! ([`super::LedgerRoot::of`]) are the same for both.

use super::folder::shown;
use crate::failure::Failure;
use crate::file_name::strange_mark;
use crate::finding::{Code, Finding, Place};
use crate::hidden::{self, is_hidden};
use std::io;
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

/// Something below a root that is no folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its path, beginning with that of the root.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A symbolic link, whatever it points to.
    Link,
    /// A socket, a device, a repository within the repository.
    Other,
}

/// The list of a folder, hidden names left out. Symbolic links are not followed.
pub(super) fn of_folder(root: &Path) -> Result<Vec<Listed>, Failure> {
    let mut files = Vec::new();
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(root, entry.path())) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_path_buf();
            let source = error.into_io_error().unwrap_or_else(|| io::Error::other("the folders form a loop"));
            Failure::io("read the folder", path)(source)
        })?;
        let kind = match entry.file_type() {
            kind if kind.is_dir() => continue,
            kind if kind.is_file() => Kind::File,
            kind if kind.is_symlink() => Kind::Link,
            _ => Kind::Other,
        };
        files.push(Listed { path: entry.into_path(), kind });
    }
    Ok(files)
}

/// What is wrong with the names on the way from the root to a path: characters that other systems or lists read
/// otherwise ([`strange_mark`]), and bytes that are no text, so that two names would look the same.
pub(super) fn strange_name(root: &Path, path: &Path) -> Option<Finding> {
    let within = path.strip_prefix(root).unwrap_or(path);
    let mut names = within.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name),
        _ => None,
    });
    let found = names.find_map(|name| match name.to_str() {
        None => Some("der Name ist nicht in UTF-8".to_owned()),
        Some(name) => strange_mark(name).map(|mark| match mark {
            '\\' => "im Namen steht ein umgekehrter Schrägstrich (\\)".to_owned(),
            ':' => "im Namen steht ein Doppelpunkt (:)".to_owned(),
            mark => format!("im Namen steht ein Zeichen, das man nicht sieht ({})", hidden::name(mark)),
        }),
    })?;
    let place = Place::file(shown(path).replace(is_hidden, "\u{fffd}"));
    let remedy = "die Datei oder den Ordner mit einfachen Zeichen benennen";
    Some(Finding::new(Code::NotUnderstood, place, found, remedy))
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

/// Whether a path below the root, or a folder on the way to it, has a name that begins with a point.
pub(super) fn is_passed_over(root: &Path, path: &Path) -> bool {
    let within = path.strip_prefix(root).unwrap_or(path);
    within
        .components()
        .any(|part| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")))
}
