//! A ledger root, read: each of its agreements with all that was found, two agreements of one id among it.
//!
//! [`each()`] goes through the agreements, one after the other on each core, and keeps of each what is asked for;
//! [`read_root`] reads all and keeps them whole.

use super::reading::{Reading, read};
use crate::failure::Failure;
use crate::finding::{Code, Finding, Place};
use crate::source::{AgreementSource, LedgerRoot, SourceFile};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What was kept of each agreement of a root, in the order of their folders.
#[derive(Debug)]
pub struct Each<T> {
    /// What was kept.
    pub kept: Vec<T>,
    /// Everything that was found: in the folders, across the agreements, in each of them.
    pub findings: Vec<Finding>,
    /// The first failure. It does not hide what was found in the other agreements.
    pub failure: Option<Failure>,
}

/// What is kept of one agreement, the id that it gives itself, and what was found.
pub type Kept<T> = (T, Option<(String, Place)>, Vec<Finding>);

/// Takes the files of each agreement, and keeps what `keep` makes of them.
pub fn each<T: Send>(
    root: &LedgerRoot,
    keep: impl Fn(AgreementSource) -> Result<Kept<T>, Failure> + Sync,
) -> Each<T> {
    let agreements = root.agreements.par_iter().map(|folder| keep(root.source(folder)?));
    let (mut kept, mut failure) = (Vec::new(), None);
    for agreement in agreements.collect::<Vec<_>>() {
        match agreement {
            Ok(agreement) => kept.push(agreement),
            Err(error) => drop(failure.get_or_insert(error)),
        }
    }
    let (kept, findings) = together(root, kept);
    Each { kept, findings, failure }
}

/// A ledger root, read.
#[derive(Debug)]
pub struct RootReading {
    /// The names in it.
    pub root: LedgerRoot,
    /// The agreements by their folders.
    pub agreements: BTreeMap<String, Reading>,
    /// Everything that was found: in the folders, across the agreements, in each of them.
    pub findings: Vec<Finding>,
}

/// Reads all agreements.
///
/// # Errors
/// Where a file cannot be read.
pub fn read_root(root: LedgerRoot) -> Result<RootReading, Failure> {
    let sources = root.sources()?;
    let read = sources.into_par_iter().map(|source| {
        let (reading, findings) = read(source);
        let own_id = reading.own_id.clone();
        (reading, own_id, findings)
    });
    let (readings, findings) = together(&root, read.collect());
    // Where a file is missing or was not understood, what is left is not the ledger, and has no bills.
    let whole = |reading: Reading| match lacks_files(&root, &reading.source) {
        true => Reading { ledger: None, ..reading },
        false => reading,
    };
    let readings = readings.into_iter().map(whole);
    let agreements = readings.map(|reading| (reading.source.folder.clone(), reading)).collect();
    Ok(RootReading { root, agreements, findings })
}

fn lacks_files(root: &LedgerRoot, source: &AgreementSource) -> bool {
    let within = |file: &str| {
        file.strip_prefix(&source.shown).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    root.findings.iter().any(|finding| finding.is_error() && within(&finding.place.file))
}

impl RootReading {
    /// Whether nothing that was found is an error.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.findings.iter().any(Finding::is_error)
    }

    /// The append-only files of all agreements, by their paths within the root.
    #[must_use]
    pub fn ledger_files(&self) -> BTreeMap<String, &[u8]> {
        let of = |source| AgreementSource::ledger_files(source);
        self.with_paths(of).map(|(path, file)| (path, file.bytes.as_slice())).collect()
    }

    /// The agreements themselves and their append-only files, by their paths within the root.
    pub fn files(&self) -> impl Iterator<Item = (String, &SourceFile)> {
        self.with_paths(|source| source.ledger_files().chain([&source.agreement]))
    }

    fn with_paths<'s, I: Iterator<Item = &'s SourceFile>>(
        &'s self,
        of: impl Fn(&'s AgreementSource) -> I,
    ) -> impl Iterator<Item = (String, &'s SourceFile)> {
        self.agreements.iter().flat_map(move |(folder, reading)| {
            of(&reading.source).map(move |file| match folder.is_empty() {
                true => (file.path.clone(), file),
                false => (format!("{folder}/{}", file.path), file),
            })
        })
    }

    /// The files of the documents of all agreements, by their paths within the root.
    #[must_use]
    pub fn documents(&self) -> BTreeMap<String, &[u8]> {
        let of = |source| AgreementSource::documents(source);
        self.with_paths(of).map(|(path, file)| (path, file.bytes.as_slice())).collect()
    }
}

fn together<T>(root: &LedgerRoot, agreements: Vec<Kept<T>>) -> (Vec<T>, Vec<Finding>) {
    let mut findings = root.findings.clone();
    findings.extend(duplicate_ids(agreements.iter().filter_map(|(_, own_id, _)| own_id.as_ref())));
    let mut kept = Vec::with_capacity(agreements.len());
    for (agreement, _, found) in agreements {
        kept.push(agreement);
        findings.extend(found);
    }
    (kept, findings)
}

/// A finding for each agreement whose id an earlier one has.
fn duplicate_ids<'i>(ids: impl Iterator<Item = &'i (String, Place)>) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, place) in ids {
        if let Some(other) = first.get(id.as_str()) {
            let found = format!("die id „{id}“ hat schon {other}");
            findings.push(Finding::new(
                Code::DuplicateAgreement,
                place.clone(),
                found,
                "eine andere id vergeben",
            ));
        } else {
            first.insert(id, &place.file);
        }
    }
    findings
}
