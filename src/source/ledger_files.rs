//! A whole ledger root, read: what names are there, and the files of every agreement. For few agreements at a time;
//! a build of thousands reads them one by one ([`super::AgreementFolder`]).

use super::{AgreementSource, Discovery, Kind, Listed, discover, listing};
use crate::failure::Failure;
use crate::finding::Finding;
use std::collections::BTreeMap;
use std::path::Path;

/// Everything below a ledger root. Paths are within the root, with `/`.
#[derive(Clone, Debug, Default)]
pub struct LedgerFiles {
    /// Every name that is not passed over.
    pub names: BTreeMap<String, Kind>,
    /// The agreements by their folder; the root itself is the empty path.
    pub agreements: BTreeMap<String, AgreementSource>,
    /// What is wrong with the folders.
    pub findings: Vec<Finding>,
}

impl LedgerFiles {
    /// Reads a folder; one that does not exist is empty.
    ///
    /// # Errors
    /// Where something in it cannot be read.
    pub fn of_folder(root: &Path) -> Result<Self, Failure> {
        if root.symlink_metadata().is_err() {
            return Ok(Self::default());
        }
        let names = names(root, &listing::of_folder(root)?);
        let Discovery { agreements, findings } = discover(root)?;
        let mut files = Self { names, agreements: BTreeMap::new(), findings };
        for folder in agreements {
            files.agreements.insert(within(root, &folder.folder), folder.read()?);
        }
        Ok(files)
    }

    /// Files from anywhere else: their list below `root`, and a way of reading them.
    ///
    /// # Errors
    /// What that way of reading refuses.
    pub fn of(
        root: &Path,
        listed: Vec<Listed>,
        read: impl Fn(&Path) -> Result<Vec<u8>, Failure>,
    ) -> Result<Self, Failure> {
        let names = names(root, &listed);
        let Discovery { agreements, findings } = Discovery::of(root, listed);
        let mut files = Self { names, agreements: BTreeMap::new(), findings };
        for folder in agreements {
            files.agreements.insert(within(root, &folder.folder), folder.read_with(&read)?);
        }
        Ok(files)
    }

    /// The append-only files of all agreements, by path.
    #[must_use]
    pub fn ledger_files(&self) -> BTreeMap<String, &[u8]> {
        let mut files = BTreeMap::new();
        for (folder, source) in &self.agreements {
            for file in source.ledger_files() {
                let path = match folder.is_empty() {
                    true => file.path.clone(),
                    false => format!("{folder}/{}", file.path),
                };
                files.insert(path, file.bytes.as_slice());
            }
        }
        files
    }
}

fn names(root: &Path, listed: &[Listed]) -> BTreeMap<String, Kind> {
    let seen = listed.iter().filter(|file| !listing::is_passed_over(root, &file.path));
    seen.map(|file| (within(root, &file.path), file.kind)).collect()
}

fn within(root: &Path, path: &Path) -> String {
    super::folder::shown(path.strip_prefix(root).unwrap_or(path))
}
