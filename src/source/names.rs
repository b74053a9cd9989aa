//! The names on the way from a root to its files: each must be the same on every system, and no two the same on any.

use super::folder::shown;
use crate::file_name::{self, NameFault};
use crate::finding::{Code, Finding, Place};
use crate::hidden::is_hidden;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// The names looked at so far, and what was found.
#[derive(Default)]
pub(super) struct NamesOnTheWay {
    /// By the folder in which they lie and what some system takes for one: the first name of each.
    first: BTreeMap<(PathBuf, String), OsString>,
    /// What was reported; a folder once, however many files lie in it.
    reported: BTreeSet<PathBuf>,
    pub findings: Vec<Finding>,
}

impl NamesOnTheWay {
    /// Looks at the names on the way to a file. `false` where one of them is no text, or that of another file
    /// elsewhere: then the file is not read.
    pub fn take(&mut self, root: &Path, path: &Path) -> bool {
        let within = path.strip_prefix(root).unwrap_or(path);
        let mut at = if within == path { PathBuf::new() } else { root.to_path_buf() };
        for part in within.components() {
            let folder = at.clone();
            at.push(part);
            let Component::Normal(name) = part else { continue };
            let Some(text) = name.to_str() else {
                self.report(&at, "der Name ist nicht in UTF-8".to_owned());
                return false;
            };
            if let Some(fault) = file_name::fault(text) {
                self.report(&at, fault.found());
                if matches!(fault, NameFault::Strange(_)) {
                    return false;
                }
                continue;
            }
            let first =
                self.first.entry((folder, file_name::folded(text))).or_insert_with(|| name.to_owned());
            if first != name {
                let first = first.display();
                let found = format!("manche Systeme unterscheiden „{text}“ nicht von „{first}“ daneben");
                self.report(&at, found);
            }
        }
        true
    }

    fn report(&mut self, at: &Path, found: String) {
        if self.reported.insert(at.to_path_buf()) {
            let place = Place::file(shown(at).replace(is_hidden, "\u{fffd}"));
            let remedy =
                "die Datei oder den Ordner anders nennen, am einfachsten mit a–z, 0–9 und Bindestrich";
            self.findings.push(Finding::new(Code::FileName, place, found, remedy));
        }
    }
}
