//! `kopfstelle build`: every agreement is read, checked, derived and rendered into a folder beside the old
//! site, one agreement at a time on each core; the new site takes the old one's place only if all is well.

use super::agreement_site::{self, Foot};
use super::args::BuildOptions;
use super::{Outcome, Result, console};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::finding::{Code, Finding, Place};
use crate::ledger;
use crate::pages::{KeyFigures, Templates, render_root};
use crate::site::{SiteFolder, Staging};
use crate::source::{AgreementFolder, SourceFile, discover, template_files};
use rayon::prelude::*;
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
    let discovery = discover(&options.ledger)?;
    let (replacements, folder_findings) = replacements(options.templates.as_deref())?;
    let (templates, template_findings) = Templates::new(&replacements);
    let staging = SiteFolder::open(&options.output)?.stage()?;
    let several = discovery.agreements.len() > 1;
    // Once anything is wrong nothing more is rendered, but everything is still checked.
    let mut findings = discovery.findings;
    findings.extend(folder_findings);
    findings.extend(template_findings);
    let sound = AtomicBool::new(!findings.iter().any(Finding::is_error));
    let bar = console::progress(discovery.agreements.len());
    let taken: Mutex<BTreeSet<String>> = Mutex::default();
    let built: Vec<Result<Built>> = discovery
        .agreements
        .par_iter()
        .map(|folder| {
            let built = build(folder, &options.ledger, templates.as_ref(), several, &staging, &sound, &taken);
            bar.inc(1);
            built
        })
        .collect();
    bar.finish_and_clear();
    // A failure of one agreement does not hide what was found in the others.
    let (mut failure, mut done) = (None, Vec::with_capacity(built.len()));
    for built in built {
        match built {
            Ok(built) => done.push(built),
            Err(error) => drop(failure.get_or_insert(error)),
        }
    }
    let mut built = done;

    findings.extend(super::duplicate_ids(built.iter_mut().filter_map(|built| built.own_id.take())));
    let entries: usize = built.iter().map(|built| built.entries).sum();
    let agreements = built.len();
    let mut key_figures = Vec::with_capacity(agreements);
    for built in built {
        for finding in built.findings {
            // What is wrong with a template is found by every agreement that uses it.
            if finding.code != Code::TemplateBroken || !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        key_figures.extend(built.key_figures);
    }
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

/// What remains of an agreement once its pages are written.
struct Built {
    /// The agreement's id and where it stands.
    own_id: Option<(String, Place)>,
    entries: usize,
    findings: Vec<Finding>,
    key_figures: Option<KeyFigures>,
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

fn build(
    folder: &AgreementFolder,
    root: &Path,
    templates: Option<&Templates>,
    several: bool,
    staging: &Staging,
    sound: &AtomicBool,
    taken: &Mutex<BTreeSet<String>>,
) -> Result<Built> {
    let source = folder.read()?;
    let ledger::Reading { ledger, own_id, findings } = ledger::read(&source);
    let mut built = Built { own_id, entries: 0, findings, key_figures: None };
    let Some(ledger) = ledger else {
        sound.store(false, Ordering::Relaxed);
        return Ok(built);
    };
    built.entries = ledger.costs.len() + ledger.memberships.len();
    if !taken.lock().unwrap_or_else(PoisonError::into_inner).insert(ledger.agreement.id.clone()) {
        // Another agreement has this id; it is reported once all are read, and nothing is published.
        sound.store(false, Ordering::Relaxed);
    }
    let Some(templates) = templates.filter(|_| sound.load(Ordering::Relaxed)) else { return Ok(built) };
    let below = if several { format!("{}/", ledger.agreement.id) } else { String::new() };
    let figures = Figures::of(&ledger);
    let foot = Foot::of(&source, &figures);
    let mut write = |path: &str, bytes: &[u8]| staging.write(&format!("{below}{path}"), bytes);
    match agreement_site::render(
        templates,
        (&folder.within(root), &source, &figures),
        &foot,
        !several,
        &mut write,
    ) {
        Ok(key_figures) => built.key_figures = Some(key_figures),
        Err(Failure::Template { place, message }) => {
            sound.store(false, Ordering::Relaxed);
            built.findings.push(template_finding(&place, message));
        }
        Err(failure) => return Err(failure),
    }
    Ok(built)
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
