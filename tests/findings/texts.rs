//! What a finding says where the case of its code shows another: what was found, and what to write instead.

use super::harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS};

#[test]
fn a_second_header_is_called_so() {
    let expected = "header: die Kopfzeile steht hier noch einmal | \
        diese Zeile löschen; die Kopfzeile steht nur am Anfang der Datei";
    Ledger::new().append(MEMBERSHIPS, Ledger::header(MEMBERSHIPS)).tells(&[expected]);
}

#[test]
fn what_must_stand_there_is_not_left_out() {
    let required = "invalid-value: der Text ist leer | einen Text schreiben";
    let optional = "invalid-value: der Text ist leer | einen Text schreiben oder den Schlüssel weglassen";
    Ledger::new().change(AGREEMENT, "title = \"Muster\"", "title = \"\"").tells(&[required]);
    Ledger::new().change(AGREEMENT, "name = \"Stadt Cron\"", "name = \" \"").tells(&[required]);
    Ledger::new()
        .change(AGREEMENT, "full_title = \"Mustervereinbarung\"", "full_title = \"\"")
        .tells(&[optional]);
}

#[test]
fn a_district_has_a_key_of_five_digits() {
    Ledger::new().change(AGREEMENT, "05978004", "05978").is_sound();
    let expected = "invalid-value: „059780“ ist kein Amtlicher Gemeindeschlüssel | \
        acht Ziffern schreiben, für einen Kreis fünf";
    Ledger::new().change(AGREEMENT, "05978004", "059780").tells(&[expected]);
}

/// 2 × 999,999,999,999.99 is no amount that could be written.
#[test]
fn a_sum_that_no_price_can_be_is_not_proposed() {
    let most = "999999999999.99";
    let row = |entry: &str, cost_type: &str, price: &str| {
        format!("{entry},2021-05-03,2021-02-01,2021-02-28,{cost_type},1,{price},,{price},,assumed,,,\n")
    };
    let rows =
        [row("G1", "personal", most), row("G2", "personal", most), row("G3", "gemein", "5.00")].concat();
    let terms = "terms = [\n  { from = 2019-01-01, quantity = \"0.25\", unit = \"VZÄ\" },\n  { from = 2022-01-01, quantity = \"0.50\", unit = \"VZÄ\" },\n]\n";
    let twice = "likely-twice: „G2“ hat dieselbe Kostenart, denselben Zeitraum und denselben Betrag wie „G1“ | \
        „G2“ stornieren, wenn nur einmal bezahlt wurde";
    let expected = "base: 5.00 statt 1999999999999.98, der Summe der 2 geltenden Buchungen von „personal“ für diesen Zeitraum | \
        die Buchungen von „personal“ prüfen: ihre Summe ist für einen Preis zu groß";
    Ledger::new().change(AGREEMENT, terms, "").append(COSTS, &rows).tells(&[expected, twice]);
}

#[test]
fn a_slip_of_toml_is_answered_by_its_kind() {
    let date =
        |day: &str| Ledger::new().change(AGREEMENT, "date = 2018-12-31\nurl", &format!("date = {day}\nurl"));
    date("2019-02-30")
        .tells(&["date: den 30.02.2019 gibt es im Kalender nicht | einen Tag von 01 bis 28 wählen"]);
    date("31.12.2019")
        .tells(&["date: „31.12.2019“ ist nicht als JJJJ-MM-TT geschrieben | 2019-12-31 schreiben"]);
    Ledger::new()
        .change(AGREEMENT, "title = \"Muster\"", "title = \"Muster\"\ntitle = \"Zwei\"")
        .tells(&["toml-syntax: „title“ steht hier zum zweiten Mal | \
          eine der beiden Angaben löschen; mehrere Tabellen einer Liste stehen je unter [[…]]"]);
    let unquoted = Ledger::new().change(AGREEMENT, "title = \"Muster\"", "title = Muster").findings();
    let remedies: Vec<&str> = unquoted.iter().map(|finding| finding.remedy.as_str()).collect();
    assert_eq!(remedies, ["den Text in Anführungszeichen setzen"]);
}
