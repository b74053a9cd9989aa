//! Reading a folder of templates: every file in it, whatever it is; what a file replaces is decided later.

use super::folder::shown;
use super::{SourceFile, listing};
use crate::failure::Failure;
use crate::finding::{Code, Finding, Place};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a templates folder, by path, and what is wrong with the folder. Names that begin with `.` are passed
/// over; symbolic links are not followed.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn template_files(folder: &Path) -> Result<(Vec<SourceFile>, Vec<Finding>), Failure> {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Failure::io("read the folder of templates", path)(error.into())
        })?;
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_symlink() {
            findings.push(listing::link(path));
        } else if kind.is_dir() {
            // Nothing to read.
        } else if !kind.is_file() {
            findings.push(Finding::new(
                Code::NotUnderstood,
                Place::file(shown(path)),
                "keine Datei mit einer Vorlage",
                "löschen, verschieben oder mit einem Punkt am Anfang des Namens ausnehmen",
            ));
        } else if let Some(finding) = listing::strange_name(folder, path) {
            findings.push(finding);
        } else {
            files.push(SourceFile {
                path: shown(path.strip_prefix(folder).unwrap_or(path)),
                shown: shown(path),
                bytes: fs::read(path).map_err(Failure::io("read the template", path))?,
            });
        }
    }
    Ok((files, findings))
}
