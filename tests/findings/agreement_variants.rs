//! `agreement.toml`: every key missing, wrong or unknown; what the rest of the ledger is still checked for.

use super::valid_ledger::{AGREEMENT, changed, check, found};

const A: &str = "agreement.toml";
const C: &str = "costs.csv";
const M: &str = "memberships.csv";

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
        check(&[(&[(A, text, rest)], &[&expected])]);
    }
}

#[test]
fn missing_lists_are_named() {
    let without = |key: &str| -> String {
        let mut tables: Vec<&str> = AGREEMENT.split("\n\n").collect();
        tables.retain(|table| !table.starts_with(&format!("[[{key}]]")));
        tables.join("\n\n")
    };
    for key in ["payee", "cost_type", "member"] {
        let mut source = changed(&[]);
        source.agreement.bytes = without(key).into_bytes();
        assert!(
            found(&source).contains(&format!("missing-key agreement.toml:1 {key}")),
            "{:?}",
            found(&source)
        );
    }
}

#[test]
fn wrong_types() {
    check(&[
        (&[(A, "title = \"Muster\"", "title = 1")], &["wrong-type agreement.toml:2 title"]),
        (
            &[(A, "full_title = \"Mustervereinbarung\"", "full_title = true")],
            &["wrong-type agreement.toml:3 full_title"],
        ),
        (
            &[(A, "independent_of_members = false", "independent_of_members = \"nein\"")],
            &["wrong-type agreement.toml:56 independent_of_members"],
        ),
        (&[(A, "quantity = \"0.50\"", "quantity = 0.50")], &["wrong-type agreement.toml:40 quantity"]),
        (&[(A, "from = 2022-01-01", "from = \"2022-01-01\"")], &["wrong-type agreement.toml:40 from"]),
        (&[(A, "from = 2022-01-01", "from = 2022-01-01T00:00:00")], &["wrong-type agreement.toml:40 from"]),
        (
            &[(A, "date = 2018-12-31\nurl", "date = 2018-12-31T00:00:00Z\nurl")],
            &["wrong-type agreement.toml:61 date"],
        ),
        (&[(A, "date = 2018-12-31\nurl", "date = 00:00:00\nurl")], &["wrong-type agreement.toml:61 date"]),
        (
            &[
                (A, "[[candidate]]\nmember = \"dorf\"\n", ""),
                (A, "title = \"Muster\"", "title = \"Muster\"\ncandidate = \"dorf\""),
            ],
            &["wrong-type agreement.toml:3 candidate"],
        ),
        (&[(A, "[[candidate]]", "[candidate]")], &["wrong-type agreement.toml:69 candidate"]),
    ]);
}

#[test]
fn unknown_keys_and_words() {
    check(&[
        (
            &[(A, "short_name = \"Cron\"", "short_name = \"Cron\"\nkurz = \"C\"")],
            &["unknown-key agreement.toml:21 kurz"],
        ),
        (
            &[(A, "unit = \"VZÄ\" },\n]", "einheit = \"VZÄ\" },\n]")],
            &["unknown-key agreement.toml:40 einheit"],
        ),
        (&[(A, "[[milestone]]", "[[meilenstein]]")], &["unknown-key agreement.toml:64 meilenstein"]),
        (
            &[(A, "proration = \"months\"", "proration = \"weeks\"")],
            &["unknown-word agreement.toml:4 proration"],
        ),
        (&[(A, "split = \"direct\"", "split = \"direkt\"")], &["unknown-word agreement.toml:55 split"]),
    ]);
}

#[test]
fn values() {
    check(&[
        (&[(A, "title = \"Muster\"", "title = \"\"")], &["invalid-value agreement.toml:2 title"]),
        (&[(A, "\"Mustervereinbarung\"", "\"  \"")], &["invalid-value agreement.toml:3 full_title"]),
        (&[(A, "05978004", "5978004")], &["invalid-value agreement.toml:10 ags"]),
        (&[(A, "05978004", "0597800X")], &["invalid-value agreement.toml:10 ags"]),
        (&[(A, "https://example.org/vertrag", "www.example.org")], &["invalid-value agreement.toml:62 url"]),
        (
            &[(A, "https://example.org/vertrag", "javascript:alert(1)")],
            &["invalid-value agreement.toml:62 url"],
        ),
        (
            &[(A, "https://example.org/vertrag", "https://example.org/ver trag")],
            &["invalid-value agreement.toml:62 url"],
        ),
        (&[(A, "https://", "http://")], &[]),
        (&[(A, "https://", "HTTPS://")], &[]),
        (&[(A, "https://example.org", "Http://örtlich.example")], &[]),
        (&[(A, "https://", "httpss://")], &["invalid-value agreement.toml:62 url"]),
        (&[(A, "date = 2018-12-31\nurl", "date = 0000-12-31\nurl")], &["date agreement.toml:61 date"]),
        (&[(A, "from = 2022-01-01", "from = 0000-01-01")], &["date agreement.toml:40 from"]),
        (&[(A, "date = 2018-12-31\nurl", "date = 2019-02-30\nurl")], &["date agreement.toml:61 -"]),
        (&[(A, "from = 2022-01-01,", "from = 1.1.2022,")], &["date agreement.toml:40 -"]),
        (&[(A, "\"0.50\"", "\"0,50\"")], &["number agreement.toml:40 quantity"]),
        (&[(A, "\"0.50\"", "\"9999999999999\"")], &[]),
        (
            &[(A, "\"0.50\"", &format!("\"{}\"", "9".repeat(29)))],
            &["out-of-range agreement.toml:40 quantity"],
        ),
        (&[(A, "2022-01-01", "2019-01-01")], &["duplicate-term agreement.toml:40 from"]),
        // Terms count by their days, in whatever order they stand.
        (&[(A, "2022-01-01", "2018-01-01")], &[]),
        (
            &[(A, "2022-01-01", "2018-01-01"), (A, "\"0.25\"", "\"0.30\"")],
            &["term costs.csv:2 quantity", "term costs.csv:7 quantity"],
        ),
    ]);
}

#[test]
fn ids() {
    check(&[
        (&[(A, "id = \"muster\"", "id = \"Muster\"")], &["invalid-id agreement.toml:1 id"]),
        (&[(A, "id = \"muster\"", "id = \"-muster\"")], &["invalid-id agreement.toml:1 id"]),
        (&[(A, "id = \"muster\"", "id = \"../muster\"")], &["invalid-id agreement.toml:1 id"]),
        (
            &[(A, "id = \"muster\"", &format!("id = \"{}\"", "m".repeat(64)))],
            &["invalid-id agreement.toml:1 id"],
        ),
        (&[(A, "id = \"muster\"", &format!("id = \"{}\"", "m".repeat(63)))], &[]),
        // The rows that use the id are not to blame.
        (&[(A, "id = \"cron\"", "id = \"Cron\"")], &["invalid-id agreement.toml:18 id"]),
        (&[(A, "id = \"vertrag\"", "id = \"Vertrag\"")], &["invalid-id agreement.toml:59 id"]),
        (
            &[(A, "id = \"dorf\"", "id = \"cron\""), (A, "member = \"dorf\"", "member = \"cron\"")],
            &["duplicate-id agreement.toml:23 id", "candidate-takes-part agreement.toml:70 member"],
        ),
        (&[(A, "", "\n[[candidate]]\nmember = \"dorf\"\n")], &["duplicate-id agreement.toml:73 member"]),
        (
            &[(A, "payee = \"alt\"\nsplit = \"direct\"", "payee = \"ald\"\nsplit = \"direct\"")],
            &["unknown-id agreement.toml:54 payee"],
        ),
        (&[(A, "base = \"personal\"", "base = \"persona\"")], &["unknown-id agreement.toml:49 base"]),
        (&[(A, "member = \"alt\"", "member = \"ald\"")], &["unknown-id agreement.toml:30 member"]),
        (&[(A, "member = \"dorf\"", "member = \"dorv\"")], &["unknown-id agreement.toml:70 member"]),
        (
            &[(A, "document = \"vertrag\"", "document = \"vertrak\"")],
            &["unknown-id agreement.toml:67 document"],
        ),
        (&[(A, "base = \"personal\"", "base = \"gemein\"")], &["base-cycle agreement.toml:49 base"]),
        (
            &[
                (A, "split = \"direct\"", "split = \"direct\"\nbase = \"gemein\""),
                (A, "base = \"personal\"", "base = \"lizenz\""),
            ],
            &["base-cycle agreement.toml:49 base", "base-cycle agreement.toml:56 base"],
        ),
    ]);
}

#[test]
fn warnings_name_their_line() {
    check(&[
        (
            &[(A, "member = \"dorf\"", "member = \"berg\"")],
            &["candidate-takes-part agreement.toml:70 member"],
        ),
        (
            &[(A, "", "\n[[document]]\nid = \"personal\"\ntitle = \"Brief\"\ndate = 2020-01-01\n")],
            &["unused-document agreement.toml:73 id"],
        ),
    ]);
}

#[test]
fn hidden_characters() {
    check(&[
        (
            &[(A, "\"Mustervereinbarung\"", "\"Muster\\u001b[31m\"")],
            &["control-character agreement.toml:3 full_title"],
        ),
        (&[(A, "\"Mustervereinbarung\"", "\"Muster\u{202e}\"")], &["control-character agreement.toml:3 -"]),
        (&[(A, "\"Mustervereinbarung\"", "\"Muster\u{1}\"")], &["control-character agreement.toml:3 -"]),
    ]);
}

/// TOML allows more than a ledger: CRLF, tabs, and a last line without an end.
#[test]
fn the_form_of_toml_is_that_of_toml() {
    let mut source = changed(&[(A, "short_name = \"Cron\"", "\tshort_name = \"Cron\"")]);
    let text = String::from_utf8(source.agreement.bytes).unwrap().replace('\n', "\r\n");
    source.agreement.bytes = text.trim_end().as_bytes().to_vec();
    assert_eq!(found(&source), [""; 0]);
    source.agreement.bytes.splice(0..0, *b"\xEF\xBB\xBF");
    assert_eq!(found(&source), ["byte-order-mark agreement.toml:1 -"]);
}

#[test]
fn a_syntax_error_hides_nothing_of_the_other_files() {
    let other: [(&str, &str, &str); 3] = [
        (M, "2020-07-01,cron", "2020-13-01,cron"),
        (C, "19,119.00", "19,120.00"),
        (C, "K4,Menge", "K9,Menge"),
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
    let unclosed = [&[(A, "title = \"Muster\"", "title = \"Muster")][..], &other].concat();
    assert_eq!(found(&changed(&unclosed)), expected("toml-syntax agreement.toml:2 -"));
    let twice = [&[(A, "title = \"Muster\"", "title = \"Muster\"\ntitle = \"Muster\"")][..], &other].concat();
    assert_eq!(found(&changed(&twice)), expected("toml-syntax agreement.toml:3 -"));
}

#[test]
fn an_empty_agreement_misses_everything() {
    let mut source = changed(&[]);
    source.agreement.bytes.clear();
    let keys = ["cost_type", "id", "member", "payee", "proration", "title"];
    assert_eq!(found(&source), keys.map(|key| format!("missing-key agreement.toml:1 {key}")));
}
