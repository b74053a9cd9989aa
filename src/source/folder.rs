//! One agreement's folder: which files it holds, and putting what they hold together.

use super::file_role::FileRole;
use super::{AgreementSource, SourceFile};
use crate::invariant::Invariant;
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
    /// The paths within it of the files of the measures, in byte order.
    pub measures: Vec<String>,
    /// The path within it of the recorded stands, where there are any.
    pub stands: Option<String>,
    /// The paths within it of the files of documents, in byte order.
    pub documents: Vec<String>,
    /// The paths within it of what is not read.
    pub unread: Vec<String>,
}

impl AgreementFolder {
    /// The paths of all its files, in the order in which they are to be read. A stand speaks of the books, and a
    /// booking of what the agreement names. What speaks is read before what it speaks of: whatever is appended between
    /// two files is then only more than was spoken of.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let books = self.stands.iter().chain(&self.costs).chain(&self.memberships).chain(&self.measures);
        let ledgers = books.chain(&self.documents);
        let names = ledgers.map(String::as_str).chain(std::iter::once(FileRole::AGREEMENT));
        names.map(|name| self.folder.join(name)).collect()
    }

    /// The agreement whose files hold this, in the order of [`Self::paths`].
    pub(super) fn source(&self, root: &Path, mut files: impl Iterator<Item = Vec<u8>>) -> AgreementSource {
        let mut file = |path: &str| SourceFile {
            path: path.to_owned(),
            shown: shown(&self.folder.join(path)),
            bytes: files.next().invariant("as many files are read as were asked for"),
        };
        let stands = self.stands.as_deref().map(&mut file);
        let costs = self.costs.iter().map(|path| file(path)).collect();
        let memberships = self.memberships.iter().map(|path| file(path)).collect();
        let measures = self.measures.iter().map(|path| file(path)).collect();
        let documents = self.documents.iter().map(|path| file(path)).collect();
        AgreementSource {
            folder: shown(self.folder.strip_prefix(root).unwrap_or(&self.folder)),
            shown: shown(&self.folder),
            agreement: file(FileRole::AGREEMENT),
            memberships,
            costs,
            measures,
            stands,
            documents,
            unread: self.unread.clone(),
        }
    }
}

/// A path as messages show it: with `/`, whatever the system writes between two folders.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_other_files_is_read_before_them() {
        let file = |path: &str| path.to_owned();
        let folder = AgreementFolder {
            folder: PathBuf::from("ledger"),
            memberships: vec![file("memberships.csv")],
            costs: vec![file("costs/2019.csv"), file("costs/2020.csv")],
            measures: vec![file("measures.csv")],
            stands: Some(file("stands.csv")),
            documents: vec![file("documents/a.pdf")],
            unread: vec![file("costs/2018.csv")],
        };
        let expected = [
            "ledger/stands.csv",
            "ledger/costs/2019.csv",
            "ledger/costs/2020.csv",
            "ledger/memberships.csv",
            "ledger/measures.csv",
            "ledger/documents/a.pdf",
            "ledger/agreement.toml",
        ];
        assert_eq!(folder.paths().iter().map(|path| shown(path)).collect::<Vec<_>>(), expected);
        // Each file gets what was read of it.
        let bytes = expected.map(|path| path.as_bytes().to_vec());
        let source = folder.source(Path::new("ledger"), bytes.into_iter());
        assert!(
            source.ledger_files().chain([&source.agreement]).all(|file| file.bytes == file.shown.as_bytes())
        );
    }
}
