//! `kopfstelle check`: all that a build finds. Pages are made only where somebody has replaced a template: it may ask
//! for something that is not there.

use super::args::{CheckOptions, Format};
use super::published::PublishedRows;
use super::{Outcome, Result, console, day, places, templates};
use crate::edition::{self, Destination};
use crate::failure::Failure;
use crate::finding::{Code, Finding, as_json};
use crate::german;
use crate::ledger::{Ledger, booked_ahead};
use jiff::civil::Date;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub(super) fn run(options: &CheckOptions) -> Result<Outcome> {
    let today = day::latest(options.today.as_deref())?;
    let mut all = look(&options.folders.ledger, options.folders.templates.as_deref(), today, None)?;
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

/// Looks at the ledger and the templates. Where somebody wants the files of the site, they are handed on as
/// long as nothing is wrong.
pub(super) fn look(
    ledger: &Path,
    asked: Option<&Path>,
    today: Date,
    to: Option<&dyn Destination>,
) -> Result<Examined> {
    let root = places::ledger_root(ledger)?;
    let templates = templates::load(asked)?;
    let published = PublishedRows::of(ledger, None);
    let bar = console::progress(root.agreements.len());
    let pages = templates.pages.as_ref();
    let made = pages.filter(|_| to.is_some() || !templates.are_provided);
    let last_booking: Mutex<Option<Date>> = Mutex::default();
    let nowhere = |_: &str, _: &[u8]| Ok(());
    let edition = edition::make(&root, made, None, to.unwrap_or(&nowhere), |reading, findings| {
        bar.inc(1);
        let last = reading.ledger.as_ref().and_then(Ledger::last_booking_day);
        let mut latest = last_booking.lock().unwrap_or_else(PoisonError::into_inner);
        *latest = last.max(*latest);
        drop(latest);
        findings.extend(booked_ahead(reading, today));
        published.rows_stay(reading, findings);
    });
    bar.finish_and_clear();
    if let Some(failure) = edition.failure {
        return Err(failure);
    }
    let mut findings = [templates.findings, edition.findings].concat();
    if let Some(pages) = pages.filter(|_| made.is_none() && !findings.iter().any(Finding::is_error)) {
        findings.extend(pages.overdue(last_booking.into_inner().unwrap_or_else(PoisonError::into_inner)));
    }
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
                    let entries = german::count(*entries);
                    writeln!(out, "Keine Beanstandungen: {agreements} {what}, {entries} Buchungen geprüft.")?;
                }
                false => writeln!(out, "{} in {agreements} {what}.", console::counts(findings))?,
            }
        }
    }
    out.flush()
}
