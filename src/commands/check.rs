//! `kopfstelle check`: read and check every agreement, say what was found.

use super::args::{CheckOptions, Format};
use super::{Outcome, Result, console};
use crate::failure::Failure;
use crate::finding::{Finding, Place, as_json};
use crate::ledger;
use crate::source::{AgreementFolder, discover};
use rayon::prelude::*;
use std::io::Write;

pub(super) fn run(options: &CheckOptions) -> Result<Outcome> {
    let discovery = discover(&options.ledger)?;
    let bar = console::progress(discovery.agreements.len());
    let mut checked: Vec<Checked> = discovery
        .agreements
        .par_iter()
        .map(|folder| {
            let checked = check(folder);
            bar.inc(1);
            checked
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();

    let mut findings = discovery.findings;
    findings.extend(super::duplicate_ids(checked.iter_mut().filter_map(|checked| checked.own_id.take())));
    let entries: usize = checked.iter().map(|checked| checked.entries).sum();
    let agreements = checked.len();
    findings.extend(checked.into_iter().flat_map(|checked| checked.findings));
    print(options.format, &findings, agreements, entries)
        .map_err(Failure::io("write to", "standard output"))?;
    Ok(if findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done })
}

/// What remains of an agreement once it is checked.
struct Checked {
    /// The agreement's id and where it stands.
    own_id: Option<(String, Place)>,
    entries: usize,
    findings: Vec<Finding>,
}

fn check(folder: &AgreementFolder) -> Result<Checked> {
    let source = folder.read()?;
    let ledger::Reading { ledger, own_id, findings } = ledger::read(&source);
    let entries = ledger.map_or(0, |ledger| ledger.costs.len() + ledger.memberships.len());
    Ok(Checked { own_id, entries, findings })
}

fn print(format: Format, findings: &[Finding], agreements: usize, entries: usize) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    match format {
        Format::Json => write!(out, "{}", as_json(findings))?,
        Format::Text => {
            console::findings(findings, &mut out)?;
            let what = if agreements == 1 { "Vereinbarung" } else { "Vereinbarungen" };
            match findings.is_empty() {
                true => {
                    writeln!(out, "Keine Beanstandungen: {agreements} {what}, {entries} Buchungen geprüft.")?;
                }
                false => writeln!(out, "{} in {agreements} {what}.", console::counts(findings))?,
            }
        }
    }
    out.flush()
}
