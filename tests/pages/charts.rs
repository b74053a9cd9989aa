//! What charts are given: facts that a picture must not leave out.

use crate::built::{root, site};

/// The texts of the charts of a page, each once.
fn texts(ledger: &str, page: &str) -> Vec<String> {
    let site = site(&root().join(ledger));
    let html = site.get(page).unwrap_or_else(|| panic!("no {page} of {ledger}"));
    let drawings = html.split("<svg class=\"chart").skip(1).filter_map(|rest| rest.split("</svg>").next());
    let texts = drawings.flat_map(|drawing| drawing.split("<text").skip(1));
    texts.filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0.to_owned())).collect()
}

#[track_caller]
fn says(texts: &[String], text: &str) {
    assert!(texts.iter().any(|said| said == text), "no “{text}” in {texts:?}");
}

#[test]
fn a_cost_type_that_was_booked_with_nothing_has_a_row_in_the_composition() {
    let texts = texts("ledger", "jahre/2024.html");
    says(&texts, "Technischer Support");
    says(&texts, "0\u{a0}€");
}

#[test]
fn who_leaves_is_told_from_who_joins() {
    let texts = texts("tests/odd-ledgers/leave-and-rejoin", "index.html");
    says(&texts, "Leck: 1/3");
    says(&texts, "ohne Husum: 1/3");
}

#[test]
fn a_year_without_any_entry_is_a_gap_with_a_name() {
    let ledger = "tests/odd-ledgers/gap-year";
    says(&texts(ledger, "index.html"), "nichts gebucht");
    says(&texts(ledger, "index.html"), "kein Vergleich");
    says(&texts(ledger, "kommunen/gardelegen/index.html"), "keine Kosten");
}

#[test]
fn the_outlook_names_those_that_take_part_and_every_candidate() {
    let texts = texts("ledger", "ausblick.html");
    for step in
        ["beteiligt: 8\u{a0}Kommunen", "mit Kamen: 9\u{a0}Kommunen", "mit Fröndenberg/Ruhr: 10\u{a0}Kommunen"]
    {
        says(&texts, step);
    }
}

#[test]
fn memberships_that_have_ended_show_their_last_day() {
    let texts = texts("tests/odd-ledgers/thirty-years", "kommunen/index.html");
    says(&texts, "bis 31.12.2018");
    says(&texts, "ab 01.01.2001");
}
