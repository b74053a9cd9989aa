//! A whole site in memory: path → text.

use kopfstelle::data::{self, Head};
use kopfstelle::figures::Figures;
use kopfstelle::ledger;
use kopfstelle::pages::{AgreementPages, Published, Templates, render_agreement, render_root};
use kopfstelle::source::LedgerRoot;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    let (templates, findings) = Templates::new(&[]);
    let templates = templates.unwrap_or_else(|| panic!("templates: {findings:?}"));
    let root = LedgerRoot::of_folder(folder).expect("a ledger folder");
    let several = root.agreements.len() > 1;
    let mut site = Site::new();
    let mut key_figures = Vec::new();
    for agreement in &root.agreements {
        let source = root.source(agreement).expect("the files of an agreement");
        let (ledger::Reading { source, ledger, .. }, findings) = ledger::read(source);
        let ledger = ledger.unwrap_or_else(|| panic!("{}: {findings:?}", folder.display()));
        let figures = Figures::of(&ledger);
        let head = Head::of(&source, &ledger);
        let files = data::files(&source, &figures, &head);
        let below = if several { format!("{}/", ledger.agreement.id) } else { String::new() };
        let pages = AgreementPages {
            folder: "",
            figures: &figures,
            published: Published {
                stand: figures.reference.stand,
                digest: &head.digest(),
                files: files
                    .iter()
                    .filter(|file| !file.path.starts_with("data/ledger/"))
                    .map(|file| (file.path.as_str(), file.bytes.len()))
                    .collect(),
                head: &head,
                stand_digests: Vec::new(),
            },
            alone: !several,
        };
        let mut write = |path: &str, bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("text");
            assert!(site.insert(format!("{below}{path}"), text).is_none(), "{path} is written twice");
            Ok(())
        };
        key_figures.push(render_agreement(&templates, &pages, &mut write).expect("pages"));
        for file in files {
            write(&file.path, &file.bytes).expect("data");
        }
    }
    render_root(&templates, &key_figures, several, &mut |path, bytes| {
        site.insert(path.to_owned(), String::from_utf8(bytes.to_vec()).expect("text"));
        Ok(())
    })
    .expect("pages at the root");
    site
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
