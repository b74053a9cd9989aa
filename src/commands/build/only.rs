//! `--only`: a part of a site, by the folders of its agreements.

use crate::failure::Failure;
use crate::source::LedgerRoot;
use glob::{MatchOptions, Pattern};
use std::collections::BTreeSet;

/// Leaves out every agreement but those in folders of these patterns, where there are any.
///
/// # Errors
/// Where no agreement is in a folder of one of them.
pub(super) fn keep_only(root: &mut LedgerRoot, patterns: &[Pattern]) -> Result<(), Failure> {
    if patterns.is_empty() {
        return Ok(());
    }
    let one_folder = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
    let mut unused: BTreeSet<&Pattern> = patterns.iter().collect();
    root.keep_only(|folder| {
        let is_of = |pattern: &Pattern| {
            folder.ancestors().any(|folder| pattern.matches_path_with(folder, one_folder))
        };
        let kept: Vec<_> = patterns.iter().filter(|pattern| is_of(pattern)).collect();
        unused.retain(|pattern| !kept.contains(pattern));
        !kept.is_empty()
    });
    unused.first().map_or(Ok(()), |pattern| {
        Err(Failure::Usage(format!("--only {pattern}: so heißt kein Ordner einer Vereinbarung")))
    })
}
