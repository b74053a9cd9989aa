//! Cells and rows of both ledgers: each change of the valid ledger with exactly what it calls forth.

use super::harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS};

#[test]
fn days() {
    Ledger::new()
        .change(MEMBERSHIPS, "M3,2020-07-02", "M3,2020-02-30")
        .says(&["date memberships.csv:4 recorded_on"]);
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-13-01,cron")
        .says(&["date memberships.csv:4 effective_on"]);
    Ledger::new().change(COSTS, "K1,2020-02-03", "K1,heute").says(&["date costs.csv:2 recorded_on"]);
    Ledger::new().change(COSTS, "2020-03-31", "2020-3-31").says(&["date costs.csv:4 period_end"]);
    Ledger::new().change(COSTS, "2020-03-31", "2019-03-31").says(&["period-order costs.csv:4 period_end"]);
    Ledger::new().change(COSTS, "2020-03-31", "2021-03-31").says(&["period-years costs.csv:4 period_end"]);
    Ledger::new().change(COSTS, "2020-03-31", "").says(&["missing-value costs.csv:4 period_end"]);
    Ledger::new().change(COSTS, "2020-03-01", "2020-02-29").is_sound();
    Ledger::new().change(COSTS, "2020-03-01", "2019-02-29").says(&["date costs.csv:4 period_start"]);
    Ledger::new().change(COSTS, "2020-03-01", "0000-03-01").says(&["date costs.csv:4 period_start"]);
    Ledger::new().change(COSTS, "2020-03-01", "12020-03-01").says(&["date costs.csv:4 period_start"]);
    Ledger::new().change(COSTS, "2020-03-01", "020-03-01").says(&["date costs.csv:4 period_start"]);
}

#[test]
fn bookings_go_forward_within_a_file() {
    Ledger::new()
        .change(COSTS, "K3,2020-03-03", "K3,2020-01-03")
        .says(&["recorded-order costs.csv:4 recorded_on"]);
    Ledger::new()
        .change(MEMBERSHIPS, "M3,2020-07-02", "M3,2019-01-01")
        .says(&["recorded-order memberships.csv:4 recorded_on"]);
    // The row before counts, whether or not its amount can be read.
    Ledger::new()
        .change(COSTS, "K3,2020-03-03", "K3,2021-03-03")
        .change(COSTS, "119.00", "hundert")
        .says(&["number costs.csv:4 amount", "recorded-order costs.csv:5 recorded_on"]);
    // Each file for itself: the order of booking and that of the files are two things.
    let late = format!(
        "{}L1,2024-02-03,2021-01-01,2021-12-31,lizenz,1,1.00,,1.00,alt,assumed,,,\n",
        Ledger::header(COSTS)
    );
    Ledger::new()
        .without(COSTS)
        .with("costs/a.csv", &late)
        .with("costs/b.csv", late.replace("L1,2024", "E1,2021").replace("1.00", "2.00"))
        .with("costs/c.csv", Ledger::sample(COSTS))
        .is_sound();
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
        Ledger::new()
            .change(COSTS, "19,119.00", &format!("19,{cell}"))
            .says(&[&format!("{code} costs.csv:4 amount")]);
    }
    let digits = "9".repeat(5000);
    Ledger::new().change(COSTS, "119.00", &digits).says(&["number costs.csv:4 amount"]);
    Ledger::new().change(COSTS, "119.00", &format!("{digits}.00")).says(&["out-of-range costs.csv:4 amount"]);
    Ledger::new()
        .change(COSTS, "lizenz,1,", &format!("lizenz,{digits},"))
        .says(&["out-of-range costs.csv:4 quantity"]);
    Ledger::new().change(COSTS, "lizenz,1,", "lizenz,1.0000001,").says(&["number costs.csv:4 quantity"]);
    Ledger::new().change(COSTS, "lizenz,1,", "lizenz,1.000000,").is_sound();
    Ledger::new()
        .change(COSTS, "lizenz,1,100.00,19,", "lizenz,999999999999,999999999999.99,100,")
        .says(&["amount costs.csv:4 amount"]);
    Ledger::new().change(COSTS, "100.00,19,", "100.00,19%,").says(&["number costs.csv:4 vat_rate"]);
    Ledger::new().change(COSTS, "100.00,19,", "100.00,-19,").says(&["out-of-range costs.csv:4 vat_rate"]);
    Ledger::new().change(COSTS, "100.00,19,119.00", "100.00,101,201.00").is_sound();
    Ledger::new().change(COSTS, "100.00,19,119.00", "100.00,19.125,119.13").is_sound();
    Ledger::new().change(COSTS, "100.00,19,119.00", "100.00,19.12499,119.12").is_sound();
    Ledger::new()
        .change(COSTS, "lizenz,1,100.00,19,119.00", "lizenz,9999999999999,0.01,,99999999999.99")
        .is_sound();
    Ledger::new()
        .change(COSTS, "lizenz,1,100.00,19,119.00", &format!("lizenz,{},0.00,,0.00", "9".repeat(28)))
        .is_sound();
    Ledger::new().change(COSTS, "100.00,19,", "100.00,,").says(&["amount costs.csv:4 amount"]);
    Ledger::new().change(COSTS, "100.00,19,119.00", "100.00,0,100.00").is_sound();
    // Rounded once, half away from zero: 0.5 × 0.25 = 0.125.
    Ledger::new().change(COSTS, "lizenz,1,100.00,19,119.00", "lizenz,0.5,0.25,,0.13").is_sound();
    Ledger::new().change(COSTS, "lizenz,1,100.00,19,119.00", "lizenz,0.5,-0.25,,-0.13").is_sound();
    Ledger::new()
        .change(COSTS, "lizenz,1,100.00,19,119.00", "lizenz,0.5,0.25,,0.12")
        .says(&["amount costs.csv:4 amount"]);
}

#[test]
fn identifiers_of_entries() {
    Ledger::new().change(COSTS, "K3,", ",").says(&["missing-value costs.csv:4 entry"]);
    Ledger::new().change(COSTS, "K3,", "-K3,").says(&["entry-id costs.csv:4 entry"]);
    Ledger::new().change(COSTS, "K3,", "Kä,").says(&["entry-id costs.csv:4 entry"]);
    Ledger::new().change(COSTS, "K3,", &format!("{},", "K".repeat(33))).says(&["entry-id costs.csv:4 entry"]);
    Ledger::new().change(COSTS, "K3,", &format!("{},", "K".repeat(32))).is_sound();
    Ledger::new().change(COSTS, "K3,", "K2,").says(&["duplicate-entry costs.csv:4 entry"]);
    Ledger::new().change(COSTS, "K3,", "M1,").says(&["duplicate-entry costs.csv:4 entry"]);
    Ledger::new().change(MEMBERSHIPS, "M3,", "M1,").says(&["duplicate-entry memberships.csv:4 entry"]);
    // Also where another cell of one of the two cannot be read.
    Ledger::new()
        .change(COSTS, "K3,", "K2,")
        .change(COSTS, "119.00", "x")
        .says(&["duplicate-entry costs.csv:4 entry", "number costs.csv:4 amount"]);
    Ledger::new()
        .change(COSTS, "K3,", "K2,")
        .change(COSTS, "25.00,,planned", "x,,planned")
        .says(&["number costs.csv:3 amount", "duplicate-entry costs.csv:4 entry"]);
}

/// Who copied a row, or merged two branches that both have it, is not told to book it again.
#[test]
fn a_row_that_is_there_twice_is_one_finding_and_no_new_booking() {
    let row = "K7,2021-03-03,2021-01-01,2021-12-31,gemein,0.10,275.00,,27.50,,assumed,,,\n";
    let twice = Ledger::new().append(COSTS, row);
    twice.says(&["duplicate-entry costs.csv:9 entry"]);
    let [finding] = twice.findings().try_into().expect("one");
    assert_eq!(finding.found, "dieselbe Zeile steht schon in costs.csv:8");
    assert!(finding.remedy.starts_with("eine der beiden Zeilen löschen"), "{}", finding.remedy);
}

/// A row that follows one of a day in the far future cannot be of a later day, but be booked elsewhere.
#[test]
fn behind_a_row_of_a_far_day_a_new_file_is_the_remedy() {
    let row = |id: &str, day: &str| {
        format!("{id},{day},2021-01-01,2021-12-31,lizenz,1,5.00,,5.00,alt,assumed,,,\n")
    };
    let late = Ledger::new().append(COSTS, &row("K8", "2099-01-01")).append(COSTS, &row("K9", "2021-04-01"));
    let findings = late.findings();
    let remedy =
        findings.iter().find(|found| found.code.id() == "recorded-order").map(|found| found.remedy.as_str());
    assert_eq!(
        remedy,
        Some(
            "in einer neuen Datei buchen, wenn 2099-01-01 falsch ist; sonst 2099-01-01 oder später schreiben"
        )
    );
}

#[test]
fn ids_and_words() {
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-07-01,chron")
        .says(&["unknown-id memberships.csv:4 member"]);
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-07-01,Cron")
        .says(&["unknown-id memberships.csv:4 member"]);
    Ledger::new()
        .change(MEMBERSHIPS, "cron,join", "cron,Join")
        .says(&["unknown-word memberships.csv:4 event"]);
    Ledger::new().change(MEMBERSHIPS, "cron,join", "cron,").says(&["missing-value memberships.csv:4 event"]);
    Ledger::new()
        .change(MEMBERSHIPS, "cron,join,", "cron,join,beleg")
        .says(&["unknown-id memberships.csv:4 document"]);
    Ledger::new().change(COSTS, "lizenz", "lizenzen").says(&["unknown-id costs.csv:4 cost_type"]);
    Ledger::new().change(COSTS, "lizenz", "").says(&["missing-value costs.csv:4 cost_type"]);
    Ledger::new().change(COSTS, "berg", "bergen").says(&["unknown-id costs.csv:4 charged_to"]);
    Ledger::new().change(COSTS, "berg,assumed", "berg,ist").says(&["unknown-word costs.csv:4 status"]);
    Ledger::new()
        .change(COSTS, "berg,assumed", "berg,actual")
        .says(&["document-required costs.csv:4 document"]);
    Ledger::new()
        .change(COSTS, "berg,assumed", "berg,planned")
        .says(&["document-required costs.csv:4 document"]);
    Ledger::new().change(COSTS, "berg,assumed,", "berg,assumed,vertrag").is_sound();
}

#[test]
fn a_note_that_a_spreadsheet_runs() {
    for first in ["=", "+", "-", "@", "＝", "＋", "－", "＠", " ="] {
        Ledger::new()
            .change(COSTS, ",Lizenz\n", &format!(",{first}Lizenz\n"))
            .says(&["formula costs.csv:4 note"]);
    }
    Ledger::new().change(COSTS, ",Lizenz\n", ",\tLizenz\n").says(&["formula costs.csv:4 note"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",\"\tLizenz\"\n").says(&["formula costs.csv:4 note"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",\rLizenz\n").says(&["formula costs.csv:4 note"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",\"\rLizenz, zwei\"\n").says(&["formula costs.csv:4 note"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",\"\n=1+1\"\n").says(&["formula costs.csv:4 note"]);
    // Elsewhere they are hidden characters like others.
    Ledger::new().change(COSTS, ",Lizenz\n", ",Liz\tenz\n").says(&["control-character costs.csv:4 note"]);
    Ledger::new()
        .change(COSTS, ",Lizenz\n", ",\"eins,\tzwei\"\n")
        .says(&["control-character costs.csv:4 note"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",Liz\renz\n").says(&["line-ending costs.csv:4 -"]);
    Ledger::new()
        .change(COSTS, "119.00,berg", "119.00,\tberg")
        .says(&["control-character costs.csv:4 charged_to"]);
    // A last cell that is empty, and a line end of Windows.
    Ledger::new()
        .change(
            COSTS,
            "K6,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,\n",
            "K6,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,\r\n",
        )
        .says(&["line-ending costs.csv:7 -"]);
    Ledger::new().change(COSTS, ",Lizenz\n", ",a=b\n").is_sound();
    Ledger::new().change(MEMBERSHIPS, ",Beitritt\n", ",\"=1+1\"\n").says(&["formula memberships.csv:4 note"]);
}

#[test]
fn a_membership_has_days() {
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2020-07-03,2020-07-01,cron,leave,,,")
        .says(&["empty-membership memberships.csv:5 effective_on"]);
    // Gone and back on one day, then gone on that day after all.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-07-03,2021-04-01,berg,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-07-03,2021-04-01,berg,join,,,")
        .row(MEMBERSHIPS, "M6,2021-07-03,2021-04-01,berg,leave,,,")
        .says(&["empty-membership memberships.csv:7 effective_on"]);
    // Gone and back on one day is no change: not within a month, and not of who is charged.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-07-03,2021-04-15,berg,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-07-03,2021-04-15,berg,join,,,")
        .is_sound();
    Ledger::new()
        .change(
            MEMBERSHIPS,
            "M3,2020-07-02",
            "M4,2020-03-20,2020-03-15,berg,leave,,,\nM5,2020-03-20,2020-03-15,berg,join,,,\nM3,2020-07-02",
        )
        .is_sound();
    // On the day on which another joins within a month, only that is wrong.
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-07-15,cron")
        .row(MEMBERSHIPS, "M4,2021-07-03,2020-07-15,berg,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-07-03,2020-07-15,berg,join,,,")
        .says(&["change-in-month memberships.csv:4 effective_on"]);
    // In this order she joins while she is a member.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-07-03,2021-05-01,berg,join,,,")
        .row(MEMBERSHIPS, "M5,2021-07-03,2021-05-01,berg,leave,,,")
        .says(&["alternation memberships.csv:5 event"]);
}

#[test]
fn joins_and_leaves() {
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2020-08-03,2020-08-01,alt,join,,,")
        .says(&["alternation memberships.csv:5 event"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2020-08-03,2020-08-01,dorf,leave,,,")
        .says(&["alternation memberships.csv:5 event"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2020-08-03,2020-08-01,cron,leave,,,")
        .row(MEMBERSHIPS, "M5,2020-08-03,2020-09-01,cron,leave,,,")
        .says(&["alternation memberships.csv:6 event"]);
    // What takes effect first comes first, in whatever order it was booked.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2022-04-01,cron,join,,,")
        .row(MEMBERSHIPS, "M5,2021-03-01,2022-01-01,cron,leave,,,")
        .is_sound();
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2022-01-01,cron,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-03-01,2022-01-01,cron,join,,,")
        .is_sound();
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2019-05-01,cron,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-02-01,2019-03-01,cron,join,,,")
        .is_sound();
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2019-05-01,cron,leave,,,")
        .says(&["alternation memberships.csv:5 event"]);
    // A join that is taken back was none.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2020-07-01,cron,join,,M3,")
        .row(MEMBERSHIPS, "M5,2021-02-01,2020-10-01,cron,join,,,")
        .is_sound();
    // Nothing is known of cron where one of its rows cannot be read, but all of alt.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2022-13-01,cron,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-02-01,2023-01-01,cron,join,,,")
        .row(MEMBERSHIPS, "M6,2021-02-01,2023-01-01,alt,join,,,")
        .says(&["date memberships.csv:5 effective_on", "alternation memberships.csv:7 event"]);
}

#[test]
fn somebody_takes_part_at_any_time() {
    const NOBODY: [&str; 2] =
        ["nobody-takes-part costs.csv:2 period_start", "nobody-takes-part costs.csv:3 period_start"];
    let sample = Ledger::sample(MEMBERSHIPS);
    let everybody_joins = |day: &str| sample.replace("2019-01-01", day).replace("2020-07-01", day);
    // Before the first joined; the licence of March is for a member that is none yet.
    Ledger::new()
        .with(MEMBERSHIPS, everybody_joins("2020-05-01"))
        .says(&[&NOBODY[..], &["charged-to-member costs.csv:4 charged_to"]].concat());
    // After the last has left: the entries of 2021, but not the reversal; the reversed one is named in a warning.
    let leave = "L1,2021-01-04,2020-12-01,alt,leave,,,\nL2,2021-01-04,2020-12-01,berg,leave,,,\nL3,2021-01-04,2020-12-01,cron,leave,,,\n";
    let mut after: Vec<String> =
        [2, 3, 7, 8].map(|line| format!("nobody-takes-part costs.csv:{line} period_start")).into();
    after.insert(2, "reversed-without-members costs.csv:5 period_start".into());
    Ledger::new().append(MEMBERSHIPS, leave).says(&after);
    // A hole in the middle.
    Ledger::new()
        .append(MEMBERSHIPS, leave)
        .row(MEMBERSHIPS, "L4,2021-01-04,2021-01-01,alt,join,,,")
        .says(&NOBODY);
}

#[test]
fn changes_within_a_month() {
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-07-15,cron")
        .says(&["change-in-month memberships.csv:4 effective_on"]);
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-07-15,cron")
        .change(AGREEMENT, "\"months\"", "\"days\"")
        .is_sound();
    // Outside every period, and on the first day of one, nothing is divided.
    Ledger::new().change(MEMBERSHIPS, "2020-07-01,cron", "2022-07-15,cron").is_sound();
    Ledger::new()
        .change(COSTS, "K1,2020-02-03,2020-01-01", "K1,2020-02-03,2020-01-15")
        .change(COSTS, "K2,2020-02-03,2020-01-01", "K2,2020-02-03,2020-01-15")
        .says(&["part-months costs.csv:2 period_start", "part-months costs.csv:3 period_start"]);
}

#[test]
fn who_is_charged() {
    Ledger::new().change(COSTS, "119.00,berg", "119.00,").says(&["charged-to costs.csv:4 charged_to"]);
    Ledger::new()
        .change(COSTS, "250.00,,actual", "250.00,berg,actual")
        .says(&["charged-to costs.csv:2 charged_to"]);
    Ledger::new()
        .change(COSTS, "119.00,berg", "119.00,cron")
        .says(&["charged-to-member costs.csv:4 charged_to"]);
    Ledger::new()
        .change(COSTS, "119.00,berg", "119.00,dorf")
        .says(&["charged-to-member costs.csv:4 charged_to"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2020-04-01,2020-03-31,berg,leave,,,")
        .change(MEMBERSHIPS, "M3,2020-07-02", "M3,2020-03-02")
        .change(AGREEMENT, "\"months\"", "\"days\"")
        .says(&[
            "charged-to-member costs.csv:4 charged_to",
            "leave-on-last-day memberships.csv:5 effective_on",
        ]);
    Ledger::new().row(MEMBERSHIPS, "M4,2020-07-03,2020-04-01,berg,leave,,,").is_sound();
}

#[test]
fn terms_and_bases() {
    Ledger::new()
        .change(COSTS, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual")
        .says(&["term costs.csv:2 quantity"]);
    Ledger::new()
        .change(COSTS, "personal,0.25,1000.00,,250.00,,actual", "personal,0.250,1000.00,,250.00,,actual")
        .is_sound();
    Ledger::new()
        .change(COSTS, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00")
        .says(&["base costs.csv:3 unit_price"]);
    // The base changes, the entry that rests on it does not.
    Ledger::new()
        .change(COSTS, "1000.00,,250.00,,actual", "1000.04,,250.01,,actual")
        .says(&["base costs.csv:3 unit_price"]);
    // The base is booked for another period.
    Ledger::new()
        .change(COSTS, "K1,2020-02-03,2020-01-01", "K1,2020-02-03,2020-02-01")
        .says(&["base costs.csv:3 unit_price"]);
    // The base is taken back, and booked anew below.
    Ledger::new()
        .row(COSTS, "K8,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,")
        .says(&["base costs.csv:8 unit_price"]);
    Ledger::new()
        .row(COSTS, "K8,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,")
        .row(COSTS, "K9,2021-04-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,")
        .is_sound();
    // Nothing is said of a sum of which a row cannot be read.
    Ledger::new().change(COSTS, "250.00,,actual", "250,,actual").says(&["number costs.csv:2 amount"]);
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
        Ledger::new().change(COSTS, K5, &row).says(&[&format!("reversal-differs costs.csv:6 {column}")]);
    }
    // What is not taken back is in force, with its wrong quantity and in the sum on which K7 rests.
    const IN_FORCE: [&str; 3] =
        ["term costs.csv:5 quantity", "reversal-unknown costs.csv:6 reverses", "base costs.csv:8 unit_price"];
    Ledger::new().change(COSTS, "K4,Menge", "K9,Menge").says(&IN_FORCE);
    Ledger::new().change(COSTS, "K4,Menge", "M1,Menge").says(&IN_FORCE);
    Ledger::new().change(COSTS, "K4,Menge", "K5,Menge").says(&IN_FORCE);
    Ledger::new()
        .row(COSTS, "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,300.00,,assumed,,K5,")
        .says(&["reversal-of-reversal costs.csv:9 reverses"]);
    Ledger::new()
        .row(COSTS, "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,")
        .says(&["reversal-twice costs.csv:9 reverses"]);
    // A reversal of which a cell cannot be read takes back all the same, where it says what.
    Ledger::new()
        .change(COSTS, "-300.00", "-300,00")
        .says(&["term costs.csv:5 quantity", "column-count costs.csv:6 -"]);
    Ledger::new().change(COSTS, "-300.00", "−300.00").says(&["number costs.csv:6 amount"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2020-07-01,berg,join,,M3,")
        .says(&["reversal-differs memberships.csv:5 member"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2020-07-01,cron,leave,,M3,")
        .says(&["reversal-differs memberships.csv:5 event"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2020-08-01,cron,join,,M3,")
        .says(&["reversal-differs memberships.csv:5 effective_on"]);
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-02-01,2020-07-01,cron,join,,K1,")
        .says(&["reversal-unknown memberships.csv:5 reverses"]);
    Ledger::new()
        .change(
            COSTS,
            "119.00,berg,assumed,,,Lizenz\n",
            "119.00,berg,assumed,,,Lizenz\nK3-S,2020-03-03,2020-03-01,2020-03-31,lizenz,1,100.00,19,-119.00,alt,assumed,,K3,\n",
        )
        .says(&["reversal-differs costs.csv:5 charged_to"]);
}

/// Each of these rows has two faults that have nothing to do with each other.
#[test]
fn a_fault_of_a_row_hides_no_other() {
    Ledger::new()
        .change(COSTS, "K3,2020-03-03", "K3,heute")
        .change(COSTS, "19,119.00", "19,120.00")
        .says(&["amount costs.csv:4 amount", "date costs.csv:4 recorded_on"]);
    Ledger::new()
        .change(COSTS, "K3,2020-03-03", "K3,heute")
        .change(COSTS, "119.00,berg", "119.00,")
        .says(&["charged-to costs.csv:4 charged_to", "date costs.csv:4 recorded_on"]);
    Ledger::new()
        .change(COSTS, "K3,2020-03-03", "K3,heute")
        .change(COSTS, "119.00,berg", "119.00,cron")
        .says(&["charged-to-member costs.csv:4 charged_to", "date costs.csv:4 recorded_on"]);
    Ledger::new()
        .change(COSTS, "K1,2020-02-03", "K1,heute")
        .change(COSTS, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual")
        .says(&["date costs.csv:2 recorded_on", "term costs.csv:2 quantity"]);
    Ledger::new()
        .change(COSTS, "K2,2020-02-03", "K2,heute")
        .change(COSTS, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00")
        .says(&["base costs.csv:3 unit_price", "date costs.csv:3 recorded_on"]);
    // The day of booking of the base says nothing of its amount; an amount that is wrong does.
    Ledger::new()
        .change(COSTS, "K1,2020-02-03", "K1,heute")
        .change(COSTS, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00")
        .says(&["date costs.csv:2 recorded_on", "base costs.csv:3 unit_price"]);
    Ledger::new()
        .change(COSTS, "1000.00,,250.00,,actual", "1000.00,,250.10,,actual")
        .says(&["amount costs.csv:2 amount"]);
    // The last day is no day, but the term depends on the first.
    Ledger::new()
        .change(COSTS, "personal,0.25,1100.00,,275.00", "personal,0.20,1375.00,,275.00")
        .change(COSTS, "K6,2021-03-03,2021-01-01,2021-12-31", "K6,2021-03-03,2021-01-01,2021-12-32")
        .says(&["date costs.csv:7 period_end", "term costs.csv:7 quantity"]);
    // Reversals: what can be read of them is compared.
    Ledger::new().change(COSTS, "K5,2021-03-03", "K5,gestern").change(COSTS, "K4,Menge", "K9,Menge").says(&[
        "term costs.csv:5 quantity",
        "date costs.csv:6 recorded_on",
        "reversal-unknown costs.csv:6 reverses",
        "base costs.csv:8 unit_price",
    ]);
    Ledger::new()
        .change(
            COSTS,
            "K5,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,",
            "K5,gestern,2021-01-01,2021-11-30,personal,0.30,1000.00,,-300.00,,assumed,",
        )
        .says(&["date costs.csv:6 recorded_on", "reversal-differs costs.csv:6 period_end"]);
    Ledger::new()
        .row(COSTS, "K8,gestern,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,")
        .says(&["date costs.csv:9 recorded_on", "reversal-twice costs.csv:9 reverses"]);
    // Who names an unsound identifier means that row.
    Ledger::new()
        .change(COSTS, "K4,2021-02-03", "K/4,2021-02-03")
        .change(COSTS, "K4,Menge", "K/4,Menge")
        .says(&["entry-id costs.csv:5 entry"]);
    Ledger::new().change(COSTS, "K4,2021-02-03", ",2021-02-03").says(&["missing-value costs.csv:5 entry"]);
    // A membership whose day of booking or document is wrong is one all the same.
    Ledger::new()
        .change(MEMBERSHIPS, "M3,2020-07-02", "M3,heute")
        .change(COSTS, "119.00,berg", "119.00,dorf")
        .says(&["charged-to-member costs.csv:4 charged_to", "date memberships.csv:4 recorded_on"]);
    Ledger::new()
        .change(
            MEMBERSHIPS,
            "M1,2019-01-02,2019-01-01,alt,join,vertrag",
            "M1,2019-01-02,2019-01-01,alt,join,vertag",
        )
        .change(MEMBERSHIPS, "M2,2019-01-02,2019-01-01", "M2,2019-01-02,2020-01-01")
        .change(MEMBERSHIPS, "2019-01-01,alt", "2020-02-01,alt")
        .change(COSTS, "K3,2020-03-03,2020-03-01", "K3,2020-03-03,2020-01-01")
        .says(&["unknown-id memberships.csv:2 document"]);
    Ledger::new()
        .change(MEMBERSHIPS, "M3,2020-07-02,2020-07-01", "M3,heute,2020-07-15")
        .says(&["change-in-month memberships.csv:4 effective_on", "date memberships.csv:4 recorded_on"]);
    Ledger::new()
        .change(MEMBERSHIPS, "M3,2020-07-02", "M3,heute")
        .row(MEMBERSHIPS, "M4,2021-01-01,2021-02-01,cron,join,,,")
        .says(&["date memberships.csv:4 recorded_on", "alternation memberships.csv:5 event"]);
    // When cron joined is not known, and so not who bears what; but berg did not leave, and alt is a member.
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-13-01,cron")
        .change(COSTS, "119.00,berg", "119.00,dorf")
        .says(&["charged-to-member costs.csv:4 charged_to", "date memberships.csv:4 effective_on"]);
    Ledger::new()
        .change(MEMBERSHIPS, "2020-07-01,cron", "2020-13-01,cron")
        .change(COSTS, "119.00,berg", "119.00,cron")
        .says(&["date memberships.csv:4 effective_on"]);
}

#[test]
fn a_fault_of_the_agreement_hides_none_of_the_rows() {
    const TERM: (&str, &str, &str) =
        (COSTS, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual");
    const BASE: (&str, &str, &str) = (COSTS, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00");
    const MEMBER: (&str, &str, &str) = (COSTS, "119.00,berg", "119.00,cron");

    Ledger::new()
        .change(AGREEMENT, "proration = \"months\"", "proration = \"weeks\"")
        .changes(&[TERM, MEMBER])
        .says(&[
            "unknown-word agreement.toml:4 proration",
            "term costs.csv:2 quantity",
            "charged-to-member costs.csv:4 charged_to",
        ]);
    Ledger::new()
        .change(AGREEMENT, "split = \"direct\"", "split = \"direkt\"")
        .changes(&[TERM, MEMBER])
        .says(&["unknown-word agreement.toml:55 split", "term costs.csv:2 quantity"]);
    Ledger::new()
        .change(AGREEMENT, "quantity = \"0.50\"", "quantity = \"0,50\"")
        .changes(&[TERM, BASE, MEMBER])
        .says(&[
            "number agreement.toml:40 quantity",
            "base costs.csv:3 unit_price",
            "charged-to-member costs.csv:4 charged_to",
        ]);
    Ledger::new()
        .change(AGREEMENT, "base = \"personal\"", "base = \"persona\"")
        .changes(&[TERM, BASE])
        .says(&["unknown-id agreement.toml:49 base", "term costs.csv:2 quantity"]);
    Ledger::new().change(AGREEMENT, "id = \"dorf\"", "id = \"Dorf\"").changes(&[TERM, MEMBER]).says(&[
        "invalid-id agreement.toml:23 id",
        "term costs.csv:2 quantity",
        "charged-to-member costs.csv:4 charged_to",
    ]);
    Ledger::new()
        .change(AGREEMENT, "member = \"dorf\"\n", "")
        .change(COSTS, "119.00,berg", "119.00,bergen")
        .says(&["missing-key agreement.toml:69 member", "unknown-id costs.csv:4 charged_to"]);
    Ledger::new()
        .change(AGREEMENT, "member = \"alt\"", "member = 1")
        .change(COSTS, "lizenz,", "lizenzen,")
        .says(&["wrong-type agreement.toml:30 member", "unknown-id costs.csv:4 cost_type"]);
}

#[test]
fn ten_faults_are_ten_findings() {
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
    Ledger::new()
        .change(AGREEMENT, "title = \"Muster\"", "titel = \"Muster\"\ntitle = \"Muster\"")
        .change(AGREEMENT, "url = \"https://example.org/vertrag\"", "url = \"ftp://example.org\"")
        .change(MEMBERSHIPS, "cron,join,", "cron,join,beleg")
        .change(MEMBERSHIPS, "M2,2019-01-02", "M2,2018-01-02")
        .change(COSTS, "personal,0.25,1000.00,,250.00,,actual", "personal,0.50,500.00,,250.00,,actual")
        .change(COSTS, "gemein,0.10,250.00,,25.00", "gemein,0.10,260.00,,26.00")
        .change(COSTS, "2020-03-31", "31.03.2020")
        .change(COSTS, "K3,", "K2,")
        .change(COSTS, "K4,Menge falsch", "K4,=Menge falsch")
        .change(COSTS, "275.00,,27.50", "275.00,,27.55")
        .says(&expected);
}
