//! Putting the files of a new ledger where they belong: nothing is overwritten, and nothing half-written is left.

use crate::commands::Result;
use crate::failure::Failure;
use crate::founding::FoundingFiles;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses a folder that holds any of them, or anything else in the place of their folders.
pub(super) fn refuse_what_is_there(folder: &Path, files: &FoundingFiles) -> Result<()> {
    let there: Vec<&str> =
        tops(files).into_iter().filter(|top| folder.join(top).symlink_metadata().is_ok()).collect();
    if there.is_empty() {
        return Ok(());
    }
    let reason =
        format!("enthält schon {}; es wurde nichts angelegt, einen anderen Ordner wählen", there.join(", "));
    Err(Failure::Refused { path: folder.to_path_buf(), reason })
}

/// Writes them all into a folder that nobody sees, and moves what is in it to its place, or back where that fails.
pub(super) fn put(folder: &Path, files: &FoundingFiles) -> Result<()> {
    fs::create_dir_all(folder).map_err(Failure::io("anlegen", folder))?;
    let hidden = tempfile::Builder::new().prefix(".kopfstelle-new-").tempdir_in(folder);
    let hidden = hidden.map_err(Failure::io("beschreiben", folder))?;
    for (path, bytes) in files {
        let path = hidden.path().join(path);
        let parent = path.parent().unwrap_or(&path);
        fs::create_dir_all(parent).map_err(Failure::io("anlegen", parent))?;
        fs::write(&path, bytes).map_err(Failure::io("schreiben", &path))?;
    }
    // Somebody may have made one of them in the meantime.
    refuse_what_is_there(folder, files)?;
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for top in tops(files) {
        let (from, to) = (hidden.path().join(top), folder.join(top));
        if let Err(error) = fs::rename(&from, &to) {
            // What cannot be moved back stays, and the message says where.
            moved.iter().rev().for_each(|(from, to)| drop(fs::rename(to, from)));
            return Err(Failure::io("anlegen", to)(error));
        }
        moved.push((from, to));
    }
    Ok(())
}

/// The first names of their paths: the files and folders that appear in the folder.
fn tops(files: &FoundingFiles) -> BTreeSet<&str> {
    files.keys().filter_map(|path| path.split('/').next()).collect()
}
