//! Values by which costs are divided: a new one is told as what it is, and first of all whose past bills it moves.

use crate::repository::*;

const MEASURES: &str =
    "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note
V-1,2021-01-04,einwohner,2019,ahlen,1000,,assumed,,,
V-2,2021-01-04,einwohner,2020,ahlen,1000,,assumed,,,
V-3,2021-01-04,einwohner,2020,beckum,3000,,assumed,,,
";

/// In 2019 Ahlen alone, in 2020 Ahlen with 1,000 of 4,000 inhabitants and Beckum share 100.00 each.
fn repository() -> Repository {
    let measure =
        "[[measure]]\nid = \"einwohner\"\nname = \"Einwohnerzahl\"\nunit = \"Einwohner\"\n[[cost_type]]";
    let agreement =
        AGREEMENT.replacen("[[cost_type]]", measure, 1).replace("split = \"equal\"", "split = \"einwohner\"");
    let repository = Repository::new();
    repository.on_main("measures", |main| {
        main.put("ledger/agreement.toml", agreement).put("ledger/measures.csv", MEASURES);
    });
    repository
}

fn append(repository: &Repository, rows: &str) {
    repository.put("ledger/measures.csv", format!("{MEASURES}{rows}"));
}

const CORRECTED: &str = "V-4,2022-01-04,einwohner,2020,beckum,3000,,assumed,,V-3,
V-5,2022-01-04,einwohner,2020,beckum,4000,,assumed,,,berichtigt
";

#[test]
fn a_value_that_is_replaced_tells_first_whose_past_bills_it_moves() {
    let repository = repository();
    append(&repository, CORRECTED);
    repository.reviewed().assert_kept();
    let sentence = repository.sentence();
    assert!(
        sentence.starts_with(
            "**Am Hauptbuch wurde nur angehängt; rückwirkend ändern sich Zahlen abgeschlossener Jahre (2020); die \
             Kosten von Ahlen und Beckum ändern sich nachträglich (2020).** Gebucht werden 2 Werte von \
             Bemessungsgrundlagen (davon ein Storno)"
        ),
        "{sentence}"
    );
    let comment = repository.comment().replace('\u{a0}', " ");
    let lines: Vec<&str> = comment.lines().collect();
    let place = |line: &str| {
        lines.iter().position(|other| *other == line).unwrap_or_else(|| panic!("{line}\n{comment}"))
    };
    let cause = place("## Neue Werte der Bemessungsgrundlagen");
    // 1,000 of 4,000 inhabitants were a quarter, of 5,000 they are a fifth.
    let bill = place("| Ahlen | 25,00 € | 20,00 € | −5,00 € | −20,0 % |");
    assert!(cause < bill, "{comment}");
    let value = lines[cause..bill].iter().find(|line| line.starts_with("| `V-5`")).unwrap();
    for part in ["Einwohnerzahl 2020", "Beckum", "| 4.000 |", "angenommen", "berichtigt"] {
        assert!(value.contains(part), "{part} in {value}");
    }
    let text = repository.text().replace('\u{a0}', " ");
    assert!(text.contains("Einwohnerzahl 2020, Beckum: 4.000, "), "{text}");
}

#[test]
fn the_report_for_programs_has_every_new_value() {
    let repository = repository();
    append(&repository, CORRECTED);
    let reviewed = repository.reviewed();
    let row = |entry: &str, value: &str, reverses: Option<&str>, note: &str| {
        serde_json::json!({
            "entry": entry, "recorded_on": "2022-01-04", "measure": "einwohner", "year": 2020, "member": "beckum",
            "value": value, "reference_date": null, "status": "assumed", "document": null, "reverses": reverses,
            "note": note,
        })
    };
    let expected =
        serde_json::json!([row("V-4", "3000", Some("V-3"), ""), row("V-5", "4000", None, "berichtigt")]);
    assert_eq!(reviewed.report["agreements"][0]["measures"], expected);
}

#[test]
fn a_value_of_a_year_to_come_moves_no_past_bill() {
    let repository = repository();
    append(&repository, "V-4,2022-01-04,einwohner,2021,beckum,3000,,assumed,,,\n");
    repository.reviewed().assert_kept();
    let sentence = repository.sentence();
    assert!(sentence.contains("Gebucht wird ein Wert einer Bemessungsgrundlage"), "{sentence}");
    assert!(!sentence.contains("nachträglich"), "{sentence}");
}

#[test]
fn a_value_that_is_taken_away_or_written_over_is_rewriting() {
    let one = repository();
    one.put("ledger/measures.csv", MEASURES.replace("3000", "4000"));
    one.reviewed().assert_broken(&["measures.csv:4 row-changed"]);
    let other = repository();
    other.put("ledger/measures.csv", MEASURES.split_inclusive('\n').take(3).collect::<String>());
    other.reviewed().assert_broken(&["measures.csv:4 cut-off"]);
}

/// By equal parts from 2020 on: Ahlen pays half instead of a quarter.
#[test]
fn a_split_that_changes_tells_whose_past_bills_it_moves() {
    let repository = repository();
    let agreement = fs::read_to_string(repository.path().join("ledger/agreement.toml")).unwrap();
    let parts = "split = [{ from = 2019-01-01, share = \"1\", measure = \"einwohner\" }, \
                 { from = 2020-01-01, share = \"1\", measure = \"equal\" }]";
    repository.put("ledger/agreement.toml", agreement.replace("split = \"einwohner\"", parts));
    repository.reviewed().assert_kept();
    let sentence = repository.sentence();
    assert!(
        sentence.contains("die Kosten von Ahlen und Beckum ändern sich nachträglich (2020)"),
        "{sentence}"
    );
    let comment = repository.comment().replace('\u{a0}', " ");
    assert!(comment.contains("| Ahlen | 25,00 € | 50,00 € | +25,00 € | +100,0 % |"), "{comment}");
    assert!(comment.contains("split"), "{comment}");
}
