//! `kopfstelle verify --site`: builds the site anew, elsewhere, and compares every file.

use super::super::args::{BuildOptions, VerifyOptions};
use super::super::{Outcome, Result, build};
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
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
    let (published, made) = (files(site)?, files(&made)?);
    let mut differences = Vec::new();
    for (path, bytes) in &made {
        match published.get(path) {
            None => differences.push(format!("{path}: fehlt")),
            Some(other) if other != bytes => {
                differences.push(match (other, bytes) {
                    (Some(other), Some(bytes)) => format!("{path}: {}", difference(other, bytes)),
                    _ => format!("{path}: eine Verknüpfung"),
                });
            }
            Some(_) => {}
        }
    }
    differences.extend(
        published.keys().filter(|path| !made.contains_key(*path)).map(|path| format!("{path}: überzählig")),
    );
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

/// Every file below a folder, by path; `None` for a link. The folder itself may be reached through one.
fn files(folder: &Path) -> Result<BTreeMap<String, Option<Vec<u8>>>> {
    let folder = &folder.canonicalize().map_err(Failure::io("find the folder", folder))?;
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Failure::io("read the folder", path)(error.into())
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let bytes = match entry.file_type().is_symlink() {
            true => None,
            false => Some(fs::read(entry.path()).map_err(Failure::io("read the file", entry.path()))?),
        };
        files.insert(path.to_string_lossy().replace('\\', "/"), bytes);
    }
    Ok(files)
}

/// Where two files differ first.
fn difference(published: &[u8], made: &[u8]) -> String {
    let same = published.split(|byte| *byte == b'\n').zip(made.split(|byte| *byte == b'\n'));
    let line = 1 + same.take_while(|(published, made)| published == made).count();
    format!("anders ab Zeile {line}")
}
