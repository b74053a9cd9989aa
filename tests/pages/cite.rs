//! Every figure that a sentence states and every chart can be cited: with the title, the state, its digest, the address
//! of an anchor that is there, and for a chart its file.

use crate::built::{Site, attributes, ledgers, site, text};

/// The folders of the pages of each agreement, with a final `/`.
fn folders(site: &Site) -> Vec<&str> {
    site.keys().filter_map(|path| path.strip_suffix("zitieren.html")).collect()
}

#[test]
fn every_figure_and_every_chart_has_a_citation() {
    let (mut figures, mut charts) = (0, 0);
    for (name, folder) in ledgers() {
        let site = site(&folder);
        for folder in folders(&site) {
            let page = &site[&format!("{folder}zitieren.html")];
            let items: Vec<&str> =
                page.split("<li>").skip(1).filter_map(|rest| rest.split("</li>").next()).collect();
            let title =
                page.split(" – ").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
            let digest = page.split("Prüfsumme <code>").nth(1).and_then(|rest| rest.split('<').next());
            let cited = |address: &str| -> &str {
                let link = format!("<a href=\"{address}\">{address}</a>");
                let items: Vec<&&str> = items.iter().filter(|item| item.contains(&link)).collect();
                let [item] = items[..] else { panic!("{name}: {address} is cited {} times", items.len()) };
                let head = site[&format!("{folder}data/head.csv")].as_bytes();
                let expected = kopfstelle::digest::short(&kopfstelle::digest::sha256(head));
                assert!(item.contains(title) && item.contains("Stand: "), "{name}: {item}");
                assert!(digest.is_some() && item.contains(&expected), "{name}: {item}");
                item
            };
            let mut claims = csv::Reader::from_reader(site[&format!("{folder}data/claims.csv")].as_bytes());
            for claim in claims.records().map(Result::unwrap) {
                let (anchor, of) = (&claim[0], &site[&format!("{folder}{}", &claim[1])]);
                assert!(attributes(of, "id").contains(&anchor), "{name}: {anchor}");
                let item = text(cited(&format!("{}#{anchor}", &claim[1]))).replace('\u{a0}', " ");
                assert!(item.contains(&text(&claim[6].replace('\u{a0}', " "))), "{name}: {item}");
                figures += 1;
            }
            let shown = site.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".html"));
            for (path, page) in shown.filter(|(path, _)| !path.ends_with("praesentation.html")) {
                for figure in page.split("<figure").skip(1).filter_map(|rest| rest.split("</figure>").next())
                {
                    let ids = attributes(figure, "id");
                    let anchor = ids.iter().find(|id| id.starts_with("_diagramm-"));
                    let anchor = anchor.unwrap_or_else(|| panic!("{name}: a chart of {path} has no anchor"));
                    assert!(figure.contains("zitieren.html\">so zitieren</a>"), "{name}: {path}");
                    let item = cited(&format!("{}#{anchor}", &path[folder.len()..]));
                    let file = attributes(item, "href").into_iter().find(|file| file.ends_with(".svg"));
                    let file = file.unwrap_or_else(|| panic!("{name}: {item}"));
                    assert!(site[&format!("{folder}{file}")].starts_with("<svg"), "{name}: {file}");
                    charts += 1;
                }
            }
        }
    }
    assert!(figures > 1_000 && charts > 200, "{figures} figures, {charts} charts");
}
