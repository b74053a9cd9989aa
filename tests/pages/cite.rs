//! *So zitieren* lists whatever can be cited: each figure of `claims.csv`, each chart that is a file of its own.

use crate::built::{Site, attributes, ledgers, text};
use std::collections::BTreeSet;

/// What stands on the page below one page's source.
struct Cited {
    source: String,
    items: Vec<String>,
}

fn cited(site: &Site, folder: &str) -> Vec<Cited> {
    let page = &site[&format!("{folder}zitieren.html")];
    let of = page.split("<cite>").skip(1).map(|of| {
        let (source, rest) = of.split_once("</cite>").expect("a whole source");
        let list = rest.split("</ul>").next().expect("a list");
        Cited { source: source.to_owned(), items: list.split("<li>").skip(1).map(str::to_owned).collect() }
    });
    of.collect()
}

/// The folders of a site that hold the pages of an agreement.
fn folders(site: &Site) -> Vec<&str> {
    site.keys().filter_map(|path| path.strip_suffix("zitieren.html")).collect()
}

#[test]
fn each_figure_is_cited_with_its_sentence_its_value_and_the_way_to_it() {
    for (name, ledger) in ledgers() {
        let site = crate::built::site(&ledger);
        for folder in folders(&site) {
            let cited = cited(&site, folder);
            let mut listed = 0;
            let mut rows = csv::Reader::from_reader(site[&format!("{folder}data/claims.csv")].as_bytes());
            for row in rows.records() {
                let row = row.expect("a row");
                let (claim, page, value, sentence) = (&row[0], &row[1], &row[4], &row[6]);
                assert!(
                    site[&format!("{folder}{page}")].contains(&format!(" id=\"{claim}\"")),
                    "{name}: {page}#{claim}"
                );
                let way = format!("href=\"{page}#{claim}\">#{claim}</a>");
                let items: Vec<(&Cited, &String)> = cited
                    .iter()
                    .flat_map(|of| of.items.iter().map(move |item| (of, item)))
                    .filter(|(_, item)| item.contains(&way))
                    .collect();
                let [(of, item)] = items[..] else { panic!("{name}: {way} stands {} times", items.len()) };
                assert!(attributes(&of.source, "href") == [page], "{name}: {} for {page}", of.source);
                let said = item.split("<br>").next().expect("what it says");
                let said = readable(said);
                assert!(
                    !said.is_empty() && (sentence.is_empty() || said == sentence),
                    "{name}: {said} is not {sentence}"
                );
                let before = item.split(&way).next().expect("a value");
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                let shown = readable(before.rsplit("<br>").next().expect("a value"));
                let shown = shown.split(" (").next().expect("a value");
                let zeros = digits(value);
                assert!(
                    zeros.trim_end_matches('0') == digits(shown).trim_end_matches('0'),
                    "{name}: {shown} is not {value}"
                );
                listed += 1;
            }
            let figures = cited.iter().flat_map(|of| &of.items).flat_map(|item| item.matches("\">#"));
            let charts = cited.iter().flat_map(|of| &of.items).filter(|item| item.contains(" download>"));
            assert_eq!(figures.count(), listed + charts.count(), "{name}: nothing else is cited");
        }
    }
}

#[test]
fn each_chart_is_cited_with_its_title_its_file_and_the_way_to_it() {
    for (name, ledger) in ledgers() {
        let site = crate::built::site(&ledger);
        for folder in folders(&site) {
            let mut files = BTreeSet::new();
            for of in cited(&site, folder) {
                let [page] = attributes(&of.source, "href")[..] else { panic!("{name}: {}", of.source) };
                for item in of.items.iter().filter(|item| item.contains(" download>")) {
                    let [file, way] = attributes(item, "href")[..] else { panic!("{name}: {item}") };
                    let (_, title) = item.split_once("<q>").expect("a title");
                    let title = text(title.split("</q>").next().expect("a title"));
                    let (at, anchor) = way.split_once('#').expect("an anchor");
                    let shown = &site[&format!("{folder}{at}")];
                    assert!(at == page && shown.contains(&format!(" id=\"{anchor}\"")), "{name}: {way}");
                    // The title stands above or below the chart on its page.
                    let shown = readable(&without_marks(shown));
                    assert!(title.len() > 10 && shown.contains(&readable(&title)), "{name}: {way}: {title}");
                    files.insert(format!("{folder}{file}"));
                }
            }
            let drawings = format!("{folder}diagramme/");
            let drawn = site.keys().filter(|path| path.starts_with(&drawings)).cloned();
            assert_eq!(files, drawn.collect(), "{name}: {folder}");
        }
    }
}

#[test]
fn each_source_names_the_agreement_the_state_and_its_digest() {
    for (name, ledger) in ledgers() {
        let site = crate::built::site(&ledger);
        for folder in folders(&site) {
            let overview = &site[&format!("{folder}index.html")];
            let (_, foot) = overview.split_once("<footer").expect("a foot");
            let digest =
                foot.split_once("<code>").expect("a digest").1.split("</code>").next().expect("a digest");
            let (_, title) = overview.split_once("<title>").expect("a title");
            let title = title.split("</title>").next().expect("a title").trim_start_matches("Überblick – ");
            for of in cited(&site, folder) {
                let named = [title, digest, "Stand: "].map(|what| of.source.contains(what));
                assert_eq!(named, [true; 3], "{name}: {}", of.source);
            }
        }
    }
}

/// What a reader reads, on one line, with plain blanks.
fn readable(piece: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = text(&piece.replace('\u{a0}', " "));
    entities.into_iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// A page without the letters that mark amounts; what is spoken instead of them stays.
fn without_marks(page: &str) -> String {
    let mut pieces = page.split("<i class=\"mark\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("</i>").map_or("", |(_, rest)| rest))
}
