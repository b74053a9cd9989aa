//! The file by which a folder is known as a site of ours, and the check that nothing else lies in it.
//!
//! The marker's first line names the format, the following ones everything that stands at the site's root, and of
//! each folder below it how many names it holds. A name at the root that the marker does not list was put there by
//! somebody else (a `CNAME`, a `.git`), as was something in a folder that holds more than we wrote, and publishing
//! would delete it: such a site is refused, as is a folder without a marker. Counts, not names, so that the marker of
//! a million pages stays small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use crate::failure::Failure;

/// The marker's name, at the root of each site.
pub(super) const NAME: &str = ".kopfstelle-site";
const FORMAT: &str = "kopfstelle site, format 2";

/// What stands where in a site of ours.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The names at its root.
    pub at_root: BTreeSet<String>,
    /// How many names each folder below it holds, by its path with `/`.
    pub in_folders: BTreeMap<String, u64>,
}

impl Contents {
    /// Takes note of one more name in a folder; the empty path is the root.
    pub(super) fn note(&mut self, folder: &str, name: &str) {
        if folder.is_empty() {
            self.at_root.insert(name.to_owned());
        } else if let Some(count) = self.in_folders.get_mut(folder) {
            *count += 1;
        } else {
            self.in_folders.insert(folder.to_owned(), 1);
        }
    }
}

/// The marker of a site.
pub(super) fn text(contents: &Contents) -> String {
    let names = contents.at_root.iter().map(|name| format!("{name}\n"));
    let folders = contents.in_folders.iter().map(|(folder, count)| format!("{folder}/ {count}\n"));
    std::iter::once(format!("{FORMAT}\n")).chain(names).chain(folders).collect()
}

/// Refuses what must not be replaced: anything but nothing, an empty folder or a site of ours.
pub(super) fn refuse_what_is_not_ours(target: &Path) -> Result<(), Failure> {
    let refuse = |reason: String| Err(Failure::Refused { path: target.to_path_buf(), reason });
    let kind = match fs::symlink_metadata(target) {
        Ok(kind) => kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::io("look at the output folder", target)(error)),
    };
    if kind.is_symlink() {
        return refuse("is a symbolic link; give the folder it points to as output".into());
    }
    if !kind.is_dir() {
        return refuse("is not a folder; give another output folder".into());
    }
    if kind.permissions().readonly() {
        return refuse("is write-protected; the site would be replaced".into());
    }
    let names = names_at_root(target)?;
    if names.is_empty() {
        return Ok(());
    }
    let Some(ours) = listed(target)? else {
        return refuse(format!(
            "holds files that are not a site of this program ({}); nothing was touched: give an empty or a new output folder",
            first(&names)
        ));
    };
    if let Some(foreign) = names.difference(&ours.at_root).next() {
        return refuse(format!(
            "holds {foreign:?}, which does not belong to the site and would be lost; nothing was touched: move it elsewhere"
        ));
    }
    match fuller_folder(target, &ours)? {
        None => Ok(()),
        Some(folder) => refuse(format!(
            "has more in its folder {folder:?} than the site put there; it would be lost, nothing was touched: move it elsewhere"
        )),
    }
}

/// The first folder below the root that holds more names than we wrote into it.
fn fuller_folder(target: &Path, ours: &Contents) -> Result<Option<String>, Failure> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for entry in WalkDir::new(target).min_depth(2) {
        let entry = entry.map_err(|error| {
            let source = error.into_io_error().unwrap_or_else(|| io::Error::other("the folders form a loop"));
            Failure::io("list the output folder", target)(source)
        })?;
        let folder = entry.path().parent().and_then(|folder| folder.strip_prefix(target).ok());
        *found.entry(folder.unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/")).or_default() += 1;
    }
    Ok(found
        .into_iter()
        .find(|(folder, count)| ours.in_folders.get(folder).is_none_or(|ours| ours < count))
        .map(|(folder, _)| folder))
}

fn first(names: &BTreeSet<String>) -> String {
    names.first().map(|name| format!("{name:?}")).unwrap_or_default()
}

fn names_at_root(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let failed = "list the output folder";
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(Failure::io(failed, folder))? {
        let entry = entry.map_err(Failure::io(failed, folder))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// What a marker lists, itself included; `None` where there is no marker of ours.
///
/// Lines that are no name (of a merge conflict, say) match nothing and so do no harm.
fn listed(folder: &Path) -> Result<Option<Contents>, Failure> {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|kind| kind.is_file());
    if !is_file {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(Failure::io("read the marker of the site", &path))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) {
        return Ok(None);
    }
    let mut ours = Contents::default();
    ours.at_root.insert(NAME.to_owned());
    for line in lines {
        match line.rsplit_once("/ ").and_then(|(folder, count)| Some((folder, count.parse().ok()?))) {
            Some((folder, count)) => drop(ours.in_folders.insert(folder.to_owned(), count)),
            None => drop(ours.at_root.insert(line.to_owned())),
        }
    }
    Ok(Some(ours))
}
