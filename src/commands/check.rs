//! `kopfstelle check`: all that a build does, but for writing the files of the site: says what was found.

use super::args::{CheckOptions, Format};
use super::published::PublishedRows;
use super::{Outcome, Result, console, day, places, templates};
use crate::edition;
use crate::failure::Failure;
use crate::finding::{Code, Finding, as_json};
use crate::ledger::booked_ahead;
use std::io::Write;

pub(super) fn run(options: &CheckOptions) -> Result<Outcome> {
    let today = day::latest(options.today.as_deref())?;
    let root = places::ledger_root(&options.ledger)?;
    let templates = templates::load(options.templates.as_deref())?;
    let published = PublishedRows::of(&options.ledger, None);
    let bar = console::progress(root.agreements.len());
    let edition = edition::make(&root, templates.pages.as_ref(), &|_, _| Ok(()), |reading, findings| {
        bar.inc(1);
        findings.extend(booked_ahead(reading, today));
        published.rows_stay(reading, findings);
    });
    bar.finish_and_clear();
    if let Some(failure) = edition.failure {
        return Err(failure);
    }
    let mut findings = [templates.findings, edition.findings].concat();
    // Where nobody has written settings there is no site yet, and what it will need is no fault of the ledger.
    findings.retain(|finding| templates.has_settings || finding.code != Code::SettingMissing);
    print(options.format, &findings, edition.agreements, edition.entries)
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
