//! The comment: its sentence, its words, and text of others in it.

use crate::repository::*;

#[test]
fn one_sentence_says_it_all() {
    let repository = Repository::new();
    repository.append(NEXT);
    repository.commit("change");
    let comment = markdown(repository.path(), &["--base", "main", "--head", "change"]);
    // 300.00 for 2021, which was not over when the base was booked last, by two.
    assert_eq!(
        comment.lines().nth(1).unwrap().replace('\u{a0}', " "),
        "**Am Hauptbuch wurde nur angehängt.** Gebucht wird eine Kostenbuchung über zusammen +300,00 €; die Kosten von 2 \
         Kommunen ändern sich um zusammen +300,00 € (Jahr 2021)."
    );
    assert!(!comment.contains("ückwirkend"), "{comment}");
    let text = run(repository.path(), &["review", "--base", "main", "--head", "change", "--format", "text"]);
    assert!(!String::from_utf8(text.stdout).unwrap().contains("RÜCKWIRKEND"));
}

#[test]
fn no_change_is_one_line() {
    let repository = Repository::new();
    let id = repository.git(&["rev-parse", "main"]);
    let expected = format!(
        "<!-- kopfstelle review ledger -->\nAm Hauptbuch ändert sich nichts (verglichen mit main, Stand {}).\n",
        &id[..12]
    )
    .replace("main, Stand", "main, Stand");
    assert_eq!(repository.comment(), expected);
    assert_eq!(repository.review(&["--base", "main"]).status, 0);
}

#[test]
fn the_sentence_leaves_nothing_out() {
    let member =
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]";
    let with_member = AGREEMENT.replace("[[payee]]", member);
    let cases: [(&dyn Fn(&Repository), &str); 4] = [
        (
            &|repository| {
                repository.put("ledger/agreement.toml", format!("# Anmerkung\n{AGREEMENT}"));
            },
            " Gebucht wird nichts; `agreement.toml` ist nur anders geschrieben und besagt dasselbe; für keine Kommune ändern sich die Kosten.",
        ),
        (
            &|repository| {
                repository.put("ledger/agreement.toml", AGREEMENT.replace("\"Probe\"", "\"Neu\""));
            },
            " Gebucht wird nichts; `agreement.toml` ändert sich an einer Stelle; für keine Kommune ändern sich die Kosten.",
        ),
        (
            &|repository| {
                let stand = ["stand", "--note", "Konferenz", "--date", "2022-03-01"];
                assert!(run(repository.path(), &stand).status.success());
            },
            " Gebucht wird nichts; festgehalten wird ein Stand; für keine Kommune ändern sich die Kosten.",
        ),
        (
            &|repository| {
                repository.put("ledger/agreement.toml", &with_member);
                let join = "M-3,2021-03-01,2020-07-01,coesfeld,join,,,\n";
                repository.put("ledger/memberships.csv", format!("{MEMBERSHIPS}{join}"));
            },
            " Gebucht wird der Beitritt von Coesfeld zum 01.07.2020; `agreement.toml` ändert sich an 2 Stellen; die \
             Kosten von 3 Kommunen ändern sich, ohne dass sich ihre Summe ändert (Jahr 2020).",
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
fn what_the_agreement_says_of_itself_and_its_dates_are_compared_as_they_stand() {
    let repository = Repository::new();
    let more = "about = \"Zwei Kommunen teilen sich eine Stelle.\"\nproration";
    let changed = AGREEMENT.replacen("proration", more, 1);
    let milestone = "\n[[milestone]]\ndate = \"2019-10\"\ntext = \"Beginn\"\n";
    repository.put("ledger/agreement.toml", format!("{changed}{milestone}"));
    let text = repository.text();
    for expected in ["about", "Zwei Kommunen teilen sich eine Stelle.", "2019-10 Beginn"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn german_readers_are_told_in_german() {
    let repository = Repository::new();
    repository.costs(&COSTS.replacen("assumed,,,\n", "planned,,,x\n", 1));
    repository.put("ledger/memberships.csv", MEMBERSHIPS.split_inclusive('\n').next().unwrap());
    let text = repository.text();
    assert!(text.starts_with("Diese Änderung schreibt das Hauptbuch um"), "{text}");
    assert!(text.contains("  - costs.csv:2: die Zeile lautet anders\n"), "{text}");
    assert!(text.contains("  - memberships.csv:2: ab hier fehlen Zeilen\n"), "{text}");
    let comment = markdown(repository.path(), &[]);
    assert!(comment.contains("niemand nennt ein Ziel, also gilt der Hauptzweig."), "{comment}");
    assert!(!comment.contains("default branch"), "{comment}");
}

#[test]
fn hostile_cells_stay_text_in_the_comment() {
    let repository = Repository::new();
    let notes = [
        "@everyone",
        "#1",
        "!1",
        "owner/repo#1",
        "GH-1",
        "https://boese.example/x",
        "www.boese.example",
        "<script>alert(1)</script>",
        "</code></td></table><h1>x",
        "`x` ``y`` ```z",
        "a|b|c",
        "a\\|b\\",
        "[x](y)",
        "![x](y)",
        "[^1]: y",
        ":tada:",
        "**x** __y__ ~~z~~",
        "&#64;x &lt;b&gt;",
        "<!-- x -->",
        "$x$ $`y`$",
        "/close",
        "{{ marker }}",
        "3f2a91bc0d4e77a15b2c9e08d3f16a4b82c51e90",
        "x@example.org",
        "~label %milestone &1 $1 *iteration:1",
    ];
    let mut rows = String::new();
    for (number, note) in (1..).zip(&notes) {
        let note = note.replace('"', "\"\"");
        rows.push_str(&format!(
            "H-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,{number}.00,,{number}.00,,assumed,,,\"zu {note}\n/close\"\n"
        ));
    }
    repository.append(&rows);
    repository.reviewed().assert_kept();
    let comment = repository.comment();
    // What is left when code spans and our own code elements are taken out is the template's text and figures.
    for line in comment.lines().filter(|line| line.contains("H-")) {
        let (mut outside, mut rest) = (String::new(), line);
        while let Some(at) = rest.find(['`', '<']) {
            outside.push_str(&rest[..at]);
            let (open, close) = if rest[at..].starts_with('`') { ("`", "`") } else { ("<code>", "</code>") };
            assert!(rest[at..].starts_with(open), "{line}");
            let inside = &rest[at + open.len()..];
            let end = inside.find(close).unwrap_or_else(|| panic!("not closed: {line}"));
            assert!(!inside[..end].contains('|'), "{line}");
            if close == "</code>" {
                let signs =
                    |mark: char| !mark.is_alphabetic() && !mark.is_ascii_digit() && !"&#; ".contains(mark);
                assert!(!inside[..end].contains(signs), "{line}");
            }
            rest = &inside[end + close.len()..];
        }
        outside.push_str(rest);
        let (before, after) = outside.split_once(",00\u{a0}€").unwrap_or_else(|| panic!("no amount: {line}"));
        let before = before.trim_end_matches(|digit: char| digit.is_ascii_digit());
        assert_eq!(before, "|  | 01.02.2022 | Personalkosten, 01.01.2021–31.12.2021 | ", "{line}");
        assert_eq!(after, " | kein Beleg (angenommen) |  |", "{line}");
    }
    assert_eq!(comment.lines().filter(|line| line.contains("H-")).count(), notes.len());
    assert!(!comment.lines().any(|line| line.starts_with('/')));
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
fn the_wording_is_a_template_of_ones_own_where_there_is_one() {
    let repository = Repository::new();
    repository.put(
        "site-templates/review/comment.md",
        "{{ marker }}\n{{ rule.faults.count }} Verstöße, {{ base }}\n",
    );
    repository.append(NEXT);
    let comment = repository.comment();
    assert_eq!(comment, "<!-- kopfstelle review ledger -->\n0 Verstöße, main\n");
}

#[test]
fn templates_that_are_not_there_are_a_failure() {
    let repository = Repository::new();
    let output = run(repository.path(), &["review", "--base", "main", "--templates", "nirgends"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout, b"");
}

/// A CI takes a line of a log that begins so, behind blanks too, for a command of its own.
#[test]
fn no_line_for_a_terminal_begins_with_a_value() {
    for hostile in
        ["::error::x", "##[error]x", "##vso[task.x]", "section_start:0:x", "##teamcity[x]", "\u{1b}]0;x"]
    {
        let value = |name: &str| format!("{hostile}{name}");
        let repository = Repository::new();
        let agreement = |text: &str| {
            let mut text = text.to_owned();
            if !hostile.contains('\u{1b}') {
                for name in ["Probe", "Ahlen", "Beckum", "Kreis", "Personalkosten"] {
                    text = text.replace(&format!("= \"{name}\""), &format!("= \"{}\"", value(name)));
                }
            }
            text
        };
        repository.on_main("hostile", |main| {
            main.put("ledger/agreement.toml", agreement(AGREEMENT)).put("docs/x.md", hostile);
        });
        repository.git(&["branch", "-f", "main"]);
        repository.put("ledger/agreement.toml", agreement(&AGREEMENT.replace("\"months\"", "\"days\"")));
        let note = "C-3,2022-02-01,2020-01-01,2020-12-31,personnel,1,300.00,,300.00,,assumed,,,";
        for rows in [
            format!("{COSTS}{note}\"{}\"\n", value("note")),
            format!("{COSTS}{note}\"zwei\n{}\"\n", value("note")),
            format!("{COSTS}{hostile},x\n"),
            COSTS.replacen("C-1", hostile, 1),
        ] {
            let text = repository.costs(&rows).text();
            assert!(text.lines().count() > 5, "{text}");
            for line in text.lines() {
                let line = line.trim();
                assert!(
                    !line.starts_with("::") && !line.starts_with("##") && !line.starts_with("section_"),
                    "{text}"
                );
                assert!(!line.contains('\u{1b}'), "{text}");
            }
        }
    }
}

/// What the column of entries says of each added row, and the sentence at the top.
fn told(repository: &Repository) -> (String, Vec<String>) {
    let comment = repository.comment().replace('\u{a0}', " ");
    let rows = comment.lines().filter(|line| line.starts_with("| `C-"));
    let first = |row: &str| row.split(" | ").next().unwrap_or_default()[2..].replace('`', "");
    (sentence(&comment), rows.map(first).collect())
}

#[test]
fn a_plan_taken_back_when_the_result_comes_is_a_settlement_and_no_reversal() {
    let repository = Repository::new();
    let agreement =
        AGREEMENT.to_owned() + "\n[[document]]\nid = \"haushalt\"\ntitle = \"Haushalt\"\ndate = 2020-12-01\n";
    let plan = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,planned,haushalt,,\n";
    repository.on_main("plan", |repository| {
        repository.put("ledger/agreement.toml", &agreement).append(plan);
    });
    let taken_back =
        "C-4,2022-03-01,2021-01-01,2021-12-31,personnel,1,300.00,,-300.00,,planned,haushalt,C-3,\n";
    let result = "C-5,2022-03-02,2021-01-01,2021-12-31,personnel,1,310.00,,310.00,,actual,haushalt,,\n";
    repository.append(&[plan, taken_back, result].concat());
    let (sentence, rows) = told(&repository);
    assert!(
        sentence.contains("Gebucht werden 2 Kostenbuchungen über zusammen +10,00 € (davon eine Abrechnung);"),
        "{sentence}"
    );
    assert_eq!(rows, ["C-4, Abrechnung: nimmt C-3 zurück", "C-5"]);
    // Without a result it is a reversal.
    repository.append(&[plan, taken_back].concat());
    let (sentence, rows) = told(&repository);
    assert!(
        sentence.contains("Gebucht wird eine Kostenbuchung über zusammen −300,00 € (davon ein Storno);"),
        "{sentence}"
    );
    assert_eq!(rows, ["C-4, Storno von C-3"]);
    // And what is booked, taken back and settled in one change is told as each.
    let wrong = "C-6,2022-03-02,2020-01-01,2020-12-31,personnel,1,1.00,,1.00,,assumed,,,\n";
    let back = "C-7,2022-03-02,2020-01-01,2020-12-31,personnel,1,1.00,,-1.00,,assumed,,C-6,\n";
    repository.append(&[plan, taken_back, result, wrong, back].concat());
    let (sentence, rows) = told(&repository);
    assert!(sentence.contains("(davon ein Storno und eine Abrechnung);"), "{sentence}");
    assert_eq!(
        rows,
        ["C-4, Abrechnung: nimmt C-3 zurück", "C-5", "C-6, zurückgenommen durch C-7", "C-7, Storno von C-6"]
    );
}

#[test]
fn a_correction_names_what_stands_in_its_place_whatever_that_is_for() {
    for (right, note) in [
        // Another period, named by the note; another cost type booked next; another amount.
        (
            "C-4,2022-03-02,2021-01-01,2021-12-31,personnel,1,100.00,,100.00,,assumed,,,\n",
            "ersetzt durch C-4",
        ),
        (
            "C-4,2022-03-01,2019-01-01,2019-12-31,licences,1,100.00,,100.00,ahlen,assumed,,,\n",
            "falsche Kostenart",
        ),
        ("C-4,2022-03-01,2019-01-01,2019-12-31,personnel,1,90.00,,90.00,,assumed,,,\n", ""),
    ] {
        let repository = Repository::new();
        let back = format!(
            "C-3,2022-03-01,2019-01-01,2019-12-31,personnel,1,100.00,,-100.00,,assumed,,C-1,{note}\n"
        );
        repository.append(&[&back, right].concat());
        let (_, rows) = told(&repository);
        assert_eq!(rows, ["C-3, Storno von C-1, dafür C-4", "C-4"], "{}", repository.comment());
    }
}
