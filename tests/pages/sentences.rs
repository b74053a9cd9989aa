//! The first sentences of pages, which must be right for any ledger.

use crate::built::{ledgers, root, site, text};

/// The text of the lead of a page, without the signs of status.
fn lead(ledger: &str, page: &str) -> String {
    let folder = match ledger {
        "ledger" => root().join("ledger"),
        odd => root().join("tests/odd-ledgers").join(odd),
    };
    let site = site(&folder);
    let page = &site[page];
    let lead = page.split("<div class=\"lead\">").nth(1).and_then(|rest| rest.split("</div>").next());
    let marked = lead.expect("a lead");
    let marked = marked.replace(">a</i><i class=\"spoken\"> (angenommen)</i>", "></i>");
    text(&marked.replace(">p</i><i class=\"spoken\"> (geplant)</i>", "></i>")).replace('\u{a0}', " ")
}

/// Ledger, page and the whole lead.
const LEADS: &[(&str, &str, &str)] = &[
    (
        "ledger",
        "index.html",
        // 30,200.00 of common costs and 8,925.00 of maintenance: 39,125.00 by eight is 4,890.63, of it 3,775.00 and
        // 1,115.63; 30,200.00 less an eighth is 26,425.00.
        "4.891 € je Kommune, 2024 2024 kostete die Zusammenarbeit 39.125 €. Davon trug jede der acht Kommunen 4.891 €. \
         Stadt Lünen bekam davon 26.425 € von den anderen Kommunen.",
    ),
    ("nobody-joined", "index.html", "Bisher sind keine Kosten gebucht."),
    // 20,625.00 + 2,062.50 and, with maintenance and a licence, 24,329.58.
    (
        "one-member",
        "index.html",
        "24.330 € je Kommune, 2022 2022 kostete die Zusammenarbeit 24.330 €. Getragen hat das Nordhorn allein: 24.330 €.",
    ),
    // −8,777.78 − 877.78 by three, after 22,800.00 + 2,280.00 by three and maintenance of 5,117.00: −3,218.52 after
    // 10,065.67.
    (
        "refund-year",
        "jahre/2022.html",
        "2022 wurden zusammen 9.656 € gutgeschrieben. An gemeinsamen Kosten wurden jeder der drei Kommunen 3.219 € \
         gutgeschrieben. 2022 sanken die Kosten von Haren gegenüber 2021 um 13.285 €, von 10.066 € auf −3.219 €. Niedrigere \
         gemeinsame Kosten, vor allem Personalkosten: 11.579 € weniger. Übrige Kosten (Wartung): 1.706 € weniger.",
    ),
    // 28,412.50 + 8,092.00 by eight and a licence of 2,261.00 in 2022; 29,237.50 + 8,568.00 by eight in 2023; 30,200.00
    // + 8,925.00 in 2024. By seven and by eight, seven others saved an eighth of 87,850.00, with cents of rounding.
    (
        "ledger",
        "kommunen/holzwickede/index.html",
        "Holzwickede ist am 01.01.2022 beigetreten. 2024 trug Holzwickede 4.891 €. Im ersten Jahr, 2022, trug Holzwickede \
         6.824 €. Davon entfielen 2.261 € auf Kosten von Holzwickede allein: Lizenzen. 2024 stiegen die Kosten von \
         Holzwickede gegenüber 2023 um 165 €, von 4.726 € auf 4.891 €. Höhere gemeinsame Kosten, vor allem \
         Personalkosten: 120 € mehr. Übrige Kosten (Wartungskosten): 45 € mehr. Nach Holzwickede ist niemand neu beigetreten. Durch den Beitritt von Holzwickede wurden alle, die schon dabei waren, bis Ende \
         2024 um zusammen 10.981 € entlastet. Käme Kamen dazu, trüge Holzwickede von den gemeinsamen Kosten 3.356 € \
         statt 3.775 €: 419 € weniger. Gerechnet mit den Kosten von 2024; ob eine Kommune beitreten will, sagt das nicht. \
         Mehr im Ausblick",
    ),
    // 30,200.00 by seven is 4,314.29, by nine 3,355.56.
    (
        "ledger",
        "kommunen/selm/index.html",
        "Selm ist am 01.07.2020 beigetreten. 2024 trug Selm 4.891 €. 2024 stiegen die Kosten von Selm gegenüber 2023 um \
         165 €, von 4.726 € auf 4.891 €. Höhere gemeinsame Kosten, vor allem Personalkosten: 120 € mehr. Übrige \
         Kosten (Wartungskosten): 45 € mehr. Durch den Beitritt von Holzwickede wurde \
         Selm bis Ende 2024 um zusammen 1.569 € entlastet. 2024 trug Selm deshalb von den gemeinsamen Kosten 3.775 € statt \
         4.314 €. Durch den Beitritt von Selm wurden alle, die schon dabei waren, bis Ende 2024 um zusammen 18.452 € \
         entlastet. Käme Kamen dazu, trüge Selm von den gemeinsamen Kosten 3.356 € statt 3.775 €: 419 € weniger. Gerechnet \
         mit den Kosten von 2024; ob eine Kommune beitreten will, sagt das nicht. Mehr im Ausblick",
    ),
    // Nothing but a plan for a year that is to come.
    (
        "booked-ahead",
        "kommunen/stendal/index.html",
        "Stendal ist ab dem 01.01.2026 beteiligt; das ist gebucht. Für 2026 sind 8.176 € geplant.",
    ),
    ("everybody-left", "kommunen/index.html", "Zurzeit ist keine Kommune beteiligt. Drei sind ausgetreten."),
    // 30,200.00 by eight, nine and ten.
    (
        "ledger",
        "ausblick.html",
        "Käme Kamen dazu, trüge jede der acht Kommunen von den gemeinsamen Kosten 419 € im Jahr weniger: 3.356 € statt \
         3.775 €. Fröndenberg/Ruhr brächte danach noch 336 €: Jeder weitere Beitritt bringt weniger als der davor.",
    ),
    // 22,577.50 half in equal parts, half by 87,120, 20,259 and 18,066 of 131,824 inhabitants: 6,403.02 in the mean of
    // the three; with 7,912 more and a fifth part 5,635.83.
    (
        "half-by-inhabitants",
        "ausblick.html",
        "Käme Kirchberg dazu, trüge eine der drei Bestandskommunen im Mittel von den gemeinsamen Kosten 767 € im Jahr \
         weniger: 5.636 € statt 6.403 €.",
    ),
];

#[test]
fn the_first_sentences_are_right_for_any_ledger() {
    for (ledger, page, expected) in LEADS {
        assert_eq!(lead(ledger, page), *expected, "{ledger}: {page}");
    }
}

/// The sentence of a lead that begins with a year and what the costs of a member did, and those behind it.
fn change<'p>(page: &'p str, year: &str) -> Option<&'p str> {
    let mut said = page.split("<p>").filter_map(|rest| rest.split("</p>").next());
    said.find(|said| said.starts_with(year) && said.contains(" die Kosten von "))
}

#[test]
fn the_pages_of_a_year_and_of_a_member_say_the_same_of_a_change() {
    let mut compared = 0;
    for (name, folder) in ledgers() {
        let site = site(&folder);
        for (path, page) in site.iter().filter(|(path, _)| path.contains("jahre/")) {
            let (_, year) = path.rsplit_once('/').expect("a page in a folder");
            let Some(of_year) = change(page, year.trim_end_matches(".html")) else { continue };
            let member = of_year.split("/kommunen/").nth(1).and_then(|link| link.split('/').next());
            let member =
                path.replace(&format!("jahre/{year}"), "kommunen/") + member.expect("a link to a bill");
            let page = &site[&format!("{member}/index.html")];
            // It speaks of the last full year only.
            let Some(of_member) = change(page, year.trim_end_matches(".html")) else { continue };
            assert_eq!(text(of_year), text(of_member), "{name}: {path}");
            compared += 1;
        }
    }
    assert!(compared >= 15, "{compared} changes were compared");
}

/// Ledger and the whole title of its share over time.
const TITLES: &[(&str, &str)] = &[
    // 30,200.00 by six and by eight.
    (
        "ledger",
        "Durch die Beitritte von Selm und Holzwickede trug 2024 jede der sechs Bestandskommunen 25 % weniger: \
         3.775 € statt 5.033 €",
    ),
    // 22,000.00 of 2024 by three and by four; 2025 is planned.
    (
        "planned-and-assumed",
        "Durch den Beitritt von Rietschen trug 2024 jede der drei Bestandskommunen 25 % weniger: 5.500 € statt 7.333 €",
    ),
    // 17,490.00 by two and by three.
    (
        "gap-year",
        "Durch den Beitritt von Kalbe trug 2023 jede der beiden Bestandskommunen 33,3 % weniger: 5.830 € statt 8.745 €",
    ),
    // 20,625.00 + 2,062.50, and no other municipality.
    ("one-member", "2022 trug Nordhorn 22.688 € der gemeinsamen Kosten"),
];

#[test]
fn the_title_of_the_share_over_time_compares_what_was_apportioned_anew() {
    for (ledger, expected) in TITLES {
        let folder = if *ledger == "ledger" {
            root().join("ledger")
        } else {
            root().join("tests/odd-ledgers").join(ledger)
        };
        let site = site(&folder);
        let headline = site["index.html"].split("<h3 id=\"_bild1\">").nth(1);
        let title = headline.and_then(|figure| figure.split("</h3>").next());
        let marked = title.expect("a chart").replace(">a</i><i class=\"spoken\"> (angenommen)</i>", "></i>");
        assert_eq!(text(&marked).replace('\u{a0}', " ").trim(), *expected, "{ledger}");
    }
}

/// What search engines and messengers show of a page says no less of an amount than the page does, and no more.
#[test]
fn a_description_says_that_an_amount_is_not_proved_where_the_page_does() {
    let mut said = [0, 0];
    for (name, folder) in ledgers() {
        for (path, page) in &site(&folder) {
            let Some(large) = page.split("<p class=\"large\">").nth(1) else { continue };
            let large = large.split("<span class=\"about\">").next().unwrap_or_default();
            let sign = large.split("class=\"mark\" aria-hidden=\"true\">").nth(1);
            let sign = sign.and_then(|rest| rest.split('<').next());
            let words = sign.map(|sign| match sign {
                "a" => "; angenommen, nicht belegt. ",
                "p" => "; geplant, nicht abgerechnet. ",
                "(a)" => "; zum Teil angenommen. ",
                "(p)" => "; zum Teil geplant. ",
                "(ap)" => "; zum Teil angenommen, zum Teil geplant. ",
                other => panic!("{name}: {path}: {other}"),
            });
            let description = page.split("name=\"description\" content=\"").nth(1).unwrap_or_default();
            let description = description.split('"').next().unwrap_or_default();
            assert!(words.is_none_or(|words| description.contains(words)), "{name}: {path}: {description}");
            assert_eq!(description.contains(';'), words.is_some(), "{name}: {path}: {description}");
            said[usize::from(words.is_some())] += 1;
        }
    }
    assert!(said.iter().all(|pages| *pages > 2), "{said:?}");
}
