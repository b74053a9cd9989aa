//! `kopfstelle build`: every agreement is read, checked, derived and rendered into a folder beside the old
//! site, one agreement at a time on each core; the new site takes the old one's place only if all is well.

use super::agreement_site::{self, Foot};
use super::args::BuildOptions;
use super::{Outcome, Result, console};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::finding::{Code, Finding, Place};
use crate::ledger::{Each, Reading, read_each};
use crate::pages::{KeyFigures, Templates, render_root};
use crate::site::{SiteFolder, Staging};
use crate::source::{LedgerRoot, SourceFile, template_files};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

pub(super) fn run(options: &BuildOptions) -> Result<Outcome> {
    let Some(summary) = publish(options)? else { return Ok(Outcome::Findings) };
    writeln!(anstream::stdout(), "{summary}").map_err(Failure::io("write to", "standard output"))?;
    Ok(Outcome::Done)
}

/// Builds and publishes; what that came to, or `None` where a finding with an error left all as it was.
pub(super) fn publish(options: &BuildOptions) -> Result<Option<String>> {
    let begun = Instant::now();
    let root = LedgerRoot::of_folder(&options.ledger)?;
    let (replacements, mut of_templates) = replacements(options.templates.as_deref())?;
    let (templates, template_findings) = Templates::new(&replacements);
    of_templates.extend(template_findings);
    let staging = SiteFolder::open(&options.output)?.stage()?;
    let several = root.agreements.len() > 1;
    // Once anything is wrong nothing more is rendered, but everything is still checked.
    let sound = AtomicBool::new(!root.findings.iter().chain(&of_templates).any(Finding::is_error));
    let bar = console::progress(root.agreements.len());
    let taken: Mutex<BTreeSet<String>> = Mutex::default();
    let Each { kept, findings: mut of_ledger, failure } = read_each(&root, |reading, findings| {
        let built = build(reading, findings, templates.as_ref(), several, &staging, &sound, &taken);
        bar.inc(1);
        built
    });
    bar.finish_and_clear();
    let (agreements, entries) = (kept.len(), kept.iter().map(|(entries, _)| entries).sum::<usize>());
    let key_figures: Vec<KeyFigures> = kept.into_iter().filter_map(|(_, key_figures)| key_figures).collect();
    let mut failure = failure;
    let mut findings = of_templates;
    // What is wrong with a template is found by every agreement that uses it.
    let mut seen = Vec::new();
    of_ledger.retain(|finding| {
        let again = finding.code == Code::TemplateBroken && seen.contains(finding);
        if finding.code == Code::TemplateBroken {
            seen.push(finding.clone());
        }
        !again
    });
    findings.append(&mut of_ledger);
    if let (Some(templates), None, false) = (&templates, &failure, findings.iter().any(Finding::is_error)) {
        match render_root(templates, &key_figures, several, &mut |path, bytes| staging.write(path, bytes)) {
            Err(Failure::Template { place, message }) => findings.push(template_finding(&place, message)),
            rendered => failure = rendered.err(),
        }
    }
    let mut messages = anstream::stderr().lock();
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(&findings, &mut messages);
    if let Some(failure) = failure {
        return Err(failure);
    }
    if findings.iter().any(Finding::is_error) {
        let _ = writeln!(
            messages,
            "{}. Es wurde nichts veröffentlicht; die letzte Fassung bleibt, wie sie war.",
            console::counts(&findings)
        );
        return Ok(None);
    }
    let published = staging.publish()?;
    let summary = format!(
        "{agreements} {}, {entries} entries → {} files, {} bytes in {} ({:.2} s)",
        if agreements == 1 { "agreement" } else { "agreements" },
        published.files,
        published.bytes,
        options.output.display(),
        begun.elapsed().as_secs_f64()
    );
    Ok(Some(summary))
}

/// The default folder of templates.
pub(super) const TEMPLATES: &str = "site-templates";

/// The files that replace templates of the program, and what is wrong with their folder.
pub(super) fn replacements(folder: Option<&Path>) -> Result<(Vec<SourceFile>, Vec<Finding>)> {
    match folder {
        Some(folder) => template_files(folder),
        None if Path::new(TEMPLATES).is_dir() => template_files(Path::new(TEMPLATES)),
        None => Ok(Default::default()),
    }
}

/// How many entries an agreement has, and what the start page says of it once its pages are written.
fn build(
    reading: Reading,
    findings: &mut Vec<Finding>,
    templates: Option<&Templates>,
    several: bool,
    staging: &Staging,
    sound: &AtomicBool,
    taken: &Mutex<BTreeSet<String>>,
) -> Result<(usize, Option<KeyFigures>)> {
    let Reading { source, ledger, .. } = reading;
    let Some(ledger) = ledger else {
        sound.store(false, Ordering::Relaxed);
        return Ok((0, None));
    };
    let entries = ledger.entries();
    if !taken.lock().unwrap_or_else(PoisonError::into_inner).insert(ledger.agreement.id.clone()) {
        // Another agreement has this id; it is reported once all are read, and nothing is published.
        sound.store(false, Ordering::Relaxed);
    }
    let Some(templates) = templates.filter(|_| sound.load(Ordering::Relaxed)) else {
        return Ok((entries, None));
    };
    let below = if several { format!("{}/", ledger.agreement.id) } else { String::new() };
    let figures = Figures::of(&ledger);
    let foot = Foot::of(&source, &figures);
    let mut write = |path: &str, bytes: &[u8]| staging.write(&format!("{below}{path}"), bytes);
    match agreement_site::render(templates, (&source.folder, &source, &figures), &foot, !several, &mut write)
    {
        Ok(key_figures) => Ok((entries, Some(key_figures))),
        Err(Failure::Template { place, message }) => {
            sound.store(false, Ordering::Relaxed);
            findings.push(template_finding(&place, message));
            Ok((entries, None))
        }
        Err(failure) => Err(failure),
    }
}

/// A template that can be read but not applied: `year_page.html:12`, and what is wrong there.
fn template_finding(place: &str, message: String) -> Finding {
    let (file, line) = match place.rsplit_once(':').map(|(file, line)| (file, line.parse())) {
        Some((file, Ok(line))) => (file, Some(line)),
        _ => (place, None),
    };
    let place = Place { line, ..Place::file(file) };
    let remedy = "die Vorlage an dieser Stelle berichtigen; welche Werte es gibt, zeigt die mitgelieferte";
    Finding::new(Code::TemplateBroken, place, message, remedy)
}
