//! Whether a ledger still contains an earlier state of itself: a kept `head.csv`, or a digest from the minutes.
//!
//! A state says of each file how long it was and what its digest was. It still holds where every append-only file
//! begins with exactly those bytes. `agreement.toml` may change; that it did is said, and breaks nothing.

mod agreements;
mod difference;
mod digest_search;
mod head_file;
mod history;
mod stand;
mod unnamed;

pub use agreements::{fitting, is_called, name, states};
pub use difference::{Difference, earlier_difference, first_difference};
pub use digest_search::{Found, Origin, find_digest};
pub use head_file::{NotAHead, parse};
pub use history::History;
pub use stand::{heads_of, next_stand};
pub use unnamed::{Unnamed, unnamed};

use crate::data::HeadRow;
use crate::digest::sha256;
use crate::source::AgreementSource;

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
    /// It is `agreement.toml` and reads otherwise now.
    AgreementChanged,
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
    if row.file == source.agreement.path {
        let same = source.agreement.bytes.len() == row.bytes && sha256(&source.agreement.bytes) == row.sha256;
        return if same { Verdict::Holds { appended: 0 } } else { Verdict::AgreementChanged };
    }
    let Some(file) = source.ledger_files().find(|file| file.path == row.file) else { return Verdict::Gone };
    let Some(beginning) = file.bytes.get(..row.bytes) else {
        return Verdict::CutOff { bytes: file.bytes.len() };
    };
    if sha256(beginning) == row.sha256 {
        let entries = rows_in(beginning);
        if entries != row.entries {
            return Verdict::Miscounted { entries };
        }
        return Verdict::Holds { appended: file.bytes.len() - row.bytes };
    }
    let shorter = proofs.iter().flatten().filter(|proof| proof.file == row.file && proof.bytes < row.bytes);
    let holding = shorter
        .filter(|proof| file.bytes.get(..proof.bytes).is_some_and(|bytes| sha256(bytes) == proof.sha256));
    Verdict::Differs { proved: holding.map(|proof| proof.bytes).max().unwrap_or(0) }
}

/// How many rows some bytes of a table hold, its header left out. A line break within quotes ends no row.
fn rows_in(table: &[u8]) -> usize {
    let mut quoted = false;
    let ends = table.iter().filter(|&&byte| {
        quoted ^= byte == b'"';
        byte == b'\n' && !quoted
    });
    ends.count().saturating_sub(1)
}
