//! The file by which a folder is known as a site of ours, and the check that nothing else lies in it.
//!
//! The marker's first line names the format, each other line a name of the site: a file by its path, a folder by its
//! path with a final `/`. A name that the marker does not list was put there by somebody else (a `CNAME`, a `.git`,
//! notes among the pages), and publishing would delete it: such a site is refused, as is a folder without a marker.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{MAIN_SEPARATOR, Path};

use walkdir::WalkDir;

use crate::failure::Failure;

/// The marker's name, at the root of each site.
pub(super) const NAME: &str = ".kopfstelle-site";
const FORMAT: &str = "kopfstelle site, format 3";
/// Lists the names at the root, and of each folder below it how many names it holds.
const COUNTING_FORMAT: &str = "kopfstelle site, format 2";

/// Writes the marker of the site in a folder, line by line, since a site may have a million names; its size in bytes.
pub(super) fn write(site: &Path) -> Result<u64, Failure> {
    let path = site.join(NAME);
    let failed = || Failure::io("schreiben", &path);
    let mut file = BufWriter::new(File::create_new(&path).map_err(failed())?);
    let (mut bytes, mut written) = (0, Ok(()));
    each_line(site, &mut |line| {
        bytes += line.len() as u64 + 1;
        written = writeln!(file, "{line}");
        written.is_ok()
    })?;
    written.and_then(|()| file.flush()).map_err(failed())?;
    Ok(bytes)
}

/// Hands on the lines of the marker of the site in a folder, until `go_on` says no.
fn each_line(site: &Path, go_on: &mut dyn FnMut(&str) -> bool) -> Result<(), Failure> {
    match go_on(FORMAT) {
        true => each_name(site, &mut |name| name == NAME || go_on(name)),
        false => Ok(()),
    }
}

/// The names of a site whose marker lists exactly these.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnNames {
    /// How many of them are files, the marker not counted.
    pub files: u64,
    /// The size of the marker in bytes.
    pub marker: u64,
}

/// Refuses what must not be replaced: anything but nothing, an empty folder or a site of ours; the names of that, where
/// its marker lists no others.
pub(super) fn refuse_what_is_not_ours(target: &Path) -> Result<Option<OwnNames>, Failure> {
    let refuse = |reason: String| Err(Failure::Refused { path: target.to_path_buf(), reason });
    let kind = match fs::symlink_metadata(target) {
        Ok(kind) => kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::io("lesen", target)(error)),
    };
    if kind.is_symlink() {
        return refuse(
            "ist eine Verknüpfung; den Ordner, auf den sie zeigt, als Ausgabeordner angeben".into(),
        );
    }
    if !kind.is_dir() {
        return refuse("ist kein Ordner; einen anderen Ausgabeordner angeben".into());
    }
    if kind.permissions().readonly() {
        return refuse("ist schreibgeschützt, und die Website darin würde ersetzt".into());
    }
    if let Some(names) = own_names(target)? {
        return Ok(Some(names));
    }
    let marker = marker(target)?;
    let (format, names) = marker.split_once('\n').unwrap_or_default();
    let foreign = match format {
        FORMAT => first_foreign(target, names)?,
        COUNTING_FORMAT => first_beyond_the_count(target, names)?,
        _ => {
            let mut first = None;
            each_name(target, &mut |name| first.replace(name.trim_end_matches('/').to_owned()).is_some())?;
            return first.map_or(Ok(None), |first| {
                refuse(format!(
                    "enthält „{}“ und ist keine Website dieses Programms; es wurde nichts angerührt, einen leeren oder neuen Ausgabeordner angeben",
                    first.escape_debug()
                ))
            });
        }
    };
    foreign.map_or(Ok(None), |foreign| {
        refuse(format!(
            "enthält „{}“, das nicht zur Website gehört und verloren ginge; es wurde nichts angerührt, es woandershin legen",
            foreign.escape_debug()
        ))
    })
}

/// The names of a site, if its marker lists exactly these; read line by line, as it was written.
pub(super) fn own_names(site: &Path) -> Result<Option<OwnNames>, Failure> {
    let path = site.join(NAME);
    if !is_file(&path) {
        return Ok(None);
    }
    let mut marker = BufReader::new(File::open(&path).map_err(Failure::io("lesen", &path))?);
    let (mut listed, mut read) = (Vec::new(), Ok(0));
    let mut next_is = |line: &str| {
        listed.clear();
        read = marker.read_until(b'\n', &mut listed);
        listed.strip_suffix(b"\n").is_some_and(|listed| listed == line.as_bytes())
    };
    let (mut same, mut names) = (true, OwnNames { files: 0, marker: 0 });
    each_line(site, &mut |line| {
        same = next_is(line);
        names.files += u64::from(names.marker > 0 && !line.ends_with('/'));
        names.marker += line.len() as u64 + 1;
        same
    })?;
    let is_all = same && !next_is("") && listed.is_empty();
    read.map_err(Failure::io("lesen", &path))?;
    Ok(is_all.then_some(names))
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file())
}

/// What the marker of a folder says; nothing, where it has none.
fn marker(folder: &Path) -> Result<String, Failure> {
    let path = folder.join(NAME);
    if !is_file(&path) {
        return Ok(String::new());
    }
    let bytes = fs::read(&path).map_err(Failure::io("lesen", &path))?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The first name that a marker does not list. Lines that are no name (of a merge conflict, say) do no harm.
fn first_foreign(site: &Path, names: &str) -> Result<Option<String>, Failure> {
    let mut ours: Vec<&str> = names.lines().chain([NAME]).collect();
    ours.sort_unstable();
    let mut foreign = None;
    each_name(site, &mut |name| {
        if ours.binary_search(&name).is_err() {
            foreign = Some(name.trim_end_matches('/').to_owned());
        }
        foreign.is_none()
    })?;
    Ok(foreign)
}

/// The first name at the root that an older marker does not list, or the first folder that holds more names than it
/// says.
fn first_beyond_the_count(site: &Path, lines: &str) -> Result<Option<String>, Failure> {
    let count = |line: &'_ str| {
        let (folder, count) = line.rsplit_once("/ ")?;
        Some((folder.to_owned(), count.parse::<u64>().ok()?))
    };
    let at_root: BTreeSet<&str> = lines.lines().chain([NAME]).collect();
    let counts: BTreeMap<String, u64> = lines.lines().filter_map(count).collect();
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    let mut foreign = None;
    each_name(site, &mut |name| {
        let name = name.trim_end_matches('/');
        match name.rsplit_once('/') {
            Some((folder, _)) => *found.entry(folder.to_owned()).or_default() += 1,
            None if !at_root.contains(name) => foreign = Some(name.to_owned()),
            None => {}
        }
        foreign.is_none()
    })?;
    let fuller = || found.into_iter().find(|(folder, now)| counts.get(folder).is_none_or(|then| then < now));
    Ok(foreign.or_else(|| fuller().map(|(folder, _)| folder)))
}

/// Hands on each name below a folder, in order, folders with a final `/`, until `go_on` says no.
fn each_name(site: &Path, go_on: &mut dyn FnMut(&str) -> bool) -> Result<(), Failure> {
    for entry in WalkDir::new(site).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let source =
                error.into_io_error().unwrap_or_else(|| io::Error::other("die Ordner führen im Kreis"));
            Failure::io("lesen", site)(source)
        })?;
        let path = entry.path().strip_prefix(site).unwrap_or(entry.path());
        let mut name = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
        if entry.file_type().is_dir() {
            name.push('/');
        }
        if !go_on(&name) {
            return Ok(());
        }
    }
    Ok(())
}
