//! Reading a folder of templates: every file in it, whatever it is; what a file replaces is decided later.

use super::SourceFile;
use super::folder::shown;
use super::listing::{self, FileKind, ListedFile};
use super::names::NamesOnTheWay;
use super::root::{Files, OnDisk};
use crate::failure::Failure;
use crate::finding::{Code, Finding, Place};
use std::path::{Path, PathBuf};

/// The files of a templates folder, by path, and what is wrong with the folder. Names that begin with `.` are passed
/// over; symbolic links are not followed.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn template_files(folder: &Path) -> Result<(Vec<SourceFile>, Vec<Finding>), Failure> {
    template_files_of(folder, listing::of_folder(folder)?, &OnDisk)
}

/// As [`template_files`], of the folder of which this is the list.
///
/// # Errors
/// Where a file cannot be read.
pub fn template_files_of(
    folder: &Path,
    listed: Vec<ListedFile>,
    files: &dyn Files,
) -> Result<(Vec<SourceFile>, Vec<Finding>), Failure> {
    let (mut findings, mut names) = (Vec::new(), NamesOnTheWay::default());
    let mut paths: Vec<PathBuf> = Vec::new();
    let inside = listed.into_iter().filter(|file| file.path != folder);
    for ListedFile { path, kind } in inside.filter(|file| !listing::is_passed_over(folder, &file.path)) {
        match kind {
            FileKind::Link => findings.push(listing::link(&path)),
            FileKind::Other | FileKind::Large => findings.push(Finding::new(
                Code::NotUnderstood,
                Place::file(shown(&path)),
                "keine Datei mit einer Vorlage",
                "löschen, verschieben oder mit einem Punkt am Anfang des Namens ausnehmen",
            )),
            FileKind::File if names.take(folder, &path) => paths.push(path),
            FileKind::File => {}
        }
    }
    findings.append(&mut names.findings);
    let bytes = files.read(&paths)?;
    let file = |(path, bytes): (PathBuf, Vec<u8>)| SourceFile {
        path: shown(path.strip_prefix(folder).unwrap_or(&path)),
        shown: shown(&path),
        bytes,
    };
    Ok((paths.into_iter().zip(bytes).map(file).collect(), findings))
}
