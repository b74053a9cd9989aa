//! Which agreement at hand a kept state is of. The state itself does not say it, and books can be copied: what speaks
//! for an agreement is weighed, and where several begin alike none is passed over.

use super::history::History;
use super::{Verdict, verify};
use crate::data::HeadRow;
use crate::ledger::{COST_COLUMNS, Reading, read_agreement};
use crate::source::{AgreementSource, SourceFile};
use std::collections::HashSet;

/// What speaks for an agreement, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A file of the memberships begins as the state says; but those of another agreement may read the same.
    Memberships,
    /// A file of the costs does; or one of the memberships, in a folder that git knows as that of the state; or a row
    /// of the costs reads as in books that hold the state.
    Costs,
    /// `agreement.toml`, with its id, reads as the state says, or did in a version of this folder that git knows.
    Agreement,
}

/// The agreements that a state may be of, those for which most speaks first. Where an `agreement.toml` says whose it
/// is, equal memberships alone make no other one of them; but one that has booked what the state has may be the one
/// that was rewritten, while a copy took its id.
#[must_use]
pub fn candidates<'a>(
    agreements: &[&'a Reading],
    kept: &[HeadRow],
    history: Option<&History>,
) -> Vec<(&'a Reading, Evidence)> {
    let weighed = agreements.iter().map(|agreement| (*agreement, evidence(agreement, kept, history)));
    let mut weighed: Vec<(&Reading, Option<Evidence>)> = weighed.collect();
    let strongest = |(_, evidence): &&(&Reading, Option<Evidence>)| *evidence == Some(Evidence::Agreement);
    if weighed.iter().any(|of| strongest(&of)) {
        let sources = weighed.iter().filter(strongest).map(|(agreement, _)| &agreement.source);
        let booked: HashSet<&[u8]> = sources.flat_map(|source| costs_then(kept, source)).collect();
        for (agreement, evidence) in &mut weighed {
            let has_booked = || agreement.source.costs.iter().flat_map(|file| rows(&file.bytes));
            if *evidence < Some(Evidence::Costs) {
                *evidence = has_booked().any(|row| booked.contains(row)).then_some(Evidence::Costs);
            }
        }
    }
    let weighed = weighed.into_iter().filter_map(|(agreement, evidence)| Some((agreement, evidence?)));
    let mut candidates: Vec<(&Reading, Evidence)> = weighed.collect();
    candidates.sort_by_key(|(_, evidence)| std::cmp::Reverse(*evidence));
    candidates
}

/// The rows of the costs that a state speaks of, from the books of an agreement that still hold them.
fn costs_then<'a>(kept: &[HeadRow], source: &'a AgreementSource) -> impl Iterator<Item = &'a [u8]> {
    let held = source.costs.iter().filter_map(move |file| {
        let row = kept.iter().find(|row| row.file == file.path)?;
        row.kept_in(file)
    });
    held.flat_map(rows)
}

/// The rows of a table, its header and what is no whole row on a line of its own left out.
fn rows(table: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_whole = |line: &&[u8]| memchr::memchr_iter(b',', line).count() + 1 >= COST_COLUMNS.len();
    table.split(|byte| *byte == b'\n').skip(1).filter(is_whole)
}

fn evidence(agreement: &Reading, kept: &[HeadRow], history: Option<&History>) -> Option<Evidence> {
    let source = &agreement.source;
    let verdicts = verify(kept, source, &[]);
    let holds = |(row, verdict): &&(&HeadRow, Verdict)| {
        row.entries > 0
            && matches!(verdict, Verdict::Holds { .. } | Verdict::Miscounted { .. } | Verdict::CutWithinRow)
    };
    let is_of = |files: &[SourceFile]| {
        verdicts.iter().filter(holds).any(|(row, _)| files.iter().any(|file| file.path == row.file))
    };
    let of_agreement = verdicts.iter().find(|(row, _)| row.file == source.agreement.path);
    let reads_the_same = of_agreement.is_some_and(|(_, verdict)| matches!(verdict, Verdict::Holds { .. }));
    // The id of whoever had this folder when the state was kept.
    let then =
        of_agreement.filter(|_| !reads_the_same).and_then(|(row, _)| id_of_that_day(agreement, row, history));
    match () {
        () if reads_the_same || (then.is_some() && then.as_deref() == agreement.id()) => {
            Some(Evidence::Agreement)
        }
        () if is_of(&source.costs) => Some(Evidence::Costs),
        () if is_of(&source.memberships) && then.is_some() => Some(Evidence::Costs),
        () if is_of(&source.memberships) => Some(Evidence::Memberships),
        () => None,
    }
}

/// The id in the `agreement.toml` of a state, where git knows it as an earlier one of this folder. Where git fails, it
/// does not.
fn id_of_that_day(agreement: &Reading, row: &HeadRow, history: Option<&History>) -> Option<String> {
    let source = &agreement.source;
    let then = history.and_then(|history| history.bytes(&source.folder, row).ok().flatten());
    let then = then.and_then(|bytes| {
        let file = SourceFile { bytes, ..source.agreement.clone() };
        let (memberships, costs) = (Vec::new(), Vec::new());
        let documents = Vec::new();
        read_agreement(&AgreementSource { agreement: file, memberships, costs, documents, ..source.clone() })
    });
    then.map(|then| then.id)
}
