//! A comment that would be too long says what it leaves out.

use crate::repository::*;

#[test]
fn a_comment_stays_below_the_limit_and_says_what_it_leaves_out() {
    let repository = Repository::new();
    let note = "@|`<".repeat(400);
    let rows: String = (0..3000)
        .map(|number| {
            format!("H-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,1.00,,1.00,,assumed,,,\"zu {note}\"\n")
        })
        .collect();
    repository.costs(&format!("{}{rows}", COSTS.replacen("assumed,,,\n", "assumed,,,x\n", 1)));
    repository.commit("change");
    let comment = repository.comment();
    assert!(comment.len() < 60_000, "{}", comment.len());
    assert!(comment.contains("## Nur angehängt: nein"));
    assert!(comment.contains("weitere Buchungen, hier aus Platzgründen ausgelassen"), "{comment}");
}

#[test]
fn thousands_of_years_leave_room_for_the_verdict() {
    let repository = Repository::new();
    let row = |name: &str, year: i32| {
        format!("{name}-{year},9999-12-31,{year}-01-01,{year}-12-31,personnel,1,100.00,,100.00,,assumed,,,\n")
    };
    repository.on_main("a last booking in the far future", |main| {
        main.append(&row("A", 2021));
    });
    let years: String = (2022..8000).map(|year| row("B", year)).collect();
    repository.append(&format!("{}{years}", row("A", 2021)));
    let comment = repository.comment();
    assert!(comment.len() < 60_000, "{}", comment.len());
    let verdict = "**Am Hauptbuch wurde nur angehängt; rückwirkend ändern sich Zahlen abgeschlossener Jahre \
                   (2022, 2023, 2024 … 7999, 5978 Jahre); die Kosten von Ahlen und Beckum ändern sich nachträglich \
                   (2022, 2023, 2024 … 7999, 5978 Jahre).**";
    assert!(comment.contains(verdict), "{comment}");
}

#[test]
fn no_text_is_so_long_that_there_is_no_comment() {
    let repository = Repository::new();
    let note = "😀`".repeat(200);
    let row = |number: i32, amount: &str, note: &str| {
        format!(
            "D-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,{amount},,{amount},,assumed,,,{note}\n"
        )
    };
    let file = |number: i32| format!("ledger/costs/{number:03}-{}.csv", "x".repeat(200));
    repository.on_main("long notes", |main| {
        for number in 0..150 {
            main.put(&file(number), format!("{COSTS_HEADER}{}", row(number, "1.00", &note)));
        }
    });
    for number in 0..150 {
        repository.put(&file(number), format!("{COSTS_HEADER}{}", row(number, "1", &format!("{note}!"))));
    }
    repository.commit("change");
    let output = run(repository.path(), &["review", "--base", "main"]);
    let comment = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(comment.len() < 60_000, "{}", comment.len());
    assert!(comment.contains("**Diese Änderung schreibt das Hauptbuch um"), "{comment}");
    assert!(comment.contains("weitere Stellen, hier aus Platzgründen ausgelassen"), "{comment}");
}

#[test]
fn every_member_s_total_stays_while_years_are_cut() {
    let repository = Repository::new();
    let members: String = (10..50)
        .map(|number| {
            format!(
                "[[member]]\nid = \"m{number}\"\nname = \"Stadt M\"\nshort_name = \"Gemeinde {number}\"\n"
            )
        })
        .collect();
    repository.put("ledger/agreement.toml", AGREEMENT.replace("[[payee]]", &format!("{members}[[payee]]")));
    let joins: String =
        (10..50).map(|number| format!("N-{number},2019-01-02,2019-01-01,m{number},join,,,\n")).collect();
    repository.put("ledger/memberships.csv", format!("{MEMBERSHIPS}{joins}"));
    let rows: String = (2021..2261)
        .map(|year| {
            format!(
                "Y-{year},2022-02-01,{year}-01-01,{year}-12-31,personnel,1,4200.00,,4200.00,,assumed,,,\n"
            )
        })
        .collect();
    repository.append(&rows);
    repository.commit("change");
    let comment = repository.comment();
    assert!(comment.len() < 60_000, "{}", comment.len());
    let totals = comment.split("Alle Jahre zusammen").nth(1).unwrap().split("Probe:").next().unwrap();
    for number in 10..50 {
        assert!(totals.contains(&format!("`Gemeinde {number}`")), "{number}: {totals}");
    }
    assert!(comment.contains("weitere Jahre, hier aus Platzgründen ausgelassen"), "{comment}");
    // So many pages are not rendered for a comment.
    assert!(comment.contains("Es sind so viele Seiten, dass sie hier nicht verglichen wurden."), "{comment}");
}
