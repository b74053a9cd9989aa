//! Every link of every page leads to a page and an anchor that are there, and nothing comes from elsewhere.

use crate::built::{Site, attributes, ledgers, site};
use crate::page_table::kind;
use std::collections::BTreeSet;

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'\">";

#[test]
fn every_link_and_anchor_resolves() {
    for (name, folder) in ledgers() {
        let site = site(&folder);
        let anchors: BTreeSet<(&str, &str)> = site
            .iter()
            .flat_map(|(path, page)| attributes(page, "id").into_iter().map(move |id| (path.as_str(), id)))
            .collect();
        for (path, page) in pages(&site) {
            for link in attributes(page, "href") {
                if link.starts_with("http") || link.starts_with("mailto:") {
                    continue;
                }
                let (target, anchor) = resolved(path, link);
                assert!(site.contains_key(&target), "{name}: {path} links to {link}, which is not there");
                assert!(
                    anchor.is_empty() || anchors.contains(&(target.as_str(), anchor)),
                    "{name}: {path} links to {link}, where there is no such anchor"
                );
            }
        }
    }
}

#[test]
fn an_anchor_is_unique_on_its_page() {
    for (name, folder) in ledgers() {
        for (path, page) in pages(&site(&folder)) {
            let ids = attributes(page, "id");
            let unique: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{name}: {path}");
        }
    }
}

#[test]
fn no_page_loads_anything_but_the_stylesheet_and_the_icon() {
    for (name, folder) in ledgers() {
        for (path, page) in pages(&site(&folder)) {
            assert!(page.contains(POLICY), "{name}: {path} has no policy");
            // Data for search engines, which no browser runs.
            let page = &page.replacen("<script type=\"application/ld+json\">", "", 1);
            for forbidden in
                ["<script", "<style", " style=\"", "<img", "<iframe", "src=\"", " onclick", "@import"]
            {
                assert!(!page.contains(forbidden), "{name}: {path} contains {forbidden}");
            }
            let loads = page.split("<link ").skip(1).filter_map(|link| link.split('>').next());
            let loads: Vec<&str> =
                loads.filter_map(|link| link.split("href=\"").nth(1)?.split('"').next()).collect();
            assert!(loads.iter().all(|link| !link.contains(':')), "{name}: {path} loads {loads:?}");
        }
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_a_title() {
    for (name, folder) in ledgers() {
        for (path, page) in pages(&site(&folder)) {
            assert_eq!(page.matches("<h1>").count(), 1, "{name}: {path}");
            assert!(!page.contains("<title></title>") && !page.contains("<title> –"), "{name}: {path}");
        }
    }
}

fn pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let pages = site
        .iter()
        .filter(|(path, _)| kind(site, path).is_some_and(|kind| kind.row().path.ends_with(".html")));
    pages.map(|(path, page)| (path.as_str(), page.as_str()))
}

/// The page and the anchor that a link on the page at `path` leads to.
fn resolved<'l>(path: &str, link: &'l str) -> (String, &'l str) {
    let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
    if target.is_empty() {
        return (path.to_owned(), anchor);
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in target.split('/') {
        match part {
            ".." => assert!(folders.pop().is_some(), "{path} links out of the site: {link}"),
            part => folders.push(part),
        }
    }
    (folders.join("/").replace("%20", " "), anchor)
}
