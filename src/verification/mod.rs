//! Whether a ledger still contains an earlier state of itself: a kept `head.csv`, or a digest from the minutes.
//!
//! A state says of each file how long it was and what its digest was. It still holds where every append-only file
//! begins with exactly those bytes. `agreement.toml` may change; that it did is said, and breaks nothing.

mod agreements;
mod belonging;
mod difference;
mod digest_search;
mod head_file;
mod history;
mod left_out;
mod stand;

pub use agreements::{is_called, name, present_state, recorded_states};
pub use belonging::{Evidence, candidates};
pub use difference::{FileDifference, earlier_difference, first_difference};
pub use digest_search::{FoundDigest, FoundState, Origin, find_digest};
pub use head_file::{NotAHead, parse};
pub use history::History;
pub use left_out::{LeftOut, left_out};
pub use stand::{heads_of, next_stand};

use crate::data::HeadRow;
use crate::source::{AgreementSource, SourceFile};

/// What became of one file of a kept state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It begins with the kept bytes; so many came after them.
    Holds {
        /// How many bytes were appended since.
        appended: usize,
    },
    /// It begins with the kept bytes, but those are not as many entries as the kept state says.
    Miscounted {
        /// How many they are.
        entries: usize,
    },
    /// It begins with the kept bytes, but those end in the middle of a row, as no publication ever did.
    CutWithinRow,
    /// It is `agreement.toml` and reads otherwise now.
    AgreementChanged,
    /// It is a document, and no longer the same file.
    DocumentReplaced,
    /// It is not there.
    Gone,
    /// It has fewer bytes than were kept.
    CutOff {
        /// How many it has.
        bytes: usize,
    },
    /// Its beginning reads otherwise.
    Differs {
        /// How many bytes of it some later recorded stand still proves; what differs stands behind them.
        proved: usize,
    },
}

impl Verdict {
    /// Whether the kept state is still there.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(self, Self::Holds { .. } | Self::AgreementChanged)
    }
}

/// What became of each file of a kept state; `proofs` are other states of the same ledger, which narrow down what
/// differs.
#[must_use]
pub fn verify<'k>(
    kept: &'k [HeadRow],
    source: &AgreementSource,
    proofs: &[Vec<HeadRow>],
) -> Vec<(&'k HeadRow, Verdict)> {
    kept.iter().map(|row| (row, verdict(row, source, proofs))).collect()
}

fn verdict(row: &HeadRow, source: &AgreementSource, proofs: &[Vec<HeadRow>]) -> Verdict {
    let is_whole = |file: &SourceFile| row.kept_in(file).is_some_and(|kept| kept.len() == file.bytes.len());
    if row.file == source.agreement.path {
        return if is_whole(&source.agreement) {
            Verdict::Holds { appended: 0 }
        } else {
            Verdict::AgreementChanged
        };
    }
    if let Some(document) = source.documents.iter().find(|document| document.path == row.file) {
        return if is_whole(document) { Verdict::Holds { appended: 0 } } else { Verdict::DocumentReplaced };
    }
    let Some(file) = source.ledger_files().find(|file| file.path == row.file) else { return Verdict::Gone };
    if file.bytes.len() < row.bytes {
        return Verdict::CutOff { bytes: file.bytes.len() };
    }
    if let Some(kept) = row.kept_in(file) {
        return match rows_in(kept) {
            None => Verdict::CutWithinRow,
            Some(entries) if entries != row.entries => Verdict::Miscounted { entries },
            Some(_) => Verdict::Holds { appended: file.bytes.len() - row.bytes },
        };
    }
    let shorter = proofs.iter().flatten().filter(|proof| proof.file == row.file && proof.bytes < row.bytes);
    let holding = shorter.filter(|proof| proof.kept_in(file).is_some());
    Verdict::Differs { proved: holding.map(|proof| proof.bytes).max().unwrap_or(0) }
}

/// How many rows some bytes of a table hold, its header left out; `None` where they end within a row, or before the
/// header does. A line break within quotes ends no row.
fn rows_in(table: &[u8]) -> Option<usize> {
    let (mut quoted, mut rows) = (false, 0_usize);
    for byte in table {
        quoted ^= *byte == b'"';
        rows += usize::from(*byte == b'\n' && !quoted);
    }
    if quoted || table.last() != Some(&b'\n') { None } else { rows.checked_sub(1) }
}
