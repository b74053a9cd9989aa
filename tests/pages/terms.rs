//! Words of the field lead to what they mean, each where it first stands on a page.

use crate::built::{attributes, ledgers, site, text};
use std::collections::BTreeSet;

const LINK: &str = "<a class=\"term\" href=\"";

#[test]
fn a_word_leads_to_its_meaning_once_on_a_page_and_where_it_first_stands() {
    let mut explained = BTreeSet::new();
    for (name, folder) in ledgers() {
        for (path, page) in site(&folder).iter().filter(|(path, _)| path.ends_with(".html")) {
            let mut here = BTreeSet::new();
            for (begin, _) in page.match_indices(LINK) {
                let (before, rest) = (&page[..begin], &page[begin + LINK.len()..]);
                let (target, rest) = rest.split_once("\">").expect("a link");
                let (word, _) = rest.split_once("</a>").expect("a link");
                let (_, term) = target.split_once("begriffe.html#").expect("a term of the glossary");
                assert!(here.insert(term.to_owned()), "{name}: {path} links {term} twice");
                let sentences = sentences(before);
                // What the ledger says has words that names in the ledger may have said before.
                let notes = ["<dd>", "<small class=\"note\">", "<p class=\"source\">"];
                let note = notes.iter().filter_map(|tag| before.rfind(tag)).max();
                let is_note =
                    note.is_some_and(|note| before.rfind("<p").is_none_or(|paragraph| note >= paragraph));
                assert!(
                    is_note || !sentences.contains(word),
                    "{name}: {path} says {word} before it is linked"
                );
            }
            explained.append(&mut here);
        }
    }
    assert!(explained.len() >= 15, "{explained:?}");
}

/// What is said in the sentences of a page so far: no headings, no tables, nothing below a title or a picture.
fn sentences(before: &str) -> String {
    let (_, body) = before.split_once("<main").unwrap_or_default();
    let (said, open) = body.rsplit_once("<p").unwrap_or_default();
    let beside = ["<p class=\"subtitle", "<p class=\"source", "<p class=\"legend"];
    let said = beside.iter().fold(said.to_owned(), |said, beside| said.replace(beside, "<q"));
    let paragraphs = said.split("<p").skip(1).filter_map(|rest| rest.split("</p>").next());
    let items = said.split("<li").skip(1).filter_map(|rest| rest.split("</li>").next());
    let sentences: Vec<String> =
        paragraphs.chain(items).chain([open]).filter(|piece| !piece.contains("<caption")).map(text).collect();
    sentences.join("\n")
}

#[test]
fn the_glossary_is_in_the_order_of_the_alphabet() {
    let site = site(&crate::built::root().join("ledger"));
    let glossary = &site["begriffe.html"];
    let plain = |word: String| word.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u");
    let words: Vec<String> = glossary
        .split("<dt>")
        .skip(1)
        .map(|rest| plain(text(rest.split("</dt>").next().unwrap_or_default())))
        .collect();
    assert!(words.is_sorted(), "{words:?}");
    assert!(words.len() >= 20 && attributes(glossary, "id").len() >= words.len());
}
