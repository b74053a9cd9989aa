//! What a change does to a ledger: whether it only appended, what it added, and what that means for each member's
//! bill. Two ledgers are compared; where they come from is not known here.
//!
//! [`append_only`] is the rule, about bytes alone; [`comparison`] says what is new in the terms of the ledger,
//! [`effect`] what it does to the bills, [`past_figures`] to whatever else was published of years that were over. [`Review::of`] puts them together, [`comment`] writes them down for a
//! treasurer, [`json`] for programs.

mod agreement_change;
pub mod append_only;
pub mod comment;
pub mod comparison;
pub mod effect;
mod json;
pub mod past_figures;
mod side;

pub use agreement_change::{AgreementChange, Change};
pub use json::as_json;
pub use side::{Reading, Side};

use crate::finding::Finding;
use append_only::Fault;
use comparison::Comparison;
use std::collections::BTreeSet;

/// Where a change began.
#[derive(Debug)]
pub enum BranchedOff {
    /// At the base itself, or nowhere: neither has anything to do with the other.
    Here,
    /// At an earlier state of the base.
    Earlier(Side),
    /// In a part of the history that is not here.
    CutOff,
}

/// The outcome of a review.
#[derive(Debug)]
pub struct Review<'s> {
    /// Departures from the append-only rule, by file.
    pub faults: Vec<Fault>,
    /// How many ledger files of the base the rule was applied to.
    pub files: usize,
    /// Whether the rule holds against the point where the change branched off: then nothing was rewritten, the
    /// change merely lacks what was appended since.
    pub outdated: bool,
    /// Whether that point lies in a part of the history that is not here, so that nobody can tell "rewritten" from
    /// "not up to date".
    pub history_cut_off: bool,
    /// Findings of the head that the base does not have, and all errors of the head.
    pub findings: Vec<Finding>,
    /// The agreements of both sides that differ, by folder.
    pub agreements: Vec<Comparison<'s>>,
}

impl<'s> Review<'s> {
    /// Compares two states of a ledger root; `branched_off` reads the state where the change began, and is only
    /// asked where the rule is broken.
    ///
    /// # Errors
    /// What `branched_off` refuses.
    pub fn of<E>(
        base: &'s Side,
        head: &'s Side,
        branched_off: impl FnOnce() -> Result<BranchedOff, E>,
    ) -> Result<Self, E> {
        let faults = append_only::faults(&base.files, &head.files);
        let (outdated, history_cut_off) = match faults.is_empty() {
            true => (false, false),
            false => match branched_off()? {
                BranchedOff::Here => (false, false),
                BranchedOff::Earlier(side) => {
                    (append_only::faults(&side.files, &head.files).is_empty(), false)
                }
                BranchedOff::CutOff => (false, true),
            },
        };
        let folders: BTreeSet<&String> = base.readings.keys().chain(head.readings.keys()).collect();
        let agreements = folders
            .into_iter()
            .filter_map(|folder| Comparison::of(folder, base.readings.get(folder), head.readings.get(folder)))
            .collect();
        let files = base.files.ledger_files().len();
        Ok(Self { faults, files, outdated, history_cut_off, findings: new_findings(base, head), agreements })
    }

    /// Whether the change may be merged: the rule is kept and the head has no errors.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.faults.is_empty() && !self.findings.iter().any(Finding::is_error)
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passes() && self.findings.is_empty() && self.agreements.is_empty()
    }
}

fn new_findings(base: &Side, head: &Side) -> Vec<Finding> {
    let key = |finding: &Finding| (finding.code, finding.place.file.clone(), finding.found.clone());
    let known: BTreeSet<_> = base.findings().map(key).collect();
    head.findings().filter(|finding| finding.is_error() || !known.contains(&key(finding))).cloned().collect()
}
