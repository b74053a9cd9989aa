//! Copies of an agreement's pages at each recorded stand, at an address that stays: the ledger as the stand recorded
//! it, and the `agreement.toml` of that day, drawn by the program and the templates of today.

use super::agreement::{self, SiteAround};
use crate::data::{Head, HeadRow};
use crate::digest::sha256;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::file_name;
use crate::ledger::{Stand, read, recorded_stands};
use crate::page_table::STAND_COPIES;
use crate::pages::{Interruption, StandCopy, Templates, WriteFile};
use crate::source::{AgreementSource, FileRole, SourceFile};
use crate::verification::{History, heads_of};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Copies are made, and what the ledger no longer has is looked for in git, where there is a repository.
#[derive(Debug)]
pub struct KeptStands {
    history: Option<History>,
    /// Of how many stands the `agreement.toml` was nowhere.
    without_agreement: AtomicUsize,
}

impl KeptStands {
    /// Copies of the stands of the agreements below a ledger root.
    ///
    /// # Errors
    /// Where `git` cannot be run or refuses the repository.
    pub fn of(ledger: &Path) -> Result<Self, Failure> {
        Ok(Self { history: History::of(ledger)?, without_agreement: AtomicUsize::default() })
    }

    /// How many stands so far have no copy that they would have if the history here were whole, as far as anybody can
    /// tell.
    ///
    /// # Errors
    /// Where `git` cannot be asked.
    pub fn cut_off(&self) -> Result<usize, Failure> {
        match (&self.history, self.without_agreement.load(Ordering::Relaxed)) {
            (Some(history), stands) if stands > 0 && history.is_shallow()? => Ok(stands),
            _ => Ok(0),
        }
    }

    /// The stands of an agreement, each with what is needed for a copy.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub(super) fn recorded_in(&self, source: &AgreementSource) -> Result<Vec<KeptStand>, Failure> {
        let stands = recorded_stands(source).into_iter();
        stands
            .map(|stand| {
                // The state that the pages showed right after it was recorded.
                let head = heads_of(&stand, source).pop();
                let agreement = match head.as_ref().and_then(|head| row(head, FileRole::AGREEMENT)) {
                    Some(row) => self.agreement_then(source, row)?,
                    None => None,
                };
                self.without_agreement.fetch_add(usize::from(agreement.is_none()), Ordering::Relaxed);
                Ok(KeptStand { stand, head, agreement })
            })
            .collect()
    }

    /// The `agreement.toml` that a row speaks of: the present one, or git's.
    fn agreement_then(&self, source: &AgreementSource, row: &HeadRow) -> Result<Option<Vec<u8>>, Failure> {
        let now = row.kept_in(&source.agreement).map(<[u8]>::to_vec);
        match (now, &self.history) {
            (None, Some(history)) => history.bytes(&source.folder, row),
            (now, _) => Ok(now),
        }
    }
}

/// A recorded stand.
#[derive(Debug)]
pub(super) struct KeptStand {
    stand: Stand,
    /// The state of the ledger.
    head: Option<Head>,
    /// The `agreement.toml` of that day; `None` where that is nowhere.
    agreement: Option<Vec<u8>>,
}

impl KeptStand {
    /// What its copy depends on beside the ledger of today.
    pub(super) fn made_of(&self) -> String {
        self.agreement.as_deref().map_or_else(String::new, sha256)
    }

    /// The digest that the pages showed right after it was recorded.
    pub(super) fn digest(&self) -> Option<String> {
        self.head.as_ref().map(Head::digest)
    }

    /// The name of the folder of its copy.
    fn folder(&self) -> String {
        format!("{}-{}/", self.stand.recorded_on, self.stand.id)
    }

    /// Makes the files of its copy, if it can be made. `pages` is the folder of the agreement's pages below the root,
    /// `earlier` are the stands before.
    ///
    /// # Errors
    /// As for the pages of today.
    pub(super) fn copy(
        &self,
        templates: &Templates,
        (now, earlier): (&AgreementSource, &[Self]),
        (pages, alone): (&str, bool),
        write: &mut WriteFile<'_>,
    ) -> Result<StandCopy, Interruption> {
        let Some((head, agreement)) = self.head.as_ref().zip(self.agreement.as_deref()) else {
            return Ok(StandCopy::AgreementNotAtHand);
        };
        let folder = self.folder();
        let is_own =
            !earlier.iter().any(|other| file_name::folded(&other.folder()) == file_name::folded(&folder));
        if !is_own || file_name::fault(folder.trim_end_matches('/')).is_some() {
            return Ok(StandCopy::NoAddress);
        }
        let folder = format!("{STAND_COPIES}{folder}");
        let (then, _) = read(as_recorded(head, agreement, now));
        let Some(ledger) = &then.ledger else { return Ok(StandCopy::RefusedToday) };
        let site = SiteAround {
            pages: format!("{pages}{folder}"),
            alone,
            copy_of: Some(&self.stand),
            stand_digests: Some(earlier.iter().chain([self]).map(Self::digest).collect()),
            ..SiteAround::default()
        };
        let figures = Figures::of(ledger);
        let mut within = |path: &str, bytes: &[u8]| write(&format!("{folder}{path}"), bytes);
        agreement::render(templates, (&then.source, &figures), &site, &mut within)?;
        Ok(StandCopy::CopyKept { path: format!("{folder}index.html") })
    }
}

fn row<'h>(head: &'h Head, path: &str) -> Option<&'h HeadRow> {
    head.rows.iter().find(|row| row.file == path)
}

/// The files of an agreement cut off where a state ends; what began later is left out.
fn as_recorded(head: &Head, agreement: &[u8], now: &AgreementSource) -> AgreementSource {
    let then = |file: &SourceFile| {
        let bytes = row(head, &file.path)?.kept_in(file)?.to_vec();
        Some(SourceFile { bytes, ..file.clone() })
    };
    let all = |files: &[SourceFile]| files.iter().filter_map(then).collect();
    AgreementSource {
        folder: now.folder.clone(),
        shown: now.shown.clone(),
        agreement: SourceFile { bytes: agreement.to_vec(), ..now.agreement.clone() },
        memberships: all(&now.memberships),
        costs: all(&now.costs),
        measures: all(&now.measures),
        stands: now.stands.as_ref().and_then(then),
        documents: all(&now.documents),
        unread: Vec::new(),
    }
}
