//! The hidden folder beside the target in which a site is prepared, and the lock on it.
//!
//! For `public` it is `.public.kopfstelle`, on the same file system, so that finished work moves by renaming:
//!
//! ```text
//! lock    held by the build that is at work; the system frees it when that process ends, however it ends
//! new     the site being written; after an exchange, the old site on its way out
//! ready   a whole new site, while it takes two renames to put it in place
//! old     the old site set aside meanwhile
//! ```
//!
//! Whoever gets the lock first tidies up what a killed build left: a missing target is completed from `ready`
//! (else `old`), everything else is removed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::failure::Failure;
use crate::system;

/// The locked workplace beside a target.
#[derive(Debug)]
pub(super) struct Workplace {
    folder: PathBuf,
    lock: Option<File>,
}

impl Workplace {
    /// Whether a build left its workplace beside a target.
    pub(super) fn is_beside(target: &Path) -> bool {
        target.file_name().is_some_and(|name| exists(&target.with_file_name(folder_name(name))))
    }

    /// Waits until no other build works for this target, and takes the workplace.
    pub(super) fn enter(parent: &Path, target_name: &OsStr) -> Result<Self, Failure> {
        let folder = parent.join(folder_name(target_name));
        loop {
            make_folder(&folder)?;
            let path = folder.join("lock");
            let file = match File::options().create(true).append(true).open(&path) {
                Ok(file) => file,
                // The build before us has just removed its workplace.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::io("öffnen", &path)(error)),
            };
            file.lock().map_err(Failure::io("sperren", &path))?;
            if system::is_still_at(&file, &path) {
                let workplace = Self { folder, lock: Some(file) };
                workplace.refuse_strangers()?;
                return Ok(workplace);
            }
        }
    }

    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    pub(super) fn ready(&self) -> PathBuf {
        self.folder.join("ready")
    }

    pub(super) fn old_site(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Puts right what an interrupted build left.
    pub(super) fn tidy(&self, target: &Path) -> Result<(), Failure> {
        for whole_site in [self.ready(), self.old_site()] {
            if !exists(target) && exists(&whole_site) {
                fs::rename(&whole_site, target)
                    .map_err(Failure::io("nach einem abgebrochenen Lauf vollenden", target))?;
            }
        }
        self.clear()
    }

    /// Takes back a publication that failed half-way in this run, as far as the system lets us.
    pub(super) fn give_up(&self, target: &Path) {
        if !exists(target) && exists(&self.old_site()) {
            let _ = fs::rename(self.old_site(), target);
        }
        if exists(target) || !exists(&self.ready()) {
            let _ = self.clear();
        }
    }

    /// Removes every site in the workplace.
    pub(super) fn clear(&self) -> Result<(), Failure> {
        for folder in [self.new_site(), self.ready(), self.old_site()] {
            if exists(&folder) {
                remove(&folder).map_err(Failure::io("löschen", &folder))?;
            }
        }
        Ok(())
    }

    /// Nothing but ours may lie here, since we remove it.
    fn refuse_strangers(&self) -> Result<(), Failure> {
        let failed = "lesen";
        for entry in fs::read_dir(&self.folder).map_err(Failure::io(failed, &self.folder))? {
            let name = entry.map_err(Failure::io(failed, &self.folder))?.file_name();
            if !["lock", "new", "ready", "old"].iter().any(|ours| name == *ours) {
                return Err(Failure::Refused {
                    path: self.folder.join(name),
                    reason:
                        "ist nicht von diesem Programm, das in diesem Ordner die Website vorbereitet; woandershin legen"
                            .into(),
                });
            }
        }
        Ok(())
    }

    /// What a killed process leaves: the lock is free, everything else stands as it was.
    #[cfg(test)]
    pub(super) fn abandon(&mut self) {
        self.lock = None;
    }
}

impl Drop for Workplace {
    /// Removes the workplace if it is empty; what cannot be removed is the next build's to tidy.
    fn drop(&mut self) {
        let sites = [self.new_site(), self.ready(), self.old_site()];
        if self.lock.is_some() && !sites.iter().any(|site| exists(site)) {
            // Still under the lock: whoever waits for it sees that the file has gone and starts anew.
            let _ = fs::remove_file(self.folder.join("lock"));
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

fn folder_name(target_name: &OsStr) -> OsString {
    let mut name = OsString::from(".");
    name.push(target_name);
    name.push(".kopfstelle");
    name
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    match fs::create_dir(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match fs::symlink_metadata(folder) {
            Ok(kind) if kind.is_dir() => Ok(()),
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => Ok(()),
            _ => Err(Failure::Refused {
                path: folder.to_path_buf(),
                reason: "ist im Weg: In einem Ordner dieses Namens neben der alten Website wird die neue vorbereitet"
                    .into(),
            }),
        },
        Err(error) => {
            Err(Failure::io("anlegen", folder)(error))
        }
    }
}

/// Whether anything is there, a dangling link included.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Removes a folder with all that is in it, on several threads.
fn remove(folder: &Path) -> io::Result<()> {
    let children = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    children.into_par_iter().try_for_each(|child| {
        if child.file_type()?.is_dir() {
            fs::remove_dir_all(child.path())
        } else {
            fs::remove_file(child.path())
        }
    })?;
    fs::remove_dir(folder)
}
