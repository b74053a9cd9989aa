//! Measures and splits: each change of a small valid ledger with exactly what it calls forth.

use super::harness::{AGREEMENT as A, COSTS, Ledger};

const V: &str = "measures.csv";

/// Half equal and half by inhabitants, from 2021 on by inhabitants alone; `cron` joins on 1 July 2020.
fn valid() -> Ledger {
    let members = ["alt", "berg", "cron", "dorf"]
        .map(|id| format!("[[member]]\nid = \"{id}\"\nname = \"{id}\"\nshort_name = \"{id}\"\n"));
    let agreement = format!(
        r#"id = "muster"
title = "Muster"
proration = "months"
{}
[[payee]]
id = "kasse"
name = "Kasse"

[[measure]]
id = "einwohner"
name = "Einwohnerzahl"
unit = "Einwohner"
source = "Amt"
reference_day = "06-30"
reference_years_back = 1

[[measure]]
id = "prozent"
name = "Prozentsatz"
unit = "%"
total = "100"

[[cost_type]]
id = "personal"
name = "Personalkosten"
payee = "kasse"
split = [
  {{ from = 2020-01-01, share = "1/2", measure = "equal" }},
  {{ from = 2020-01-01, share = "0.5", measure = "einwohner" }},
  {{ from = 2021-01-01, share = "1", measure = "einwohner" }},
]
independent_of_members = true

[[cost_type]]
id = "wartung"
name = "Wartung"
payee = "kasse"
split = "prozent"
independent_of_members = true

[[document]]
id = "vertrag"
title = "Vertrag"
date = 2018-12-31

[[candidate]]
member = "dorf"
"#,
        members.concat()
    );
    let costs = "\
entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
K1,2020-02-03,2020-01-01,2020-12-31,personal,1,100.00,,100.00,,assumed,,,
K2,2021-02-03,2021-01-01,2021-12-31,personal,1,100.00,,100.00,,assumed,,,
K3,2021-02-03,2021-01-01,2021-12-31,wartung,1,100.00,,100.00,,assumed,,,
";
    let measures = "\
entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note
W1,2020-02-03,einwohner,2020,alt,1000,2019-06-30,actual,vertrag,,
W2,2020-02-03,einwohner,2020,berg,2000.5,2019-06-30,assumed,,,
W3,2020-02-03,einwohner,2020,cron,0,2019-06-30,assumed,,,
W4,2021-02-03,einwohner,2021,alt,1001,2020-06-30,assumed,,,
W5,2021-02-03,einwohner,2021,berg,2001,2020-06-30,assumed,,,
W6,2021-02-03,einwohner,2021,cron,3001,2020-06-30,assumed,,,
W7,2021-02-03,prozent,2021,alt,50.25,,assumed,,,
W8,2021-02-03,prozent,2021,berg,49.75,,assumed,,,
W9,2021-02-03,prozent,2021,cron,0,,assumed,,,
W10,2021-02-03,prozent,2021,dorf,7,,assumed,,,
W11,2021-02-03,einwohner,2020,dorf,500,2019-06-30,assumed,,,
";
    Ledger::new().with(A, agreement).with(COSTS, costs).with(V, measures)
}

/// Each row of a table: changes of the ledger, and all that is then found.
fn check(table: &[(&[(&str, &str, &str)], &[&str])]) {
    for (changes, expected) in table {
        valid().changes(changes).says(expected);
    }
}

#[test]
fn a_ledger_with_measures_has_no_findings() {
    valid().is_sound();
}

#[test]
fn cells_of_a_value() {
    for (cell, code) in [
        ("-1001", "out-of-range"),
        ("1001.0000001", "number"),
        ("1.001.000", "number"),
        ("\"1001,5\"", "number"),
        ("1000000000000", "out-of-range"),
        ("999999999999.5", "out-of-range"),
        ("", "missing-value"),
        ("viele", "number"),
    ] {
        check(&[(&[(V, "alt,1001", &format!("alt,{cell}"))], &[&format!("{code} measures.csv:5 value")])]);
    }
    check(&[
        (&[(V, "alt,1001", "alt,999999999999")], &[]),
        (&[(V, "alt,1001", "alt,0.000001")], &[]),
        (&[(V, "2021,alt,1001", "21,alt,1001")], &["date measures.csv:5 year"]),
        (&[(V, "2021,alt,1001", "0000,alt,1001")], &["date measures.csv:5 year"]),
        (&[(V, "einwohner,2021,alt", "einwohnr,2021,alt")], &["unknown-id measures.csv:5 measure"]),
        (&[(V, "2021,alt,1001", "2021,altt,1001")], &["unknown-id measures.csv:5 member"]),
        (
            &[(V, "1000,2019-06-30,actual,vertrag", "1000,2019-06-30,actual,")],
            &["document-required measures.csv:2 document"],
        ),
        (&[(V, "W4,2021-02-03", "W4,2019-02-03")], &["recorded-order measures.csv:5 recorded_on"]),
        (&[(V, "W4,", "K1,")], &["duplicate-entry measures.csv:5 entry"]),
        (&[(V, "W4,", "W3,")], &["duplicate-entry measures.csv:5 entry"]),
    ]);
}

#[test]
fn days_totals_and_values_that_stand_twice() {
    check(&[
        (&[(V, "1001,2020-06-30", "1001,2021-06-30")], &["reference-day measures.csv:5 reference_date"]),
        (&[(V, "1001,2020-06-30", "1001,")], &["reference-day measures.csv:5 reference_date"]),
        (&[(V, "1001,2020-06-30", "1001,30.06.2020")], &["date measures.csv:5 reference_date"]),
        // A value of a candidate that never joined counts in no total.
        (&[(V, "dorf,7,", "dorf,8,")], &[]),
        (&[(V, "alt,50.25", "alt,50.26")], &["measure-total measures.csv:11 value"]),
        // Where one cannot be read, nothing is said of their sum.
        (&[(V, "alt,50.25", "alt,x")], &["number measures.csv:8 value"]),
        (
            &[(
                V,
                "dorf,500,2019-06-30,assumed,,,\n",
                "dorf,500,2019-06-30,assumed,,,\nW21,2021-02-03,einwohner,2021,alt,7,2020-06-30,assumed,,,\n",
            )],
            &["value-twice measures.csv:13 member"],
        ),
        // What is taken back may be wrong.
        (
            &[(
                V,
                "dorf,500,2019-06-30,assumed,,,\n",
                "dorf,500,2019-06-30,assumed,,,\nW21,2021-02-03,einwohner,2021,alt,7,,assumed,,,\nW22,2021-02-03,einwohner,2021,alt,7,,assumed,,W21,\n",
            )],
            &[],
        ),
        (
            &[(
                V,
                "dorf,500,2019-06-30,assumed,,,\n",
                "dorf,500,2019-06-30,assumed,,,\nW21,2021-02-03,einwohner,2021,alt,1001,2020-06-30,assumed,,W4,\n",
            )],
            &["value-missing costs.csv:3 cost_type"],
        ),
        (
            &[(
                V,
                "dorf,500,2019-06-30,assumed,,,\n",
                "dorf,500,2019-06-30,assumed,,,\nW21,2021-02-03,einwohner,2021,alt,1002,2020-06-30,assumed,,W4,\n",
            )],
            &["value-missing costs.csv:3 cost_type", "reversal-differs measures.csv:13 value"],
        ),
    ]);
}

#[test]
fn values_of_those_that_take_part() {
    let measures = valid();
    measures.is_sound();
    let without = |number: usize| {
        let start = format!("W{number},");
        format!("{}\n", measures.text(V).lines().find(|line| line.starts_with(&start)).unwrap())
    };
    let (six, nine) = (without(6), without(9));
    check(&[
        (&[(V, &six, "")], &["value-missing costs.csv:3 cost_type"]),
        // Two that are missing are two findings at one entry.
        (&[(V, &six, ""), (V, &without(5), "")], &["value-missing costs.csv:3 cost_type"; 2]),
        (&[(V, &nine, "")], &["value-missing costs.csv:4 cost_type"]),
        // The value may be the one that cannot be read.
        (&[(V, "einwohner,2021,cron", "einwohner,2021,crn")], &["unknown-id measures.csv:7 member"]),
        (&[(V, "einwohner,2021,cron,3001", "einwohner,2021,cron,x")], &["number measures.csv:7 value"]),
        (
            &[(V, "alt,1001", "alt,0"), (V, "berg,2001", "berg,0"), (V, "cron,3001", "cron,0")],
            &["zero-values costs.csv:3 cost_type"],
        ),
        // From 1 July on somebody would bear it, before that nobody.
        (
            &[(V, "alt,1000", "alt,0"), (V, "berg,2000.5", "berg,0"), (V, "cron,0,2019", "cron,1,2019")],
            &["zero-values costs.csv:2 cost_type"],
        ),
        (
            &[(V, "W11,2021-02-03,einwohner,2020,dorf,500,2019-06-30,assumed,,,\n", "")],
            &["candidate-value agreement.toml:63 member"; 1],
        ),
    ]);
}

#[test]
fn splits_of_the_agreement() {
    let last = "  { from = 2021-01-01, share = \"1\", measure = \"einwohner\" },\n";
    check(&[
        (&[(A, "split = \"prozent\"", "split = \"prozente\"")], &["unknown-id agreement.toml:54 split"]),
        (&[(A, "split = \"prozent\"", "split = 1")], &["wrong-type agreement.toml:54 split"]),
        (&[(A, "split = \"prozent\"", "split = []")], &["invalid-value agreement.toml:54 split"]),
        (&[(A, "share = \"1/2\"", "share = \"1/3\"")], &["split-sum agreement.toml:44 share"]),
        (&[(A, "share = \"1/2\"", "share = \"1/1000001\"")], &["out-of-range agreement.toml:44 share"]),
        (&[(A, "share = \"1/2\"", "share = \"0\"")], &["out-of-range agreement.toml:44 share"]),
        (&[(A, "share = \"1/2\"", "share = \"50 %\"")], &["number agreement.toml:44 share"]),
        (
            &[(A, "measure = \"equal\"", "measure = \"einwohner\"")],
            &["split-twice agreement.toml:45 measure"],
        ),
        (&[(A, "measure = \"equal\"", "measure = \"direct\"")], &["split-direct agreement.toml:44 measure"]),
        (&[(A, "measure = \"equal\"", "measure = \"gleich\"")], &["unknown-id agreement.toml:44 measure"]),
        (&[(A, "from = 2021-01-01", "from = 2021-04-01")], &["split-within costs.csv:3 period_end"]),
        (
            &[
                (A, "from = 2020-01-01, share = \"1/2\"", "from = 2020-02-01, share = \"1\""),
                (A, "  { from = 2020-01-01, share = \"0.5\", measure = \"einwohner\" },\n", ""),
            ],
            &["no-split costs.csv:2 period_start"],
        ),
        // Values of a measure that is not in force are not asked for.
        (
            &[
                (A, "share = \"1/2\"", "share = \"1\""),
                (A, "  { from = 2020-01-01, share = \"0.5\", measure = \"einwohner\" },\n", ""),
                (V, "W3,2020-02-03,einwohner,2020,cron,0,2019-06-30,assumed,,,\n", ""),
            ],
            &[],
        ),
        (&[(A, last, "")], &[]),
        (
            &[(A, "id = \"prozent\"", "id = \"equal\"")],
            &[
                "invalid-id agreement.toml:34 id",
                "unknown-id agreement.toml:54 split",
                "unknown-id measures.csv:8 measure",
                "unknown-id measures.csv:9 measure",
                "unknown-id measures.csv:10 measure",
                "unknown-id measures.csv:11 measure",
            ],
        ),
        (
            &[(A, "reference_day = \"06-30\"", "reference_day = \"02-29\"")],
            &["invalid-value agreement.toml:30 reference_day"],
        ),
        (&[(A, "reference_day = \"06-30\"\n", "")], &["missing-key agreement.toml:30 reference_day"]),
        (
            &[(A, "reference_years_back = 1", "reference_years_back = -1")],
            &["wrong-type agreement.toml:31 reference_years_back"],
        ),
        (&[(A, "total = \"100\"", "total = 100")], &["wrong-type agreement.toml:37 total"]),
        (&[(A, "total = \"100\"", "total = \"-100\"")], &["out-of-range agreement.toml:37 total"]),
        (&[(A, "split = \"prozent\"", "split = \"equal\"")], &["unused-measure agreement.toml:34 id"]),
    ]);
}

#[test]
fn without_a_file_of_measures_the_header_is_told_with_the_row() {
    let findings = valid().without(V).findings();
    let remedies: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.code.id() == "value-missing")
        .map(|finding| finding.remedy.as_str())
        .collect();
    assert_eq!(
        remedies[0],
        "measures.csv anlegen (WERT durch den Wert ersetzen): entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note ⏎ W001,2021-02-03,einwohner,2020,alt,WERT,2019-06-30,assumed,,,"
    );
    assert!(remedies[8].contains("⏎ W009,2021-02-03,prozent,2021,cron,WERT,,assumed,,,"), "{}", remedies[8]);
    assert_eq!(remedies.len(), 9);
}
