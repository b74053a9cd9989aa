//! `agreement.toml`: every key missing, wrong or unknown; what the rest of the ledger is still checked for.

use super::harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS};

/// Required keys: what stands there once, what is left without the key, the key and the line of its table.
const REQUIRED: [(&str, &str, &str, usize); 24] = [
    ("id = \"muster\"\n", "", "id", 1),
    ("title = \"Muster\"\n", "", "title", 1),
    ("proration = \"months\"\n", "", "proration", 1),
    ("id = \"cron\"\n", "", "id", 17),
    ("name = \"Stadt Cron\"\n", "", "name", 17),
    ("short_name = \"Cron\"\n", "", "short_name", 17),
    ("[[payee]]\nid = \"alt\"\n", "[[payee]]\n", "id", 27),
    ("name = \"Stadt Alt\"\nmember", "member", "name", 27),
    ("id = \"gemein\"\n", "", "id", 43),
    ("name = \"Gemeinkosten\"\n", "", "name", 43),
    ("payee = \"alt\"\nsplit = \"direct\"", "split = \"direct\"", "payee", 51),
    ("split = \"direct\"\n", "", "split", 51),
    (
        "split = \"equal\"\nindependent_of_members = true\nterms",
        "independent_of_members = true\nterms",
        "split",
        32,
    ),
    ("independent_of_members = false\n", "", "independent_of_members", 51),
    ("from = 2022-01-01, ", "", "from", 40),
    (", quantity = \"0.50\"", "", "quantity", 40),
    ("id = \"vertrag\"\n", "", "id", 58),
    ("title = \"Vertrag\"\n", "", "title", 58),
    ("date = 2018-12-31\nurl", "url", "date", 58),
    ("date = 2018-12-31\ntext", "text", "date", 64),
    ("text = \"Vertrag geschlossen\"\n", "", "text", 64),
    ("member = \"dorf\"\n", "", "member", 69),
    ("name = \"Personalkosten\"\n", "", "name", 32),
    ("name = \"Lizenzen\"\n", "", "name", 51),
];

#[test]
fn a_missing_key_is_named_with_its_table_and_nothing_follows_from_it() {
    for (text, rest, key, line) in REQUIRED {
        let expected = format!("missing-key agreement.toml:{line} {key}");
        Ledger::new().change(AGREEMENT, text, rest).says(&[&expected]);
    }
}

#[test]
fn missing_lists_are_named() {
    let without = |key: &str| -> String {
        let mut tables: Vec<&str> = Ledger::sample(AGREEMENT).split("\n\n").collect();
        tables.retain(|table| !table.starts_with(&format!("[[{key}]]")));
        tables.join("\n\n")
    };
    for key in ["payee", "cost_type", "member"] {
        let found = Ledger::new().with(AGREEMENT, without(key)).found();
        assert!(found.contains(&format!("missing-key agreement.toml:1 {key}")), "{found:?}");
    }
}

#[test]
fn wrong_types() {
    Ledger::new()
        .change(AGREEMENT, "title = \"Muster\"", "title = 1")
        .says(&["wrong-type agreement.toml:2 title"]);
    Ledger::new()
        .change(AGREEMENT, "full_title = \"Mustervereinbarung\"", "full_title = true")
        .says(&["wrong-type agreement.toml:3 full_title"]);
    Ledger::new()
        .change(AGREEMENT, "independent_of_members = false", "independent_of_members = \"nein\"")
        .says(&["wrong-type agreement.toml:56 independent_of_members"]);
    Ledger::new()
        .change(AGREEMENT, "quantity = \"0.50\"", "quantity = 0.50")
        .says(&["wrong-type agreement.toml:40 quantity"]);
    Ledger::new()
        .change(AGREEMENT, "from = 2022-01-01", "from = \"2022-01-01\"")
        .says(&["wrong-type agreement.toml:40 from"]);
    Ledger::new()
        .change(AGREEMENT, "from = 2022-01-01", "from = 2022-01-01T00:00:00")
        .says(&["wrong-type agreement.toml:40 from"]);
    Ledger::new()
        .change(AGREEMENT, "date = 2018-12-31\nurl", "date = 2018-12-31T00:00:00Z\nurl")
        .says(&["wrong-type agreement.toml:61 date"]);
    Ledger::new()
        .change(AGREEMENT, "date = 2018-12-31\nurl", "date = 00:00:00\nurl")
        .says(&["wrong-type agreement.toml:61 date"]);
    Ledger::new()
        .change(AGREEMENT, "[[candidate]]\nmember = \"dorf\"\n", "")
        .change(AGREEMENT, "title = \"Muster\"", "title = \"Muster\"\ncandidate = \"dorf\"")
        .says(&["wrong-type agreement.toml:3 candidate"]);
    Ledger::new()
        .change(AGREEMENT, "[[candidate]]", "[candidate]")
        .says(&["wrong-type agreement.toml:69 candidate"]);
}

#[test]
fn unknown_keys_and_words() {
    Ledger::new()
        .change(AGREEMENT, "short_name = \"Cron\"", "short_name = \"Cron\"\nkurz = \"C\"")
        .says(&["unknown-key agreement.toml:21 kurz"]);
    Ledger::new()
        .change(AGREEMENT, "unit = \"VZÄ\" },\n]", "einheit = \"VZÄ\" },\n]")
        .says(&["unknown-key agreement.toml:40 einheit"]);
    Ledger::new()
        .change(AGREEMENT, "[[milestone]]", "[[meilenstein]]")
        .says(&["unknown-key agreement.toml:64 meilenstein"]);
    Ledger::new()
        .change(AGREEMENT, "proration = \"months\"", "proration = \"weeks\"")
        .says(&["unknown-word agreement.toml:4 proration"]);
    Ledger::new()
        .change(AGREEMENT, "split = \"direct\"", "split = \"direkt\"")
        .says(&["unknown-word agreement.toml:55 split"]);
}

#[test]
fn values() {
    Ledger::new()
        .change(AGREEMENT, "title = \"Muster\"", "title = \"\"")
        .says(&["invalid-value agreement.toml:2 title"]);
    Ledger::new()
        .change(AGREEMENT, "\"Mustervereinbarung\"", "\"  \"")
        .says(&["invalid-value agreement.toml:3 full_title"]);
    Ledger::new().change(AGREEMENT, "05978004", "5978004").says(&["invalid-value agreement.toml:10 ags"]);
    Ledger::new().change(AGREEMENT, "05978004", "0597800X").says(&["invalid-value agreement.toml:10 ags"]);
    Ledger::new()
        .change(AGREEMENT, "https://example.org/vertrag", "www.example.org")
        .says(&["invalid-value agreement.toml:62 url"]);
    Ledger::new()
        .change(AGREEMENT, "https://example.org/vertrag", "javascript:alert(1)")
        .says(&["invalid-value agreement.toml:62 url"]);
    Ledger::new()
        .change(AGREEMENT, "https://example.org/vertrag", "https://example.org/ver trag")
        .says(&["invalid-value agreement.toml:62 url"]);
    Ledger::new().change(AGREEMENT, "https://", "http://").is_sound();
    Ledger::new().change(AGREEMENT, "https://", "HTTPS://").is_sound();
    Ledger::new().change(AGREEMENT, "https://example.org", "Http://örtlich.example").is_sound();
    Ledger::new().change(AGREEMENT, "https://", "httpss://").says(&["invalid-value agreement.toml:62 url"]);
    Ledger::new()
        .change(AGREEMENT, "date = 2018-12-31\nurl", "date = 0000-12-31\nurl")
        .says(&["date agreement.toml:61 date"]);
    Ledger::new()
        .change(AGREEMENT, "from = 2022-01-01", "from = 0000-01-01")
        .says(&["date agreement.toml:40 from"]);
    Ledger::new()
        .change(AGREEMENT, "date = 2018-12-31\nurl", "date = 2019-02-30\nurl")
        .says(&["date agreement.toml:61 -"]);
    Ledger::new()
        .change(AGREEMENT, "from = 2022-01-01,", "from = 1.1.2022,")
        .says(&["date agreement.toml:40 -"]);
    Ledger::new().change(AGREEMENT, "\"0.50\"", "\"0,50\"").says(&["number agreement.toml:40 quantity"]);
    Ledger::new().change(AGREEMENT, "\"0.50\"", "\"9999999999999\"").is_sound();
    Ledger::new()
        .change(AGREEMENT, "\"0.50\"", &format!("\"{}\"", "9".repeat(29)))
        .says(&["out-of-range agreement.toml:40 quantity"]);
    Ledger::new()
        .change(AGREEMENT, "2022-01-01", "2019-01-01")
        .says(&["duplicate-term agreement.toml:40 from"]);
    // Terms count by their days, in whatever order they stand.
    Ledger::new().change(AGREEMENT, "2022-01-01", "2018-01-01").is_sound();
    Ledger::new()
        .change(AGREEMENT, "2022-01-01", "2018-01-01")
        .change(AGREEMENT, "\"0.25\"", "\"0.30\"")
        .says(&["term costs.csv:2 quantity", "term costs.csv:7 quantity"]);
}

/// Of a document or a milestone the day may be unknown; of what is in force from then on it may not.
#[test]
fn a_date_may_be_a_month_or_a_year() {
    let date = |date: &str| {
        let (was, is) = ("date = 2018-12-31\nurl", format!("date = {date}\nurl"));
        Ledger::new().change(AGREEMENT, was, &is)
    };
    date("\"2018-12\"").change(AGREEMENT, "date = 2018-12-31\ntext", "date = \"2018\"\ntext").is_sound();
    for wrong in ["\"2018-13\"", "\"Dezember 2018\"", "\"0000\"", "\"12/2018\"", "\"2018-12-32\"", "\"\""] {
        date(wrong).says(&["date agreement.toml:61 date"]);
    }
    let wanted = "den Tag ohne Anführungszeichen (2019-10-30), sonst den Monat (\"2019-10\") oder das Jahr (\"2019\") mit ihnen schreiben";
    date("2018").tells(&[&format!("wrong-type: hier steht eine Zahl | {wanted}")]);
    date("\"2018-12-31\"").tells(&[&format!("wrong-type: hier steht Text | {wanted}")]);
    date("\"2018/12\"").tells(&[&format!("date: „2018/12“ ist weder ein Monat noch ein Jahr | {wanted}")]);
    Ledger::new()
        .change(AGREEMENT, "from = 2022-01-01", "from = \"2022\"")
        .says(&["wrong-type agreement.toml:40 from"]);
}

#[test]
fn what_the_members_share_can_be_said_in_a_few_sentences() {
    let about = |text: &str| {
        let title = "title = \"Muster\"";
        Ledger::new().change(AGREEMENT, title, &format!("{title}\nabout = {text}"))
    };
    about("\"\"\"\nDrei Kommunen teilen sich eine Stelle.\nSie sitzt in Alt.\"\"\"").is_sound();
    about("\"Eine\\u200bStelle.\"").says(&["control-character agreement.toml:3 about"]);
    about("\" \"").says(&["invalid-value agreement.toml:3 about"]);
    about("[]").says(&["wrong-type agreement.toml:3 about"]);
}

#[test]
fn ids() {
    Ledger::new()
        .change(AGREEMENT, "id = \"muster\"", "id = \"Muster\"")
        .says(&["invalid-id agreement.toml:1 id"]);
    Ledger::new()
        .change(AGREEMENT, "id = \"muster\"", "id = \"-muster\"")
        .says(&["invalid-id agreement.toml:1 id"]);
    Ledger::new()
        .change(AGREEMENT, "id = \"muster\"", "id = \"../muster\"")
        .says(&["invalid-id agreement.toml:1 id"]);
    Ledger::new()
        .change(AGREEMENT, "id = \"muster\"", &format!("id = \"{}\"", "m".repeat(64)))
        .says(&["invalid-id agreement.toml:1 id"]);
    Ledger::new().change(AGREEMENT, "id = \"muster\"", &format!("id = \"{}\"", "m".repeat(63))).is_sound();
    // No folder of this name can be made on Windows.
    for id in ["con", "nul", "com1"] {
        let changed = Ledger::new().change(AGREEMENT, "id = \"muster\"", &format!("id = \"{id}\""));
        changed.says(&["invalid-id agreement.toml:1 id"]);
    }
    // The rows that use the id are not to blame.
    Ledger::new()
        .change(AGREEMENT, "id = \"cron\"", "id = \"Cron\"")
        .says(&["invalid-id agreement.toml:18 id"]);
    Ledger::new()
        .change(AGREEMENT, "id = \"vertrag\"", "id = \"Vertrag\"")
        .says(&["invalid-id agreement.toml:59 id"]);
    Ledger::new()
        .change(AGREEMENT, "id = \"dorf\"", "id = \"cron\"")
        .change(AGREEMENT, "member = \"dorf\"", "member = \"cron\"")
        .says(&["duplicate-id agreement.toml:23 id", "candidate-takes-part agreement.toml:70 member"]);
    Ledger::new()
        .append(AGREEMENT, "\n[[candidate]]\nmember = \"dorf\"\n")
        .says(&["duplicate-id agreement.toml:73 member"]);
    Ledger::new()
        .change(AGREEMENT, "payee = \"alt\"\nsplit = \"direct\"", "payee = \"ald\"\nsplit = \"direct\"")
        .says(&["unknown-id agreement.toml:54 payee"]);
    Ledger::new()
        .change(AGREEMENT, "base = \"personal\"", "base = \"persona\"")
        .says(&["unknown-id agreement.toml:49 base"]);
    Ledger::new()
        .change(AGREEMENT, "member = \"alt\"", "member = \"ald\"")
        .says(&["unknown-id agreement.toml:30 member"]);
    Ledger::new()
        .change(AGREEMENT, "member = \"dorf\"", "member = \"dorv\"")
        .says(&["unknown-id agreement.toml:70 member"]);
    Ledger::new()
        .change(AGREEMENT, "document = \"vertrag\"", "document = \"vertrak\"")
        .says(&["unknown-id agreement.toml:67 document"]);
    Ledger::new()
        .change(AGREEMENT, "base = \"personal\"", "base = \"gemein\"")
        .says(&["base-cycle agreement.toml:49 base"]);
    Ledger::new()
        .change(AGREEMENT, "split = \"direct\"", "split = \"direct\"\nbase = \"gemein\"")
        .change(AGREEMENT, "base = \"personal\"", "base = \"lizenz\"")
        .says(&["base-cycle agreement.toml:49 base", "base-cycle agreement.toml:56 base"]);
}

#[test]
fn warnings_name_their_line() {
    Ledger::new()
        .change(AGREEMENT, "member = \"dorf\"", "member = \"berg\"")
        .says(&["candidate-takes-part agreement.toml:70 member"]);
    Ledger::new()
        .append(AGREEMENT, "\n[[document]]\nid = \"personal\"\ntitle = \"Brief\"\ndate = 2020-01-01\n")
        .says(&["unused-document agreement.toml:73 id"]);
}

#[test]
fn hidden_characters() {
    Ledger::new()
        .change(AGREEMENT, "\"Mustervereinbarung\"", "\"Muster\\u001b[31m\"")
        .says(&["control-character agreement.toml:3 full_title"]);
    Ledger::new()
        .change(AGREEMENT, "\"Mustervereinbarung\"", "\"Muster\u{202e}\"")
        .says(&["control-character agreement.toml:3 -"]);
    Ledger::new()
        .change(AGREEMENT, "\"Mustervereinbarung\"", "\"Muster\u{1}\"")
        .says(&["control-character agreement.toml:3 -"]);
}

/// TOML allows more than a ledger: CRLF, tabs, and a last line without an end.
#[test]
fn the_form_of_toml_is_that_of_toml() {
    let tab = Ledger::sample(AGREEMENT).replace("short_name = \"Cron\"", "\tshort_name = \"Cron\"");
    let dos = tab.trim_end().replace('\n', "\r\n");
    Ledger::new().with(AGREEMENT, &dos).is_sound();
    Ledger::new().with(AGREEMENT, format!("\u{feff}{dos}")).says(&["byte-order-mark agreement.toml:1 -"]);
}

#[test]
fn a_syntax_error_hides_nothing_of_the_other_files() {
    let other: [(&str, &str, &str); 3] = [
        (MEMBERSHIPS, "2020-07-01,cron", "2020-13-01,cron"),
        (COSTS, "19,119.00", "19,120.00"),
        (COSTS, "K4,Menge", "K9,Menge"),
    ];
    let expected = |syntax: &str| {
        [
            syntax,
            "amount costs.csv:4 amount",
            "reversal-unknown costs.csv:6 reverses",
            "date memberships.csv:4 effective_on",
        ]
        .map(str::to_owned)
    };
    let title = "title = \"Muster\"";
    let with = |instead: &str| Ledger::new().change(AGREEMENT, title, instead).changes(&other);
    with("title = \"Muster").says(&expected("toml-syntax agreement.toml:2 -"));
    with(&format!("{title}\n= x")).says(&expected("toml-syntax agreement.toml:3 -"));
    with(&format!("{title}\n{title}")).says(&expected("toml-syntax agreement.toml:3 -"));
    // A word processor makes other quotation marks of them all: that is one cause.
    let odd = Ledger::sample(AGREEMENT).split('"').collect::<Vec<_>>().join("“");
    Ledger::new().with(AGREEMENT, odd).changes(&other).says(&expected("toml-syntax agreement.toml:1 -"));
}

#[test]
fn an_empty_agreement_misses_everything() {
    let keys = ["cost_type", "id", "member", "payee", "proration", "title"];
    let expected = keys.map(|key| format!("missing-key agreement.toml:1 {key}"));
    Ledger::new().with(AGREEMENT, "").says(&expected);
}

/// Sentences and rows of the published tables begin with names.
#[test]
fn a_name_that_a_spreadsheet_would_run_is_refused() {
    for (was, is) in
        [("\"Muster\"", "\"=Muster\""), ("\"Muster\"", "\"＠Muster\""), ("\"Muster\"", "\" +1\"")]
    {
        Ledger::new().change(AGREEMENT, was, is).says(&["formula agreement.toml:2 title"]);
    }
}
