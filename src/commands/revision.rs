//! The revisions that a command is told of.

use super::Result;
use crate::failure::Failure;
use crate::git::{Repository, Revision, fetch_command};
use std::path::Path;

/// The repository that a ledger lies in.
pub(super) fn repository_of(ledger: &Path) -> Result<Repository> {
    Repository::holding(ledger)?
        .ok_or_else(|| Failure::Git(format!("{} liegt in keinem Git-Repository", ledger.display())))
}

/// The revision of this name.
pub(super) fn find(repository: &Repository, name: &str) -> Result<Revision> {
    if let Some(revision) = repository.revision(name)? {
        // Anybody who may push a tag could else choose what a change is compared with.
        let meanings = repository.meanings(name)?;
        if meanings.is_empty() {
            return Ok(revision);
        }
        let meanings = meanings.join(", ");
        return Err(Failure::Usage(format!(
            "„{name}“ kann mehrere Fassungen meinen; die gemeinte mit vollem Namen nennen: {meanings}"
        )));
    }
    if repository.is_shallow()? {
        return Err(Failure::Git(format!(
            "die Fassung „{name}“ fehlt in diesem flachen Klon. Ein Commit davon genügt: {} (in GitHub Actions fetch-depth: 0, in \
             GitLab CI GIT_DEPTH: 0)",
            fetch_command(name)
        )));
    }
    Err(Failure::Usage(format!(
        "eine Fassung „{name}“ gibt es in diesem Repository nicht; vielleicht holt `git fetch` sie"
    )))
}
