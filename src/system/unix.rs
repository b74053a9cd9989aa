//! Every Unix: a folder can be opened like a file, a file can be told from another of the same name, and names are
//! bytes.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// What to lock so that nobody else writes into a folder: the folder itself, so that nothing is left in it.
///
/// # Errors
/// Where it cannot be opened.
pub fn open_to_lock(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Makes the system keep the names in a folder.
///
/// # Errors
/// Where it cannot.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Whether an open file is the one at a path.
pub fn is_still_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(there)) => held.dev() == there.dev() && held.ino() == there.ino(),
        _ => false,
    }
}

/// The path that bytes stand for, if they do.
#[allow(clippy::unnecessary_wraps, reason = "on other systems not all bytes are a path")]
pub fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    Some(PathBuf::from(OsStr::from_bytes(bytes)))
}

/// The permissions that any new file has, for one that would have fewer: the rest is up to the user's umask.
#[allow(clippy::unnecessary_wraps, reason = "other systems have no such permissions")]
pub fn usual_permissions() -> Option<Permissions> {
    Some(Permissions::from_mode(0o666))
}
