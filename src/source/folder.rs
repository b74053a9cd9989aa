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
        // A stand speaks of the books, and a booking of what the agreement names. What speaks is read before what it
        // speaks of: whatever is appended between two files is then only more than was spoken of.
        let stands = self.stands.as_ref().map(file).transpose()?;
        let costs = self.costs.iter().map(file).collect::<Result<_, _>>()?;
        let memberships = self.memberships.iter().map(file).collect::<Result<_, _>>()?;
        let agreement = file(&"agreement.toml".to_owned())?;
        Ok(AgreementSource { shown: shown(&self.folder), agreement, memberships, costs, stands })
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn what_speaks_of_other_files_is_read_before_them() {
        let file = |path: &str| path.to_owned();
        let folder = AgreementFolder {
            folder: PathBuf::from("ledger"),
            memberships: vec![file("memberships.csv")],
            costs: vec![file("costs/2019.csv"), file("costs/2020.csv")],
            stands: Some(file("stands.csv")),
        };
        let read = Mutex::new(Vec::new());
        let note = |path: &Path| {
            read.lock().unwrap().push(shown(path));
            Ok(Vec::new())
        };
        folder.read_with(note).unwrap();
        let expected = [
            "ledger/stands.csv",
            "ledger/costs/2019.csv",
            "ledger/costs/2020.csv",
            "ledger/memberships.csv",
            "ledger/agreement.toml",
        ];
        assert_eq!(read.into_inner().unwrap(), expected);
    }
}
