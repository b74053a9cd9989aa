//! Agreements that come, go, move, or have errors on one side.

use crate::repository::*;

#[test]
fn a_base_with_errors_hides_nothing_of_a_sound_change() {
    let repository = Repository::new();
    let travel = "C-3,2022-02-01,2021-01-01,2021-12-31,travel,1,5.00,,5.00,,assumed,,,\n";
    repository.on_main("an unknown cost type", |main| {
        main.append(travel);
    });
    let cost_type = "[[cost_type]]\nid = \"travel\"\nname = \"Reisen\"\npayee = \"kreis\"\nsplit = \"equal\"\nindependent_of_members = true\n";
    repository.put("ledger/agreement.toml", format!("{AGREEMENT}{cost_type}"));
    repository.append(&format!("{travel}{OTHER}"));
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(agreement["state"], "base-broken");
    assert_eq!(strings(&agreement["costs"], "entry"), ["C-9"]);
    assert_eq!(strings(&agreement["agreement_changes"], "id"), ["travel"]);
    assert_eq!(
        repository.sentence(),
        "**Am Hauptbuch wurde nur angehängt.** Gebucht wird eine Kostenbuchung über zusammen +80,00 €; `agreement.toml` \
         ändert sich an einer Stelle. Das bisherige Hauptbuch enthält Fehler: Alle Zahlen sind neu und lassen sich mit \
         keinen früheren vergleichen."
    );
    assert_eq!(reviewed.report["site"]["untold"], "errors");
}

#[test]
fn a_change_with_errors_shows_the_lines_it_adds_and_never_says_that_nothing_is_booked() {
    let repository = Repository::new();
    let wrong = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,301.00,,assumed,,,<b>@x\n";
    repository.append(wrong);
    let reviewed = repository.reviewed();
    assert_eq!(reviewed.status, 1);
    let line = serde_json::json!([{ "file": "costs.csv", "line": 4, "text": wrong.trim_end() }]);
    assert_eq!(reviewed.report["agreements"][0]["lines"], line);
    let comment = repository.comment();
    assert_eq!(
        sentence(&comment),
        "**Am Hauptbuch wurde nur angehängt; die Prüfung findet einen Fehler.** Hinzu kommt eine Zeile; was das für die \
         Kosten der Kommunen bedeutet, lässt sich wegen der Fehler nicht sagen."
    );
    assert!(comment.contains(&format!("| `costs.csv` | 4 | `{}` |", wrong.trim_end())), "{comment}");
    assert!(!repository.text().contains("Gebucht wird nichts"));
}

#[test]
fn a_removed_agreement_is_removed_and_not_faulty() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path().join("ledger")).unwrap();
    repository.commit("change");
    assert_eq!(
        repository.sentence(),
        "**Diese Änderung schreibt das Hauptbuch um.** Entfernt wird die Vereinbarung Probe."
    );
}

#[test]
fn an_agreement_in_another_folder_is_compared_with_itself() {
    let repository = Repository::new();
    repository.move_into("neu");
    repository.put("ledger/neu/costs.csv", format!("{COSTS_HEADER}{COSTS}{NEXT}"));
    let reviewed = repository.reviewed();
    reviewed.assert_broken(&["agreement.toml moved"]);
    let sentence = repository.sentence();
    assert!(
        sentence.contains("Keine Zeile des Hauptbuchs lautet anders, aber eine Vereinbarung liegt in einem"),
        "{sentence}"
    );
    assert!(
        !repository.comment().contains("stornier")
            || repository.comment().contains("Zu stornieren ist nichts")
    );
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(reviewed.report["agreements"].as_array().unwrap().len(), 1);
    assert_eq!((&agreement["moved_from"], &agreement["folder"]), (&"".into(), &"neu".into()));
    assert_eq!(strings(&agreement["costs"], "entry"), ["C-3"]);
}

/// Who renames the folder of the ledger, and looks for it there, compares it with nothing.
#[test]
fn a_renamed_ledger_does_not_pass_for_a_new_one() {
    let repository = Repository::new();
    repository.git(&["mv", "ledger", "buch"]);
    repository.put("buch/costs.csv", format!("{COSTS_HEADER}{}", COSTS.replace("100.00", "90.00")));
    repository.commit("renamed");
    for head in [&["--head", "change"][..], &[]] {
        let renamed = repository.review(&[&["--base", "main", "--ledger", "buch"], head].concat());
        let said = "die Vereinbarung liegt in main unter „ledger“; der Ordner wurde umbenannt";
        assert!(renamed.status == 3 && renamed.said.contains(said), "{}", renamed.said);
    }
    // Another agreement beside it is new.
    let repository = Repository::new();
    let other = AGREEMENT.replace("\"probe\"", "\"andere\"");
    repository.put("buch/agreement.toml", other).put("buch/memberships.csv", MEMBERSHIPS);
    repository.put("buch/costs.csv", format!("{COSTS_HEADER}{COSTS}")).commit("another");
    assert_eq!(repository.review(&["--base", "main", "--head", "change", "--ledger", "buch"]).status, 0);
}

#[test]
fn a_second_agreement_moves_the_pages_of_the_first() {
    let repository = Repository::new();
    repository.on_main("in a folder", |main| main.move_into("eins"));
    repository.another("zwei", "Zweite");
    repository.reviewed().assert_kept();
    let comment = repository.comment();
    assert!(sentence(&comment).ends_with("Eine Vereinbarung ist neu."), "{comment}");
    assert!(comment.contains("\n# Zweite (zweite)\n"), "{comment}");
    let moved = "- Alle Seiten bekommen neue Adressen: bisher ganz oben, künftig unter `probe/`.";
    assert!(comment.contains(moved), "{comment}");
    for data in ["`zweite/data/bills.csv` (2019 und 2020)", "`zweite/data/memberships.csv`"] {
        assert!(comment.contains(data), "{data}: {comment}");
    }
    let new = "Neu sind 4 Dateien: Liste der Vereinbarungen; Kommunen über alle Vereinbarungen; `print.css`.";
    assert!(comment.contains(new), "{comment}");
    repository.git(&["branch", "-f", "main", "change"]);
    // A change of both names each, and sums up what it does to the bills.
    for folder in ["eins", "zwei"] {
        repository.put(&format!("ledger/{folder}/costs.csv"), format!("{COSTS_HEADER}{COSTS}{NEXT}"));
        let heading = if folder == "eins" { "\n# Probe (probe)\n" } else { "\n# Zweite (zweite)\n" };
        let comment = repository.comment();
        assert!(comment.contains(heading), "{comment}");
    }
    assert!(
        repository.sentence().contains(
            "Gebucht werden 2 Kostenbuchungen über zusammen +600,00 €; in 2 Vereinbarungen ändern sich die \
             Kosten der Kommunen um zusammen +600,00 € (Jahr 2021)."
        ),
        "{}",
        repository.sentence()
    );
}

#[test]
fn one_of_two_like_milestones_can_go() {
    let milestone = "[[milestone]]\ndate = 2020-01-01\ntext = \"Treffen\"\n";
    let repository = Repository::new();
    repository.on_main("two", |main| {
        main.put("ledger/agreement.toml", format!("{AGREEMENT}{milestone}{milestone}"));
    });
    repository.put("ledger/agreement.toml", format!("{AGREEMENT}{milestone}"));
    let reviewed = repository.reviewed();
    let changes = &reviewed.report["agreements"][0]["agreement_changes"];
    assert_eq!(strings(changes, "change"), ["deleted"]);
}

#[test]
fn a_municipality_that_has_its_page_from_another_agreement_gets_no_new_one() {
    let repository = Repository::new();
    repository.on_main("in a folder", |main| {
        main.move_into("eins");
        main.another("zwei", "Zweite");
    });
    // Ahlen and Beckum are in both agreements already; the third one changes their pages and adds none.
    repository.another("drei", "Dritte");
    let comment = repository.comment();
    // The list, two municipalities, three legal pages, the two that explain, the one for what is not found, the
    // digests, and the style of print with the last booking day.
    let root = "- Es ändern sich 11 Dateien: Liste der Vereinbarungen; Kommunen über alle Vereinbarungen; Impressum;";
    assert!(comment.contains(root), "{comment}");
}
