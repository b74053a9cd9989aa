//! Which file serves as which template.

use crate::digest::sha256;
use crate::finding::{Code, Excerpt, Finding, Place};
use crate::invariant::Invariant;
use crate::source::SourceFile;
use crate::toml_slip;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::ops::Range;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/site-templates");

/// All templates by path.
#[derive(Clone, Debug)]
pub struct TemplateFiles(BTreeMap<String, SourceFile>);

impl TemplateFiles {
    /// Those in the program where `replacements` has none of the same path, and what replaces nothing.
    #[must_use]
    pub fn new(replacements: Vec<SourceFile>) -> (Self, Vec<Finding>) {
        let (mut files, mut findings) = (BTreeMap::new(), Vec::new());
        collect(&EMBEDDED, &mut files);
        for replacement in replacements {
            match files.get_mut(&replacement.path) {
                Some(replaced) => *replaced = replacement,
                // A note for people.
                None if replacement.path.ends_with(".md") => {}
                None => findings.push(unknown(&replacement, &files)),
            }
        }
        (Self(files), findings)
    }

    /// The paths of all.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The file that serves as a template.
    #[must_use]
    pub fn file(&self, path: &str) -> &SourceFile {
        self.0.get(path).invariant("the program has a template of each name that it uses")
    }

    /// The digest of all of them.
    #[must_use]
    pub fn digest(&self) -> String {
        let files = self.0.iter().map(|(path, file)| format!("{} {path}\n", sha256(&file.bytes)));
        sha256(files.collect::<String>().as_bytes())
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str, findings: &mut Vec<Finding>) -> Option<&str> {
        let file = self.file(path);
        let text = std::str::from_utf8(&file.bytes).ok();
        if text.is_none() {
            findings.push(broken(&file.shown, "", 0..0, "die Datei ist nicht in UTF-8 gespeichert".into()));
        }
        text
    }

    /// What a file of words says.
    pub fn toml<T: serde::de::DeserializeOwned>(&self, path: &str, findings: &mut Vec<Finding>) -> Option<T> {
        let text = self.text(path, findings)?;
        let read = toml::from_str(text).map_err(|error| {
            let marked = error.span().unwrap_or(0..0);
            findings.push(broken(&self.file(path).shown, text, marked, toml_slip::of(&error, text).0));
        });
        read.ok()
    }
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, SourceFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let shown = format!("site-templates/{path}");
        files.insert(path.clone(), SourceFile { path, shown, bytes: file.contents().to_vec() });
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}

fn unknown(file: &SourceFile, known: &BTreeMap<String, SourceFile>) -> Finding {
    let known: Vec<&str> = known.keys().map(String::as_str).collect();
    let found = format!("eine Vorlage „{}“ gibt es nicht", file.path);
    let remedy = format!("umbenennen oder entfernen; es gibt: {}", known.join(", "));
    Finding::new(Code::TemplateUnknown, Place::file(file.shown.as_str()), found, remedy)
}

/// What is wrong with the marked part of a template.
pub(crate) fn broken(shown: &str, text: &str, marked: Range<usize>, found: String) -> Finding {
    let line = text.bytes().take(marked.start).filter(|byte| *byte == b'\n').count() + 1;
    let excerpt = Some(Excerpt::cut(text, marked));
    let place = Place { file: shown.to_owned(), line: Some(line), column: None, excerpt };
    let remedy = "die Stelle berichtigen oder die Datei entfernen; dann gilt die mitgelieferte";
    Finding::new(Code::TemplateBroken, place, found, remedy)
}
