//! The first sentences of pages, which must be right for any ledger.

use crate::built::{root, site, text};

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
        // 30,200.00 of common costs and 8,925.00 of maintenance by eight; 30,200.00 by six is 1,258.33 more. Of the common
        // costs, personnel rose by 875.00, more than any other.
        "2024 trug jede der acht Kommunen 4.891 €, davon 3.775 € gemeinsame Kosten. Ohne die Beitritte von Selm und Holzwickede \
         hätte jede der sechs Bestandskommunen bei gleichen Kosten 6.149 € getragen, 1.258 € mehr. Seit dem Beitritt von Holzwickede am \
         01.01.2022 trägt jede Kommune ein Achtel statt ein Siebtel. 2024 stieg der Anteil jeder Bestandskommune gegenüber 2023 um \
         120 €, allein weil die gemeinsamen Kosten stiegen (vor allem: Personalkosten).",
    ),
    ("nobody-joined", "index.html", "Bisher sind keine Kosten gebucht. Noch ist keine Kommune beteiligt."),
    // With maintenance and a licence 24,329.58, of it 20,625.00 + 2,062.50 after 20,000.00 + 2,000.00.
    (
        "one-member",
        "index.html",
        "2022 trug Nordhorn 24.330 €, davon 22.688 € gemeinsame Kosten. \
         Beteiligt ist seit dem 01.01.2021 allein Nordhorn. 2022 stieg der Anteil von Nordhorn gegenüber 2021 um 688 €, allein weil die gemeinsamen Kosten stiegen (vor allem: Personalkosten).",
    ),
    // −8,777.78 − 877.78 by three, after 22,800.00 + 2,280.00 by three.
    (
        "refund-year",
        "jahre/2022.html",
        "2022 wurden 9.656 € gutgeschrieben. An gemeinsamen Kosten wurden jeder der drei Kommunen 3.219 € \
         gutgeschrieben. 2022 sank der Anteil von Haren gegenüber 2021 um 11.579 €, allein weil die gemeinsamen Kosten sanken (vor allem: Personalkosten).",
    ),
    ("everybody-left", "kommunen/index.html", "Zurzeit ist keine Kommune beteiligt. Drei sind ausgetreten."),
    // 30,200.00 by eight, nine and ten.
    (
        "ledger",
        "ausblick.html",
        "Träte Kamen bei, sänke der Anteil jeder Kommune an den gemeinsamen Kosten um 419 €, von 3.775 € auf \
         3.356 € im Jahr. Fröndenberg/Ruhr brächte danach noch 336 €: Jeder weitere Beitritt bringt weniger als der davor.",
    ),
];

#[test]
fn the_first_sentences_are_right_for_any_ledger() {
    for (ledger, page, expected) in LEADS {
        assert_eq!(lead(ledger, page), *expected, "{ledger}: {page}");
    }
}

/// Ledger and the whole title of its share over time.
const TITLES: &[(&str, &str)] = &[
    // 30,200.00 by six and by eight.
    (
        "ledger",
        "Bei gleichen Kosten wären es mit sechs Kommunen 5.033 €; 2024 sind es je Kommune 3.775 €, 25 % weniger",
    ),
    // 22,000.00 of 2024 by three and by four; 2025 is planned.
    (
        "planned-and-assumed",
        "Bei gleichen Kosten wären es mit drei Kommunen 7.333 €; 2024 sind es je Kommune 5.500 €, 25 % weniger",
    ),
    // 17,490.00 by two and by three.
    (
        "gap-year",
        "Bei gleichen Kosten wären es mit zwei Kommunen 8.745 €; 2023 sind es je Kommune 5.830 €, 33,3 % weniger",
    ),
    // 20,000.00 + 2,000.00, then 20,625.00 + 2,062.50, and no other municipality.
    (
        "one-member",
        "Der Anteil von Nordhorn an den gemeinsamen Kosten ist von 2021 bis 2022 von 22.000 € auf 22.688 € gestiegen",
    ),
];

#[test]
fn the_title_of_the_share_over_time_says_what_its_lines_end_with() {
    for (ledger, expected) in TITLES {
        let folder = if *ledger == "ledger" {
            root().join("ledger")
        } else {
            root().join("tests/odd-ledgers").join(ledger)
        };
        let site = site(&folder);
        let title =
            site["index.html"].split("<figure>").nth(1).and_then(|figure| figure.split("</h2>").next());
        let marked = title.expect("a chart").replace(">a</i><i class=\"spoken\"> (angenommen)</i>", "></i>");
        assert_eq!(text(&marked).replace('\u{a0}', " ").trim(), *expected, "{ledger}");
    }
}
