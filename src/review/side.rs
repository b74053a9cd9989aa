//! One of the two ledgers that are compared, with what was read from it.

use crate::finding::{Finding, Place};
use crate::ledger::{self, Ledger};
use crate::source::{AgreementSource, LedgerFiles};
use std::collections::BTreeMap;

/// A ledger root as one revision holds it.
#[derive(Debug)]
pub struct Side {
    /// Its files.
    pub files: LedgerFiles,
    /// What was read from them, by the agreement's folder.
    pub readings: BTreeMap<String, Reading>,
    /// What is wrong across agreements.
    pub across: Vec<Finding>,
}

/// One agreement, read.
#[derive(Debug)]
pub struct Reading {
    /// Its files.
    pub source: AgreementSource,
    /// The ledger, where it has no errors.
    pub ledger: Option<Ledger>,
    /// The id that it gives itself, and where.
    pub own_id: Option<(String, Place)>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

impl Side {
    /// Reads a ledger root; `across` finds what only shows in all agreements together.
    #[must_use]
    pub fn of(files: LedgerFiles, across: impl FnOnce(&BTreeMap<String, Reading>) -> Vec<Finding>) -> Self {
        let read = |source: &AgreementSource| {
            let ledger::Reading { ledger, own_id, findings } = ledger::read(source);
            Reading { source: source.clone(), ledger, own_id, findings }
        };
        let readings: BTreeMap<String, Reading> =
            files.agreements.iter().map(|(folder, source)| (folder.clone(), read(source))).collect();
        let across = across(&readings);
        Self { files, readings, across }
    }

    /// Everything that was found.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let in_agreements = self.readings.values().flat_map(|reading| &reading.findings);
        self.files.findings.iter().chain(&self.across).chain(in_agreements)
    }

    /// Whether the line of a ledger file that a finding of the other side is about reads the same here.
    pub(super) fn has_line_of(&self, finding: &Finding, other: &Self) -> bool {
        let line = |side: &Self| {
            let mut files = side.readings.values().flat_map(|reading| reading.source.ledger_files());
            let file = files.find(|file| file.shown == finding.place.file)?;
            let place = finding.place.line?.checked_sub(1)?;
            Some(file.bytes.split(|&byte| byte == b'\n').nth(place)?.to_vec())
        };
        line(self).is_some_and(|here| line(other) == Some(here))
    }
}
