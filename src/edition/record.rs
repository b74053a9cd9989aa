//! What a site with several agreements says of each of them, for the next build, or for the one that joins its parts:
//! what its files were made of, which they are, and what stands of it on pages that it shares with others. With that a
//! build need not make them again.

use super::made_of::MadeOf;
use crate::digest::sha256;
use crate::pages::KeyFigures;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The record of one agreement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    made_of: String,
    /// Whether anything was found in the ledger, which is then to be said again.
    pub has_findings: bool,
    pub(super) entries: usize,
    pub(super) key_figures: KeyFigures,
    /// The sizes of its files by their paths, its own excepted.
    files: BTreeMap<String, u64>,
    /// Its own, where it was read from a file.
    #[serde(skip)]
    size: u64,
}

impl Record {
    /// Its name, beside the pages of the agreement.
    pub const NAME: &str = ".kopfstelle-agreement";

    pub(super) fn new(
        made_of: &MadeOf,
        has_findings: bool,
        entries: usize,
        key_figures: KeyFigures,
        files: BTreeMap<String, u64>,
    ) -> Self {
        Self { made_of: made_of.digest().to_owned(), has_findings, entries, key_figures, files, size: 0 }
    }

    /// The file: its digest, then the rest.
    pub(super) fn file(&self) -> Vec<u8> {
        let text = serde_json::to_string(self).unwrap_or_default();
        format!("{}\n{text}\n", sha256(text.as_bytes())).into_bytes()
    }

    /// What a file says, if it is whole.
    #[must_use]
    pub fn parse(file: &[u8]) -> Option<Self> {
        let (digest, text) = std::str::from_utf8(file).ok()?.strip_suffix('\n')?.split_once('\n')?;
        let record: Self = serde_json::from_str(text).ok().filter(|_| sha256(text.as_bytes()) == digest)?;
        Some(Self { size: file.len() as u64, ..record })
    }

    /// Whether its files are those that would be made of this.
    #[must_use]
    pub fn is_of(&self, made_of: &MadeOf) -> bool {
        self.made_of == made_of.digest()
    }

    /// The agreement that it is of.
    #[must_use]
    pub fn id(&self) -> &str {
        self.key_figures.id()
    }

    /// The sizes of its files by their paths below the agreement's folder, its own among them.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64)> + Clone {
        let files = self.files.iter().map(|(path, size)| (path.as_str(), *size));
        std::iter::once((Self::NAME, self.size)).chain(files)
    }
}
