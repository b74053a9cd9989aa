//! `kopfstelle verify --site`: builds the site anew, elsewhere, and compares every file.

use super::super::args::{BuildOptions, VerifyOptions};
use super::super::{Outcome, Result, build};
use crate::failure::Failure;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// More differing files than this are counted, not named.
const NAMED: usize = 20;

pub(super) fn run(options: &VerifyOptions, site: &Path) -> Result<Outcome> {
    let scratch = tempfile::tempdir().map_err(Failure::io("make a folder for", "a site to compare with"))?;
    let made = scratch.path().join("site");
    let built = build::publish(&BuildOptions {
        ledger: options.ledger.clone(),
        templates: options.templates.clone(),
        output: made.clone(),
    })?;
    if built.is_none() {
        return Ok(Outcome::Findings);
    }
    let real = |folder: &Path| folder.canonicalize().map_err(Failure::io("find the folder", folder));
    let (site_folder, made_folder) = (real(site)?, real(&made)?);
    let (published, made) = (names(&site_folder)?, names(&made_folder)?);
    let mut differences = Vec::new();
    // One file at a time: a site may be larger than memory.
    for path in &made {
        let what = match published.contains(path) {
            false => Some("fehlt".to_owned()),
            true => difference(&site_folder.join(path), &made_folder.join(path))?,
        };
        differences.extend(what.map(|what| format!("{}: {what}", path.display())));
    }
    differences.extend(published.difference(&made).map(|path| format!("{}: überzählig", path.display())));
    let mut out = anstream::stdout().lock();
    let failed = || Failure::io("write to", "standard output");
    if differences.is_empty() {
        writeln!(
            out,
            "{} entspricht dem Hauptbuch und den Vorlagen: {} Dateien, Byte für Byte.",
            site.display(),
            made.len()
        )
        .map_err(failed())?;
        return Ok(Outcome::Done);
    }
    for line in differences.iter().take(NAMED) {
        writeln!(out, "{line}").map_err(failed())?;
    }
    if differences.len() > NAMED {
        writeln!(out, "… und {} weitere", differences.len() - NAMED).map_err(failed())?;
    }
    writeln!(out, "{} ist nicht, was dieses Hauptbuch und diese Vorlagen ergeben.", site.display())
        .map_err(failed())?;
    Ok(Outcome::Findings)
}

/// The name of everything below a folder that is no folder.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut names = BTreeSet::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Failure::io("read the folder", path)(error.into())
        })?;
        if !entry.file_type().is_dir() {
            names.insert(entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf());
        }
    }
    Ok(names)
}

/// Where a published file first differs from the one that was made, if it does.
fn difference(published: &Path, made: &Path) -> Result<Option<String>> {
    let kind = published.symlink_metadata().map_err(Failure::io("look at", published))?;
    if !kind.is_file() {
        return Ok(Some(if kind.is_symlink() { "eine Verknüpfung" } else { "keine Datei" }.to_owned()));
    }
    let read = |path: &Path| fs::read(path).map_err(Failure::io("read the file", path));
    let (published, made) = (read(published)?, read(made)?);
    let same = published.split(|byte| *byte == b'\n').zip(made.split(|byte| *byte == b'\n'));
    let line = 1 + same.take_while(|(published, made)| published == made).count();
    Ok((published != made).then(|| format!("anders ab Zeile {line}")))
}
