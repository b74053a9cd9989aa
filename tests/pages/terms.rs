//! Words of the field lead to what they mean, each where it is first said on a page.

use crate::built::{attributes, ledgers, root, site, text};
use std::collections::BTreeSet;

/// The words of the glossary by their names there: the word (or two) without its ending, and the endings that it has.
const WORDS: [(&str, &[&str], &[&str]); 33] = [
    ("abrechnung", &["Abrechnung"], &["", "en"]),
    ("abrechnung", &["abgerechnet"], &[""]),
    ("anteil", &["Anteil"], &["", "e", "en", "s", "es"]),
    ("beleg", &["Beleg"], &["", "e", "en", "s", "es"]),
    ("bemessungsgrundlage", &["Bemessungsgrundlage"], &["", "n"]),
    ("bestandskommune", &["Bestandskommune"], &["", "n"]),
    ("buchung", &["Buchung"], &["", "en"]),
    ("effekte", &["Kosteneffekt", "Mitgliedereffekt", "Schlüsseleffekt"], &["", "e", "en", "s"]),
    ("entlastung", &["Entlastung"], &["", "en"]),
    ("entlastung", &["entlastet"], &[""]),
    ("gemeinkosten", &["Gemeinkosten", "Verwaltungsgemeinkosten"], &[""]),
    ("gemeinsame-kosten", &["gemeinsame_Kosten", "gemeinsamen_Kosten", "gemeinsamer_Kosten"], &[""]),
    ("gemeinsame-kosten", &["Gemeinsame_Kosten", "Gemeinsamen_Kosten"], &[""]),
    ("hauptbuch", &["Hauptbuch", "Hauptbüch"], &["", "s", "es", "er", "ern"]),
    ("haushaltsjahr", &["Haushaltsjahr"], &["", "e", "en", "es", "s"]),
    ("kgst", &["KGSt", "KGSt-Bericht"], &[""]),
    ("kommune", &["Kommune"], &["", "n"]),
    ("leistungszeitraum", &["Leistungszeitraum", "Leistungszeiträum"], &["", "s", "e", "en"]),
    ("oeffentlich-rechtliche-vereinbarung", &["öffentlich-rechtliche_Vereinbarung"], &["", "en"]),
    ("oeffentlich-rechtliche-vereinbarung", &["öffentlich-rechtlichen_Vereinbarung"], &["", "en"]),
    ("oeffentlich-rechtliche-vereinbarung", &["Öffentlich-rechtliche_Vereinbarung"], &["", "en"]),
    ("pruefsumme", &["Prüfsumme"], &["", "n"]),
    ("sachkosten", &["Sachkosten"], &[""]),
    ("stand", &["Stand", "Ständ"], &["", "s", "es", "e", "en"]),
    ("stichtag", &["Stichtag"], &["", "e", "en", "s", "es"]),
    ("storno", &["Storno"], &["", "s"]),
    ("uebrige-kosten", &["übrige_Kosten", "übrigen_Kosten", "Übrige_Kosten", "Übrigen_Kosten"], &[""]),
    ("umlage", &["Umlage", "Kostenverteilung", "umgelegt"], &["", "n"]),
    ("umlagesatz", &["Umlagesatz", "Umlagesätz"], &["", "es", "e", "en"]),
    ("umsatzsteuer", &["Umsatzsteuer"], &[""]),
    ("verteilungsschluessel", &["Verteilungsschlüssel"], &["", "n", "s"]),
    ("vzae", &["VZÄ", "Vollzeitäquivalent"], &["", "e", "en", "s"]),
    ("zahlungsempfaenger", &["Zahlungsempfänger"], &["", "n", "s"]),
];

/// Where nothing is linked: no sentence, or a link already.
const BESIDE: [&str; 14] =
    ["cite", "h1", "h2", "h3", "nav", "table", "svg", "summary", "code", "pre", "dt", "time", "q", "script"];

#[test]
fn each_word_leads_to_its_meaning_where_it_is_first_said_and_only_there() {
    let mut explained = BTreeSet::new();
    for (name, folder) in ledgers() {
        let site = site(&folder);
        let copies_and_pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
        let exempt = ["begriffe.html", "leichte-sprache.html"];
        for (path, page) in copies_and_pages.filter(|(path, _)| !exempt.contains(&path.as_str())) {
            let said = said(page);
            let mut met = BTreeSet::new();
            for (at, (word, link)) in said.iter().enumerate() {
                let next = said.get(at + 1).map_or("", |(word, _)| word.as_str());
                let two = format!("{word}_{next}");
                let is = |stem: &&str, ending: &&str| [word, &two].contains(&&format!("{stem}{ending}"));
                let form = WORDS.iter().find(|(_, stems, endings)| {
                    stems.iter().any(|stem| endings.iter().any(|ending| is(stem, ending)))
                });
                let Some((term, ..)) = form else { continue };
                let expected = met.insert(*term).then(|| format!("begriffe.html#{term}"));
                let found = link.as_deref().map(|link| link.trim_start_matches("../"));
                assert_eq!(found, expected.as_deref(), "{name}: {path}, word {at}: {word} {next}");
            }
            let links: Vec<&str> = page.matches("begriffe.html#").collect();
            assert_eq!(links.len(), met.len(), "{name}: {path} links nothing else");
            explained.append(&mut met);
        }
    }
    let words: BTreeSet<&str> = WORDS.iter().map(|(term, ..)| *term).collect();
    assert_eq!(explained, words, "each stands somewhere in some ledger of the tests");
}

/// The words that the sentences of a page say, each with the glossary's link that it is in. A link to anywhere else
/// stands for a word that none is.
fn said(page: &str) -> Vec<(String, Option<String>)> {
    let body = page.split_once("<main").and_then(|(_, body)| body.split_once("</main>")).expect("a body").0;
    let (mut words, mut beside, mut link): (Vec<(String, Option<String>)>, Vec<&str>, Option<&str>) =
        (Vec::new(), Vec::new(), None);
    for piece in format!("main{body}").split('<') {
        let (tag, text) = piece.split_once('>').expect("a tag");
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        match name.strip_prefix('/') {
            Some("a") => link = None,
            Some(name) if beside.last() == Some(&name) => drop(beside.pop()),
            None if name == "a" => {
                link = attributes.split('"').find(|value| value.contains('/') || value.contains(".html"));
            }
            None => beside.extend(BESIDE.iter().find(|of| **of == name)),
            Some(_) => {}
        }
        let elsewhere = link.is_some_and(|link| !link.contains("begriffe.html#"));
        if !beside.is_empty() || elsewhere {
            words.push((String::new(), None));
            continue;
        }
        let of_a_word = |letter: char| letter.is_alphanumeric() || letter == '-';
        let mut rest = text;
        while let Some(begin) = rest.find(of_a_word) {
            // A punctuation mark parts two words.
            if rest[..begin].contains(|letter: char| !letter.is_whitespace()) {
                words.push((String::new(), None));
            }
            let end = rest[begin..].find(|letter| !of_a_word(letter)).map_or(rest.len(), |end| begin + end);
            words.push((rest[begin..end].to_owned(), link.map(str::to_owned)));
            rest = &rest[end..];
        }
        words.push((String::new(), None));
    }
    words
}

#[test]
fn the_glossary_is_in_the_order_of_the_alphabet_and_explains_what_is_linked() {
    let site = site(&root().join("ledger"));
    let glossary = &site["begriffe.html"];
    let plain = |word: String| word.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u");
    let words: Vec<String> = glossary
        .split("<dt>")
        .skip(1)
        .map(|rest| plain(text(rest.split("</dt>").next().unwrap_or_default())))
        .collect();
    assert!(words.is_sorted(), "{words:?}");
    let names = attributes(glossary, "id").into_iter().filter(|id| !id.starts_with('_'));
    assert_eq!(names.collect::<BTreeSet<_>>(), WORDS.iter().map(|(term, ..)| *term).collect());
}
