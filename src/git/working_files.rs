//! Whether working files can be judged in place of what is committed. They cannot where the checkout left some out, or
//! where git writes them otherwise than it keeps them: what they seem to rewrite, nobody did.

use super::Repository;
use crate::failure::Failure;
use crate::source::most_bytes;
use crate::system;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of the index.
struct IndexFile {
    path: Vec<u8>,
    id: String,
    /// Left out of the working files on purpose (a sparse checkout).
    left_out: bool,
}

impl Repository {
    /// A file of a ledger that the checkout leaves out (a sparse checkout), though a commit would hold it.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn left_out(&self, ledger: &str) -> Result<Option<PathBuf>, Failure> {
        let Some(top) = &self.top else { return Ok(None) };
        let left_out = self.kept(ledger)?.into_iter().filter(|file| file.left_out);
        let mut paths = left_out.filter_map(|file| Some(top.join(system::path_of(&file.path)?)));
        Ok(paths.find(|path| path.symlink_metadata().is_err()))
    }

    /// Makes sure that the working files of a ledger are those that a commit would hold; `way_out` is what else can be
    /// judged.
    ///
    /// # Errors
    /// Where they are not, with the reason and the way out; or where `git` cannot be run.
    pub fn working_files_can_be_judged(&self, ledger: &str, way_out: &str) -> Result<(), Failure> {
        let Some(top) = &self.top else { return Ok(()) };
        let kept = self.kept(ledger)?;
        let not_judged = |place: &Path, why: &str| not_judged(place, top, why, way_out);
        let mut differing = Vec::new();
        for file in &kept {
            let Some(place) = system::path_of(&file.path).map(|path| top.join(path)) else { continue };
            // A file that is too large is not read, and reported.
            if place.metadata().is_ok_and(|file| file.len() > most_bytes(&place)) {
                continue;
            }
            match fs::read(&place) {
                Ok(bytes) => differing.push((file, place, bytes)),
                Err(_) if file.left_out => {
                    return Err(not_judged(&place, "dieser Arbeitsordner lässt die Datei aus"));
                }
                Err(_) => {}
            }
        }
        let sizes = self.git.sizes(differing.iter().map(|(file, ..)| file.id.as_str()))?;
        let mut sizes = sizes.into_iter();
        differing.retain(|(_, place, _)| sizes.next().is_some_and(|size| size <= most_bytes(place)));
        let ids: Vec<&str> = differing.iter().map(|(file, ..)| file.id.as_str()).collect();
        let blobs = self.blobs(&ids)?;
        let mut differing: Vec<_> = differing.into_iter().zip(blobs).collect();
        differing.retain(|((.., bytes), blob)| bytes != blob);
        if differing.is_empty() {
            return Ok(());
        }
        let paths: Vec<Vec<u8>> = differing.iter().map(|((file, ..), _)| file.path.clone()).collect();
        let attributes = self.attributes_here(&paths)?;
        let every_file = self.git.answer(&["config", "--get", "core.autocrlf"])?;
        let every_file =
            every_file.is_some_and(|value| !matches!(value.as_str(), "false" | "no" | "off" | "0"));
        for ((file, place, bytes), blob) in &differing {
            let of_file = attributes.get(&file.path).cloned().unwrap_or_default();
            let filter = match of_file.filter() {
                Some(name) if self.has_filter(name)? => Some(format!("filter={name}")),
                _ => None,
            };
            if let Some(attribute) = of_file.replaced().or(filter) {
                let why =
                    format!("git schreibt sie anders, als es sie aufbewahrt ({attribute} in .gitattributes)");
                return Err(not_judged(place, &why));
            }
            let has_returns = [bytes, blob].iter().any(|bytes| bytes.contains(&b'\r'));
            if has_returns && of_file.convert_line_ends(every_file) {
                return Err(not_judged(
                    place,
                    "git wandelt ihre Zeilenenden um (core.autocrlf oder .gitattributes)",
                ));
            }
        }
        Ok(())
    }

    /// Whether this machine knows a filter; one that it does not know does nothing.
    fn has_filter(&self, name: &str) -> Result<bool, Failure> {
        for part in ["clean", "smudge", "process"] {
            if self.git.answer(&["config", "--get", &format!("filter.{name}.{part}")])?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What the index holds of a ledger's tables and agreements.
    fn kept(&self, ledger: &str) -> Result<Vec<IndexFile>, Failure> {
        let mut arguments = vec!["ls-files", "-z", "-s", "-t"];
        if !ledger.is_empty() {
            arguments.extend(["--", ledger]);
        }
        let output = self.git.output(&arguments)?;
        // `TAG SP MODE SP ID SP STAGE TAB PATH`
        let kept = output.split(|&byte| byte == 0).filter_map(|line| {
            let tab = memchr::memchr(b'\t', line)?;
            let (about, path) = (std::str::from_utf8(line.get(..tab)?).ok()?, line.get(tab + 1..)?);
            let mut words = about.split(' ');
            let (tag, mode, id, stage) = (words.next()?, words.next()?, words.next()?, words.next()?);
            let is_table = path.ends_with(b".csv") || path.ends_with(b".toml");
            let wanted = is_table && mode.starts_with("100") && stage == "0";
            wanted.then(|| IndexFile { path: path.to_vec(), id: id.to_owned(), left_out: tag == "S" })
        });
        Ok(kept.collect())
    }
}

fn not_judged(place: &Path, top: &Path, why: &str, way_out: &str) -> Failure {
    let shown = place.strip_prefix(top).unwrap_or(place);
    Failure::Git(format!(
        "die Arbeitsdateien lassen sich nicht beurteilen, denn {} ist nicht, was festgeschrieben ist: {why}; {way_out}",
        shown.display()
    ))
}
