//! What stands in the tables of pages: totals before their parts, corrections with what they changed, signs with what
//! they mean.

use crate::built::{Site, ledgers, root, site, text};

fn odd(ledger: &str) -> Site {
    site(&root().join("tests/odd-ledgers").join(ledger))
}

/// The rows of a table by the id of its caption, as a reader reads them; the signs of status stand as `a` and `p`.
fn rows(page: &str, caption: &str) -> Vec<String> {
    let table = page.split(&format!("<caption id=\"{caption}\"")).nth(1).expect("the table");
    let table = table.split("</table>").next().expect("its end");
    let cells = table.replace("</th>", "| ").replace("</td>", "| ").replace("<small", " <small");
    let cells = cells
        .replace("<i class=\"spoken\"> (angenommen)</i>", "")
        .replace("<i class=\"spoken\"> (zum Teil angenommen)</i>", "")
        .replace("<i class=\"spoken\"> (geplant)</i>", "")
        .replace("<i class=\"spoken\"> (zum Teil geplant)</i>", "");
    let row = |row: &str| text(row.split("</tr>").next().unwrap_or_default()).replace('\u{a0}', " ");
    cells
        .split("<tr")
        .skip(1)
        .map(|piece| row(piece.split_once('>').map_or("", |(_, inner)| inner)))
        .collect()
}

/// Neither is given a first of January.
#[test]
fn a_date_is_shown_as_exactly_as_it_is_known() {
    let site = odd("one-year");
    let times = site["index.html"].split("<time").skip(1).filter_map(|rest| rest.split("</time>").next());
    let times: Vec<&str> = times.collect();
    let expected = [
        " datetime=\"2022\">2022",
        " datetime=\"2023-11\">November\u{a0}2023",
        " datetime=\"2024-01-01\">01.01.2024",
        " datetime=\"2024-01-01\">01.01.2024",
    ];
    assert_eq!(times, expected);
    let document = site["methodik.html"].split("id=\"_beleg-absprache\">").nth(1).expect("the document");
    assert!(document.starts_with("<td>November\u{a0}2023</td>"), "{document}");
}

#[test]
fn a_settlement_sets_what_came_against_what_was_planned() {
    // 2,789.96 were billed where 2,975.00 had been planned: 185.04 less. Nothing was wrong.
    let site = odd("planned-and-assumed");
    let page = &site["buchungen/korrekturen.html"];
    assert_eq!(
        rows(page, "_abrechnungen")[1],
        "Wartung 01.01.–31.12.2023| −185,04 €(p)| 2.975,00 €p K0004| 2.789,96 € K0008|"
    );
    assert!(!page.contains("_korrekturen"), "{page}");
    assert!(site["buchungen/2023.html"].contains("Abrechnung: nimmt"), "{}", site["buchungen/2023.html"]);
}

#[test]
fn a_correction_says_what_stands_in_its_place_and_what_that_changed() {
    // Nothing came in the place of 40,000.00.
    let site = odd("late-correction");
    let rows = rows(&site["buchungen/korrekturen.html"], "_korrekturen");
    assert_eq!(
        rows[1],
        "K1 Personalkosten, 01.01.–31.12.2024: 40.000,00 €| −40.000,00 €| Die Vereinbarung galt erst ab 2025 \
         zurückgenommen am 03.02.2025 durch K3 nicht ersetzt|"
    );
    assert_eq!(
        rows[4],
        "M2 Beitritt Borken zum 01.01.2024| –| Die Vereinbarung galt erst ab 2025 zurückgenommen am 03.02.2025 \
         durch M4 ersetzt durch M6: Beitritt Borken zum 01.01.2025|"
    );
}

#[test]
fn a_bill_stands_beside_what_it_would_have_been_without_later_accessions() {
    // 2024 by four: 20,000.00, 2,000.00 and 2,856.00. By three, the first gets a cent of 20,000.00 (6,666.67) and of
    // 2,000.00 (666.67); maintenance is no common cost and stays 714.00.
    let site = odd("planned-and-assumed");
    let rows = rows(&site["kommunen/goerlitz/index.html"], "_rechnungen");
    assert_eq!(rows[0], "Jahr| zusammen| davon Personalkosten| Gemeinkosten| Wartung| ohne die Entlastung|");
    assert_eq!(rows[3], "2024| 6.214,00 €a| 5.000,00 €a| 500,00 €a| 714,00 €a| 8.047,34 €a|");
}

#[test]
fn the_parts_of_a_year_stand_in_percent_below_their_sums() {
    // 19,000.00 + 1,900.00 + 2,380.00 = 23,280.00.
    let site = odd("planned-and-assumed");
    let rows = rows(&site["jahre/2022.html"], "_anteile");
    let (percent, sums) = (&rows[rows.len() - 1], &rows[rows.len() - 2]);
    assert_eq!(sums, "zusammen| 23.280,00 €| 19.000,00 €| 1.900,00 €| 2.380,00 €|");
    assert_eq!(percent, "in Prozent| 100,0 %| 81,6 %| 8,2 %| 10,2 %|");
}

#[test]
fn a_sign_is_explained_right_below_its_table_and_nowhere_else() {
    for (name, folder) in ledgers() {
        let site = site(&folder);
        // The changes explain their signs once, below the tables of all days.
        let pages =
            site.iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("aenderungen.html"));
        for (path, page) in pages {
            for piece in page.split("<table").skip(1) {
                let (table, rest) = piece.split_once("</table>").expect("its end");
                let below = rest.trim_start().strip_prefix("</div>").unwrap_or(rest).trim_start();
                let legend = below
                    .strip_prefix("<p class=\"legend\"><sup>")
                    .and_then(|legend| legend.split_once("</p>"));
                let legend = legend.map_or("", |(legend, _)| legend);
                for sign in ["a", "p", "(a)", "(p)", "(ap)"] {
                    assert_eq!(
                        table.contains(&format!(">{sign}</i>")),
                        format!("<sup>{legend}").contains(&format!("<sup>{sign}</sup> =")),
                        "{name}: {path}: {sign}"
                    );
                }
            }
        }
    }
}

/// The caption of a table, as a reader reads it.
fn caption(page: &str, id: &str) -> String {
    let caption = page.split(&format!("<caption id=\"{id}\"")).nth(1).expect("the table");
    text(caption.split_once('>').and_then(|(_, rest)| rest.split("</caption>").next()).expect("its end"))
}

#[test]
fn a_table_of_assumed_amounts_says_so_once() {
    // Everything in the committed ledger is assumed.
    let page = &site(&root().join("ledger"))["kommunen/bergkamen/index.html"];
    assert_eq!(caption(page, "_rechnungen"), "Was Bergkamen trägt (alle Beträge angenommen)");
    let table =
        page.split("<caption id=\"_rechnungen\"").nth(1).and_then(|rest| rest.split("</table>").next());
    assert!(!table.expect("the table").contains("class=\"mark\""));
    // 2022 is booked, the salaries of 2024 are assumed, 2025 is planned.
    let page = &odd("planned-and-assumed")["kommunen/goerlitz/index.html"];
    assert_eq!(caption(page, "_rechnungen"), "Was Görlitz trägt");
}

#[test]
fn a_selection_of_the_journal_is_titled_in_words() {
    let site = odd("planned-and-assumed");
    let title = |page: &str| {
        text(site[page].split("<title>").nth(1).and_then(|rest| rest.split(" – ").next()).unwrap_or(""))
    };
    assert_eq!(title("buchungen/status-angenommen.html"), "Angenommene Buchungen");
    assert_eq!(title("buchungen/status-geplant.html"), "Geplante Buchungen");
    assert_eq!(title("buchungen/status-belegt.html"), "Belegte Buchungen");
    assert_eq!(title("buchungen/art-wartung.html"), "Buchungen: Wartung");
}

#[test]
fn a_cent_more_among_the_same_members_is_an_effect_of_the_costs() {
    // 100.00 → 100.01 among eight: the first bears 12.50, then 12.51; nobody joined, and no share of the others
    // changes.
    let site = site(&root().join("tests/figures/one-cent-more"));
    let rows = rows(&site["jahre/2020.html"], "_aenderung");
    assert_eq!(rows[1], "Ahlen| +0,01 €| +0,01 €| ±0,00 €| 12,50 €| 12,51 €|");
    assert_eq!(rows[2], "Beckum| ±0,00 €| ±0,00 €| ±0,00 €| 12,50 €| 12,50 €|");
}
