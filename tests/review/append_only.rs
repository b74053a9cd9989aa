//! The rule: what is no continuation of the old bytes, and in which way.

use crate::repository::*;

#[test]
fn appending_keeps_the_rule() {
    let repository = Repository::new();
    repository.append(NEXT);
    repository.put("ledger/costs/README.md", "Notiz");
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(agreement["costs"][0]["entry"], "C-3");
    assert_eq!(agreement["effect"]["total"]["difference"], "300.00");
    assert_eq!(agreement["effect"]["sums_agree"], true);
    assert_eq!(agreement["effect"]["members"][1]["bill"]["new"], "200.00");
}

#[test]
fn a_row_inserted_in_the_middle_is_found() {
    let repository = Repository::new();
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!(
        "{first}\nC-9,2020-03-01,2019-01-01,2019-12-31,personnel,1,1.00,,1.00,,assumed,,,\n{second}"
    ));
    repository.reviewed().assert_broken(&["costs.csv:3 row-inserted"]);
}

#[test]
fn rows_reordered_by_a_union_merge_are_found() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.csv merge=union\n");
    repository.commit("union");
    repository.git(&["switch", "-q", "main"]);
    repository.git(&["merge", "-q", "--ff-only", "change"]);
    // Both sides append; the union merge puts the row of main behind that of the change.
    repository.append("C-7,2022-01-01,2021-01-01,2021-12-31,personnel,1,7.00,,7.00,,assumed,,,\n");
    repository.commit("main appends");
    repository.git(&["switch", "-q", "change"]);
    repository.append(NEXT).commit("change appends");
    repository.git(&["merge", "-q", "main", "-m", "union merge"]);
    let merged = fs::read_to_string(repository.path().join("ledger/costs.csv")).unwrap();
    assert!(merged.find("C-3").unwrap() < merged.find("C-7").unwrap(), "{merged}");
    let reviewed = repository.review(&["--base", "main", "--head", "change"]);
    reviewed.assert_broken(&["costs.csv:4 row-inserted"]);
}

#[test]
fn rows_in_another_order_are_found() {
    let repository = Repository::new();
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!("{second}{first}\n"));
    let reviewed = repository.reviewed();
    assert!(reviewed.faults().contains(&"costs.csv:2 reordered".to_owned()), "{:?}", reviewed.faults());
    assert_eq!(reviewed.status, 1);
}

#[test]
fn attributes_set_in_the_same_change_hide_nothing() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.csv -diff binary filter=gone diff=gone\n");
    repository.git(&["config", "diff.gone.textconv", "true"]);
    repository.costs(&COSTS.replace("100.00,,100.00", "200.00,,200.00"));
    repository.reviewed().assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn a_deleted_row_that_begins_with_a_minus_is_found() {
    let repository = Repository::new();
    // Within quotes a line of a row can begin with anything; a difference would show it as `--`.
    let quoted =
        "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,assumed,,,\"zwei\n-- Zeilen\n\"\n";
    repository.on_main("quoted", |main| {
        main.append(quoted);
    });
    repository.append(&quoted.replace("-- Zeilen\n", ""));
    repository.reviewed().assert_broken(&["costs.csv:5 row-removed"]);
}

#[test]
fn a_file_without_final_newline_cannot_be_continued() {
    let repository = Repository::new();
    repository.on_main("unfinished", |main| {
        main.append("C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,100");
    });
    repository.costs(&format!(
        "{COSTS}C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,1000.00,,1000.00,,assumed,,,\n"
    ));
    repository.reviewed().assert_broken(&["costs.csv:4 base-unfinished"]);
}

#[test]
fn a_new_end_without_newline_is_found() {
    let repository = Repository::new();
    repository.append(NEXT.trim_end());
    repository.reviewed().assert_broken(&["costs.csv:4 unfinished"]);
}

#[test]
fn a_rewrite_with_crlf_is_found_although_rows_were_appended() {
    let repository = Repository::new();
    repository.put("ledger/costs.csv", format!("{COSTS_HEADER}{COSTS}{NEXT}").replace('\n', "\r\n"));
    repository.reviewed().assert_broken(&["costs.csv:1 line-ends-changed"]);
}

#[test]
fn an_appended_row_that_ends_in_crlf_is_found() {
    let repository = Repository::new();
    repository.append(&NEXT.replace('\n', "\r\n"));
    repository.reviewed().assert_broken(&["costs.csv:4 carriage-return"]);
}

#[test]
fn a_byte_order_mark_is_found() {
    let repository = Repository::new();
    repository.put("ledger/costs.csv", format!("\u{feff}{COSTS_HEADER}{COSTS}"));
    repository.reviewed().assert_broken(&["costs.csv:1 byte-order-mark"]);
}

#[test]
fn text_inserted_in_a_line_is_found_with_what_stood_there() {
    let repository = Repository::new();
    repository.costs(&COSTS.replacen("assumed,,,\n", "assumed,,,Notiz\n", 1));
    let reviewed = repository.reviewed();
    reviewed.assert_broken(&["costs.csv:2 row-changed"]);
    let fault = &reviewed.report["append_only"]["faults"][0];
    assert_eq!(fault["before"], COSTS.lines().next().unwrap());
    assert_eq!(fault["after"], format!("{}Notiz", COSTS.lines().next().unwrap()));
}

#[test]
fn rows_cut_off_at_the_end_are_found() {
    let repository = Repository::new();
    repository.costs(COSTS.split_inclusive('\n').next().unwrap());
    repository.reviewed().assert_broken(&["costs.csv:3 cut-off"]);
}

#[test]
fn one_stray_carriage_return_is_found_on_its_line() {
    let repository = Repository::new();
    let stray = COSTS.replace("C-2,2021-02-01", "C-2,2021-02-01\r");
    repository.costs(&stray);
    repository.reviewed().assert_broken(&["costs.csv:3 row-changed"]);
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!("{first}\n{}\r\n", second.trim_end()));
    repository.review(&["--base", "main"]).assert_broken(&["costs.csv:3 line-ends-changed"]);
}

#[test]
fn nobody_is_told_to_rewrite_what_is_booked() {
    let repository = Repository::new();
    repository.on_main("a wrong amount", |main| {
        main.costs(&COSTS.replacen("100.00,,100.00", "100.00,,110.00", 1));
    });
    repository.costs(&format!("{}{NEXT}", COSTS.replacen("100.00,,100.00", "100.00,,110.00", 1)));
    let reviewed = repository.reviewed();
    assert_eq!(reviewed.status, 1);
    let comment = repository.comment();
    let remedy =
        "| die Zeile ist schon gebucht und bleibt, wie sie ist; Falsches mit einer neuen Zeile stornieren |";
    assert!(comment.contains(remedy) && !comment.contains("100.00 schreiben"), "{comment}");
}

/// Every old byte is where it was, so nobody rewrote anything, and there is nothing to reverse.
#[test]
fn a_new_row_in_wrong_form_is_not_called_rewriting() {
    for row in [NEXT.trim_end().to_owned(), NEXT.replace('\n', "\r\n")] {
        let repository = Repository::new();
        repository.append(&row);
        assert_eq!(repository.reviewed().status, 1);
        for said in [repository.comment(), repository.text()] {
            let verdict =
                "Am Hauptbuch wurde nur angehängt, die Form der neuen Zeile ist falsch; die Prüfung findet";
            assert!(said.contains(verdict) && said.contains("ja, aber in falscher Form"), "{said}");
            assert!(
                !said.contains("schreibt das Hauptbuch um") && !said.contains("wird storniert"),
                "{said}"
            );
        }
    }
}

/// A program saved the same rows in another form.
#[test]
fn old_rows_in_another_form_are_not_called_rewritten() {
    let whole = format!("{COSTS_HEADER}{COSTS}");
    let saved: [(String, &[&str]); 4] = [
        (whole.trim_end().to_owned(), &["costs.csv:3 last-line-end-lost"]),
        (format!("\u{feff}{whole}{NEXT}"), &["costs.csv:1 byte-order-mark"]),
        (
            format!("\u{feff}{whole}").replace('\n', "\r\n"),
            &["costs.csv:1 byte-order-mark", "costs.csv:1 line-ends-changed"],
        ),
        (whole.replacen("assumed,,,\n", "assumed,,,\r\n", 1), &["costs.csv:2 line-ends-changed"]),
    ];
    for (text, faults) in saved {
        let repository = Repository::new();
        repository.put("ledger/costs.csv", &text);
        repository.reviewed().assert_broken(faults);
        let verdict = "**Keine Zeile des Hauptbuchs lautet anders, aber die Form der Dateien ist falsch; die Prüfung findet";
        assert!(repository.comment().contains(verdict), "{}", repository.comment());
        assert!(!repository.comment().contains("sondern storniert"), "{}", repository.comment());
        // Of the lines only the new one is new, in whatever form the others were saved.
        let says_so = repository.comment().contains("Hinzu kommt eine Zeile;");
        assert_eq!(says_so, text.contains(NEXT.trim_end()), "{}", repository.comment());
        assert!(!repository.comment().contains("Hinzu kommen"), "{}", repository.comment());
    }
}

/// What a German spreadsheet saves over the file: nobody rewrote it, and there is nothing to reverse.
#[test]
fn a_file_that_a_spreadsheet_saved_is_taken_back_and_not_called_rewritten() {
    let repository = Repository::new();
    let row = NEXT.replace(",,,", ",,,für 2021");
    repository.on_main("an umlaut", |main| {
        main.append(&row);
    });
    let whole = format!("{COSTS_HEADER}{COSTS}{row}");
    let latin = |text: &str| text.chars().map(|letter| u8::try_from(letter).unwrap()).collect::<Vec<u8>>();
    repository.put("ledger/costs.csv", latin(&whole));
    repository.reviewed().assert_broken(&["costs.csv:4 encoding-changed"]);
    assert!(repository.sentence().contains("Keine Zeile des Hauptbuchs lautet anders"));
    repository
        .put("ledger/costs.csv", latin(&whole.replace(',', ";").replace('.', ",").replace('\n', "\r\n")));
    repository.reviewed().assert_broken(&["costs.csv:1 resaved"]);
    let comment = repository.comment();
    let verdict =
        "**Ein Tabellenprogramm hat eine Datei des Hauptbuchs in seiner Form gespeichert; die Prüfung findet";
    assert!(comment.contains(verdict) && comment.contains("git checkout ZIELZWEIG"), "{comment}");
    assert!(
        !comment.contains("schreibt das Hauptbuch um") && !comment.contains("sondern storniert"),
        "{comment}"
    );
    // A word on the separator in front of the header is such a form, too.
    repository.put("ledger/costs.csv", format!("sep=,\n{whole}"));
    repository.reviewed().assert_broken(&["costs.csv:1 resaved"]);
    // So are the same cells in other quotes, or in lines of an old Mac.
    let quoted: String = whole.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\",\""))).collect();
    for saved in [quoted, whole.replace('\n', "\r")] {
        repository.put("ledger/costs.csv", saved);
        repository.reviewed().assert_broken(&["costs.csv:1 resaved"]);
    }
    // A row that reads otherwise is still called so, whatever else a program did to the file.
    repository.put("ledger/costs.csv", latin(&whole.replacen("100.00,,100.00", "90.00,,90.00", 1)));
    repository.reviewed().assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn the_line_break_that_an_old_file_lacks_can_be_added() {
    let repository = Repository::new();
    repository.on_main("unfinished", |main| {
        main.costs(COSTS.trim_end());
    });
    repository.append(NEXT).reviewed().assert_kept();
}
