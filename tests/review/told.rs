//! What a review tells: against what it compares, what it says of sides with errors, of the site, and in which words.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

const MOVED: &str = "C-9,2022-03-01,2021-01-01,2021-12-31,personnel,1,80.00,,80.00,,assumed,,,
";
const REVERSAL: &str = "C-3,2022-02-01,2019-01-01,2019-12-31,personnel,1,100.00,,-100.00,,assumed,,C-1,
";

impl Repository {
    fn append(&self, rows: &str) {
        self.costs(&format!("{COSTS}{rows}"));
    }

    /// The second line of the comment with plain blanks: the sentence that says it all.
    fn sentence(&self) -> String {
        sentence(&markdown(self.path(), &["--base", "main"]))
    }

    fn text(&self) -> String {
        let output = run(self.path(), &["review", "--base", "main", "--format", "text"]);
        String::from_utf8(output.stdout).unwrap()
    }
}

fn sentence(comment: &str) -> String {
    comment.lines().nth(1).unwrap().replace('\u{a0}', " ")
}

fn strings(list: &serde_json::Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
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
    assert!(repository.sentence().contains("abgeschlossener Jahre (2019 und 2020).**"));
}

#[test]
fn a_base_with_errors_hides_nothing_of_a_sound_change() {
    let repository = Repository::new();
    let travel = "C-3,2022-02-01,2021-01-01,2021-12-31,travel,1,5.00,,5.00,,assumed,,,\n";
    repository.git(&["switch", "-q", "main"]);
    repository.append(travel);
    repository.commit("an unknown cost type");
    repository.git(&["switch", "-qC", "change"]);
    let cost_type = "[[cost_type]]\nid = \"travel\"\nname = \"Reisen\"\npayee = \"kreis\"\nsplit = \"equal\"\nindependent_of_members = true\n";
    repository.put("ledger/agreement.toml", &format!("{AGREEMENT}{cost_type}"));
    repository.append(&format!("{travel}{MOVED}"));
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
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert_eq!(
        sentence(&comment),
        "**Am Hauptbuch wurde nur angehängt; die Prüfung findet einen Fehler.** Hinzu kommt eine Zeile; was das für die \
         Rechnungen bedeutet, lässt sich wegen der Fehler nicht sagen."
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
    fs::create_dir(repository.path().join("ledger/neu")).unwrap();
    for file in ["agreement.toml", "costs.csv", "memberships.csv"] {
        repository.git(&["mv", &format!("ledger/{file}"), &format!("ledger/neu/{file}")]);
    }
    repository.put("ledger/neu/costs.csv", &format!("{COSTS_HEADER}{COSTS}{NEXT}"));
    let reviewed = repository.reviewed();
    reviewed.assert_broken(&["costs.csv gone", "memberships.csv gone"]);
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(reviewed.report["agreements"].as_array().unwrap().len(), 1);
    assert_eq!((&agreement["moved_from"], &agreement["folder"]), (&"".into(), &"neu".into()));
    assert_eq!(strings(&agreement["costs"], "entry"), ["C-3"]);
}

#[test]
fn no_text_is_so_long_that_there_is_no_comment() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    let note = "😀`".repeat(200);
    let row = |number: i32, amount: &str, note: &str| {
        format!(
            "D-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,{amount},,{amount},,assumed,,,{note}\n"
        )
    };
    let file = |number: i32| format!("ledger/costs/{number:03}-{}.csv", "x".repeat(200));
    for number in 0..150 {
        repository.put(&file(number), &format!("{COSTS_HEADER}{}", row(number, "1.00", &note)));
    }
    repository.commit("long notes");
    repository.git(&["switch", "-qC", "change"]);
    for number in 0..150 {
        repository.put(&file(number), &format!("{COSTS_HEADER}{}", row(number, "1", &format!("{note}!"))));
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
fn what_was_booked_since_the_change_branched_off_is_not_its_doing() {
    let repository = Repository::new();
    repository.append(MOVED);
    repository.commit("change");
    repository.git(&["switch", "-q", "main"]);
    repository.append(NEXT);
    repository.put("ledger/agreement.toml", &AGREEMENT.replace("\"Probe\"", "\"Probe 2\""));
    repository.commit("main moves");
    let arguments = ["--base", "main", "--head", "change"];
    let reviewed = repository.review(&arguments);
    reviewed.assert_broken(&["costs.csv:4 row-changed"]);
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(strings(&agreement["costs"], "entry"), ["C-9"]);
    assert_eq!(agreement["effect"]["total"]["difference"], "80.00");
    assert_eq!(agreement["agreement_changes"], serde_json::json!([]));
    let comment = markdown(repository.path(), &arguments);
    assert!(!comment.contains("lautet anders") && !comment.contains("ückwirkend"), "{comment}");
    assert!(comment.contains(&format!("| `costs.csv` | 4 | `{}` |", NEXT.trim_end())), "{comment}");
    assert!(comment.contains("Gebucht wird eine Kostenbuchung über zusammen +80,00"), "{comment}");
}

#[test]
fn a_push_that_dropped_a_row_is_a_rewrite() {
    let repository = Repository::new();
    repository.append(NEXT);
    repository.commit("published");
    let before = repository.git(&["rev-parse", "HEAD"]);
    repository.git(&["reset", "-q", "--hard", "main"]);
    let arguments = ["--base", &before, "--head", "change", "--pushed"];
    let reviewed = repository.review(&arguments);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["outdated"], false);
    let comment = markdown(repository.path(), &arguments);
    assert!(comment.contains("**Diese Änderung schreibt das Hauptbuch um"), "{comment}");
    assert_eq!(repository.review(&["--head", "change", "--pushed"]).status, 2);
}

/// The files of a built site without the foot of its pages.
fn built(repository: &Repository, revision: &str) -> BTreeMap<String, String> {
    let site = repository.path().join(".git/site");
    repository.git(&["switch", "-q", revision]);
    let output = run(repository.path(), &["build", "--output", site.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    let mut folders = vec![site.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&site).unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let foot =
                |line: &&str| line.contains("Stand: ") || line.contains("Prüfsumme des Hauptbuchs <a href");
            let text: Vec<&str> = text.lines().filter(|line| !foot(line)).collect();
            files.insert(name, text.join("\n"));
        }
    }
    fs::remove_dir_all(site).unwrap();
    // The list of the site's own files, by which a build knows what it may replace, is no page.
    files.remove(".kopfstelle-site");
    // It holds the digests that stand in the foot.
    files.remove("heads.csv");
    files
}

/// The files of the site that the review names, with their whole paths.
fn named(report: &serde_json::Value) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = strings(&report["site"]["root"], "path").into_iter().collect();
    for agreement in report["site"]["agreements"].as_array().unwrap() {
        let folder = agreement["folder"].as_str().unwrap();
        files.extend(strings(&agreement["files"], "path").into_iter().map(|path| format!("{folder}{path}")));
    }
    files
}

#[test]
fn the_files_of_the_site_that_change_are_those_that_two_builds_differ_in() {
    let member =
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]";
    let changes: [&dyn Fn(&Repository); 3] = [
        &|repository| repository.append(NEXT),
        &|repository| repository.put("ledger/agreement.toml", &AGREEMENT.replace("\"Probe\"", "\"Neu\"")),
        &|repository| {
            repository.put("ledger/agreement.toml", &AGREEMENT.replace("[[payee]]", member));
            let join = "M-3,2021-03-01,2022-01-01,coesfeld,join,,,\n";
            repository.put("ledger/memberships.csv", &format!("{MEMBERSHIPS}{join}"));
        },
    ];
    for change in changes {
        let repository = Repository::new();
        change(&repository);
        repository.commit("change");
        let reviewed = repository.review(&["--base", "main", "--head", "change"]);
        let (before, after) = (built(&repository, "main"), built(&repository, "change"));
        let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let differing = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
        assert_eq!(named(&reviewed.report), differing.cloned().collect(), "{}", reviewed.said);
    }
}

#[test]
fn a_second_agreement_moves_the_pages_of_the_first() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    for file in ["agreement.toml", "costs.csv", "memberships.csv"] {
        fs::create_dir_all(repository.path().join("ledger/eins")).unwrap();
        repository.git(&["mv", &format!("ledger/{file}"), &format!("ledger/eins/{file}")]);
    }
    repository.commit("in a folder");
    repository.git(&["switch", "-qC", "change"]);
    let second = AGREEMENT.replace("\"probe\"", "\"zweite\"").replace("\"Probe\"", "\"Zweite\"");
    repository.put("ledger/zwei/agreement.toml", &second);
    repository.put("ledger/zwei/memberships.csv", MEMBERSHIPS);
    repository.put("ledger/zwei/costs.csv", &format!("{COSTS_HEADER}{COSTS}"));
    repository.reviewed().assert_kept();
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert!(sentence(&comment).ends_with("Eine Vereinbarung ist neu."), "{comment}");
    assert!(comment.contains("\n# Zweite (zweite)\n"), "{comment}");
    let moved = "- Alle Seiten bekommen neue Adressen: bisher ganz oben, künftig unter `probe/`.";
    assert!(comment.contains(moved), "{comment}");
    for data in ["`zweite/data/bills.csv` (2019 und 2020)", "`zweite/data/memberships.csv`"] {
        assert!(comment.contains(data), "{data}: {comment}");
    }
    assert!(comment.contains("Neu sind 2 Dateien: Liste der Vereinbarungen; `print.css`."), "{comment}");
    repository.git(&["branch", "-f", "main", "change"]);
    // A change of one of the two names it, and counts the bills of both apart.
    for folder in ["eins", "zwei"] {
        repository.put(&format!("ledger/{folder}/costs.csv"), &format!("{COSTS_HEADER}{COSTS}{NEXT}"));
        let heading = if folder == "eins" { "\n# Probe (probe)\n" } else { "\n# Zweite (zweite)\n" };
        let comment = markdown(repository.path(), &["--base", "main"]);
        assert!(comment.contains(heading), "{comment}");
    }
    assert!(
        repository.sentence().contains(
            "Gebucht werden 2 Kostenbuchungen über zusammen +600,00 €; 4 Rechnungen in 2 Vereinbarungen ändern sich um \
             zusammen +600,00 € (Jahr 2021)."
        ),
        "{}",
        repository.sentence()
    );
}

#[test]
fn the_sentence_leaves_nothing_out() {
    let member =
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]";
    let with_member = AGREEMENT.replace("[[payee]]", member);
    let cases: [(&dyn Fn(&Repository), &str); 4] = [
        (
            &|repository| repository.put("ledger/agreement.toml", &format!("# Anmerkung\n{AGREEMENT}")),
            " Gebucht wird nichts; `agreement.toml` ist nur anders geschrieben und besagt dasselbe; keine Rechnung ändert sich.",
        ),
        (
            &|repository| repository.put("ledger/agreement.toml", &AGREEMENT.replace("\"Probe\"", "\"Neu\"")),
            " Gebucht wird nichts; `agreement.toml` ändert sich an einer Stelle; keine Rechnung ändert sich.",
        ),
        (
            &|repository| {
                let stand = ["stand", "--note", "Konferenz", "--date", "2022-03-01"];
                assert!(run(repository.path(), &stand).status.success());
            },
            " Gebucht wird nichts; festgehalten wird ein Stand; keine Rechnung ändert sich.",
        ),
        (
            &|repository| {
                repository.put("ledger/agreement.toml", &with_member);
                let join = "M-3,2021-03-01,2020-07-01,coesfeld,join,,,\n";
                repository.put("ledger/memberships.csv", &format!("{MEMBERSHIPS}{join}"));
            },
            " Gebucht wird der Beitritt von Coesfeld zum 01.07.2020; `agreement.toml` ändert sich an 2 Stellen; die \
             Rechnungen von 3 Kommunen ändern sich, ohne dass sich ihre Summe ändert (Jahr 2020).",
        ),
    ];
    for (change, expected) in cases {
        let repository = Repository::new();
        change(&repository);
        let sentence = repository.sentence();
        assert!(sentence.ends_with(expected), "{sentence}");
        assert!(repository.text().replace('\u{a0}', " ").contains(expected), "{}", repository.text());
    }
}

#[test]
fn a_first_ledger_has_nothing_to_be_compared_with() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "--orphan", "empty"]);
    repository.put("README.md", "leer");
    repository.commit("nothing yet");
    let comment = markdown(repository.path(), &["--base", "empty", "--head", "main"]);
    assert!(
        sentence(&comment)
            .starts_with("**Das Hauptbuch wird neu angelegt.** Gebucht werden 2 Kostenbuchungen")
    );
    assert!(comment.contains("liegt noch kein Hauptbuch.") && !comment.contains("Jede der"), "{comment}");
}

#[test]
fn one_stray_carriage_return_is_found_on_its_line() {
    let repository = Repository::new();
    let stray = COSTS.replace("C-2,2021-02-01", "C-2,2021-02-01\r");
    repository.costs(&stray);
    repository.reviewed().assert_broken(&["costs.csv:3 row-changed", "costs.csv:3 carriage-return"]);
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!("{first}\n{}\r\n", second.trim_end()));
    repository
        .review(&["--base", "main"])
        .assert_broken(&["costs.csv:3 row-changed", "costs.csv:3 carriage-return"]);
}

#[test]
fn german_readers_are_told_in_german() {
    let repository = Repository::new();
    repository.costs(&COSTS.replacen("assumed,,,\n", "planned,,,x\n", 1));
    repository.put("ledger/memberships.csv", MEMBERSHIPS.split_inclusive('\n').next().unwrap());
    let text = repository.text();
    assert!(text.starts_with("Diese Änderung schreibt das Hauptbuch um"), "{text}");
    assert!(text.contains("  costs.csv:2: die Zeile lautet anders\n"), "{text}");
    assert!(text.contains("  memberships.csv:2: ab hier fehlen Zeilen\n"), "{text}");
    let comment = markdown(repository.path(), &[]);
    assert!(comment.contains("niemand nennt ein Ziel, also gilt der Hauptzweig."), "{comment}");
    assert!(!comment.contains("default branch"), "{comment}");
}

#[test]
fn nobody_is_told_to_rewrite_what_is_booked() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&COSTS.replacen("100.00,,100.00", "100.00,,110.00", 1));
    repository.commit("a wrong amount");
    repository.git(&["switch", "-qC", "change"]);
    repository.costs(&format!("{}{NEXT}", COSTS.replacen("100.00,,100.00", "100.00,,110.00", 1)));
    let reviewed = repository.reviewed();
    assert_eq!(reviewed.status, 1);
    let comment = markdown(repository.path(), &["--base", "main"]);
    let remedy =
        "| die Zeile ist schon gebucht und bleibt, wie sie ist; Falsches mit einer neuen Zeile stornieren |";
    assert!(comment.contains(remedy) && !comment.contains("100.00 schreiben"), "{comment}");
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
    repository.put("ledger/agreement.toml", &AGREEMENT.replace("[[payee]]", &format!("{members}[[payee]]")));
    let joins: String =
        (10..50).map(|number| format!("N-{number},2019-01-02,2019-01-01,m{number},join,,,\n")).collect();
    repository.put("ledger/memberships.csv", &format!("{MEMBERSHIPS}{joins}"));
    let rows: String = (2021..2261)
        .map(|year| {
            format!(
                "Y-{year},2022-02-01,{year}-01-01,{year}-12-31,personnel,1,4200.00,,4200.00,,assumed,,,\n"
            )
        })
        .collect();
    repository.append(&rows);
    repository.commit("change");
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert!(comment.len() < 60_000, "{}", comment.len());
    let totals = comment.split("Alle Jahre zusammen").nth(1).unwrap().split("Probe:").next().unwrap();
    for number in 10..50 {
        assert!(totals.contains(&format!("`Gemeinde {number}`")), "{number}: {totals}");
    }
    assert!(comment.contains("weitere Jahre, hier aus Platzgründen ausgelassen"), "{comment}");
    // So many pages are not rendered for a comment.
    assert!(comment.contains("Es sind so viele Seiten, dass sie hier nicht verglichen wurden."), "{comment}");
}

#[test]
fn the_hidden_line_depends_on_the_place_of_the_ledger_alone() {
    let repository = Repository::new();
    let whole = repository.path().canonicalize().unwrap().join("ledger");
    for spelling in ["ledger", "./ledger", "ledger/", whole.to_str().unwrap()] {
        let comment = markdown(repository.path(), &["--base", "main", "--ledger", spelling]);
        assert_eq!(comment.lines().next(), Some("<!-- kopfstelle review ledger -->"), "{spelling}");
    }
    for (folder, expected) in [("a-b", "a%2Db"), ("a_b", "a_b"), ("a--> x", "a%2D%2D%3E%20x")] {
        fs::create_dir_all(repository.path().join(folder)).unwrap();
        repository.put(&format!("{folder}/agreement.toml"), AGREEMENT);
        repository.put(&format!("{folder}/memberships.csv"), MEMBERSHIPS);
        let comment = markdown(repository.path(), &["--base", "main", "--ledger", folder]);
        assert_eq!(
            comment.lines().next().unwrap(),
            format!("<!-- kopfstelle review {expected} -->"),
            "{comment}"
        );
    }
}

#[test]
fn templates_that_are_not_there_are_a_failure() {
    let repository = Repository::new();
    let output = run(repository.path(), &["review", "--base", "main", "--templates", "nirgends"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout, b"");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let repository = Repository::new();
    let link = repository.path().join("comment.md");
    std::os::unix::fs::symlink("ledger/new.csv", &link).unwrap();
    let write = || run(repository.path(), &["review", "--base", "main", "--output", "comment.md"]);
    assert!(write().status.success());
    assert!(!repository.path().join("ledger/new.csv").exists());
    assert!(fs::read_to_string(&link).unwrap().contains("ändert sich nichts"));
    fs::remove_file(&link).unwrap();
    fs::hard_link(repository.path().join("ledger/costs.csv"), &link).unwrap();
    assert!(write().status.success());
    assert_eq!(repository.git(&["status", "--porcelain", "ledger"]), "");
}

#[test]
fn one_of_two_like_milestones_can_go() {
    let milestone = "[[milestone]]\ndate = 2020-01-01\ntext = \"Treffen\"\n";
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.put("ledger/agreement.toml", &format!("{AGREEMENT}{milestone}{milestone}"));
    repository.commit("two");
    repository.git(&["switch", "-qC", "change"]);
    repository.put("ledger/agreement.toml", &format!("{AGREEMENT}{milestone}"));
    let reviewed = repository.reviewed();
    let changes = &reviewed.report["agreements"][0]["agreement_changes"];
    assert_eq!(strings(changes, "change"), ["deleted"]);
}
