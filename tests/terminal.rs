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

const NO_MORE: &[(&str, &str)] = &[("Beleg", ""), ("Vermerk", ""), ("So buchen?", "j")];

#[test]
fn whoever_joins_may_be_new_to_the_agreement() {
    let place = Place::new();
    let answers = [
        &[
            ("Wer tritt bei?", "3"),
            ("Name, zum Beispiel", "Gemeinde Cappel"),
            ("Gemeindeschlüssel", ""),
            ("amtlichen Reihenfolge", "3"),
            ("Erster Tag als Mitglied", "1.7.2022"),
        ],
        NO_MORE,
    ]
    .concat();
    ends_with(&dialogue(&place, &["book", "join", "--today", "2022-02-01"], &answers), "status 0");
    let member = "[[member]]\nid = \"cappel\"\nname = \"Gemeinde Cappel\"\nshort_name = \"Cappel\"\n";
    let agreement = place.read("ledger/agreement.toml");
    assert!(agreement.contains(&format!("{member}\n[[member]]\nid = \"beckum\"\n")), "{agreement}");
    assert!(place.read("ledger/memberships.csv").ends_with("M-3,2022-02-01,2022-07-01,cappel,join,,,\n"));
}

/// A measure, the values of two members, a key in two parts, and another quantity.
#[test]
fn what_is_agreed_anew_is_written_down_by_answers_alone() {
    let place = Place::new();
    let measure = [
        ("Bemessungsgrundlage, zum Beispiel", "Fälle"),
        ("Was zählt ein Wert?", "Fall"),
        ("Woher kommen die Werte?", ""),
        ("Stichtag jedes Wertes", "30.6."),
        ("Wie viele Jahre", "1"),
        ("Was ergeben alle Werte", ""),
        ("So eintragen?", "j"),
    ];
    let values = [
        ("Bemessungsgrundlage", ""),
        ("Haushaltsjahr", "2022"),
        ("Kommune", "1"),
        ("Wert", "1.500"),
        ("Bitte", "1500"),
        ("Stichtag", ""),
        ("Wie sicher", "3"),
        ("Vermerk", ""),
        ("Noch ein Wert", "j"),
        ("Kommune", "2"),
        ("Wert", "500"),
        ("Noch ein Wert", ""),
        ("So buchen?", "j"),
    ];
    let split = [
        ("Kostenart", ""),
        ("Ab welchem Tag?", "01.01.2022"),
        ("Wonach wird verteilt?", "1"),
        ("Welcher Teil", "0,5"),
        ("anderer Teil anders", "j"),
        ("Wonach wird verteilt?", "2"),
        ("Welcher Teil", "1/2"),
        ("anderer Teil anders", "n"),
        ("Zeitleiste", ""),
        ("So eintragen?", "j"),
    ];
    let term = [
        ("Kostenart", ""),
        ("Ab welchem Tag?", "01.01.2023"),
        ("Vereinbarte Menge", "0,25"),
        ("Einheit", "VZÄ"),
        ("Zeitleiste", "Neue Vereinbarung"),
        ("Wann war das?", "2022-01"),
        ("Beleg", ""),
        ("So eintragen?", "j"),
    ];
    let dialogues: [(&str, &[_]); 4] =
        [("measure", &measure), ("value", &values), ("split", &split), ("term", &term)];
    for (what, answers) in dialogues {
        ends_with(&dialogue(&place, &["book", what, "--today", "2022-02-01"], answers), "status 0");
    }
    let agreement = place.read("ledger/agreement.toml");
    for part in [
        "[[measure]]\nid = \"faelle\"\nname = \"Fälle\"\nunit = \"Fall\"\nreference_day = \"06-30\"\nreference_years_back = 1\n",
        "  { from = 2022-01-01, share = \"0.5\", measure = \"equal\" },\n  { from = 2022-01-01, share = \"1/2\", measure = \"faelle\" },\n]\n",
        "terms = [\n  { from = 2023-01-01, quantity = \"0.25\", unit = \"VZÄ\" },\n]\n",
        "[[milestone]]\ndate = \"2022-01\"\ntext = \"Neue Vereinbarung\"\n",
    ] {
        assert!(agreement.contains(part), "{part} is not in {agreement}");
    }
    let rows = ["ahlen,1500", "beckum,500"]
        .map(|of| format!("2022-02-01,faelle,2022,{of},2021-06-30,assumed,,,\n"))
        .join("");
    let measures = place.read("ledger/measures.csv");
    assert_eq!(measures.replace("W-001,", "").replace("W-002,", "").split_once('\n').unwrap().1, rows);
    place.run(&["check"]).succeeds();
}

#[test]
fn what_the_legal_pages_miss_is_asked_until_nothing_is_missing() {
    let place = Place::empty();
    let answers = [
        ("herausgibt", "Stadt Ahlen"),
        ("Rechtsform", ""),
        ("vertritt", ""),
        ("Anschrift", "Markt 1"),
        ("noch eine Zeile", "00000 Ahlen"),
        ("noch eine Zeile", ""),
        ("E-Mail", ""),
        ("Telefon", "02382 1"),
        ("Inhalt", ""),
        ("verantwortliche Stelle", ""),
        ("Datenschutzbeauftragte", ""),
        ("E-Mail", ""),
        ("auf wessen Server", ""),
        ("wie viele Tage", "sieben"),
        ("das passt hier nicht", "7"),
        // Asked for only since there are logs.
        ("was der Server aufzeichnet", "IP-Adresse"),
        ("noch eine Zeile", ""),
        ("Daten über Personen", "nein"),
        ("was mit Nachrichten", ""),
        ("Aufsichtsbehörde", ""),
        ("Tag der Erklärung", "1.12.2025"),
        ("letzten Prüfung", ""),
        ("Norm", ""),
        ("vereinbar", "partial"),
        ("wie das geprüft wurde", ""),
        ("nicht barrierefrei", "Karten: ohne Text"),
        ("noch eine Zeile", ""),
        ("Kontaktformular", ""),
        ("E-Mail", ""),
        ("Ombudsstelle", ""),
        ("Kontaktdaten dieser Stelle", ""),
        ("Ombudsverfahrens", ""),
        ("Überwachungsstelle", ""),
        ("Lizenz", ""),
        ("So eintragen?", "j"),
    ];
    let said = dialogue(&place, &["settings"], &answers);
    ends_with(&said, "status 0");
    assert!(
        said.contains("Es fehlt noch: imprint.legal_form, imprint.represented_by, imprint.email"),
        "{said}"
    );
    let settings = place.read("site-templates/settings.toml");
    for line in [
        "publisher = \"Stadt Ahlen\"                             # Wer die Website herausgibt\n",
        "address = [\"Markt 1\", \"00000 Ahlen\"]                  # Anschrift, Zeile für Zeile\n",
        "phone = \"02382 1\"\n",
        "log_days = 7 ",
        "personal_data = false ",
        "statement_date = 2025-12-01 ",
        "barriers = [{ what = \"Karten\", why = \"ohne Text\" }]",
    ] {
        assert!(settings.contains(&format!("\n{line}")), "{line} is not in {settings}");
    }
}
