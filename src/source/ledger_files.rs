//! A whole ledger root, read: what names are there, and the files of every agreement. For few agreements at a time;
//! a build of thousands reads them one by one ([`super::AgreementFolder`]).

use super::{AgreementSource, Discovery, Kind, Listed, listing};
use crate::failure::Failure;
use crate::finding::Finding;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{MAIN_SEPARATOR, Path};

/// Everything below a ledger root. Paths are within the root, with `/`.
#[derive(Clone, Debug, Default)]
pub struct LedgerFiles {
    /// Every name that is not passed over and is text.
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
        let listed = match root.symlink_metadata() {
            Ok(_) => listing::of_folder(root)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Failure::io("look at the folder", root)(error)),
        };
        Self::of(root, listed, |path| fs::read(path).map_err(Failure::io("read the file", path)))
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
        let seen = listed.iter().filter(|file| !listing::is_passed_over(root, &file.path));
        let names = seen.filter_map(|file| Some((within(root, &file.path)?, file.kind))).collect();
        let Discovery { agreements, findings } = Discovery::of(root, listed);
        let mut files = Self { names, agreements: BTreeMap::new(), findings };
        for folder in agreements {
            if let Some(name) = within(root, &folder.folder) {
                files.agreements.insert(name, folder.read_with(&read)?);
            }
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

/// A path below the root, with `/`; `None` where it is no text. Two names that only look the same are never taken for
/// one, and [`Discovery`] has a finding for each.
fn within(root: &Path, path: &Path) -> Option<String> {
    Some(path.strip_prefix(root).unwrap_or(path).to_str()?.replace(MAIN_SEPARATOR, "/"))
}
