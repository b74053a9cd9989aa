//! Linux: two folders change places in one step, and a file may have no name before it is whole.

use rustix::fs::{AtFlags, CWD, OFlags, RenameFlags, linkat, renameat_with};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Where the system lists open files, by which one of them is named.
const OPEN_FILES: &str = "/proc/self/fd";

/// Lets two folders change places in one step.
///
/// # Errors
/// [`io::ErrorKind::Unsupported`] where the system or the file system cannot do that.
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        // How file systems and kernels without it say so.
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

/// A file in a folder that has no name yet, and that the system gives back when the run ends; `None` where the file
/// system has no such files, or they could not be named later.
pub fn unnamed_file(folder: &Path) -> Option<File> {
    if !Path::new(OPEN_FILES).exists() {
        return None;
    }
    let flags = i32::try_from(OFlags::TMPFILE.bits()).ok()?;
    File::options().write(true).mode(0o666).custom_flags(flags).open(folder).ok()
}

/// Gives such a file a name that nothing else has.
///
/// # Errors
/// Where it has one, or the system refuses.
pub fn name_file(file: &File, path: &Path) -> io::Result<()> {
    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from)
}
