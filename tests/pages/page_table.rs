//! The table of pages is the whole of them: what is made stands in it, and all that stands in it is made. The tests in
//! the browser read it from `tests/browser/pages.json`; `SNAPSHOTS=overwrite` writes that anew.

use crate::built::{Site, ledgers, root, site};
use crate::register::root_of;
use kopfstelle::page_table::{NavigationBar, PageFolder, PageKind};
use serde_json::json;
use snapbox::{Data, assert::Assert};
use std::collections::BTreeSet;

/// The kind of the page at a path of a site, where the table has it.
pub(crate) fn kind(site: &Site, path: &str) -> Option<PageKind> {
    let several = !site.contains_key(PageKind::Method.row().path);
    let below = if several { path.split_once('/').map(|(_, below)| below) } else { Some(path) };
    let of_agreement = || PageKind::at(PageFolder::Agreement, below?);
    let at_root =
        PageKind::at(PageFolder::Root, path).filter(|(kind, _)| several || *kind != PageKind::Start);
    at_root.or_else(of_agreement).map(|(kind, _)| kind)
}

#[test]
fn every_page_is_of_a_kind_and_every_kind_has_a_page() {
    let mut made = BTreeSet::new();
    for (name, folder) in ledgers() {
        let site = site(&folder);
        for path in site.keys().filter(|path| path.ends_with(".html")) {
            assert!(kind(&site, path).is_some(), "{name}: the table of pages has no {path}");
        }
        made.extend(site.keys().filter_map(|path| kind(&site, path)));
    }
    let many = root_of(201);
    made.extend(many.keys().filter_map(|path| kind(&many, path)));
    let missing: Vec<&PageKind> = PageKind::ALL.iter().filter(|kind| !made.contains(kind)).collect();
    assert!(missing.is_empty(), "no ledger of the tests has these pages: {missing:?}");
}

#[test]
fn the_tests_in_the_browser_know_the_same_pages() {
    let pages = PageKind::ALL.iter().filter(|kind| kind.row().path.ends_with(".html"));
    let lines: Vec<String> = pages
        .map(|kind| {
            let row = kind.row();
            // More agreements than a browser needs to see; `register.rs` reads these pages.
            let of_hundreds = matches!(kind, PageKind::AgreementsBy | PageKind::MunicipalitiesBy);
            let everywhere = row.navigation.is_some_and(|(bar, _)| bar != NavigationBar::Start);
            let folder = match row.folder {
                PageFolder::Agreement => "agreement",
                PageFolder::Root => "root",
            };
            json!({ "kind": row.id, "folder": folder, "path": row.path, "everywhere": everywhere, "ofHundreds": of_hundreds })
                .to_string()
        })
        .collect();
    let expected = format!("[\n  {}\n]\n", lines.join(",\n  "));
    let path = root().join("tests/browser/pages.json");
    Assert::new().action_env("SNAPSHOTS").eq(expected, Data::read_from(&path, None).raw());
}
