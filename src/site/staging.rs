//! A site being written: many threads hand in files, nobody sees them yet.
//!
//! Dropping it removes what was written and leaves the published site as it was.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};
use std::time::SystemTime;

use super::marker;
use super::site_folder::SiteFolder;
use crate::failure::Failure;
use crate::file_name;

/// What was published, the marker of the site included.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct SiteSize {
    /// Number of files.
    pub files: u64,
    /// Sum of their sizes.
    pub bytes: u64,
}

/// A new site on its way, beside the old one.
#[derive(Debug)]
pub struct Staging {
    pub(super) site: SiteFolder,
    root: PathBuf,
    /// When it was begun, by the clock of its file system.
    pub(super) begun: SystemTime,
    /// Folders that exist, as `a/b`; each is made once.
    folders: RwLock<BTreeSet<String>>,
    files: AtomicU64,
    bytes: AtomicU64,
}

impl SiteFolder {
    /// Begins a new site.
    ///
    /// # Errors
    /// Where a folder for it cannot be made.
    pub fn stage(self) -> Result<Staging, Failure> {
        let root = self.workplace.new_site();
        fs::create_dir(&root).map_err(Failure::io("anlegen", &root))?;
        let begun =
            fs::metadata(&root).and_then(|root| root.modified()).map_err(Failure::io("lesen", &root))?;
        Ok(Staging {
            site: self,
            root,
            begun,
            folders: RwLock::default(),
            files: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        })
    }
}

impl Staging {
    /// Writes one file of the site; `relative_path` has `/` between its parts. Each path can be written once.
    ///
    /// # Errors
    /// A path that is absolute or leaves the site, one written before, or whatever the system refuses.
    pub fn write(&self, relative_path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.write_file(relative_path, [bytes]).map(drop)
    }

    /// Writes one file as [`Self::write`] does, part by part.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn write_parts(
        &self,
        relative_path: &str,
        parts: impl Iterator<Item = String>,
    ) -> Result<(), Failure> {
        self.write_file(relative_path, parts).map(drop)
    }

    pub(super) fn write_file(
        &self,
        relative_path: &str,
        parts: impl IntoIterator<Item = impl AsRef<[u8]>>,
    ) -> Result<File, Failure> {
        let Some(path) = place_in(&self.root, relative_path) else {
            let path = self.root.join(relative_path);
            return Err(Failure::Refused { path, reason: "liegt nicht innerhalb der Website".into() });
        };
        self.make_folder_of(relative_path)?;
        let failed = || Failure::io("schreiben", &path);
        let mut file = File::create_new(&path).map_err(failed())?;
        let mut bytes = 0;
        for part in parts {
            file.write_all(part.as_ref()).map_err(failed())?;
            bytes += part.as_ref().len() as u64;
        }
        self.count(1, bytes);
        Ok(file)
    }

    /// Whether the new site has a file or folder so far.
    #[must_use]
    pub fn has(&self, relative_path: &Path) -> bool {
        self.root.join(relative_path).exists()
    }

    /// Counts what the site has.
    pub(super) fn count(&self, files: u64, bytes: u64) {
        self.files.fetch_add(files, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Makes the folder that a file of the site lies in.
    pub(super) fn make_folder_of(&self, relative_path: &str) -> Result<(), Failure> {
        self.make_folder(relative_path.rsplit_once('/').map_or("", |(folder, _)| folder))
    }

    /// What it has so far.
    fn size(&self) -> SiteSize {
        SiteSize { files: self.files.load(Ordering::Relaxed), bytes: self.bytes.load(Ordering::Relaxed) }
    }

    /// What the site before comes to, if it has as many files as this one and those others, and names no more.
    #[must_use]
    pub fn is_all_before(&self, others: SiteSize) -> Option<SiteSize> {
        let (own, before) = (self.size(), self.site.before?);
        (own.files + others.files == before.files)
            .then_some(SiteSize { files: before.files + 1, bytes: own.bytes + others.bytes + before.marker })
    }

    /// Writes the marker and returns what the whole site comes to.
    pub(super) fn finish(&self) -> Result<SiteSize, Failure> {
        let marker = marker::write(&self.root)?;
        let SiteSize { files, bytes } = self.size();
        Ok(SiteSize { files: files + 1, bytes: bytes + marker })
    }

    /// The folder in which it is written.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn make_folder(&self, folder: &str) -> Result<(), Failure> {
        if folder.is_empty() || self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        self.make_folder(folder.rsplit_once('/').map_or("", |(above, _)| above))?;
        let path = self.root.join(folder);
        match fs::create_dir(&path) {
            // Another thread may have been faster; a file in the way is found when writing into it.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Failure::io("anlegen", &path)(error));
            }
            _ => {}
        }
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for Staging {
    /// After a publication there is nothing left to do here.
    fn drop(&mut self) {
        self.site.workplace.give_up(&self.site.target);
    }
}

/// Where in the folder of a site a file of this path lies; `None` unless the path has only ordinary parts, none of
/// which means something else on another system.
#[must_use]
pub fn place_in(site: &Path, relative_path: &str) -> Option<PathBuf> {
    let ordinary = |part: &str| !matches!(part, "" | "." | "..") && file_name::fault(part).is_none();
    relative_path.split('/').all(ordinary).then(|| site.join(relative_path))
}

#[cfg(test)]
mod tests {
    use super::place_in;
    use std::path::Path;

    #[test]
    fn only_ordinary_relative_paths_stay_inside() {
        for inside in ["index.html", "kommunen/selm/2020.html", "data/costs.csv", ".nojekyll"] {
            assert_eq!(place_in(Path::new("site"), inside), Some(Path::new("site").join(inside)));
        }
        for outside in
            ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a/.", "C:x", "a\\..\\x", "a\0"]
        {
            assert_eq!(place_in(Path::new("site"), outside), None, "{outside}");
        }
    }
}
