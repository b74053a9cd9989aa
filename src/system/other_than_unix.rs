//! Where a folder cannot be opened and names are text: Windows.

use std::fs::{File, Permissions};
use std::io;
use std::path::{Path, PathBuf};

/// What to lock so that nobody else writes into a folder: a hidden file in it. It stays: taken away, two runs could
/// each hold one.
///
/// # Errors
/// Where it cannot be opened.
pub fn open_to_lock(folder: &Path) -> io::Result<File> {
    File::options().create(true).append(true).open(folder.join(".kopfstelle.lock"))
}

/// Makes the system keep the names in a folder, which it does as it keeps bytes.
///
/// # Errors
/// Never.
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether an open file is the one at a path: an open file cannot be removed here.
pub fn is_still_at(_: &File, path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The path that bytes stand for, if they do.
pub fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}

/// The permissions that any new file has, for one that would have fewer: every new file has them.
pub fn usual_permissions() -> Option<Permissions> {
    None
}
