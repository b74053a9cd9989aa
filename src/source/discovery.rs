//! Which agreements lie below a root, and what lies there that nobody understands.

use super::file_role::FileRole;
use super::folder::{AgreementFolder, shown};
use super::listing::{self, FileKind, ListedFile};
use super::names::NamesOnTheWay;
use crate::file_name;
use crate::finding::{Code, Finding, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Files what lies below `root` where it belongs, wherever the list comes from: the agreements, ordered by folder, and
/// what is wrong with the folders.
pub(super) fn file(root: &Path, files: Vec<ListedFile>) -> (Vec<AgreementFolder>, Vec<Finding>) {
    let mut files = files;
    files.retain(|file| !listing::is_passed_over(root, &file.path));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut names = NamesOnTheWay::default();
    files.retain(|file| file.kind == FileKind::Link || is_note(file) || names.take(root, &file.path));
    let (agreements, mut findings) = place_all(root, &files);
    findings.append(&mut names.findings);
    (agreements, findings)
}

fn place_all(root: &Path, files: &[ListedFile]) -> (Vec<AgreementFolder>, Vec<Finding>) {
    let mut agreements: BTreeMap<PathBuf, AgreementFolder> = BTreeMap::new();
    let mut findings = Vec::new();
    let is_head = |file: &ListedFile| file.path.file_name() == Some(OsStr::new(FileRole::AGREEMENT));
    let (mut heads, unread): (Vec<&ListedFile>, Vec<&ListedFile>) =
        files.iter().filter(|file| is_head(file)).partition(|file| file.kind == FileKind::File);
    // The folders about which everything is said with their agreement.toml.
    let mut told: Vec<PathBuf> = unread.into_iter().map(parent).collect();
    heads.sort_by_key(|file| file.path.components().count()); // an outer agreement before those in it
    for file in heads {
        let folder = parent(file);
        if let Some(outer) = agreement_around(&agreements, &folder) {
            let found = format!("„{}“ liegt in der Vereinbarung „{}“", shown(&folder), shown(&outer));
            findings.push(Finding::new(
                Code::NestedAgreement,
                Place::file(shown(&file.path)),
                found,
                "den Ordner neben den der anderen Vereinbarung legen",
            ));
            told.push(folder);
        } else {
            agreements.insert(folder.clone(), AgreementFolder { folder, ..AgreementFolder::default() });
        }
    }
    // Without any agreement nothing is understood, and that is one finding.
    let is_reported = |file: &ListedFile| {
        let is_itself_wrong = file.kind == FileKind::Link || is_head(file) && file.kind != FileKind::File;
        !is_itself_wrong && (agreements.is_empty() || told.iter().any(|folder| file.path.starts_with(folder)))
    };
    let rest: Vec<&ListedFile> = files.iter().filter(|file| !is_reported(file)).collect();
    let there: BTreeSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    for file in rest {
        place_file(file, &there, &mut agreements, &mut findings);
    }
    for agreement in agreements.values_mut() {
        // Names are already in order within a folder; `costs.csv` and `costs/…` are brought into one.
        agreement.memberships.sort();
        agreement.costs.sort();
        agreement.measures.sort();
        agreement.documents.sort();
    }
    if agreements.is_empty() && told.is_empty() {
        findings.push(no_agreement(root, files));
    }
    (agreements.into_values().collect(), findings)
}

fn no_agreement(root: &Path, files: &[ListedFile]) -> Finding {
    let is_meant =
        |name: &OsStr| name.to_str().is_some_and(|name| file_name::folded(name) == FileRole::AGREEMENT);
    let meant = files.iter().find(|file| file.path.file_name().is_some_and(is_meant));
    let (file, remedy) = match meant {
        Some(meant) => (meant.path.as_path(), "die Datei „agreement.toml“ nennen, in Kleinbuchstaben"),
        None => (
            root,
            "den Ordner des Hauptbuchs mit --ledger angeben; ein neues legt `kopfstelle new ORDNER` an",
        ),
    };
    let found = "kein Ordner enthält eine „agreement.toml“";
    Finding::new(Code::NoAgreement, Place::file(shown(file)), found, remedy)
}

/// Whether this is a note for people.
fn is_note(file: &ListedFile) -> bool {
    let is_file = matches!(file.kind, FileKind::File | FileKind::Large);
    is_file && file.path.extension() == Some(OsStr::new("md"))
}

fn parent(file: &ListedFile) -> PathBuf {
    file.path.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The agreement in whose folder (or a folder of it) this one lies.
fn agreement_around(agreements: &BTreeMap<PathBuf, AgreementFolder>, folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|ancestor| agreements.contains_key(*ancestor)).map(Path::to_path_buf)
}

/// Files one file where it belongs, or reports it.
fn place_file(
    file: &ListedFile,
    there: &BTreeSet<&Path>,
    agreements: &mut BTreeMap<PathBuf, AgreementFolder>,
    findings: &mut Vec<Finding>,
) {
    if is_note(file) {
        return;
    }
    let agreement = agreement_around(agreements, &parent(file));
    let within = agreement.as_ref().and_then(|agreement| file.path.strip_prefix(agreement).ok()?.to_str());
    let path = within.map(|within| within.replace(MAIN_SEPARATOR, "/"));
    let agreement = agreement.and_then(|agreement| agreements.get_mut(&agreement));
    let (agreement, path) = match agreement.zip(path) {
        Some(of_agreement) if file.kind == FileKind::File => of_agreement,
        of_agreement => {
            findings.push(unread(file));
            if let Some((agreement, path)) = of_agreement {
                agreement.unread.push(path);
            }
            return;
        }
    };
    let mut report = |code, found: String, remedy: &str| {
        findings.push(Finding::new(code, Place::file(shown(&file.path)), found, remedy));
    };
    let right = file_name::folded(&path);
    match (FileRole::of(&path), FileRole::of(&right).filter(|role| role.has_rows())) {
        (Some(role), _) => {
            if let Some(found) = may_run_in_a_browser(&path).filter(|_| role == FileRole::Document) {
                report(Code::DocumentKind, found, "den Beleg als PDF oder Bild ablegen");
            }
            add(agreement, role, path);
        }
        // Beside the file of the right name it is reported as one that some systems take for that.
        (None, Some(_)) if there.contains(agreement.folder.join(&right).as_path()) => {}
        (None, Some(role)) => {
            report(
                Code::NotUnderstood,
                "der Name gilt nur in Kleinbuchstaben".into(),
                &format!("sie „{right}“ nennen"),
            );
            add(agreement, role, path);
        }
        (None, None) => report(
            Code::NotUnderstood,
            "das Programm kennt diese Datei nicht".into(),
            "erwartet werden agreement.toml, memberships.csv, memberships/*.csv, costs.csv, costs/*.csv, measures.csv, measures/*.csv, stands.csv, documents/*; Notizen als *.md",
        ),
    }
}

/// Something that is not read.
fn unread(file: &ListedFile) -> Finding {
    match file.kind {
        FileKind::Link => listing::link(&file.path),
        FileKind::Large => listing::large(&file.path),
        FileKind::File | FileKind::Other => Finding::new(
            Code::NotUnderstood,
            Place::file(shown(&file.path)),
            "keine Datei einer Vereinbarung",
            "löschen, verschieben oder mit einem Punkt am Anfang des Namens ausnehmen",
        ),
    }
}

fn add(agreement: &mut AgreementFolder, role: FileRole, path: String) {
    match role {
        FileRole::Agreement => {}
        FileRole::Memberships => agreement.memberships.push(path),
        FileRole::Costs => agreement.costs.push(path),
        FileRole::Measures => agreement.measures.push(path),
        FileRole::Stands => agreement.stands = Some(path),
        FileRole::Document => agreement.documents.push(path),
    }
}

/// Kinds of files that a browser takes for a page or a program. A site that serves one lends it its name.
const RUN_BY_BROWSERS: [&str; 14] = [
    "htm", "html", "js", "mht", "mhtml", "mjs", "shtml", "svg", "svgz", "wasm", "xht", "xhtml", "xml", "xsl",
];

/// What would make a browser run a file. A server that does not know the last ending goes by the one before it, and
/// where there is none, a browser guesses from what it reads.
#[must_use]
pub fn may_run_in_a_browser(path: &str) -> Option<String> {
    let mut parts =
        path.rsplit('/').next()?.split('.').map(str::trim).skip(1).filter(|part| !part.is_empty());
    let runs = |part: &&str| RUN_BY_BROWSERS.iter().any(|kind| part.eq_ignore_ascii_case(kind));
    let Some(first) = parts.next() else {
        return Some("eine Datei ohne Endung hält mancher Browser für eine Seite und führt sie aus".into());
    };
    let ending = std::iter::once(first).chain(parts).find(runs)?;
    Some(format!("eine Datei mit der Endung „.{ending}“ würde im Browser ausgeführt"))
}
