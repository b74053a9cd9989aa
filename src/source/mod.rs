//! Where a ledger comes from: the files of one agreement, as bytes with their names.
//!
//! Everything after this stage works on these values, so that a ledger may as well come from another place
//! than a folder (a revision of git, a test).

mod discovery;
mod file_role;
mod folder;
mod listing;
mod names;
mod root;
mod template_folder;

pub use discovery::may_run_in_a_browser;
pub use file_role::FileRole;
pub use folder::AgreementFolder;
pub use listing::{FileKind, ListedFile, MOST_BYTES, most_bytes};
pub use root::{Files, LedgerRoot, TOO_LARGE};
pub use template_folder::{template_files, template_files_of};

/// One file of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path within the agreement's folder, with `/`: `costs/2019.csv`.
    pub path: String,
    /// Its path as the user knows it: `ledger/costs/2019.csv`.
    pub shown: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The files of one agreement, those of a ledger in the byte order of their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementSource {
    /// Its path within the ledger root, with `/`; empty where that is it.
    pub folder: String,
    /// The folder as the user knows it.
    pub shown: String,
    /// `agreement.toml`
    pub agreement: SourceFile,
    /// `memberships.csv`, `memberships/*.csv`
    pub memberships: Vec<SourceFile>,
    /// `costs.csv`, `costs/*.csv`
    pub costs: Vec<SourceFile>,
    /// `measures.csv`, `measures/*.csv`, where costs are split by measures
    pub measures: Vec<SourceFile>,
    /// `stands.csv`, where a stand was ever recorded
    pub stands: Option<SourceFile>,
    /// `documents/…`, what proves entries
    pub documents: Vec<SourceFile>,
    /// The paths within the folder of what lies there and is not read: links, devices, files that are too large. Each
    /// is reported, and what may be missing because of it is not.
    pub unread: Vec<String>,
}

impl AgreementSource {
    /// The append-only files: memberships, costs, measures, stands.
    pub fn ledger_files(&self) -> impl Iterator<Item = &SourceFile> {
        self.memberships.iter().chain(&self.costs).chain(&self.measures).chain(&self.stands)
    }

    /// The files of documents.
    pub fn documents(&self) -> impl Iterator<Item = &SourceFile> {
        self.documents.iter()
    }

    /// Whether a file of this role, or a folder of such files, is there and was not read.
    #[must_use]
    pub fn lacks(&self, role: FileRole) -> bool {
        let stands_for = |path: &String| [FileRole::of(path), FileRole::of(&format!("{path}.csv"))];
        self.unread.iter().flat_map(stands_for).any(|of| of == Some(role))
    }

    /// Every file: `agreement.toml`, the append-only ones and those of documents.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        std::iter::once(&self.agreement).chain(self.ledger_files()).chain(&self.documents)
    }
}
