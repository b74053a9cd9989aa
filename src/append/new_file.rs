//! A file on its way: written in full beside the one that it replaces, then put in its place.
//!
//! On Linux it has no name until it is whole and on the disk, so that a run that is killed leaves nothing. Elsewhere
//! (and between the two calls that name it and move it) it has a hidden one, which no ledger takes for a file of its
//! own, and which the next run that writes removes.

use crate::failure::Failure;
use crate::system;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that is not yet in its place. Dropped, it leaves nothing behind.
pub struct NewFile {
    file: File,
    /// Where it belongs.
    path: PathBuf,
    /// The name that it has before it is in its place, if it has one: beside its place, hidden.
    waits_at: PathBuf,
    has_name: bool,
}

impl NewFile {
    /// An empty one, to be put at `path`, with the permissions of the file that is there.
    ///
    /// # Errors
    /// Where something else than a file is there, or the system refuses.
    pub fn beside(path: &Path) -> Result<Self, Failure> {
        Self::of(path, system::unnamed_file(path.parent().unwrap_or(path)))
    }

    /// The same, where the system gave a file without a name, and where it has none to give.
    pub(super) fn of(path: &Path, unnamed: Option<File>) -> Result<Self, Failure> {
        let failed = || Failure::io("schreiben", path);
        let permissions = regular_file(path)?.map(|there| there.permissions());
        let waits_at = hidden_name(path);
        remove_if_there(&waits_at).map_err(failed())?;
        let (file, has_name) = match unnamed {
            Some(file) => (file, false),
            None => (File::create_new(&waits_at).map_err(failed())?, true),
        };
        let new = Self { file, path: path.to_path_buf(), waits_at, has_name };
        if let Some(permissions) = permissions {
            new.file.set_permissions(permissions).map_err(failed())?;
        }
        Ok(new)
    }

    /// Writes all that it is to hold, down to the disk.
    pub(super) fn fill(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(Failure::io("schreiben", &self.path))?;
        self.settle()
    }

    /// Takes what was written into it down to the disk: nothing but its place is missing then.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn settle(&mut self) -> Result<(), Failure> {
        self.file.sync_all().map_err(Failure::io("schreiben", &self.path))
    }

    /// Puts it in its place, and makes the system keep it there: the folder goes to the disk too.
    ///
    /// # Errors
    /// Where the system refuses; the file that was there is as it was.
    pub fn put(mut self) -> Result<(), Failure> {
        self.name().and_then(|()| self.take_place()).map_err(Failure::io("schreiben", &self.path))?;
        system::sync_folder(self.path.parent().unwrap_or(&self.path))
            .map_err(Failure::io("schreiben", &self.path))
    }

    /// From here on it has a name.
    pub(super) fn name(&mut self) -> io::Result<()> {
        if !self.has_name {
            system::name_file(&self.file, &self.waits_at)?;
            self.has_name = true;
        }
        Ok(())
    }

    /// From here on that name is the one it was written for.
    fn take_place(&mut self) -> io::Result<()> {
        fs::rename(&self.waits_at, &self.path)?;
        self.has_name = false;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.has_name {
            // What cannot be removed is hidden, and the next run's to remove.
            let _ = fs::remove_file(&self.waits_at);
        }
    }
}

/// What a file holds; `None` where there is none.
pub(super) fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match regular_file(path)? {
        Some(_) => fs::read(path).map(Some).map_err(Failure::io("lesen", path)),
        None => Ok(None),
    }
}

/// The file that stands at a path, where one does. Nothing else may stand there, and no link is followed.
pub(super) fn regular_file(path: &Path) -> Result<Option<fs::Metadata>, Failure> {
    match path.symlink_metadata() {
        Ok(there) if there.is_file() => Ok(Some(there)),
        Ok(_) => {
            let reason = "ist keine gewöhnliche Datei; was dort liegt, woandershin legen".into();
            Err(Failure::Refused { path: path.to_path_buf(), reason })
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("lesen", path)(error)),
    }
}

/// `costs.csv` waits as `.costs.csv.kopfstelle`.
fn hidden_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".kopfstelle");
    path.with_file_name(name)
}

/// Under the lock nobody else waits there: what does was left by a run that was killed.
fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
