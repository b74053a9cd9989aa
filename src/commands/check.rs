//! `kopfstelle check`: read and check every agreement, say what was found.

use super::args::{CheckOptions, Format};
use super::{Outcome, Result, console};
use crate::failure::Failure;
use crate::finding::{Finding, as_json};
use crate::ledger::{Each, read_each};
use crate::source::LedgerRoot;
use std::io::Write;

pub(super) fn run(options: &CheckOptions) -> Result<Outcome> {
    let root = LedgerRoot::of_folder(&options.ledger)?;
    let bar = console::progress(root.agreements.len());
    let Each { kept, findings, failure } = read_each(&root, |reading, _| {
        bar.inc(1);
        Ok(reading.ledger.map_or(0, |ledger| ledger.entries()))
    });
    bar.finish_and_clear();
    if let Some(failure) = failure {
        return Err(failure);
    }
    print(options.format, &findings, kept.len(), kept.iter().sum())
        .map_err(Failure::io("write to", "standard output"))?;
    Ok(if findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done })
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
