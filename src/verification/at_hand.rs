//! The agreements of the ledger at hand, and which of them a kept state is of.

use super::stand::heads_of;
use super::{Verdict, verify};
use crate::data::{Head, HeadRow};
use crate::ledger::Ledger;
use crate::source::AgreementSource;

/// An agreement of the ledger at hand.
#[derive(Debug)]
pub struct AtHand {
    /// Its folder within the ledger root.
    pub folder: String,
    /// Its id, where that can be read.
    pub id: Option<String>,
    /// Its files.
    pub source: AgreementSource,
    /// What was read from them, where they have no errors.
    pub ledger: Option<Ledger>,
    /// The state now, and every state that its stands prove.
    pub states: Vec<Head>,
}

impl AtHand {
    /// An agreement, and what was read from its files: its id and, where there are no errors, the ledger.
    #[must_use]
    pub fn new(folder: String, source: AgreementSource, id: Option<String>, ledger: Option<Ledger>) -> Self {
        let states = ledger.iter().flat_map(|ledger| {
            let recorded = ledger.stands.iter().flat_map(|stand| heads_of(stand, &source));
            std::iter::once(Head::of(&source, ledger)).chain(recorded)
        });
        let states = states.collect();
        Self { folder, id, source, ledger, states }
    }

    /// Its title (or what else is known of it) and its folder, for people.
    #[must_use]
    pub fn name(&self) -> String {
        let title = self.ledger.as_ref().map(|ledger| ledger.agreement.title.as_str());
        let title = title.or(self.id.as_deref());
        match title {
            Some(title) => format!("{title} ({})", self.source.shown),
            None => self.source.shown.clone(),
        }
    }

    /// Whether somebody means this agreement by its id or its folder.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.id.as_deref() == Some(name) || self.folder == name
    }

    /// How well a kept state fits: how many of its files with entries still begin so, then whether `agreement.toml`
    /// reads as it did.
    fn fit(&self, kept: &[HeadRow]) -> (usize, bool) {
        let verdicts = verify(kept, &self.source, &[]);
        let mut holding = verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Holds { .. }));
        let entries = holding.clone().filter(|(row, _)| row.entries > 0).count();
        (entries, holding.any(|(row, _)| row.file == self.source.agreement.path))
    }
}

/// The agreements that a kept state fits best: one, where it can be told whose it is. None, where no file with
/// entries of any agreement begins as the state says.
#[must_use]
pub fn fitting<'a>(agreements: &'a [AtHand], kept: &[HeadRow]) -> Vec<&'a AtHand> {
    let fits: Vec<(usize, bool)> = agreements.iter().map(|at_hand| at_hand.fit(kept)).collect();
    let Some(best) = fits.iter().max().copied().filter(|(entries, _)| *entries > 0) else {
        return Vec::new();
    };
    agreements.iter().zip(fits).filter(|(_, fit)| *fit == best).map(|(at_hand, _)| at_hand).collect()
}
