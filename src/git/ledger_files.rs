//! A ledger root as a revision holds it, by the same rules as a folder.

use super::{Repository, Revision, TreeKind};
use crate::failure::Failure;
use crate::source::{Kind, LedgerFiles, Listed};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Repository {
    /// The ledger at a path of a revision, named in messages as `shown`. Nothing there is an empty ledger root.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn ledger_files(
        &self,
        revision: &Revision,
        path: &str,
        shown: &Path,
    ) -> Result<LedgerFiles, Failure> {
        let entries = self.tree(revision, path)?;
        let mut listed = Vec::with_capacity(entries.len());
        let mut wanted: Vec<(PathBuf, &str)> = Vec::new();
        for entry in &entries {
            let path = match entry.path.as_os_str().is_empty() {
                true => shown.to_path_buf(), // a file or link where the root should be a folder
                false => shown.join(&entry.path),
            };
            let kind = match entry.kind {
                TreeKind::File => Kind::File,
                TreeKind::Link => Kind::Link,
                TreeKind::Repository => Kind::Other,
            };
            // What is not a table or the agreement is reported without being read.
            let extension = path.extension().and_then(|extension| extension.to_str());
            if kind == Kind::File && matches!(extension, Some("csv" | "toml")) {
                wanted.push((path.clone(), &entry.id));
            }
            listed.push(Listed { path, kind });
        }
        let ids: Vec<&str> = wanted.iter().map(|(_, id)| *id).collect();
        let blobs = self.blobs(&ids)?;
        let bytes: BTreeMap<&Path, &Vec<u8>> =
            wanted.iter().map(|(path, _)| path.as_path()).zip(&blobs).collect();
        LedgerFiles::of(shown, listed, |path| {
            bytes
                .get(path)
                .map(|bytes| (*bytes).clone())
                .ok_or_else(|| Failure::Git(format!("{} is not in {}", path.display(), revision.name)))
        })
    }
}
