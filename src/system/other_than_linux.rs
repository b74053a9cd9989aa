//! Where folders cannot change places and every file has a name.

use std::fs::File;
use std::io;
use std::path::Path;

/// Lets two folders change places in one step.
///
/// # Errors
/// Always.
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A file that has no name yet: there is none here.
pub fn unnamed_file(_: &Path) -> Option<File> {
    None
}

/// Gives such a file a name.
///
/// # Errors
/// Always.
pub fn name_file(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
