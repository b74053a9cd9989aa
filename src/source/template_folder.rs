//! Reading a folder of templates: every file in it, whatever it is; what a file replaces is decided later.

use super::SourceFile;
use crate::failure::Failure;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a templates folder, by path. Names that begin with `.` and Markdown files are passed over.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn template_files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let hidden = |name: &str| name.starts_with('.');
    let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| !hidden(&entry.file_name().to_string_lossy())) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Failure::io("read the folder of templates", path)(error.into())
        })?;
        if entry.file_type().is_dir() || entry.path().extension().is_some_and(|ending| ending == "md") {
            continue;
        }
        let within = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        files.push(SourceFile {
            path: within.to_string_lossy().replace('\\', "/"),
            shown: entry.path().to_string_lossy().into_owned(),
            bytes: fs::read(entry.path()).map_err(Failure::io("read the template", entry.path()))?,
        });
    }
    Ok(files)
}
