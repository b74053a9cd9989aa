//! `kopfstelle check`: all that a build does, but for writing the files of the site: says what was found.

use super::args::{CheckOptions, Format};
use super::published::PublishedRows;
use super::{Outcome, Result, console, day, places, templates};
use crate::edition::{self, Destination};
use crate::failure::Failure;
use crate::finding::{Code, Finding, as_json};
use crate::ledger::booked_ahead;
use jiff::civil::Date;
use std::io::Write;
use std::path::Path;

pub(super) fn run(options: &CheckOptions) -> Result<Outcome> {
    let today = day::latest(options.today.as_deref())?;
    let mut all =
        look(&options.folders.ledger, options.folders.templates.as_deref(), today, &|_: &str, _: &[u8]| {
            Ok(())
        })?;
    // That no site can show them all stops a build; the ledger is sound.
    for finding in all.findings.iter_mut().filter(|finding| finding.code == Code::TooManyEntries) {
        finding.severity = finding.code.severity();
    }
    print(options.format, &all).map_err(Failure::output)?;
    Ok(if all.findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done })
}

/// What a look at all that a build takes came to.
pub(super) struct Examined {
    pub findings: Vec<Finding>,
    agreements: usize,
    entries: usize,
}

/// Looks at the ledger and the templates. The files of the site are handed on as long as nothing is wrong.
pub(super) fn look(
    ledger: &Path,
    asked: Option<&Path>,
    today: Date,
    to: &dyn Destination,
) -> Result<Examined> {
    let root = places::ledger_root(ledger)?;
    let templates = templates::load(asked)?;
    let published = PublishedRows::of(ledger, None);
    let bar = console::progress(root.agreements.len());
    let edition = edition::make(&root, templates.pages.as_ref(), None, to, |reading, findings| {
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
    Ok(Examined { findings, agreements: edition.agreements, entries: edition.entries })
}

fn print(format: Format, all: &Examined) -> std::io::Result<()> {
    let Examined { findings, agreements, entries } = all;
    let mut out = anstream::stdout().lock();
    match format {
        Format::Json => write!(out, "{}", as_json(findings))?,
        Format::Text => {
            console::findings(findings, &mut out)?;
            let what = if *agreements == 1 { "Vereinbarung" } else { "Vereinbarungen" };
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
