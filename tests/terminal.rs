//! The questions of `new`, `book` and `import`, asked on a terminal and answered as a treasurer does. Needs python3.

mod harness;

use harness::small::COSTS;
use harness::{COSTS as SAMPLE_COSTS, Ledger, Place};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the program in a folder and answers its questions; what stood on the screen, and how it ended.
fn dialogue(place: &Place, arguments: &[&str], answers: &[(&str, &str)]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/dialogue.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(env!("CARGO_BIN_EXE_kopfstelle")).args(arguments).current_dir(place.folder());
    let mut run = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python3 runs");
    let lines: String = answers.iter().map(|(question, answer)| format!("{question}\t{answer}\n")).collect();
    run.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap()
}

#[track_caller]
fn ends_with(said: &str, status: &str) {
    assert!(said.trim_end().ends_with(&format!("[{status}, cursor shown]")), "{said}");
}

const NEW: &[(&str, &str)] = &[
    ("Titel der Vereinbarung", "Bauhof am Fluß"),
    ("Was teilen sich die Kommunen?", "Zwei Gemeinden teilen sich einen Bauhof."),
    ("Erster Tag der Vereinbarung", "31.02.2024"),
    ("den es gibt", "01.01.2024"),
    ("Beteiligte Kommune", "Stadt Ahlen"),
    ("Gemeindeschlüssel", "05570004"),
    ("keine weitere", "Gemeinde Bönen"),
    ("Gemeindeschlüssel", ""),
    ("keine weitere", ""),
    ("die noch beitreten könnte", ""),
    ("Wer bekommt das Geld?", ""),
    ("Bekommt noch jemand Geld?", "j"),
    ("Wer bekommt das Geld?", "3"),
    ("Name", "Kreis Unna"),
    ("Bekommt noch jemand Geld?", "vielleicht"),
    ("j oder n", "n"),
    ("Kostenart, zum Beispiel", "Personalkosten"),
    ("Wer bekommt das Geld?", "4"),
    ("eine Nummer von 1 bis 2", "Stadt Ahlen"),
    ("Wer trägt diese Kosten?", ""),
    ("Steigt die Summe", "n"),
    ("Vereinbarte Menge", "0,25"),
    ("Einheit", "VZÄ"),
    ("keine weitere", ""),
    ("Wie wird geteilt", ""),
];

#[test]
fn a_ledger_is_begun_by_answers_alone() {
    let place = Place::empty();
    let said = dialogue(&place, &["new", ".", "--today", "2024-03-01"], NEW);
    ends_with(&said, "status 0");
    let agreement = place.read("ledger/agreement.toml");
    for part in [
        "title = \"Bauhof am Fluß\"",
        "id = \"boenen\"",
        "quantity = \"0.25\", unit = \"VZÄ\"",
        "id = \"kreis-unna\"",
    ] {
        assert!(agreement.contains(part), "{part} is not in {agreement}");
    }
    let checked = place.run(&["check"]).succeeds();
    assert_eq!(checked.out, "Keine Beanstandungen: 1 Vereinbarung, 2 Buchungen geprüft.\n");
}

/// What may be left out is not asked for either.
#[test]
fn of_a_ledger_of_which_all_was_said_nothing_is_asked() {
    let place = Place::empty();
    let options = [
        "new",
        ".",
        "--title=Bauhof",
        "--about=Zwei teilen sich einen Bauhof.",
        "--from=2024-01-01",
        "--member=Stadt Ahlen",
        "--payee=Kreis Unna",
        "--cost-type=personal=Personalkosten:kreis-unna:equal",
    ];
    ends_with(&dialogue(&place, &options, &[]), "status 0");
    assert!(place.has("ledger/agreement.toml"));
}

#[test]
fn who_stops_in_the_middle_has_written_nothing() {
    // Asked for a text, and to choose.
    for answered in [5, 10] {
        let place = Place::empty();
        let mut answers = NEW[..answered].to_vec();
        answers.push((NEW[answered].0, "<stop>"));
        let said = dialogue(&place, &["new", "."], &answers);
        ends_with(&said, "signal 2");
        assert_eq!(fs::read_dir(place.folder()).unwrap().count(), 0);
    }
    let place = Place::new();
    let said = dialogue(&place, &["book", "cost", "--today", "2022-02-01"], &[("Kostenart", "<stop>")]);
    ends_with(&said, "signal 2");
    assert_eq!(place.read("ledger/costs.csv"), COSTS);
}

const COST: &[(&str, &str)] = &[
    ("Kostenart", ""),
    ("Zeitraum", "Sommer"),
    ("Bitte so schreiben", "01.01.2021 bis 31.12.2021"),
    ("Menge", ""),
    ("Preis je Einheit", "1.234"),
    ("zweierlei", "1.234,50"),
    ("Umsatzsteuer", ""),
    ("Wie sicher", "3"),
    ("Vermerk", "Überschlag"),
];

#[test]
fn a_cost_is_booked_by_answers_alone() {
    let place = Place::new();
    for (answer, row) in [
        ("n", ""),
        ("ja", "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,1234.50,,1234.50,,assumed,,,Überschlag\n"),
    ] {
        let answers = [COST, &[("So buchen?", answer)]].concat();
        let said = dialogue(&place, &["book", "cost", "--today", "2022-02-01"], &answers);
        ends_with(&said, "status 0");
        assert_eq!(place.read("ledger/costs.csv"), format!("{COSTS}{row}"));
    }
}

#[test]
fn a_document_is_handed_in_with_the_cost_that_it_proves() {
    let place = Place::new();
    place.put("Rechnung 7.pdf", "%PDF");
    let answers = [
        &COST[..7],
        &[
            ("Wie sicher", ""),
            ("Beleg", ""),
            ("Datei des Belegs", "Rechnung 8.pdf"),
            ("lässt sich nicht lesen", "Rechnung 7.pdf"),
            ("Titel des Belegs", "Rechnung Nr. 7"),
            ("Datum des Belegs", "15.01.2022"),
            ("Kennung des Belegs", ""),
            ("Vermerk", ""),
            ("So buchen?", "j"),
        ],
    ]
    .concat();
    let said = dialogue(&place, &["book", "cost", "--today", "2022-02-01"], &answers);
    ends_with(&said, "status 0");
    let row = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,1234.50,,1234.50,,actual,rechnung-nr-7,,\n";
    assert_eq!(place.read("ledger/costs.csv"), format!("{COSTS}{row}"));
    assert_eq!(place.read("ledger/documents/Rechnung 7.pdf"), "%PDF");
    place.run(&["check"]).succeeds();
}

#[test]
fn a_document_may_be_but_a_title_and_a_date() {
    let place = Place::new();
    let answers = [
        ("Wer tritt aus?", "1"),
        ("Erster Tag", "01.01.2023"),
        ("Beleg", "3"),
        ("Titel des Belegs", "Ratsbeschluss"),
        ("Datum des Belegs", "2022-11"),
        ("Kennung des Belegs", ""),
        ("Vermerk", ""),
        ("So buchen?", "n"),
    ];
    let said = dialogue(&place, &["book", "leave", "--today", "2022-12-01"], &answers);
    assert!(said.contains("ledger/agreement.toml nennt den neuen Beleg"), "{said}");
    assert!(!said.contains("(neue Datei)"), "{said}");
}

#[test]
fn a_correction_is_booked_by_answers_alone() {
    let place = Place::new();
    let answers = [
        ("Nummer der Buchung", "C-9"),
        ("gibt es nicht", "C-2"),
        ("Was war falsch?", "Preis abgeschrieben"),
        ("Kommt eine richtige Buchung", "j"),
        ("Menge", ""),
        ("Preis je Einheit", "7,50"),
        ("So buchen?", "j"),
    ];
    let said = dialogue(&place, &["book", "reversal", "--today", "2022-02-01"], &answers);
    ends_with(&said, "status 0");
    let row = |entry: &str, price: &str, rest: &str| {
        format!("{entry},2022-02-01,2020-01-01,2020-12-31,personnel,1,{price},,{rest}\n")
    };
    let reversal =
        row("C-3", "100.00", "-100.00,,assumed,,C-2,\"Storno: Preis abgeschrieben, ersetzt durch C-4\"");
    let rows = reversal + &row("C-4", "7.50", "7.50,,assumed,,,");
    assert_eq!(place.read("ledger/costs.csv"), format!("{COSTS}{rows}"));
}

#[test]
fn what_a_table_leaves_open_is_asked() {
    let place = Place::with(&Ledger::new());
    place.put("kosten.csv", "Kostenart;von;bis;Preis\nPersonalkosten;01/02/2022;01/02/2022;1.234\n");
    let answers = [("1.234", ""), ("01/02/2025", "2"), ("So buchen?", "j")];
    let said = dialogue(&place, &["import", "kosten.csv", "--today", "2022-02-01"], &answers);
    ends_with(&said, "status 0");
    let row = "K8,2022-02-01,2022-01-02,2022-01-02,personal,0.50,1234.00,,617.00,,assumed,,,\n";
    assert_eq!(place.read("ledger/costs.csv"), format!("{}{row}", Ledger::sample(SAMPLE_COSTS)));
}
