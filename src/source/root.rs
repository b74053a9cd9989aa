//! A ledger root: the names below it, the agreements among them, and a way to their files. Nothing is read yet, so
//! that a build of thousands reads one agreement at a time; a review reads all.

use super::folder::{AgreementFolder, shown};
use super::listing::{self, FileKind, ListedFile, most_bytes};
use super::{AgreementSource, discovery};
use crate::failure::Failure;
use crate::file_name::folded;
use crate::finding::{Code, Finding, Severity, few_of_each_folder};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The column of `stands.csv` that names a file.
const FILE_OF_STAND: usize = 2;

/// Everything below a ledger root, wherever that is (a folder, a revision of git).
#[derive(Debug)]
pub struct LedgerRoot {
    path: PathBuf,
    /// Every name that is not passed over and is text, as its path within the root with `/`.
    pub names: BTreeMap<String, FileKind>,
    /// The folders of the agreements, in their order.
    pub agreements: Vec<AgreementFolder>,
    /// Whether there is more than one, also where only a part of them is to be read.
    pub has_several: bool,
    /// What is wrong with the folders.
    pub findings: Vec<Finding>,
    files: Box<dyn Files>,
}

/// A way to the bytes of files.
pub trait Files: Debug + Send + Sync {
    /// What the files hold, in the order asked for.
    ///
    /// # Errors
    /// Where one cannot be read.
    fn read(&self, paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure>;
}

/// What a file is told that is larger and was not when it was listed, or lies in git.
pub const TOO_LARGE: &str = "ist zu groß; ein Buch auf mehrere Dateien verteilen (costs/2024.csv, costs/2025.csv), einen Beleg mit url statt file nennen";

/// The bytes of a file, one that is endless or far too large excepted.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let (failed, most) = (|| Failure::io("lesen", path), most_bytes(path));
    let file = fs::File::open(path).map_err(failed())?;
    let size = file.metadata().map_err(failed())?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or(0));
    if size <= most {
        file.take(most + 1).read_to_end(&mut bytes).map_err(failed())?;
    }
    match size > most || bytes.len() as u64 > most {
        true => Err(Failure::Refused { path: path.to_path_buf(), reason: TOO_LARGE.to_owned() }),
        false => Ok(bytes),
    }
}

/// The files of a folder.
#[derive(Debug)]
pub(super) struct OnDisk;

impl Files for OnDisk {
    fn read(&self, paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
        paths.iter().map(|path| read_file(path)).collect()
    }
}

/// The files of a folder, some of them as they would be.
#[derive(Debug)]
struct WithOthers {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Files for WithOthers {
    fn read(&self, paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
        let bytes = |path: &PathBuf| match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => read_file(path),
        };
        paths.iter().map(bytes).collect()
    }
}

impl LedgerRoot {
    /// The root in a folder. Symbolic links are not followed.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn of_folder(root: &Path) -> Result<Self, Failure> {
        Ok(Self::of(root, listing::of_folder(root)?, Box::new(OnDisk)))
    }

    /// The root in a folder; where there is none, nothing is in it.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn of_folder_if_any(root: &Path) -> Result<Self, Failure> {
        match root.symlink_metadata() {
            Ok(_) => Self::of_folder(root),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // That there is no agreement is no fault of a ledger that is gone, or not begun.
                Ok(Self { findings: Vec::new(), ..Self::of(root, Vec::new(), Box::new(OnDisk)) })
            }
            Err(error) => Err(Failure::io("lesen", root)(error)),
        }
    }

    /// The root as it would be with these files, whatever is at their paths now; nothing is written.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn as_it_would_be(root: &Path, files: BTreeMap<PathBuf, Vec<u8>>) -> Result<Self, Failure> {
        let mut listed = if root.exists() { listing::of_folder(root)? } else { Vec::new() };
        listed.retain(|there| !files.contains_key(&there.path));
        listed.extend(files.keys().map(|path| ListedFile { path: path.clone(), kind: FileKind::File }));
        Ok(Self::of(root, listed, Box::new(WithOthers { files })))
    }

    /// The root in whose place, or on the way to it, stands a link, which is not followed.
    #[must_use]
    pub fn of_link(root: &Path) -> Self {
        Self::of(root, vec![ListedFile { path: root.to_path_buf(), kind: FileKind::Link }], Box::new(OnDisk))
    }

    /// The root of which this is the list, and a way to its files.
    #[must_use]
    pub fn of(root: &Path, listed: Vec<ListedFile>, files: Box<dyn Files>) -> Self {
        let seen = listed.iter().filter(|file| !listing::is_passed_over(root, &file.path));
        let names = seen.filter_map(|file| Some((within(root, &file.path)?, file.kind))).collect();
        let (agreements, mut findings) = discovery::file(root, listed);
        recorded_names_stay(&agreements, &*files, &mut findings);
        let findings = few_of_each_folder(findings);
        let has_several = agreements.len() > 1;
        Self { path: root.to_path_buf(), names, agreements, has_several, findings, files }
    }

    /// Leaves out every agreement whose folder within the root is not wanted.
    pub fn keep_only(&mut self, mut is_wanted: impl FnMut(&Path) -> bool) {
        let root = &self.path;
        self.agreements
            .retain(|agreement| is_wanted(agreement.folder.strip_prefix(root).unwrap_or(&agreement.folder)));
    }

    /// Reads one agreement.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn source(&self, folder: &AgreementFolder) -> Result<AgreementSource, Failure> {
        Ok(folder.source(&self.path, self.files.read(&folder.paths())?.into_iter()))
    }

    /// Reads all agreements.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn sources(&self) -> Result<Vec<AgreementSource>, Failure> {
        // In one go, since each time git is asked a process is started.
        let paths: Vec<PathBuf> = self.agreements.iter().flat_map(AgreementFolder::paths).collect();
        let mut files = self.files.read(&paths)?.into_iter();
        Ok(self.agreements.iter().map(|folder| folder.source(&self.path, &mut files)).collect())
    }
}

/// What is published is never asked to be renamed: a fault in the name of a file that a recorded stand names is a
/// warning. Of two files that some system takes for one, it is the one that no stand names that is to be renamed.
fn recorded_names_stay(agreements: &[AgreementFolder], files: &dyn Files, findings: &mut [Finding]) {
    let is_recorded = |file: &str| agreements.iter().any(|agreement| is_in_a_stand(file, agreement, files));
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::FileName) {
        let file = &finding.place.file;
        if !is_recorded(file) {
            continue;
        }
        let same = folded(file);
        let mut all = agreements.iter().flat_map(AgreementFolder::paths).map(|path| shown(&path));
        let is_other = |other: &String| other != file && folded(other) == same && !is_recorded(other);
        if let Some(other) = all.find(is_other) {
            finding.place.file = other;
            continue;
        }
        finding.severity = Severity::Warning;
        "nichts: die Datei ist festgehalten und behält ihren Namen".clone_into(&mut finding.remedy);
    }
}

fn is_in_a_stand(file: &str, agreement: &AgreementFolder, files: &dyn Files) -> bool {
    let Some(stands) = &agreement.stands else { return false };
    // Where it cannot be read now, it cannot be read as part of the agreement, which is reported.
    let read = files.read(&[agreement.folder.join(stands)]).unwrap_or_default();
    let rows = read.iter().flat_map(|bytes| csv::Reader::from_reader(bytes.as_slice()).into_records());
    rows.filter_map(|row| Some(shown(&agreement.folder.join(row.ok()?.get(FILE_OF_STAND)?))))
        .any(|recorded| recorded == file)
}

/// A path below the root, with `/`; `None` where it is no text. Two names that only look the same are never taken for
/// one, and there is a finding for each.
fn within(root: &Path, path: &Path) -> Option<String> {
    Some(path.strip_prefix(root).unwrap_or(path).to_str()?.replace(MAIN_SEPARATOR, "/"))
}
