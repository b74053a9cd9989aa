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
