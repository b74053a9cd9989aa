//! `kopfstelle build`: the files of the site are made into a folder beside the old site, which takes its place only if
//! all is well.

mod destination;
mod end;
mod made_site;
mod only;
#[cfg(feature = "parquet")]
mod parquet;
mod replaced;
mod unchanged;

use super::args::BuildOptions;
use super::published::PublishedRows;
use super::stand_copies::{copies_are_cut_off, copy_is_lost, stand_copies};
use super::{
    Outcome, Result, console, places, revision,
    templates::{self, LoadedTemplates},
};
use crate::edition::{self, KeptStands};
use crate::failure::Failure;
use crate::finding::{Code, Finding};
use crate::german;
use crate::site::SiteFolder;
use crate::source::LedgerRoot;
use destination::NewSite;
use end::End;
use made_site::MadeSite;
use only::keep_only;
pub(super) use replaced::ReplacedSite;
use std::path::Path;
use std::time::Instant;
use unchanged::Unchanged;

pub(super) fn run(options: &BuildOptions) -> Result<Outcome> {
    let begun = Instant::now();
    // Where there are no templates yet, a site in their place would be taken for some.
    let templates = templates::place(options.folders.templates.as_deref());
    let inputs = [options.folders.ledger.as_path(), templates];
    places::refuse_among(&inputs, &options.output)?;
    places::refuse_around(&inputs, &options.output)?;
    #[cfg(feature = "parquet")]
    if let Some(folder) = &options.parquet {
        parquet::refuse_among(&inputs, &options.output, folder)?;
    }
    if let Some(jobs) = options.jobs {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
        threads.build_global().map_err(|error| Failure::Usage(error.to_string()))?;
    }
    let end = End::awaited()?;
    let (mut root, templates) = read(options)?;
    keep_only(&mut root, &options.only)?;
    let parts = options.from.iter().map(|part| MadeSite::part(part)).collect::<Result<Vec<_>>>()?;
    let staging = SiteFolder::open(&options.output)?.stage()?;
    let bar = console::progress(root.agreements.len());
    let replaced = ReplacedSite::at(&options.output);
    let published = PublishedRows::of(&options.folders.ledger, Some(&replaced));
    // What is taken over comes without its compressed forms.
    let before = Some(&replaced).filter(|_| !options.full && !options.compress);
    let unchanged = before.map(|before| Unchanged::so_far(&staging, &before.site));
    let to = NewSite {
        staging: &staging,
        replaced: before,
        unchanged: unchanged.as_ref(),
        parts: &parts,
        bar: &bar,
        end: &end,
        compress: options.compress,
    };
    // What was cited once can be seen for ever.
    let copies = stand_copies(&options.output);
    let keep = (options.keep_stands || !copies.is_empty())
        .then(|| KeptStands::of(&options.folders.ledger))
        .transpose()?;
    let edition = edition::make(&root, templates.pages.as_ref(), keep.as_ref(), &to, |reading, findings| {
        bar.inc(1);
        published.rows_stay(reading, findings);
        findings.extend(replaced.no_longer_in(reading));
    });
    bar.finish_and_clear();
    let mut findings = [templates.findings, edition.findings].concat();
    let mut as_before = None;
    if edition.failure.is_none() && !findings.iter().any(Finding::is_error) {
        as_before = unchanged.map_or(Ok(None), |unchanged| unchanged.site())?;
        findings.extend(replaced.gone());
        let is_kept = |copy: &Path| staging.has(copy.strip_prefix(&options.output).unwrap_or(copy));
        let lost = copies.iter().filter(|copy| as_before.is_none() && !is_kept(copy));
        let lost: Vec<Finding> = lost.map(|copy| copy_is_lost(copy, &options.output)).collect();
        let cut_off = if lost.is_empty() { keep.as_ref().map_or(Ok(0), KeptStands::cut_off)? } else { 0 };
        findings.extend(lost);
        findings.extend((cut_off > 0).then(|| copies_are_cut_off(cut_off, &options.folders.ledger)));
    }
    // That something published would be lost is said first of all.
    findings.sort_by_key(|finding| finding.code != Code::PublishedState);
    if options.strict {
        findings = findings.into_iter().map(Finding::strict).collect();
    }
    console::report(&findings);
    if let Some(failure) = edition.failure {
        return Err(failure);
    }
    if findings.iter().any(Finding::is_error) {
        console::message(format_args!(
            "{}. Es wurde nichts veröffentlicht; die letzte Fassung bleibt, wie sie war.",
            console::counts(&findings)
        ));
        return Ok(Outcome::Findings);
    }
    #[cfg(feature = "parquet")]
    if let Some(folder) = &options.parquet {
        let site = if as_before.is_some() { options.output.as_path() } else { staging.root() };
        parquet::write(site, folder, &end)?;
    }
    let published = match as_before {
        Some(published) => published,
        None => staging.publish()?,
    };
    console::say(format_args!(
        "Veröffentlicht in {}: {} {}, {} Buchungen, {} Dateien, {} Bytes ({} s)",
        options.output.display(),
        edition.agreements,
        if edition.agreements == 1 { "Vereinbarung" } else { "Vereinbarungen" },
        german::count(edition.entries),
        german::whole(published.files.into()),
        german::whole(published.bytes.into()),
        format!("{:.2}", begun.elapsed().as_secs_f64()).replace('.', ",")
    ))?;
    Ok(Outcome::Done)
}

/// The ledger and the templates: the working files, or those of a revision, from the objects of git. Attributes make
/// the working files differ from what a review judged; objects are what it judged.
fn read(options: &BuildOptions) -> Result<(LedgerRoot, LoadedTemplates)> {
    let asked = options.folders.templates.as_deref();
    let Some(name) = &options.rev else {
        return Ok((places::ledger_root(&options.folders.ledger)?, templates::load(asked)?));
    };
    let repository = revision::repository_of(&options.folders.ledger)?;
    let revision = revision::find(&repository, name)?;
    let within = repository.path_within(&options.folders.ledger)?;
    repository.refuse_submodule(&revision, &within)?;
    let root = repository.ledger_root(&revision, &within, &options.folders.ledger)?;
    Ok((root, templates::load_at(&repository, &revision, asked)?))
}
