//! `kopfstelle build`: the files of the site are made into a folder beside the old site, which takes its place only if
//! all is well.

use super::args::BuildOptions;
use super::{Outcome, Result, console, places, templates};
use crate::edition;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::site::SiteFolder;
use crate::source::LedgerRoot;
use std::io::Write;
use std::time::Instant;

pub(super) fn run(options: &BuildOptions) -> Result<Outcome> {
    let begun = Instant::now();
    let inputs = [Some(options.ledger.as_path()), templates::folder(options.templates.as_deref())];
    places::refuse_overlap(&options.output, &inputs.into_iter().flatten().collect::<Vec<_>>())?;
    let root = LedgerRoot::of_folder(&options.ledger)?;
    let templates = templates::load(options.templates.as_deref())?;
    let staging = SiteFolder::open(&options.output)?.stage()?;
    let bar = console::progress(root.agreements.len());
    let put = |path: &str, bytes: &[u8]| staging.write(path, bytes);
    let edition = edition::make(&root, templates.pages.as_ref(), &put, || bar.inc(1));
    bar.finish_and_clear();
    let findings = [templates.findings, edition.findings].concat();
    let mut messages = anstream::stderr().lock();
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(&findings, &mut messages);
    if let Some(failure) = edition.failure {
        return Err(failure);
    }
    if findings.iter().any(Finding::is_error) {
        let _ = writeln!(
            messages,
            "{}. Es wurde nichts veröffentlicht; die letzte Fassung bleibt, wie sie war.",
            console::counts(&findings)
        );
        return Ok(Outcome::Findings);
    }
    let published = staging.publish()?;
    writeln!(
        anstream::stdout(),
        "{} {}, {} entries → {} files, {} bytes in {} ({:.2} s)",
        edition.agreements,
        if edition.agreements == 1 { "agreement" } else { "agreements" },
        edition.entries,
        published.files,
        published.bytes,
        options.output.display(),
        begun.elapsed().as_secs_f64()
    )
    .map_err(Failure::io("write to", "standard output"))?;
    Ok(Outcome::Done)
}
