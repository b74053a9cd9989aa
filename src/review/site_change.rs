//! What a change does to the published site: both sites are rendered elsewhere, their files compared here. So the
//! list is true whatever a page shows.

use super::ChangeKind;
use std::collections::BTreeMap;

/// The files of a site, or of one agreement's folder in it: path → digest.
pub type Files = BTreeMap<String, String>;

/// Everything that changes of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteChange {
    /// What stands at the root, outside the folder of any agreement.
    pub root: Vec<FileChange>,
    /// The agreements whose files or addresses change.
    pub agreements: Vec<AgreementFiles>,
}

/// Why it cannot be told what changes of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// A side, or a template, has errors, so that there is no site of it.
    Errors,
    /// There are so many pages that rendering them all would take too long for a review.
    TooManyPages,
    /// It is not known what the change is.
    HistoryCutOff,
}

impl Untold {
    /// The name in machine-readable output and in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Errors => "errors",
            Self::TooManyPages => "too-many-pages",
            Self::HistoryCutOff => "history-cut-off",
        }
    }
}

/// What changes of one agreement's pages and data. The foot of each page (Stand and digest) does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementFiles {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The folder of its pages with a final `/`; empty where it is the only agreement.
    pub folder: String,
    /// The folder they had before, where that was another one.
    pub moved_from: Option<String>,
    /// The members' short names by id.
    pub members: BTreeMap<String, String>,
    /// The files that change, with their paths below the folder.
    pub files: Vec<FileChange>,
}

/// A file of the site that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// How.
    pub change: ChangeKind,
}

/// The files that differ between two sites, by path.
#[must_use]
pub fn differences(before: &Files, after: &Files) -> Vec<FileChange> {
    let gone =
        before.keys().filter(|path| !after.contains_key(*path)).map(|path| (path, ChangeKind::Deleted));
    let now = after.iter().filter_map(|(path, digest)| match before.get(path) {
        None => Some((path, ChangeKind::Added)),
        Some(was) => (was != digest).then_some((path, ChangeKind::Changed)),
    });
    let all: BTreeMap<&String, ChangeKind> = now.chain(gone).collect();
    all.into_iter().map(|(path, change)| FileChange { path: path.clone(), change }).collect()
}
