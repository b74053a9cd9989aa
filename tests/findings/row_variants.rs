//! Cells and rows of both ledgers: each change of the valid ledger with exactly what it calls forth.

use super::valid_ledger::{AGREEMENT, COSTS, MEMBERSHIPS, check, found, source, valid};

const C: &str = "costs.csv";
const M: &str = "memberships.csv";
const A: &str = "agreement.toml";

#[test]
fn days() {
    check(&[
        (&[(M, "M3,2020-07-02", "M3,2020-02-30")], &["date memberships.csv:4 recorded_on"]),
        (&[(M, "2020-07-01,cron", "2020-13-01,cron")], &["date memberships.csv:4 effective_on"]),
        (&[(C, "K1,2020-02-03", "K1,heute")], &["date costs.csv:2 recorded_on"]),
        (&[(C, "2020-03-31", "2020-3-31")], &["date costs.csv:4 period_end"]),
        (&[(C, "2020-03-31", "2019-03-31")], &["period-order costs.csv:4 period_end"]),
        (&[(C, "2020-03-31", "2021-03-31")], &["period-years costs.csv:4 period_end"]),
        (&[(C, "2020-03-31", "")], &["missing-value costs.csv:4 period_end"]),
        (&[(C, "2020-03-01", "2020-02-29")], &[]),
        (&[(C, "2020-03-01", "2019-02-29")], &["date costs.csv:4 period_start"]),
        (&[(C, "2020-03-01", "0000-03-01")], &["date costs.csv:4 period_start"]),
        (&[(C, "2020-03-01", "12020-03-01")], &["date costs.csv:4 period_start"]),
        (&[(C, "2020-03-01", "020-03-01")], &["date costs.csv:4 period_start"]),
    ]);
}

#[test]
fn bookings_go_forward_within_a_file() {
    check(&[
        (&[(C, "K3,2020-03-03", "K3,2020-01-03")], &["recorded-order costs.csv:4 recorded_on"]),
        (&[(M, "M3,2020-07-02", "M3,2019-01-01")], &["recorded-order memberships.csv:4 recorded_on"]),
        // The row before counts, whether or not its amount can be read.
        (
            &[(C, "K3,2020-03-03", "K3,2021-03-03"), (C, "119.00", "hundert")],
            &["number costs.csv:4 amount", "recorded-order costs.csv:5 recorded_on"],
        ),
    ]);
    let header = COSTS.lines().next().unwrap();
    let late = format!("{header}\nL1,2024-02-03,2021-01-01,2021-12-31,lizenz,1,1.00,,1.00,alt,assumed,,,\n");
    let early = late.replace("L1,2024", "E1,2021");
    let files = [
        ("costs/a.csv", late.as_bytes()),
        ("costs/b.csv", early.as_bytes()),
        ("costs/c.csv", COSTS.as_bytes()),
    ];
    let across = source(AGREEMENT.as_bytes(), MEMBERSHIPS.as_bytes(), &files);
    assert_eq!(found(&across), [""; 0]);
}

#[test]
fn numbers() {
    for (cell, code) in [
        ("119", "number"),
        ("119.0", "number"),
        ("119.000", "number"),
        ("\"119,00\"", "number"),
        ("\"1.119,00\"", "number"),
        ("1 119.00", "number"),
        ("1.119.00", "number"),
        ("+119.00", "number"),
        ("119.00 €", "number"),
        (".50", "number"),
        ("1e2", "number"),
        ("NaN", "number"),
        ("", "missing-value"),
        ("-1000000000000.00", "out-of-range"),
        ("119.01", "amount"),
        ("-119.00", "amount"),
    ] {
        check(&[(&[(C, "19,119.00", &format!("19,{cell}"))], &[&format!("{code} costs.csv:4 amount")])]);
    }
    let digits = "9".repeat(5000);
    check(&[
        (&[(C, "119.00", &digits)], &["number costs.csv:4 amount"]),
        (&[(C, "119.00", &format!("{digits}.00"))], &["out-of-range costs.csv:4 amount"]),
        (&[(C, "lizenz,1,", &format!("lizenz,{digits},"))], &["out-of-range costs.csv:4 quantity"]),
        (&[(C, "lizenz,1,", "lizenz,1.0000001,")], &["number costs.csv:4 quantity"]),
        (&[(C, "lizenz,1,", "lizenz,1.000000,")], &[]),
        (
            &[(C, "lizenz,1,100.00,19,", "lizenz,999999999999,999999999999.99,100,")],
            &["amount costs.csv:4 amount"],
        ),
        (&[(C, "100.00,19,", "100.00,19%,")], &["number costs.csv:4 vat_rate"]),
        (&[(C, "100.00,19,", "100.00,-19,")], &["out-of-range costs.csv:4 vat_rate"]),
        (&[(C, "100.00,19,119.00", "100.00,101,201.00")], &[]),
        (&[(C, "100.00,19,119.00", "100.00,19.125,119.13")], &[]),
        (&[(C, "100.00,19,119.00", "100.00,19.12499,119.12")], &[]),
        (&[(C, "lizenz,1,100.00,19,119.00", "lizenz,9999999999999,0.01,,99999999999.99")], &[]),
        (&[(C, "lizenz,1,100.00,19,119.00", &format!("lizenz,{},0.00,,0.00", "9".repeat(28)))], &[]),
        (&[(C, "100.00,19,", "100.00,,")], &["amount costs.csv:4 amount"]),
        (&[(C, "100.00,19,119.00", "100.00,0,100.00")], &[]),
        // Rounded once, half away from zero: 0.5 × 0.25 = 0.125.
        (&[(C, "lizenz,1,100.00,19,119.00", "lizenz,0.5,0.25,,0.13")], &[]),
        (&[(C, "lizenz,1,100.00,19,119.00", "lizenz,0.5,-0.25,,-0.13")], &[]),
        (&[(C, "lizenz,1,100.00,19,119.00", "lizenz,0.5,0.25,,0.12")], &["amount costs.csv:4 amount"]),
    ]);
}

#[test]
fn identifiers_of_entries() {
    check(&[
        (&[(C, "K3,", ",")], &["missing-value costs.csv:4 entry"]),
        (&[(C, "K3,", "-K3,")], &["entry-id costs.csv:4 entry"]),
        (&[(C, "K3,", "Kä,")], &["entry-id costs.csv:4 entry"]),
        (&[(C, "K3,", &format!("{},", "K".repeat(33)))], &["entry-id costs.csv:4 entry"]),
        (&[(C, "K3,", &format!("{},", "K".repeat(32)))], &[]),
        (&[(C, "K3,", "K2,")], &["duplicate-entry costs.csv:4 entry"]),
        (&[(C, "K3,", "M1,")], &["duplicate-entry costs.csv:4 entry"]),
        (&[(M, "M3,", "M1,")], &["duplicate-entry memberships.csv:4 entry"]),
        // Also where another cell of one of the two cannot be read.
        (
            &[(C, "K3,", "K2,"), (C, "119.00", "x")],
            &["duplicate-entry costs.csv:4 entry", "number costs.csv:4 amount"],
        ),
        (
            &[(C, "K3,", "K2,"), (C, "25.00,,planned", "x,,planned")],
            &["number costs.csv:3 amount", "duplicate-entry costs.csv:4 entry"],
        ),
    ]);
}

#[test]
fn ids_and_words() {
    check(&[
        (&[(M, "2020-07-01,cron", "2020-07-01,chron")], &["unknown-id memberships.csv:4 member"]),
        (&[(M, "2020-07-01,cron", "2020-07-01,Cron")], &["unknown-id memberships.csv:4 member"]),
        (&[(M, "cron,join", "cron,Join")], &["unknown-word memberships.csv:4 event"]),
        (&[(M, "cron,join", "cron,")], &["missing-value memberships.csv:4 event"]),
        (&[(M, "cron,join,", "cron,join,beleg")], &["unknown-id memberships.csv:4 document"]),
        (&[(C, "lizenz", "lizenzen")], &["unknown-id costs.csv:4 cost_type"]),
        (&[(C, "lizenz", "")], &["missing-value costs.csv:4 cost_type"]),
        (&[(C, "berg", "bergen")], &["unknown-id costs.csv:4 charged_to"]),
        (&[(C, "berg,assumed", "berg,ist")], &["unknown-word costs.csv:4 status"]),
        (&[(C, "berg,assumed", "berg,actual")], &["document-required costs.csv:4 document"]),
        (&[(C, "berg,assumed", "berg,planned")], &["document-required costs.csv:4 document"]),
        (&[(C, "berg,assumed,", "berg,assumed,vertrag")], &[]),
    ]);
}

#[test]
fn a_note_that_a_spreadsheet_runs() {
    for first in ["=", "+", "-", "@"] {
        check(&[(&[(C, ",Lizenz\n", &format!(",{first}Lizenz\n"))], &["formula costs.csv:4 note"])]);
    }
    check(&[
        (&[(C, ",Lizenz\n", ",\tLizenz\n")], &["formula costs.csv:4 note"]),
        (&[(C, ",Lizenz\n", ",\"\tLizenz\"\n")], &["formula costs.csv:4 note"]),
        (&[(C, ",Lizenz\n", ",\rLizenz\n")], &["formula costs.csv:4 note"]),
        (&[(C, ",Lizenz\n", ",\"\rLizenz, zwei\"\n")], &["formula costs.csv:4 note"]),
        // Elsewhere they are hidden characters like others.
        (&[(C, ",Lizenz\n", ",Liz\tenz\n")], &["control-character costs.csv:4 note"]),
        (&[(C, ",Lizenz\n", ",\"eins,\tzwei\"\n")], &["control-character costs.csv:4 note"]),
        (&[(C, ",Lizenz\n", ",Liz\renz\n")], &["line-ending costs.csv:4 -"]),
        (&[(C, "119.00,berg", "119.00,\tberg")], &["control-character costs.csv:4 charged_to"]),
        // A last cell that is empty, and a line end of Windows.
        (
            &[(
                C,
                "K6,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,\n",
                "K6,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,\r\n",
            )],
            &["line-ending costs.csv:7 -"],
        ),
        (&[(C, ",Lizenz\n", ",a=b\n")], &[]),
        (&[(M, ",Beitritt\n", ",\"=1+1\"\n")], &["formula memberships.csv:4 note"]),
    ]);
}

#[test]
fn a_membership_has_days() {
    check(&[
        (
            &[(M, "", "M4,2020-07-03,2020-07-01,cron,leave,,,\n")],
            &["empty-membership memberships.csv:5 effective_on"],
        ),
        // Gone and back on one day, then gone on that day after all.
        (
            &[(
                M,
                "",
                "M4,2021-07-03,2021-04-01,berg,leave,,,\nM5,2021-07-03,2021-04-01,berg,join,,,\nM6,2021-07-03,2021-04-01,berg,leave,,,\n",
            )],
            &["empty-membership memberships.csv:7 effective_on"],
        ),
        // Gone and back on one day is no change: not within a month, and not of who is charged.
        (&[(M, "", "M4,2021-07-03,2021-04-15,berg,leave,,,\nM5,2021-07-03,2021-04-15,berg,join,,,\n")], &[]),
        (
            &[(
                M,
                "M3,2020-07-02",
                "M4,2020-03-20,2020-03-15,berg,leave,,,\nM5,2020-03-20,2020-03-15,berg,join,,,\nM3,2020-07-02",
            )],
            &[],
        ),
        // On the day on which another joins within a month, only that is wrong.
        (
            &[
                (M, "2020-07-01,cron", "2020-07-15,cron"),
                (M, "", "M4,2021-07-03,2020-07-15,berg,leave,,,\nM5,2021-07-03,2020-07-15,berg,join,,,\n"),
            ],
            &["change-in-month memberships.csv:4 effective_on"],
        ),
        // In this order she joins while she is a member.
        (
            &[(M, "", "M4,2021-07-03,2021-05-01,berg,join,,,\nM5,2021-07-03,2021-05-01,berg,leave,,,\n")],
            &["alternation memberships.csv:5 event"],
        ),
    ]);
}

#[test]
fn joins_and_leaves() {
    check(&[
        (&[(M, "", "M4,2020-08-03,2020-08-01,alt,join,,,\n")], &["alternation memberships.csv:5 event"]),
        (&[(M, "", "M4,2020-08-03,2020-08-01,dorf,leave,,,\n")], &["alternation memberships.csv:5 event"]),
        (
            &[(M, "", "M4,2020-08-03,2020-08-01,cron,leave,,,\nM5,2020-08-03,2020-09-01,cron,leave,,,\n")],
            &["alternation memberships.csv:6 event"],
        ),
        // What takes effect first comes first, in whatever order it was booked.
        (&[(M, "", "M4,2021-02-01,2022-04-01,cron,join,,,\nM5,2021-03-01,2022-01-01,cron,leave,,,\n")], &[]),
        (&[(M, "", "M4,2021-02-01,2022-01-01,cron,leave,,,\nM5,2021-03-01,2022-01-01,cron,join,,,\n")], &[]),
        (&[(M, "", "M4,2021-02-01,2019-05-01,cron,leave,,,\nM5,2021-02-01,2019-03-01,cron,join,,,\n")], &[]),
        (&[(M, "", "M4,2021-02-01,2019-05-01,cron,leave,,,\n")], &["alternation memberships.csv:5 event"]),
        // A join that is taken back was none.
        (&[(M, "", "M4,2021-02-01,2020-07-01,cron,join,,M3,\nM5,2021-02-01,2020-10-01,cron,join,,,\n")], &[]),
        // Nothing is known of cron where one of its rows cannot be read, but all of alt.
        (
            &[(
                M,
                "",
                "M4,2021-02-01,2022-13-01,cron,leave,,,\nM5,2021-02-01,2023-01-01,cron,join,,,\nM6,2021-02-01,2023-01-01,alt,join,,,\n",
            )],
            &["date memberships.csv:5 effective_on", "alternation memberships.csv:7 event"],
        ),
    ]);
}

#[test]
fn somebody_takes_part_at_any_time() {
    const NOBODY: [&str; 2] =
        ["nobody-takes-part costs.csv:2 period_start", "nobody-takes-part costs.csv:3 period_start"];
    let everybody_joins = |day: &str| MEMBERSHIPS.replace("2019-01-01", day).replace("2020-07-01", day);
    let of = |memberships: String| {
        found(&source(AGREEMENT.as_bytes(), memberships.as_bytes(), &[(C, COSTS.as_bytes())]))
    };
    // Before the first joined; the licence of March is for a member that is none yet.
    assert_eq!(
        of(everybody_joins("2020-05-01")),
        [&NOBODY[..], &["charged-to-member costs.csv:4 charged_to"]].concat()
    );
    // After the last has left: the entries of 2021, but not the reversal; the reversed one is named in a warning.
    let leave = "L1,2021-01-04,2020-12-01,alt,leave,,,\nL2,2021-01-04,2020-12-01,berg,leave,,,\nL3,2021-01-04,2020-12-01,cron,leave,,,\n";
    let mut after: Vec<String> =
        [2, 3, 7, 8].map(|line| format!("nobody-takes-part costs.csv:{line} period_start")).into();
    after.insert(2, "reversed-without-members costs.csv:5 period_start".into());
    assert_eq!(of(format!("{MEMBERSHIPS}{leave}")), after);
    // A hole in the middle.
    let rejoin = "L4,2021-01-04,2021-01-01,alt,join,,,\n";
    assert_eq!(of(format!("{MEMBERSHIPS}{leave}{rejoin}")), NOBODY);
}

#[test]
fn changes_within_a_month() {
    check(&[
        (&[(M, "2020-07-01,cron", "2020-07-15,cron")], &["change-in-month memberships.csv:4 effective_on"]),
        (&[(M, "2020-07-01,cron", "2020-07-15,cron"), (A, "\"months\"", "\"days\"")], &[]),
        // Outside every period, and on the first day of one, nothing is divided.
        (&[(M, "2020-07-01,cron", "2022-07-15,cron")], &[]),
        (
            &[
                (C, "K1,2020-02-03,2020-01-01", "K1,2020-02-03,2020-01-15"),
                (C, "K2,2020-02-03,2020-01-01", "K2,2020-02-03,2020-01-15"),
            ],
            &["part-months costs.csv:2 period_start", "part-months costs.csv:3 period_start"],
        ),
    ]);
}

#[test]
fn who_is_charged() {
    check(&[
        (&[(C, "119.00,berg", "119.00,")], &["charged-to costs.csv:4 charged_to"]),
        (&[(C, "250.00,,actual", "250.00,berg,actual")], &["charged-to costs.csv:2 charged_to"]),
        (&[(C, "119.00,berg", "119.00,cron")], &["charged-to-member costs.csv:4 charged_to"]),
        (&[(C, "119.00,berg", "119.00,dorf")], &["charged-to-member costs.csv:4 charged_to"]),
        (
            &[
                (M, "", "M4,2020-04-01,2020-03-31,berg,leave,,,\n"),
                (M, "M3,2020-07-02", "M3,2020-03-02"),
                (A, "\"months\"", "\"days\""),
            ],
            &["charged-to-member costs.csv:4 charged_to"],
        ),
        (&[(M, "", "M4,2020-07-03,2020-04-01,berg,leave,,,\n")], &[]),
    ]);
}

#[test]
fn terms_and_bases() {
    check(&[
        (
            &[(C, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual")],
            &["term costs.csv:2 quantity"],
        ),
        (&[(C, "personal,0.25,1000.00,,250.00,,actual", "personal,0.250,1000.00,,250.00,,actual")], &[]),
        (&[(C, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00")], &["base costs.csv:3 unit_price"]),
        // The base changes, the entry that rests on it does not.
        (&[(C, "1000.00,,250.00,,actual", "1000.04,,250.01,,actual")], &["base costs.csv:3 unit_price"]),
        // The base is booked for another period.
        (&[(C, "K1,2020-02-03,2020-01-01", "K1,2020-02-03,2020-02-01")], &["base costs.csv:3 unit_price"]),
        // The base is taken back, and booked anew below.
        (
            &[(C, "", "K8,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,\n")],
            &["base costs.csv:8 unit_price"],
        ),
        (
            &[(
                C,
                "",
                "K8,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,\nK9,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,\n",
            )],
            &[],
        ),
        // Nothing is said of a sum of which a row cannot be read.
        (&[(C, "250.00,,actual", "250,,actual")], &["number costs.csv:2 amount"]),
    ]);
}

#[test]
fn reversals() {
    const K5: &str =
        "K5,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,Menge falsch";
    for (cells, column) in [
        ("2021-02-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,", "period_start"),
        ("2021-01-01,2021-11-30,personal,0.30,1000.00,,-300.00,,assumed,", "period_end"),
        ("2021-01-01,2021-12-31,gemein,0.30,1000.00,,-300.00,,assumed,", "cost_type"),
        ("2021-01-01,2021-12-31,personal,0.60,500.00,,-300.00,,assumed,", "quantity"),
        ("2021-01-01,2021-12-31,personal,0.30,1000.01,,-300.00,,assumed,", "unit_price"),
        ("2021-01-01,2021-12-31,personal,0.30,1000.00,0,-300.00,,assumed,", "vat_rate"),
        ("2021-01-01,2021-12-31,personal,0.30,1000.00,,300.00,,assumed,", "amount"),
        ("2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,planned,vertrag", "status"),
        ("2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,vertrag", "document"),
    ] {
        let row = format!("K5,2021-03-03,{cells},K4,Menge falsch");
        check(&[(&[(C, K5, &row)], &[&format!("reversal-differs costs.csv:6 {column}")])]);
    }
    // What is not taken back is in force, with its wrong quantity and in the sum on which K7 rests.
    const IN_FORCE: [&str; 3] =
        ["term costs.csv:5 quantity", "reversal-unknown costs.csv:6 reverses", "base costs.csv:8 unit_price"];
    check(&[
        (&[(C, "K4,Menge", "K9,Menge")], &IN_FORCE),
        (&[(C, "K4,Menge", "M1,Menge")], &IN_FORCE),
        (&[(C, "K4,Menge", "K5,Menge")], &IN_FORCE),
        (
            &[(C, "", "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,300.00,,assumed,,K5,\n")],
            &["reversal-of-reversal costs.csv:9 reverses"],
        ),
        (
            &[(C, "", "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,\n")],
            &["reversal-twice costs.csv:9 reverses"],
        ),
        // A reversal of which a cell cannot be read takes back all the same, where it says what.
        (&[(C, "-300.00", "-300,00")], &["term costs.csv:5 quantity", "column-count costs.csv:6 -"]),
        (&[(C, "-300.00", "−300.00")], &["number costs.csv:6 amount"]),
        (
            &[(M, "", "M4,2021-02-01,2020-07-01,berg,join,,M3,\n")],
            &["reversal-differs memberships.csv:5 member"],
        ),
        (
            &[(M, "", "M4,2021-02-01,2020-07-01,cron,leave,,M3,\n")],
            &["reversal-differs memberships.csv:5 event"],
        ),
        (
            &[(M, "", "M4,2021-02-01,2020-08-01,cron,join,,M3,\n")],
            &["reversal-differs memberships.csv:5 effective_on"],
        ),
        (
            &[(M, "", "M4,2021-02-01,2020-07-01,cron,join,,K1,\n")],
            &["reversal-unknown memberships.csv:5 reverses"],
        ),
    ]);
    let charged = [(
        C,
        "119.00,berg,assumed,,,Lizenz\n",
        "119.00,berg,assumed,,,Lizenz\nK3-S,2020-03-03,2020-03-01,2020-03-31,lizenz,1,100.00,19,-119.00,alt,assumed,,K3,\n",
    )];
    check(&[(&charged, &["reversal-differs costs.csv:5 charged_to"])]);
}

/// Each of these rows has two faults that have nothing to do with each other.
#[test]
fn a_fault_of_a_row_hides_no_other() {
    check(&[
        (
            &[(C, "K3,2020-03-03", "K3,heute"), (C, "19,119.00", "19,120.00")],
            &["amount costs.csv:4 amount", "date costs.csv:4 recorded_on"],
        ),
        (
            &[(C, "K3,2020-03-03", "K3,heute"), (C, "119.00,berg", "119.00,")],
            &["charged-to costs.csv:4 charged_to", "date costs.csv:4 recorded_on"],
        ),
        (
            &[(C, "K3,2020-03-03", "K3,heute"), (C, "119.00,berg", "119.00,cron")],
            &["charged-to-member costs.csv:4 charged_to", "date costs.csv:4 recorded_on"],
        ),
        (
            &[
                (C, "K1,2020-02-03", "K1,heute"),
                (C, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual"),
            ],
            &["date costs.csv:2 recorded_on", "term costs.csv:2 quantity"],
        ),
        (
            &[
                (C, "K2,2020-02-03", "K2,heute"),
                (C, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00"),
            ],
            &["base costs.csv:3 unit_price", "date costs.csv:3 recorded_on"],
        ),
        // The day of booking of the base says nothing of its amount; an amount that is wrong does.
        (
            &[
                (C, "K1,2020-02-03", "K1,heute"),
                (C, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00"),
            ],
            &["date costs.csv:2 recorded_on", "base costs.csv:3 unit_price"],
        ),
        (&[(C, "1000.00,,250.00,,actual", "1000.00,,250.10,,actual")], &["amount costs.csv:2 amount"]),
        // The last day is no day, but the term depends on the first.
        (
            &[
                (C, "personal,0.25,1100.00,,275.00", "personal,0.20,1375.00,,275.00"),
                (C, "K6,2021-03-03,2021-01-01,2021-12-31", "K6,2021-03-03,2021-01-01,2021-12-32"),
            ],
            &["date costs.csv:7 period_end", "term costs.csv:7 quantity"],
        ),
        // Reversals: what can be read of them is compared.
        (
            &[(C, "K5,2021-03-03", "K5,gestern"), (C, "K4,Menge", "K9,Menge")],
            &[
                "term costs.csv:5 quantity",
                "date costs.csv:6 recorded_on",
                "reversal-unknown costs.csv:6 reverses",
                "base costs.csv:8 unit_price",
            ],
        ),
        (
            &[(
                C,
                "K5,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,",
                "K5,gestern,2021-01-01,2021-11-30,personal,0.30,1000.00,,-300.00,,assumed,",
            )],
            &["date costs.csv:6 recorded_on", "reversal-differs costs.csv:6 period_end"],
        ),
        (
            &[(C, "", "K8,gestern,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,\n")],
            &["date costs.csv:9 recorded_on", "reversal-twice costs.csv:9 reverses"],
        ),
        // Who names an unsound identifier means that row.
        (
            &[(C, "K4,2021-02-03", "K/4,2021-02-03"), (C, "K4,Menge", "K/4,Menge")],
            &["entry-id costs.csv:5 entry"],
        ),
        (&[(C, "K4,2021-02-03", ",2021-02-03")], &["missing-value costs.csv:5 entry"]),
    ]);
    check(&[
        // A membership whose day of booking or document is wrong is one all the same.
        (
            &[(M, "M3,2020-07-02", "M3,heute"), (C, "119.00,berg", "119.00,dorf")],
            &["charged-to-member costs.csv:4 charged_to", "date memberships.csv:4 recorded_on"],
        ),
        (
            &[
                (M, "M1,2019-01-02,2019-01-01,alt,join,vertrag", "M1,2019-01-02,2019-01-01,alt,join,vertag"),
                (M, "M2,2019-01-02,2019-01-01", "M2,2019-01-02,2020-01-01"),
                (M, "2019-01-01,alt", "2020-02-01,alt"),
                (C, "K3,2020-03-03,2020-03-01", "K3,2020-03-03,2020-01-01"),
            ],
            &["unknown-id memberships.csv:2 document"],
        ),
        (
            &[(M, "M3,2020-07-02,2020-07-01", "M3,heute,2020-07-15")],
            &["change-in-month memberships.csv:4 effective_on", "date memberships.csv:4 recorded_on"],
        ),
        (
            &[(M, "M3,2020-07-02", "M3,heute"), (M, "", "M4,2021-01-01,2021-02-01,cron,join,,,\n")],
            &["date memberships.csv:4 recorded_on", "alternation memberships.csv:5 event"],
        ),
        // When cron joined is not known, and so not who bears what; but berg did not leave, and alt is a member.
        (
            &[(M, "2020-07-01,cron", "2020-13-01,cron"), (C, "119.00,berg", "119.00,dorf")],
            &["charged-to-member costs.csv:4 charged_to", "date memberships.csv:4 effective_on"],
        ),
        (
            &[(M, "2020-07-01,cron", "2020-13-01,cron"), (C, "119.00,berg", "119.00,cron")],
            &["date memberships.csv:4 effective_on"],
        ),
    ]);
}

#[test]
fn a_fault_of_the_agreement_hides_none_of_the_rows() {
    const TERM: (&str, &str, &str) =
        (C, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual");
    const BASE: (&str, &str, &str) = (C, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00");
    const MEMBER: (&str, &str, &str) = (C, "119.00,berg", "119.00,cron");
    check(&[
        (
            &[(A, "proration = \"months\"", "proration = \"weeks\""), TERM, MEMBER],
            &[
                "unknown-word agreement.toml:4 proration",
                "term costs.csv:2 quantity",
                "charged-to-member costs.csv:4 charged_to",
            ],
        ),
        (
            &[(A, "split = \"direct\"", "split = \"direkt\""), TERM, MEMBER],
            &["unknown-word agreement.toml:55 split", "term costs.csv:2 quantity"],
        ),
        (
            &[(A, "quantity = \"0.50\"", "quantity = \"0,50\""), TERM, BASE, MEMBER],
            &[
                "number agreement.toml:40 quantity",
                "base costs.csv:3 unit_price",
                "charged-to-member costs.csv:4 charged_to",
            ],
        ),
        (
            &[(A, "base = \"personal\"", "base = \"persona\""), TERM, BASE],
            &["unknown-id agreement.toml:49 base", "term costs.csv:2 quantity"],
        ),
        (
            &[(A, "id = \"dorf\"", "id = \"Dorf\""), TERM, MEMBER],
            &[
                "invalid-id agreement.toml:23 id",
                "term costs.csv:2 quantity",
                "charged-to-member costs.csv:4 charged_to",
            ],
        ),
        (
            &[(A, "member = \"dorf\"\n", ""), (C, "119.00,berg", "119.00,bergen")],
            &["missing-key agreement.toml:69 member", "unknown-id costs.csv:4 charged_to"],
        ),
        (
            &[(A, "member = \"alt\"", "member = 1"), (C, "lizenz,", "lizenzen,")],
            &["wrong-type agreement.toml:30 member", "unknown-id costs.csv:4 cost_type"],
        ),
    ]);
}

#[test]
fn ten_faults_are_ten_findings() {
    let faulty = super::valid_ledger::changed(&[
        (A, "title = \"Muster\"", "titel = \"Muster\"\ntitle = \"Muster\""),
        (A, "url = \"https://example.org/vertrag\"", "url = \"ftp://example.org\""),
        (M, "cron,join,", "cron,join,beleg"),
        (M, "M2,2019-01-02", "M2,2018-01-02"),
        (C, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual"),
        (C, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00"),
        (C, "2020-03-31", "31.03.2020"),
        (C, "K3,", "K2,"),
        (C, "K4,Menge falsch", "K4,=Menge falsch"),
        (C, "275.00,,27.50", "275.00,,27.55"),
    ]);
    let expected = [
        "unknown-key agreement.toml:2 titel",
        "invalid-value agreement.toml:63 url",
        "term costs.csv:2 quantity",
        "base costs.csv:3 unit_price",
        "date costs.csv:4 period_end",
        "duplicate-entry costs.csv:4 entry",
        "formula costs.csv:6 note",
        "amount costs.csv:8 amount",
        "recorded-order memberships.csv:3 recorded_on",
        "unknown-id memberships.csv:4 document",
    ];
    assert_eq!(found(&faulty), expected);
    assert_eq!(found(&valid()), [""; 0]);
}
