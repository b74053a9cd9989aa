//! Where settings name the address of the site, its pages say it, and search engines find them all.

use crate::built::{Site, attributes, root, site_with};

const SETTINGS: &str = "[site]\naddress = \"https://stadt.example/kosten/\"\n";

fn site(ledger: &str) -> Site {
    site_with(&root().join(ledger), &[("settings.toml", SETTINGS)])
}

#[test]
fn every_page_but_that_of_no_page_names_its_own_address() {
    for ledger in ["ledger", "tests/vectors/two/ledger"] {
        for (path, page) in site(ledger).iter().filter(|(path, _)| path.ends_with(".html")) {
            let address = format!("https://stadt.example/kosten/{}", path.trim_end_matches("index.html"));
            let link = format!("<link rel=\"canonical\" href=\"{address}\">");
            let sharing = format!("<meta property=\"og:url\" content=\"{address}\">");
            let named = page.contains(&link) && page.contains(&sharing);
            assert_eq!(named, path != "404.html", "{ledger}: {path}");
        }
    }
}

#[test]
fn sitemaps_list_every_page_once_and_robots_find_them() {
    for ledger in ["ledger", "tests/vectors/two/ledger"] {
        let site = site(ledger);
        let addresses = |path: &str| -> Vec<String> {
            let locations = site[path].split("<loc>").skip(1);
            locations.filter_map(|rest| Some(rest.split_once("</loc>")?.0.to_owned())).collect()
        };
        assert!(site["robots.txt"].ends_with("\nSitemap: https://stadt.example/kosten/sitemap.xml\n"));
        let listed = addresses("sitemap.xml");
        let paths =
            listed.iter().map(|list| list.strip_prefix("https://stadt.example/kosten/").expect("ours"));
        let mut found: Vec<String> = paths.flat_map(addresses).collect();
        found.sort();
        let pages = site.keys().filter(|path| path.ends_with(".html") && *path != "404.html");
        let mut expected: Vec<String> = pages
            .map(|path| {
                format!("https://stadt.example/kosten/{}", path.strip_suffix("index.html").unwrap_or(path))
            })
            .collect();
        expected.sort();
        assert_eq!(found, expected, "{ledger}");
    }
}

/// The ledgers tell when their pages last changed; what changes with the settings has no day.
#[test]
fn sitemaps_give_the_day_of_the_last_booking_where_a_page_changes_with_it() {
    let explain = ["impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "begriffe"];
    let explain = explain.map(|page| format!("<loc>https://stadt.example/kosten/{page}.html</loc>"));
    for ledger in ["ledger", "tests/vectors/two/ledger"] {
        let site = site(ledger);
        let lists = site.iter().filter(|(path, _)| path.contains("sitemap-"));
        let pages: Vec<&str> =
            lists.flat_map(|(_, list)| list.lines()).filter(|line| line.contains("<loc>")).collect();
        for page in &pages {
            assert_ne!(
                explain.iter().any(|loc| page.contains(loc)),
                page.contains("</loc><lastmod>20"),
                "{ledger}: {page}"
            );
        }
        let explained = explain.iter().filter(|loc| pages.iter().any(|page| page.contains(loc.as_str())));
        assert_eq!(explained.count(), 5, "{ledger}");
    }
}

/// Readers of feeds do not all know what a relative address is relative to.
#[test]
fn links_of_a_feed_are_whole_where_the_address_is_known() {
    for ledger in ["ledger", "tests/vectors/two/ledger"] {
        let (known, unknown) = (site(ledger), site_with(&root().join(ledger), &[]));
        for (path, feed) in known.iter().filter(|(path, _)| path.ends_with("aenderungen.xml")) {
            let address =
                format!("https://stadt.example/kosten/{}", path.trim_end_matches("aenderungen.xml"));
            let links = attributes(feed, "href");
            let relative: Vec<&str> =
                links.iter().filter_map(|link| link.strip_prefix(address.as_str())).collect();
            assert_eq!(relative, attributes(&unknown[path], "href"), "{ledger}: {path}");
            assert!(relative.starts_with(&["aenderungen.html", "aenderungen.xml"]), "{relative:?}");
        }
    }
}

#[test]
fn without_an_address_there_is_no_list_of_pages() {
    let site = site_with(&root().join("ledger"), &[]);
    for path in ["robots.txt", "sitemap.xml", "sitemap-website.xml", "sitemap-vereinbarung.xml"] {
        assert!(!site.contains_key(path), "{path}");
    }
}

/// A server shows it at whatever address was asked for.
#[test]
fn links_of_the_page_of_no_page_begin_at_the_top_of_the_server() {
    let site = site("ledger");
    let links = attributes(&site["404.html"], "href");
    assert!(links.contains(&"/kosten/style.css") && links.contains(&"/kosten/index.html"), "{links:?}");
    for link in links {
        assert!(link.starts_with("/kosten/") || link == "#_inhalt", "{link}");
    }
}
