//! What lies in a folder of a revision, by the same rules as on disk: a ledger root, or templates.

use super::process::Git;
use super::{Repository, Revision, TreeKind};
use crate::failure::Failure;
use crate::source::{FileKind, Files, LedgerRoot, ListedFile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of a revision.
#[derive(Debug)]
struct Blobs {
    git: Git,
    revision: String,
    ids: BTreeMap<PathBuf, String>,
}

impl Files for Blobs {
    fn read(&self, paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
        let id = |path: &PathBuf| {
            let missing = || Failure::Git(format!("{} fehlt in {}", path.display(), self.revision));
            self.ids.get(path).map(String::as_str).ok_or_else(missing)
        };
        self.git.blobs(&paths.iter().map(id).collect::<Result<Vec<&str>, Failure>>()?)
    }
}

impl Repository {
    /// The ledger root at a path of a revision, named in messages as `shown`. Nothing there is an empty one.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn ledger_root(&self, revision: &Revision, path: &str, shown: &Path) -> Result<LedgerRoot, Failure> {
        let (listed, files) = self.files(revision, path, shown)?;
        Ok(LedgerRoot::of(shown, listed, files))
    }

    /// What lies below a path of a revision, each named as if that were `shown`, and a way to the bytes.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn files(
        &self,
        revision: &Revision,
        path: &str,
        shown: &Path,
    ) -> Result<(Vec<ListedFile>, Box<dyn Files>), Failure> {
        let mut listed = Vec::new();
        let mut ids = BTreeMap::new();
        for entry in self.tree(revision, path)? {
            let path = match entry.path.as_os_str().is_empty() {
                true => shown.to_path_buf(), // a file or link where the root should be a folder
                false => shown.join(&entry.path),
            };
            let kind = match entry.kind {
                TreeKind::File => FileKind::File,
                TreeKind::Large => FileKind::Large,
                TreeKind::Link => FileKind::Link,
                TreeKind::Repository => FileKind::Other,
            };
            ids.insert(path.clone(), entry.id);
            listed.push(ListedFile { path, kind });
        }
        Ok((listed, Box::new(Blobs { git: self.git.clone(), revision: revision.name.clone(), ids })))
    }
}
