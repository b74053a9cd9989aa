//! The one way in which the program writes into a ledger: rows at the end of a file.
//!
//! Nobody else writes there meanwhile ([`WriteLock`]). A file that is no longer the one that was read is left alone.
//! The new file is written where nobody sees it, goes to the disk, and takes the old one's place in one step
//! ([`new_file`]): whoever reads, and whatever is killed when, finds all of the old file or all of the new one.
//!
//! Readers take no lock. They read a file before those that it speaks of ([`crate::source`]),
//! so that what was appended in between is only more than they asked for.

mod lock;
mod new_file;
#[cfg(test)]
mod tests;

pub use lock::WriteLock;

use crate::failure::Failure;
use new_file::NewFile;
use std::path::Path;

impl WriteLock {
    /// Appends rows to a file of the locked folder, given by its path within it; `before` is what was read of it,
    /// `None` where it is to be made. When this returns, the rows are on the disk.
    ///
    /// # Errors
    /// Where the file is another one than was read, or the system refuses; the file then is as it was.
    pub fn append(&self, file: &str, before: Option<&[u8]>, rows: &[u8]) -> Result<(), Failure> {
        let path = self.folder().join(file);
        let mut new = NewFile::beside(&path)?;
        new.write(before.unwrap_or_default(), rows)?;
        refuse_unless_as_read(&path, before)?;
        new.put()
    }
}

/// Rows are appended to files, and to nothing else that may stand at a path.
///
/// # Errors
/// Where something else does.
pub fn refuse_what_is_no_file(path: &Path) -> Result<(), Failure> {
    new_file::regular_file(path).map(drop)
}

/// What was read must still be there, byte for byte: an editor or git does not ask for our lock.
fn refuse_unless_as_read(path: &Path, before: Option<&[u8]>) -> Result<(), Failure> {
    let now = new_file::bytes_of(path)?;
    if now.as_deref() == before {
        return Ok(());
    }
    let reason = "wurde währenddessen von anderen geändert und bleibt, wie es jetzt ist; den Befehl noch einmal ausführen";
    Err(Failure::Refused { path: path.to_path_buf(), reason: reason.into() })
}
