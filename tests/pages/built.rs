//! A whole site in memory: path → text.

use kopfstelle::edition;
use kopfstelle::finding::Finding;
use kopfstelle::pages::Templates;
use kopfstelle::source::{LedgerRoot, SourceFile};
use kopfstelle::templates::TemplateFiles;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// All files of a site.
pub(crate) type Site = BTreeMap<String, String>;

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The committed ledger and all odd ones, by name.
pub(crate) fn ledgers() -> Vec<(String, PathBuf)> {
    let mut ledgers = vec![("the committed ledger".to_owned(), root().join("ledger"))];
    for folder in std::fs::read_dir(root().join("tests/odd-ledgers")).expect("odd ledgers") {
        let path = folder.expect("a folder").path();
        if path.is_dir() {
            ledgers.push((path.file_name().expect("a name").to_string_lossy().into_owned(), path));
        }
    }
    for vector in ["days", "months", "two"] {
        ledgers.push((vector.to_owned(), root().join("tests/vectors").join(vector).join("ledger")));
    }
    ledgers.sort();
    ledgers
}

/// The site of a ledger folder with the templates of the program.
pub(crate) fn site(folder: &Path) -> Site {
    site_with(folder, &[])
}

/// The same with other templates instead of some.
pub(crate) fn site_with(folder: &Path, replaced: &[(&str, &str)]) -> Site {
    let replacement = |&(path, text): &(&str, &str)| SourceFile {
        path: path.to_owned(),
        shown: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let (templates, findings) =
        Templates::of(&TemplateFiles::new(replaced.iter().map(replacement).collect()).0);
    let templates = templates.unwrap_or_else(|| panic!("templates: {findings:?}"));
    let root = LedgerRoot::of_folder(folder).expect("a ledger folder");
    let site = Mutex::new(Site::new());
    let put = |path: &str, bytes: &[u8]| {
        // A document is whatever it is, and a workbook or a picture is no text.
        let is_other = [".xlsx", ".png"].iter().any(|end| path.ends_with(end));
        let is_text = !path.split('/').any(|folder| folder == "documents") && !is_other;
        let bytes = if is_text { bytes.to_vec() } else { Vec::new() };
        let text = String::from_utf8(bytes).expect("text");
        let before = site.lock().expect("no panic").insert(path.to_owned(), text);
        assert!(before.is_none(), "{path} is written twice");
        Ok(())
    };
    let edition = edition::make(&root, Some(&templates), None, &put, |_, _| {});
    assert!(edition.failure.is_none() && !edition.findings.iter().any(Finding::is_error), "{edition:?}");
    site.into_inner().expect("no panic")
}

/// The values of an attribute, in the order of the page.
pub(crate) fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let opening = format!(" {name}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What a reader reads of a piece of a page: without tags, with single spaces.
pub(crate) fn text(piece: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in piece.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
