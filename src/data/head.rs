//! `head.csv`: the state of the ledger that a site shows, one row a file, so that a later ledger can be
//! verified against it; and its digest, which stands on every page.

use super::forms::HEAD;
use super::table::{DataCell, DataTable};
use crate::digest::{self, sha256};
use crate::ledger::Ledger;
use crate::source::{AgreementSource, SourceFile};

/// The state of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// One row a file, sorted by path.
    pub rows: Vec<HeadRow>,
}

/// The state of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadRow {
    /// Its path within the agreement's folder.
    pub file: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// How many entries it holds; 0 for `agreement.toml` and documents; rows in `stands.csv`.
    pub entries: usize,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

impl HeadRow {
    /// The bytes that it speaks of, where a file still begins with them.
    #[must_use]
    pub fn kept_in<'f>(&self, file: &'f SourceFile) -> Option<&'f [u8]> {
        digest::beginning(&file.bytes, self.bytes, &self.sha256)
    }
}

impl Head {
    /// The state of a checked ledger.
    #[must_use]
    pub fn of(source: &AgreementSource, ledger: &Ledger) -> Self {
        let row = |file: &SourceFile, entries| HeadRow {
            file: file.path.clone(),
            bytes: file.bytes.len(),
            entries,
            sha256: sha256(&file.bytes),
        };
        let counts = &ledger.entries_of_file;
        let memberships = source.memberships.iter().zip(&counts.memberships);
        let costs = source.costs.iter().zip(&counts.costs);
        let measures = source.measures.iter().zip(&counts.measures);
        let ledgers = memberships.chain(costs).chain(measures);
        let mut rows: Vec<HeadRow> = ledgers.map(|(file, &entries)| row(file, entries)).collect();
        rows.push(row(&source.agreement, 0));
        rows.extend(source.documents.iter().map(|document| row(document, 0)));
        if let Some(stands) = &source.stands {
            rows.push(row(stands, counts.stands));
        }
        rows.sort_by(|a, b| a.file.cmp(&b.file));
        Self { rows }
    }

    /// The file as published.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        self.table().csv()
    }

    /// The state as a table.
    pub(super) fn table(&self) -> DataTable<'_> {
        DataTable::new(&HEAD, |read| {
            for row in &self.rows {
                let (bytes, entries) = (DataCell::Count(row.bytes), DataCell::Count(row.entries));
                read(&[DataCell::Text(&row.file), bytes, entries, DataCell::Text(&row.sha256)]);
            }
        })
    }

    /// The digest of the ledger: the SHA-256 of [`Head::csv`], which anybody can compute from the published file.
    #[must_use]
    pub fn digest(&self) -> String {
        sha256(&self.csv())
    }

    /// The digest in the form that stands on every page and goes into minutes ([`digest::short`]).
    #[must_use]
    pub fn short_digest(&self) -> String {
        digest::short(&self.digest())
    }
}
