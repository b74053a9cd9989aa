//! What a change does to a ledger: whether it only appended, what it added, and what that means for each member's
//! bill. Two ledgers are compared; where they come from is not known here.
//!
//! [`append_only`] is the rule, about bytes alone; [`comparison`] says what is new in the terms of the ledger,
//! [`effect`] what it does to the bills, [`past_figures`] to whatever else was published of years that were over,
//! [`site_change`] to the site. [`Review::of`] puts them together, [`comment`] writes them down for a treasurer,
//! [`json`] for programs.

mod added_lines;
mod agreement_change;
pub mod append_only;
pub mod comment;
pub mod comparison;
pub mod effect;
mod json;
pub mod past_figures;
mod ruling;
pub mod site_change;

pub use added_lines::{AddedLine, AddedLines};
pub use agreement_change::{AgreementChange, ChangeKind};
pub use json::as_json;
pub use ruling::{BranchedOff, Ruling};

use crate::finding::{Code, Finding};
use crate::ledger::{Reading, RootReading};
use append_only::Fault;
use comparison::Comparison;
use site_change::{SiteChange, Untold};
use std::collections::{BTreeMap, BTreeSet};

/// The outcome of a review.
#[derive(Debug)]
pub struct Review<'s> {
    /// Departures from the append-only rule, by file.
    pub faults: Vec<Fault>,
    /// How many ledger files of the base the rule was applied to.
    pub files: usize,
    /// What follows from them.
    pub verdict: Ruling,
    /// The `agreement.toml` files of the base that have gone on since the change began.
    pub moved_on: Vec<String>,
    /// The files that a checkout would hold otherwise than they were judged.
    pub on_checkout: Vec<OnCheckout>,
    /// Findings of the head that the base does not have, and all errors of the head.
    pub findings: Vec<NewFinding>,
    /// How many agreements the ledger root holds, before or after, whichever is more.
    pub agreements_in_root: usize,
    /// The agreements that the change makes different, by folder.
    pub agreements: Vec<Comparison<'s>>,
    /// What changes of the published site, or why that cannot be told.
    pub site: Result<SiteChange, Untold>,
}

/// A file that `.gitattributes` alter between the repository and the working files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCheckout {
    /// Its path within the ledger root.
    pub file: String,
    /// By what: `eol=crlf`.
    pub attribute: String,
    /// Whether the base does not say so of it.
    pub is_new: bool,
}

/// A finding of the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFinding {
    /// The finding.
    pub finding: Finding,
    /// Whether it is about a line that the base has as well, and that must stay as it is.
    pub in_base: bool,
}

impl<'s> Review<'s> {
    /// Compares two states of a ledger root. The rule is about the base; what the change adds and does is told from
    /// where it branched off, so that it is not blamed for what was booked in the meantime. `site` compares what is
    /// published of two sides, and is only asked where anything changes.
    ///
    /// # Errors
    /// What `site` refuses.
    pub fn of<E>(
        base: &'s RootReading,
        head: &'s RootReading,
        branched_off: &'s BranchedOff,
        site: impl FnOnce(&RootReading, &RootReading) -> Result<Result<SiteChange, Untold>, E>,
    ) -> Result<Self, E> {
        let faults = append_only::faults(base, head);
        let moved_on = ruling::agreements_moved_on(base, head, branched_off);
        let verdict = Ruling::of(base, head, branched_off, &faults, !moved_on.is_empty());
        let from = match branched_off {
            BranchedOff::Earlier { points } => points.first().unwrap_or(base),
            BranchedOff::Here | BranchedOff::CutOff => base,
        };
        let cut_off = verdict == Ruling::HistoryCutOff;
        let agreements = if cut_off { Vec::new() } else { agreements(from, head) };
        let site = match (cut_off, agreements.is_empty()) {
            (true, _) => Err(Untold::HistoryCutOff),
            (false, true) => Ok(SiteChange::default()),
            (false, false) => site(from, head)?,
        };
        Ok(Self {
            faults,
            files: base.ledger_files().len() + base.documents().len(),
            verdict,
            moved_on,
            on_checkout: Vec::new(),
            findings: new_findings(from, head),
            agreements_in_root: base.agreements.len().max(head.agreements.len()),
            agreements,
            site,
        })
    }

    /// Whether the change may be merged: the rule is kept and the head has no errors.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.verdict.passes() && !self.findings.iter().any(|new| new.finding.is_error())
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let as_before = self.on_checkout.iter().all(|file| !file.is_new);
        self.passes() && self.findings.is_empty() && self.agreements.is_empty() && as_before
    }
}

/// The agreements that differ. One that went to another folder is known by its id.
fn agreements<'s>(from: &'s RootReading, head: &'s RootReading) -> Vec<Comparison<'s>> {
    let only_in = |side: &'s RootReading, other: &'s RootReading| -> BTreeMap<&'s str, &'s str> {
        let left = side.agreements.iter().filter(|(folder, _)| !other.agreements.contains_key(*folder));
        left.filter_map(|(folder, reading)| Some((reading.id()?, folder.as_str()))).collect()
    };
    let (gone, arrived) = (only_in(from, head), only_in(head, from));
    let moved_from: BTreeMap<&str, &str> =
        arrived.iter().filter_map(|(id, folder)| Some((*folder, *gone.get(id)?))).collect();
    let moved: BTreeSet<&str> = moved_from.values().copied().collect();
    let folders: BTreeSet<&str> =
        from.agreements.keys().chain(head.agreements.keys()).map(String::as_str).collect();
    fn side<'s>(side: &'s RootReading, folder: &'s str) -> (Option<&'s str>, Option<&'s Reading>) {
        let reading = side.agreements.get(folder);
        (reading.map(|_| folder), reading)
    }
    let pairs = folders.into_iter().filter(|folder| !moved.contains(folder));
    let pairs = pairs.map(|folder| (moved_from.get(folder).copied().unwrap_or(folder), folder));
    pairs.filter_map(|(before, after)| Comparison::of(side(from, before), side(head, after))).collect()
}

fn new_findings(base: &RootReading, head: &RootReading) -> Vec<NewFinding> {
    // Not by the line, since in agreement.toml lines move; each of several that read the same counts.
    fn key(finding: &Finding) -> (Code, &str, &str, Option<&str>) {
        let excerpt = finding.place.excerpt.as_ref().map(|excerpt| excerpt.text.as_str());
        (finding.code, &finding.place.file, &finding.found, excerpt)
    }
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    base.findings.iter().for_each(|finding| *known.entry(key(finding)).or_default() += 1);
    let new = head.findings.iter().filter(|&finding| {
        let left = known.get_mut(&key(finding)).filter(|left| **left > 0);
        let is_known = left.map(|left| *left -= 1).is_some();
        !is_known || finding.is_error()
    });
    new.map(|finding| NewFinding { finding: finding.clone(), in_base: is_in_both(finding, base, head) })
        .collect()
}

/// Whether the line of a ledger file that a finding is about reads the same on both sides.
fn is_in_both(finding: &Finding, base: &RootReading, head: &RootReading) -> bool {
    let line = |side: &RootReading| {
        let mut files = side.agreements.values().flat_map(|reading| reading.source.ledger_files());
        let file = files.find(|file| file.shown == finding.place.file)?;
        let place = finding.place.line?.checked_sub(1)?;
        // With its end: a line that merely lost it is not the one that was booked.
        Some(file.bytes.split_inclusive(|&byte| byte == b'\n').nth(place)?.to_vec())
    };
    line(base).is_some_and(|then| line(head) == Some(then))
}
