//! The one way in which the program writes into a ledger: rows at the end of files, with what they rest on.
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
pub use new_file::NewFile;

use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileUpdate {
    /// Its path within the locked folder.
    pub path: String,
    /// What was read of it; `None` where it is to be made.
    pub before: Option<Vec<u8>>,
    /// What it holds then.
    pub after: Vec<u8>,
}

impl WriteLock {
    /// Appends rows to a file of the locked folder, given by its path within it; `before` is what was read of it,
    /// `None` where it is to be made. When this returns, the rows are on the disk.
    ///
    /// # Errors
    /// Where the file is another one than was read, or the system refuses; the file then is as it was.
    pub fn append(&self, file: &str, before: Option<&[u8]>, rows: &[u8]) -> Result<(), Failure> {
        let after = [before.unwrap_or_default(), rows].concat();
        self.update(&[FileUpdate { path: file.to_owned(), before: before.map(<[u8]>::to_vec), after }])
    }

    /// Brings several files up to date, all of them or none. Whatever can go wrong is tried before the first one takes
    /// its place; one that is refused it all the same takes those before it back. A run that is killed in between
    /// leaves whole files, the first of them new: what others rest on comes first.
    ///
    /// # Errors
    /// As for one file.
    pub fn update(&self, updates: &[FileUpdate]) -> Result<(), Failure> {
        let mut made = Vec::new();
        let done = self.put(updates, &mut made);
        if done.is_err() {
            // One that holds something by now is not ours alone, and stays.
            made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        }
        done
    }

    fn put(&self, updates: &[FileUpdate], made: &mut Vec<PathBuf>) -> Result<(), Failure> {
        let mut waiting = Vec::new();
        for update in updates {
            let path = self.folder().join(&update.path);
            let folder = path.parent().unwrap_or(&path);
            let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
            made.extend(missing.iter().rev().map(|folder| folder.to_path_buf()));
            fs::create_dir_all(folder).map_err(Failure::io("anlegen", folder))?;
            let mut new = NewFile::beside(&path)?;
            new.fill(&update.after)?;
            waiting.push((path, new));
        }
        for ((path, _), update) in waiting.iter().zip(updates) {
            refuse_unless_as_read(path, update.before.as_deref())?;
        }
        let mut put: Vec<(PathBuf, &FileUpdate)> = Vec::new();
        for ((path, new), update) in waiting.into_iter().zip(updates) {
            if let Err(failure) = new.put() {
                // What cannot be taken back stays, and is whole.
                put.iter().rev().for_each(|(path, update)| drop(take_back(path, update)));
                return Err(failure);
            }
            put.push((path, update));
        }
        Ok(())
    }
}

/// What was there before stands there again.
fn take_back(path: &Path, update: &FileUpdate) -> Result<(), Failure> {
    match &update.before {
        None => fs::remove_file(path).map_err(Failure::io("löschen", path)),
        Some(before) => {
            let mut old = NewFile::beside(path)?;
            old.fill(before)?;
            old.put()
        }
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
