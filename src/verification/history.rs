//! The versions of a ledger that git knows: where else an earlier state can be found.

use crate::data::HeadRow;
use crate::digest;
use crate::failure::Failure;
use crate::git::{Repository, TreeKind};
use crate::source::AgreementSource;
use std::collections::BTreeSet;
use std::path::Path;

/// The versions of the ledger, where it lies in a repository.
#[derive(Debug)]
pub struct History {
    repository: Repository,
    /// The path of the ledger root within it.
    ledger: String,
}

impl History {
    /// The history of a ledger; `None` where it lies in no repository.
    ///
    /// # Errors
    /// Where `git` cannot be run or refuses the repository.
    pub fn of(ledger: &Path) -> Result<Option<Self>, Failure> {
        let Some(repository) = Repository::holding(ledger)? else { return Ok(None) };
        let ledger = repository.path_within(ledger)?;
        if let Some(head) = repository.revision("HEAD")? {
            repository.refuse_submodule(&head, &ledger)?;
        }
        Ok(Some(Self { repository, ledger }))
    }

    /// Whether it was fetched in part only.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn is_shallow(&self) -> Result<bool, Failure> {
        self.repository.is_shallow()
    }

    /// The first version of the ledger, newest first, of which something can be said.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub(super) fn find<T>(
        &self,
        say: impl Fn(&str, Vec<AgreementSource>) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        for revision in self.repository.history(&self.ledger)? {
            let root = self.repository.ledger_root(&revision, &self.ledger, Path::new(&self.ledger))?;
            if let Some(said) = say(revision.short_id(), root.sources()?) {
                return Ok(Some(said));
            }
        }
        Ok(None)
    }

    /// The bytes that a kept row of an agreement's folder speaks of, from whatever version of the file has them.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn bytes(&self, folder: &str, row: &HeadRow) -> Result<Option<Vec<u8>>, Failure> {
        let parts = [self.ledger.as_str(), folder, row.file.as_str()];
        let path = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for revision in self.repository.history(&path)? {
            let entries = self.repository.tree(&revision, &path)?;
            for entry in entries.iter().filter(|entry| entry.path.as_os_str().is_empty()) {
                if entry.kind != TreeKind::File || !seen.insert(entry.id.clone()) {
                    continue;
                }
                for bytes in self.repository.blobs(&[&entry.id])? {
                    if let Some(then) = digest::beginning(&bytes, row.bytes, &row.sha256) {
                        return Ok(Some(then.to_vec()));
                    }
                }
            }
        }
        Ok(None)
    }
}
