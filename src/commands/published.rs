//! What is published of a ledger beside its recorded stands: what git holds, and what the site shows that is replaced.
//! Asked only where a finding depends on it.

use super::build::ReplacedSite;
use crate::finding::Finding;
use crate::git::Repository;
use crate::ledger::{Reading, published_rows_stay};
use crate::source::{AgreementSource, LedgerRoot, SourceFile};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The published rows of a ledger root.
pub(super) struct PublishedRows<'s> {
    ledger: PathBuf,
    site: Option<&'s ReplacedSite>,
    /// The last commit, where there is one.
    committed: OnceLock<Option<LedgerRoot>>,
}

impl<'s> PublishedRows<'s> {
    pub fn of(ledger: &Path, site: Option<&'s ReplacedSite>) -> Self {
        Self { ledger: ledger.to_path_buf(), site, committed: OnceLock::new() }
    }

    /// Gives findings about published rows the remedy that leaves them as they are.
    pub fn rows_stay(&self, reading: &Reading, findings: &mut [Finding]) {
        let is_settled = |finding: &Finding| finding.reversible.as_ref().is_none_or(|wrong| wrong.is_told);
        if findings.iter().all(is_settled) {
            return;
        }
        let shown = self.site.map(|site| site.lines_in(reading)).unwrap_or_default();
        let committed = self.committed(&reading.source);
        published_rows_stay(&reading.source, findings.iter_mut(), |file, line| {
            let is_committed = committed.as_ref().is_some_and(|then| holds_line(then, file, line));
            is_committed || shown.get(&file.path).is_some_and(|&lines| line <= lines)
        });
    }

    /// The agreement in the last commit. Where git cannot tell, nothing is known to be published.
    fn committed(&self, source: &AgreementSource) -> Option<AgreementSource> {
        let committed = self.committed.get_or_init(|| {
            let repository = Repository::holding(&self.ledger).ok()??;
            let head = repository.revision("HEAD").ok()??;
            let within = repository.path_within(&self.ledger).ok()?;
            repository.ledger_root(&head, &within, &self.ledger).ok()
        });
        let root = committed.as_ref()?;
        let path = self.ledger.join(&source.folder);
        root.source(root.agreements.iter().find(|folder| folder.folder == path)?).ok()
    }
}

/// Whether a line of a file stands in another state of its agreement, be it further up or down: a merge moves rows.
pub(super) fn holds_line(then: &AgreementSource, now: &SourceFile, line: usize) -> bool {
    let Some(then) = then.ledger_files().find(|then| then.path == now.path) else { return false };
    let is_end = |byte: &u8| *byte == b'\n';
    let wanted = now.bytes.split(is_end).nth(line.saturating_sub(1));
    wanted.is_some_and(|wanted| then.bytes.split(is_end).any(|line| line == wanted))
}
