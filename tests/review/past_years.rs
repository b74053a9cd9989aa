//! Years that were over, and change nevertheless.

use crate::repository::*;

const REVERSAL: &str = "C-3,2022-02-01,2019-01-01,2019-12-31,personnel,1,100.00,,-100.00,,assumed,,C-1,
";

#[test]
fn what_was_changed_is_told_before_the_past_years_that_it_changes() {
    let repository = Repository::new();
    repository.put(
        "ledger/agreement.toml",
        AGREEMENT.replace("independent_of_members = true", "independent_of_members = false"),
    );
    repository.append(NEXT);
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let comment = repository.comment();
    let lines: Vec<&str> = comment.lines().collect();
    assert!(
        lines[1].contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2019 und 2020)"),
        "{comment}"
    );
    let place = |heading: &str| lines.iter().position(|line| *line == heading).unwrap();
    let (cause, consequence) =
        ("## Änderungen an `agreement.toml`", "## Rückwirkend: Jahre, die schon abgeschlossen waren");
    assert!(place(cause) < place(consequence), "{comment}");
    assert!(comment.contains("- `data/savings.csv`: andere Zahlen für 2020"), "{comment}");
}

#[test]
fn a_backdated_join_shows_the_newcomer_and_what_each_pays() {
    let repository = Repository::new();
    let agreement = AGREEMENT.replace(
        "[[payee]]",
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]",
    );
    repository.put("ledger/agreement.toml", agreement);
    repository
        .put("ledger/memberships.csv", format!("{MEMBERSHIPS}M-3,2021-03-01,2020-07-01,coesfeld,join,,,\n"));
    repository.reviewed().assert_kept();
    let comment = repository.comment();
    let row = "| Coesfeld **(neu dabei)** | 0,00\u{a0}€ | 16,66\u{a0}€ | +16,66\u{a0}€ | – |";
    assert!(comment.contains(row), "{comment}");
    assert!(
        comment.contains(
            "| **zusammen** | **100,00\u{a0}€** | **100,00\u{a0}€** | **±0,00\u{a0}€** | **0,0\u{a0}%** |"
        ),
        "{comment}"
    );
}

#[test]
fn published_figures_of_a_closed_year_never_change_silently() {
    let common = [
        ("common-costs", "", "2019", "100.00", "0.00"),
        ("common-share", "ahlen", "2019", "100.00", "0.00"),
        ("common-costs", "", "2020", "100.00", "0.00"),
        ("common-share", "ahlen", "2020", "50.00", "0.00"),
        ("common-share", "beckum", "2020", "50.00", "0.00"),
        ("saving", "ahlen", "2020", "50.00", "0.00"),
        // In 2020 two shared 100.00, in 2019 one: 100.00·(1/2 − 1) for Ahlen, 100.00·(1/2 − 0) for Beckum.
        ("membership-effect", "ahlen", "2020", "-50.00", "0.00"),
        ("membership-effect", "beckum", "2020", "50.00", "0.00"),
    ];
    let own = [
        ("received", "kreis", "2019", "100.00", "0.00"),
        ("kept", "kreis", "2019", "0.00", "100.00"),
        ("received", "kreis", "2020", "100.00", "50.00"),
        ("kept", "kreis", "2020", "0.00", "50.00"),
    ];
    let cases = [
        ("independent_of_members = true", "independent_of_members = false", &common[..]),
        ("name = \"Kreis\"", "name = \"Kreis\"\nmember = \"ahlen\"", &own[..]),
    ];
    for (was, is, expected) in cases {
        let repository = Repository::new();
        repository.put("ledger/agreement.toml", AGREEMENT.replace(was, is));
        let reviewed = repository.reviewed();
        reviewed.assert_kept();
        let figures = reviewed.report["agreements"][0]["past_figures"].as_array().unwrap().clone();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let found: Vec<_> = figures
            .iter()
            .map(|row| {
                assert_eq!(row["by_agreement_alone"], true);
                let (old, new) = (text(&row["amount"]["old"]), text(&row["amount"]["new"]));
                (text(&row["figure"]), text(&row["of"]), row["year"].to_string(), old, new)
            })
            .collect();
        let own_words = |(figure, of, year, old, new): &(&str, &str, &str, &str, &str)| {
            (figure.to_string(), of.to_string(), year.to_string(), old.to_string(), new.to_string())
        };
        assert_eq!(found, expected.iter().map(own_words).collect::<Vec<_>>());
        let comment = repository.comment();
        let lines: Vec<&str> = comment.lines().collect();
        assert!(
            lines[1].contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2019 und 2020)"),
            "{comment}"
        );
        let text = run(repository.path(), &["review", "--base", "main", "--format", "text"]);
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(text.starts_with("Am Hauptbuch wurde nur angehängt; rückwirkend ändern sich"), "{text}");
        assert!(
            text.contains("RÜCKWIRKEND ändern sich Zahlen abgeschlossener Jahre: 2019 und 2020"),
            "{text}"
        );
    }
}

#[test]
fn a_past_amount_that_only_becomes_surer_is_said_as_well() {
    let repository = Repository::new();
    let document = "[[document]]\nid = \"bescheid\"\ntitle = \"Bescheid\"\ndate = 2022-01-03\n";
    repository.put("ledger/agreement.toml", format!("{AGREEMENT}{document}"));
    let back = "C-3,2022-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,-100.00,,assumed,,C-2,\n";
    let again = "C-4,2022-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,actual,bescheid,,\n";
    repository.append(&format!("{back}{again}"));
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let amount = |old: &str, new: &str, difference: &str| serde_json::json!({ "old": old, "new": new, "difference": difference });
    let figure = |figure: &str, amount: serde_json::Value| serde_json::json!({ "year": 2020, "figure": figure, "of": "", "amount": amount, "by_agreement_alone": false });
    let expected = serde_json::json!([
        figure("actual", amount("0.00", "100.00", "100.00")),
        figure("assumed", amount("100.00", "0.00", "-100.00")),
    ]);
    assert_eq!(reviewed.report["agreements"][0]["past_figures"], expected);
    let comment = repository.comment();
    assert!(comment.contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2020).**"), "{comment}");
    assert!(
        comment.contains("| 2020 | belegte Beträge | 0,00\u{a0}€ | 100,00\u{a0}€ | +100,00\u{a0}€ |"),
        "{comment}"
    );
}

#[test]
fn a_year_that_only_changes_against_its_neighbour_changes_retroactively() {
    let repository = Repository::new();
    repository.append(REVERSAL);
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let of_2020: Vec<_> = reviewed.report["agreements"][0]["past_figures"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["year"] == 2020)
        .map(|row| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let (old, new) = (text(&row["amount"]["old"]), text(&row["amount"]["new"]));
            [text(&row["figure"]), text(&row["of"]), old, new].join(" ")
        })
        .collect();
    // 2019 falls from 100.00 to nothing: the change to 2020 rises by as much, and has no fractions any more.
    let expected =
        ["change  0.00 100.00", "membership-effect ahlen -50.00 0.00", "membership-effect beckum 50.00 0.00"];
    assert_eq!(of_2020, expected);
    assert!(repository.sentence().contains(
        "abgeschlossener Jahre (2019 und 2020); die Kosten von Ahlen ändern sich nachträglich (2019).**"
    ));
}

#[test]
fn a_cent_more_among_the_same_members_is_an_effect_of_the_costs() {
    // The same ledger as the page of a year is tested with; the base knows its first two entries.
    let costs = include_str!("../figures/one-cent-more/costs.csv");
    let known = costs.split_inclusive('\n').take(3).collect::<String>();
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.put("ledger/agreement.toml", include_str!("../figures/one-cent-more/agreement.toml"));
    repository.put("ledger/memberships.csv", include_str!("../figures/one-cent-more/memberships.csv"));
    repository.put("ledger/costs.csv", known).commit("before");
    repository.git(&["switch", "-qC", "change"]);
    repository.put("ledger/costs.csv", costs);
    repository.reviewed().assert_kept();
    let comment = repository.comment();
    let row =
        "| 2020 | gegenüber dem Vorjahr wegen der Kosten, Ahlen | 0,00\u{a0}€ | 0,01\u{a0}€ | +0,01\u{a0}€ |";
    assert!(comment.contains(row), "{comment}");
    assert!(!comment.contains("wegen der Zahl der Kommunen"), "{comment}");
}
