//! The agreements of the ledger at hand: what they are called, which states they prove, and which of them a kept state is
//! of.

use super::stand::heads_of;
use super::{Verdict, verify};
use crate::data::{Head, HeadRow};
use crate::ledger::Reading;

/// The state of an agreement now, and every state that its stands prove; none, where it has errors.
#[must_use]
pub fn states(agreement: &Reading) -> Vec<Head> {
    let Reading { source, ledger, .. } = agreement;
    let states = ledger.iter().flat_map(|ledger| {
        let recorded = ledger.stands.iter().flat_map(|stand| heads_of(stand, source));
        std::iter::once(Head::of(source, ledger)).chain(recorded)
    });
    states.collect()
}

/// Its title (or what else is known of it) and its folder, for people.
#[must_use]
pub fn name(agreement: &Reading) -> String {
    let title = agreement.ledger.as_ref().map(|ledger| ledger.agreement.title.as_str());
    match title.or(agreement.id()) {
        Some(title) => format!("{title} ({})", agreement.source.shown),
        None => agreement.source.shown.clone(),
    }
}

/// Whether somebody means this agreement by its id or its folder.
#[must_use]
pub fn is_called(agreement: &Reading, name: &str) -> bool {
    agreement.id() == Some(name) || agreement.source.folder == name
}

/// How well a kept state fits: how many of its files with entries still begin so, then whether `agreement.toml`
/// reads as it did.
fn fit(agreement: &Reading, kept: &[HeadRow]) -> (usize, bool) {
    let verdicts = verify(kept, &agreement.source, &[]);
    let mut holding = verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Holds { .. }));
    let entries = holding.clone().filter(|(row, _)| row.entries > 0).count();
    (entries, holding.any(|(row, _)| row.file == agreement.source.agreement.path))
}

/// The agreements that a kept state fits best: one, where it can be told whose it is. None, where no file with
/// entries of any agreement begins as the state says.
#[must_use]
pub fn fitting<'a>(agreements: &[&'a Reading], kept: &[HeadRow]) -> Vec<&'a Reading> {
    let fits: Vec<(usize, bool)> = agreements.iter().map(|agreement| fit(agreement, kept)).collect();
    let Some(best) = fits.iter().max().copied().filter(|(entries, _)| *entries > 0) else {
        return Vec::new();
    };
    agreements.iter().zip(fits).filter(|(_, fit)| *fit == best).map(|(agreement, _)| *agreement).collect()
}
