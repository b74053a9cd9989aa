//! One agreement's folder: which files it holds, and reading them.

use super::{AgreementSource, SourceFile};
use crate::failure::Failure;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The folder of one agreement, not yet read. Thousands of these are the index of a large build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementFolder {
    /// Where it is.
    pub folder: PathBuf,
    /// The paths within it of the files of the memberships, in byte order.
    pub memberships: Vec<String>,
    /// The paths within it of the files of the costs, in byte order.
    pub costs: Vec<String>,
    /// The path within it of the recorded stands, where there are any.
    pub stands: Option<String>,
}

impl AgreementFolder {
    /// Its path within the ledger root, with `/`; empty where that is it.
    #[must_use]
    pub fn within(&self, root: &Path) -> String {
        shown(self.folder.strip_prefix(root).unwrap_or(&self.folder))
    }

    /// Reads all its files.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn read(&self) -> Result<AgreementSource, Failure> {
        self.read_with(|path| fs::read(path).map_err(Failure::io("read the file", path)))
    }

    /// As [`Self::read`], with a way of reading of one's own.
    ///
    /// # Errors
    /// What that way of reading refuses.
    pub fn read_with(
        &self,
        read: impl Fn(&Path) -> Result<Vec<u8>, Failure>,
    ) -> Result<AgreementSource, Failure> {
        let file = |path: &String| {
            let full = self.folder.join(path);
            let bytes = read(&full)?;
            Ok(SourceFile { path: path.clone(), shown: shown(&full), bytes })
        };
        Ok(AgreementSource {
            shown: shown(&self.folder),
            agreement: file(&"agreement.toml".to_owned())?,
            memberships: self.memberships.iter().map(file).collect::<Result<_, _>>()?,
            costs: self.costs.iter().map(file).collect::<Result<_, _>>()?,
            stands: self.stands.as_ref().map(file).transpose()?,
        })
    }

    /// The paths within it of all append-only files.
    pub fn ledger_files(&self) -> impl Iterator<Item = &String> {
        self.memberships.iter().chain(&self.costs).chain(&self.stands)
    }
}

/// A path as messages show it: with `/`, whatever the system writes between two folders.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}
