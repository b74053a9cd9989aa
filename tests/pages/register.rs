//! The start page of more agreements than a page can list.

use crate::built::{Site, attributes, root};
use kopfstelle::figures::Figures;
use kopfstelle::ledger::read_root;
use kopfstelle::pages::{KeyFigures, Templates, key_figures, render_root};
use kopfstelle::source::LedgerRoot;
use kopfstelle::templates::TemplateFiles;
use serde_json::{Value, json};

/// The root of a site with this many agreements, of two towns each: one ledger under other names.
pub(crate) fn root_of(agreements: usize) -> Site {
    let (templates, _) = Templates::of(&TemplateFiles::new(Vec::new()).0);
    let templates = templates.expect("the templates of the program");
    let folder = LedgerRoot::of_folder(&root().join("tests/vectors/two/ledger")).expect("a ledger folder");
    let reading = read_root(folder).expect("a ledger that can be read");
    let ledger = reading.agreements.values().find_map(|of| of.ledger.as_ref()).expect("a sound ledger");
    let one = serde_json::to_value(key_figures(&templates, &Figures::of(ledger), "0")).expect("a value");
    let named = |number: usize| -> KeyFigures {
        let mut of: Value = one.clone();
        of["row"]["id"] = json!(format!("v-{number:04}"));
        of["row"]["title"] = json!(format!("Musikschule {number:04}"));
        for (place, member) in of["members"].as_array_mut().expect("members").iter_mut().enumerate() {
            member["municipality"] = json!(format!("05{:06}", 2 * number + place));
            member["short_name"] = json!(format!("{} {number:04}", ["Ahlen", "Übach"][place]));
        }
        serde_json::from_value(of).expect("key figures")
    };
    let all: Vec<KeyFigures> = (0..agreements).map(named).collect();
    let mut site = Site::new();
    let mut write = |path: &str, bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        assert!(site.insert(path.to_owned(), text).is_none(), "{path} is written twice");
        Ok(())
    };
    render_root(&templates, &all, true, &mut write).expect("a root");
    site
}

#[test]
fn up_to_two_hundred_stand_on_the_start_page() {
    let site = root_of(100);
    assert!(!site.keys().any(|path| path.starts_with("vereinbarungen-") || path.starts_with("kommunen-")));
    assert_eq!(attributes(&site["index.html"], "href").iter().filter(|to| to.starts_with("v-")).count(), 100);
}

#[test]
fn of_more_the_start_page_says_where_they_stand() {
    let site = root_of(301);
    assert!(site["index.html"].contains(
        "<a href=\"vereinbarungen-musikschule-00.html\">Musikschule 0000 bis Musikschule 0099</a> (100)"
    ));
    let lists = site.iter().filter(|(path, _)| {
        path.starts_with("vereinbarungen-") || path.starts_with("kommunen-") || *path == "index.html"
    });
    let (mut agreements, mut municipalities) = (0, 0);
    for (path, page) in lists {
        assert!(page.len() <= 100_000, "{path} has {} bytes", page.len());
        for to in attributes(page, "href") {
            agreements += usize::from(to.starts_with("v-"));
            municipalities += usize::from(to.starts_with("kommune-"));
            let is_list = to.starts_with("vereinbarungen-") || to.starts_with("kommunen-");
            assert!(!is_list || site.contains_key(to), "{path} leads to {to}");
        }
    }
    assert_eq!((agreements, municipalities), (301, 602));
}
