//! What was taken back: settlements of plans, and corrections with what stands in their place.

use super::read;
use kopfstelle::figures::correction::TakenBack;
use kopfstelle::ledger::Ledger;

const AGREEMENT: &str = r#"
id = "a"
title = "A"
proration = "months"
[[member]]
id = "ahlen"
name = "Ahlen"
short_name = "Ahlen"
[[member]]
id = "beckum"
name = "Beckum"
short_name = "Beckum"
[[payee]]
id = "k"
name = "K"
[[cost_type]]
id = "rent"
name = "Miete"
payee = "k"
split = "equal"
independent_of_members = true
[[cost_type]]
id = "licence"
name = "Lizenz"
payee = "k"
split = "direct"
independent_of_members = false
[[document]]
id = "bill"
title = "Rechnung"
date = 2024-01-01
"#;

/// Rows of several files as `ENTRY DAY rent|ahlen|beckum YEAR AMOUNT STATUS`, of which `ahlen` and `beckum` are
/// licences of these, or as `ENTRY DAY takes ENTRY NOTE`.
fn ledger(files: &[&[&str]]) -> Ledger {
    let mut rows_of = std::collections::BTreeMap::new();
    let costs = files.iter().map(|rows| {
        let mut text = String::from(
            "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,\
             status,document,reverses,note\n",
        );
        for row in *rows {
            let cells: Vec<&str> = row.splitn(5, ' ').collect();
            let [entry, day, kind, year, rest] = cells[..] else { panic!("{row}") };
            if kind == "takes" {
                let of: &String = &rows_of[year];
                text += &format!("{entry},{day},{}{year},{rest}\n", of.replace("AMOUNT", "-"));
                continue;
            }
            let (amount, status) = rest.split_once(' ').expect("an amount and a status");
            let (cost_type, member) = if kind == "rent" { ("rent", "") } else { ("licence", kind) };
            let of = format!(
                "{year}-01-01,{year}-12-31,{cost_type},1,{amount},,AMOUNT{amount},{member},{status},bill,"
            );
            text += &format!("{entry},{day},{},\n", of.replace("AMOUNT", ""));
            rows_of.insert((*entry).to_owned(), of);
        }
        text
    });
    let memberships = "entry,recorded_on,effective_on,member,event,document,reverses,note\n\
                       M1,2019-01-01,2019-01-01,ahlen,join,,,\nM2,2019-01-01,2019-01-01,beckum,join,,,\n\
                       M3,2026-01-01,2026-07-01,ahlen,leave,,,\nM4,2026-01-05,2026-07-01,ahlen,leave,,M3,ein Jahr zu früh\n\
                       M5,2026-01-05,2027-07-01,ahlen,leave,,,\n";
    read(AGREEMENT.to_owned(), memberships.to_owned(), costs.collect(), Vec::new())
}

/// What is taken back, as `C1 C2 settled by C5: -4000` and `C1 by C2 for C3`.
fn taken_back(files: &[&[&str]]) -> Vec<String> {
    let ledger = ledger(files);
    let taken_back = TakenBack::of(&ledger);
    let settled = taken_back.settlements.iter().map(|of| {
        let names = |entries: &[&kopfstelle::ledger::CostEntry]| {
            entries.iter().map(|entry| &*entry.entry).collect::<Vec<_>>().join(" ")
        };
        format!("{} settled by {}: {}", names(&of.expected), names(&of.results), of.difference().0)
    });
    let corrected = taken_back.costs.iter().map(|of| {
        let replacement = of.replacement.map_or("nothing", |entry| &*entry.entry);
        format!("{} by {} for {replacement}", of.reversed.entry, of.reversal.entry)
    });
    settled.chain(corrected).collect()
}

#[test]
fn a_plan_that_is_taken_back_because_the_result_came_is_settled() {
    // 100.00 planned, 90.00 billed: ten less.
    let plan = "C1 2024-01-05 rent 2024 100.00 planned";
    let back = "C2 2025-02-01 takes C1 Rechnung liegt vor";
    let same_day = [plan, back, "C3 2025-02-01 rent 2024 90.00 actual"];
    assert_eq!(taken_back(&[&same_day]), ["C1 settled by C3: -1000"]);
    let later = [plan, back, "C3 2025-02-02 rent 2024 90.00 actual"];
    assert_eq!(taken_back(&[&later]), ["C1 settled by C3: -1000"]);
    let before_it_on_the_day = [plan, "C3 2025-02-01 rent 2024 90.00 actual", back];
    assert_eq!(taken_back(&[&before_it_on_the_day]), ["C1 settled by C3: -1000"]);
    let assumed = ["C1 2024-01-05 rent 2024 100.00 assumed", back, "C3 2025-02-01 rent 2024 90.00 actual"];
    assert_eq!(taken_back(&[&assumed]), ["C1 settled by C3: -1000"]);
}

#[test]
fn what_came_on_two_invoices_settles_two_plans_together() {
    // 60.00 and 40.00 planned, 70.00 and 35.00 billed: five more.
    let rows = [
        "C1 2024-01-05 rent 2024 60.00 planned",
        "C2 2024-01-05 rent 2024 40.00 planned",
        "C3 2025-02-01 takes C1 Rechnung",
        "C4 2025-02-01 takes C2 Rechnung",
        "C5 2025-02-01 rent 2024 70.00 actual",
        "C6 2025-03-01 rent 2024 35.00 actual",
    ];
    assert_eq!(taken_back(&[&rows]), ["C1 C2 settled by C5 C6: 500"]);
}

#[test]
fn what_is_no_result_settles_nothing() {
    let plan = "C1 2024-01-05 rent 2024 100.00 planned";
    let back = "C2 2025-02-01 takes C1 falsch";
    let another_plan = [plan, back, "C3 2025-02-01 rent 2024 90.00 planned"];
    assert_eq!(taken_back(&[&another_plan]), ["C1 by C2 for C3"]);
    let another_year = [plan, back, "C3 2025-02-01 rent 2025 90.00 actual"];
    assert_eq!(taken_back(&[&another_year]), ["C1 by C2 for C3"]);
    // The invoice came first, and both counted for a month.
    let result_before = [plan, "C3 2025-01-01 rent 2024 90.00 actual", back];
    assert_eq!(taken_back(&[&result_before]), ["C1 by C2 for nothing"]);
    let result_itself =
        ["C1 2024-01-05 rent 2024 100.00 actual", back, "C3 2025-02-01 rent 2024 90.00 actual"];
    assert_eq!(taken_back(&[&result_itself]), ["C1 by C2 for C3"]);
}

#[test]
fn a_correction_names_what_was_booked_next_that_day_whatever_it_is_for() {
    let wrong = "C1 2024-01-05 ahlen 2024 119.00 actual";
    let back = "C2 2024-03-01 takes C1 gehört zu Beckum";
    let other_member = [wrong, back, "C3 2024-03-01 beckum 2024 119.00 actual"];
    assert_eq!(taken_back(&[&other_member]), ["C1 by C2 for C3"]);
    let other_type = [wrong, back, "C3 2024-03-01 rent 2024 119.00 actual"];
    assert_eq!(taken_back(&[&other_type]), ["C1 by C2 for C3"]);
    // Of a file of another year, which is read first.
    let other_year = ["C3 2024-03-01 ahlen 2023 119.00 actual"];
    assert_eq!(taken_back(&[&other_year, &[wrong, back]]), ["C1 by C2 for C3"]);
    let nothing_that_day = [wrong, back, "C3 2024-03-02 beckum 2024 119.00 actual"];
    assert_eq!(taken_back(&[&nothing_that_day]), ["C1 by C2 for nothing"]);
    let same_thing_later = [wrong, back, "C3 2024-04-01 ahlen 2024 99.00 actual"];
    assert_eq!(taken_back(&[&same_thing_later]), ["C1 by C2 for C3"]);
}

#[test]
fn corrections_of_one_day_are_told_apart_by_what_they_are_for() {
    let rows = [
        "C1 2024-01-05 ahlen 2024 100.00 actual",
        "C2 2024-01-05 rent 2024 200.00 actual",
        "C3 2024-03-01 takes C1 falsch",
        "C4 2024-03-01 takes C2 falsch",
        "C5 2024-03-01 rent 2024 220.00 actual",
        "C6 2024-03-01 ahlen 2024 110.00 actual",
    ];
    assert_eq!(taken_back(&[&rows]), ["C1 by C3 for C6", "C2 by C4 for C5"]);
    // Both gave way to another thing each.
    let rows = [
        rows[0],
        "C2 2024-01-05 ahlen 2024 50.00 actual",
        rows[2],
        rows[3],
        "C5 2024-03-01 beckum 2024 100.00 actual",
        "C6 2024-03-01 beckum 2023 50.00 actual",
    ];
    assert_eq!(taken_back(&[&rows]), ["C1 by C3 for C5", "C2 by C4 for C6"]);
}

/// For the same thing before another, behind the reversal before another file, one that replaces nothing before one
/// that does.
#[test]
fn an_entry_replaces_two_only_where_nothing_else_does() {
    let wrong = ["C1 2024-01-05 ahlen 2024 100.00 actual", "C2 2024-01-05 ahlen 2024 50.00 actual"];
    let back = ["C3 2024-03-01 takes C1 falsch", "C4 2024-03-01 takes C2 falsch"];
    let right = ["C5 2024-03-01 ahlen 2024 150.00 actual"];
    let alone = [wrong[0], wrong[1], back[0], back[1], right[0]];
    assert_eq!(taken_back(&[&alone]), ["C1 by C3 for C5", "C2 by C4 for C5"]);
    let same_thing_twice = [&alone[..], &["C6 2024-03-01 beckum 2024 7.00 actual"]].concat();
    assert_eq!(taken_back(&[&same_thing_twice]), ["C1 by C3 for C5", "C2 by C4 for C5"]);
    let other_file = ["C6 2024-03-01 ahlen 2024 7.00 actual"];
    assert_eq!(taken_back(&[&other_file, &alone]), ["C1 by C3 for C5", "C2 by C4 for C6"]);
    // What stands before it in its own file, of the same day, is no answer to it.
    let before = [wrong[0], "C6 2024-03-01 ahlen 2024 7.00 actual", back[0]];
    assert_eq!(taken_back(&[&before]), ["C1 by C3 for nothing"]);
}

#[test]
fn the_note_of_a_reversal_names_its_replacement() {
    let wrong = "C1 2024-01-05 ahlen 2024 119.00 actual";
    let rows = |note: &str| -> String { format!("C2 2024-03-01 takes C1 {note}") };
    let others = ["C3 2024-03-01 rent 2024 5.00 actual", "C4 2024-05-01 beckum 2024 119.00 actual"];
    let named = |note: &str| taken_back(&[&[wrong, &rows(note), others[0], others[1]]]);
    assert_eq!(named("C1 war falsch; richtig: C4."), ["C1 by C2 for C4"]);
    assert_eq!(named("siehe C44"), ["C1 by C2 for C3"]);
    // A number is a name only where it can be nothing else.
    let numbered =
        ["2023 2024-01-04 rent 2023 5.00 actual", wrong, "C2 2024-03-01 takes C1 gilt erst ab 2023"];
    assert_eq!(taken_back(&[&numbered]), ["C1 by C2 for nothing"]);
}

#[test]
fn a_replacement_that_was_taken_back_itself_is_still_what_came_first() {
    let rows = [
        "C1 2024-01-05 ahlen 2024 100.00 actual",
        "C2 2024-03-01 takes C1 falsch",
        "C3 2024-03-01 ahlen 2024 110.00 actual",
        "C4 2024-04-01 takes C3 wieder falsch",
        "C5 2024-04-01 ahlen 2024 120.00 actual",
    ];
    assert_eq!(taken_back(&[&rows]), ["C1 by C2 for C3", "C3 by C4 for C5"]);
}

#[test]
fn memberships_are_corrected_alike() {
    let ledger = ledger(&[&[]]);
    let taken_back = TakenBack::of(&ledger);
    let said: Vec<_> = taken_back
        .memberships
        .iter()
        .map(|of| (&*of.reversed.entry, &*of.reversal.entry, of.replacement.map(|entry| &*entry.entry)))
        .collect();
    assert_eq!(said, [("M3", "M4", Some("M5"))]);
    assert_eq!((taken_back.corrections(), taken_back.expected()), (1, 0));
}
