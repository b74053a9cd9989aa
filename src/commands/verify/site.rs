//! `kopfstelle verify --site`: makes the site anew and compares every file. None is kept: a site may be larger than
//! memory.

use super::super::args::VerifyOptions;
use super::super::stand_copies::stand_copies;
use super::super::{Outcome, Result, console, places, templates};
use crate::edition::{self, KeptStands};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::site::{COMPRESSED, SiteFolder, compressed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use walkdir::WalkDir;

/// More differing files than this are counted, not named.
const NAMED: usize = 20;

/// Each file that was made, with what is wrong with the published one.
type Compared = BTreeMap<String, Option<String>>;

pub(super) fn run(options: &VerifyOptions, site: &Path) -> Result<Outcome> {
    SiteFolder::repair(site)?;
    let site_folder = site.canonicalize().map_err(Failure::io("finden", site))?;
    let root = places::ledger_root(&options.ledger)?;
    let templates = templates::load(options.templates.as_deref())?;
    let compared: Mutex<Compared> = Mutex::default();
    let compare = |path: &str, made: &[u8]| {
        let compare = |path: &str, made: &[u8]| {
            let difference = difference(&site_folder.join(path), made)?;
            compared.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), difference);
            Ok(())
        };
        compare(path, made)?;
        // A site may have been built with compressed files, too.
        if !COMPRESSED.iter().any(|end| site_folder.join(format!("{path}{end}")).exists()) {
            return Ok(());
        }
        let compressed = compressed(made).map_err(Failure::io("komprimieren", path))?;
        compressed.iter().try_for_each(|(end, made)| compare(&format!("{path}{end}"), made))
    };
    let bar = console::progress(root.agreements.len());
    let keeps_stands = options.keep_stands || !stand_copies(&site_folder).is_empty();
    let keep = keeps_stands.then(|| KeptStands::of(&options.ledger)).transpose()?;
    let edition = edition::make(&root, templates.pages.as_ref(), keep.as_ref(), &compare, |_, _| bar.inc(1));
    bar.finish_and_clear();
    let findings = [templates.findings, edition.findings].concat();
    console::report(&findings);
    if let Some(failure) = edition.failure {
        return Err(failure);
    }
    if findings.iter().any(Finding::is_error) {
        return Ok(Outcome::Findings);
    }
    let compared = compared.into_inner().unwrap_or_else(PoisonError::into_inner);
    let differing = compared.iter().filter_map(|(path, what)| Some(format!("{path}: {}", what.as_ref()?)));
    let mut differences: Vec<String> = differing.collect();
    let mut published = names(&site_folder)?;
    let marker = published.remove(SiteFolder::MARKER);
    differences.extend(
        published
            .iter()
            .filter(|path| !compared.contains_key(*path))
            .map(|path| format!("{path}: überzählig")),
    );
    // What else is wrong shows in the marker too, and is said already.
    if !marker {
        differences.push(format!("{}: fehlt", SiteFolder::MARKER));
    } else if differences.is_empty() && !SiteFolder::has_its_marker(&site_folder)? {
        differences.push(format!("{}: anders", SiteFolder::MARKER));
    }
    if differences.is_empty() {
        console::say(format_args!(
            "{} entspricht dem Hauptbuch und den Vorlagen: {} Dateien, Byte für Byte.",
            site.display(),
            compared.len() + 1
        ))?;
        return Ok(Outcome::Done);
    }
    for line in differences.iter().take(NAMED) {
        console::say(line)?;
    }
    if differences.len() > NAMED {
        console::say(format_args!("… und {} weitere", differences.len() - NAMED))?;
    }
    console::say(format_args!(
        "{} ist nicht, was dieses Hauptbuch und diese Vorlagen ergeben.",
        site.display()
    ))?;
    Ok(Outcome::Findings)
}

/// The path of everything below a folder that is no folder.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Failure::io("lesen", path)(error.into())
        })?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            names.insert(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        }
    }
    Ok(names)
}

/// Where a published file first differs from what was made, if it does.
fn difference(published: &Path, made: &[u8]) -> Result<Option<String>> {
    let kind = match published.symlink_metadata() {
        Ok(kind) => kind,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Some("fehlt".to_owned()));
        }
        Err(error) => return Err(Failure::io("lesen", published)(error)),
    };
    if !kind.is_file() {
        return Ok(Some(if kind.is_symlink() { "eine Verknüpfung" } else { "keine Datei" }.to_owned()));
    }
    let published = fs::read(published).map_err(Failure::io("lesen", published))?;
    let same = published.split(|byte| *byte == b'\n').zip(made.split(|byte| *byte == b'\n'));
    let line = 1 + same.take_while(|(published, made)| published == made).count();
    Ok((published != made).then(|| format!("anders ab Zeile {line}")))
}
