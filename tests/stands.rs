//! `kopfstelle stand` and `kopfstelle verify`: a recorded state is proved by every later build, and anybody who kept a
//! `head.csv` or a digest can prove that it still stands.

mod harness;

use harness::Place;
use harness::small::{AGREEMENT, COSTS, MEMBERSHIPS, NEXT};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

impl Place {
    fn stand(&self, day: &str) {
        self.run(&["stand", "--note", "Konferenz, Oktober", "--date", day]).succeeds();
    }

    /// Builds, and keeps the `head.csv` of that publication.
    fn publish(&self, keep_as: &str) -> String {
        self.run(&["build"]).succeeds();
        fs::copy(self.path("public/data/head.csv"), self.path(keep_as)).unwrap();
        sha256(&self.path(keep_as))
    }
}

fn sha256(path: &Path) -> String {
    Sha256::digest(fs::read(path).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_stand_has_one_row_a_file_but_none_of_its_own() {
    let place = Place::new();
    place.stand("2021-10-27");
    let row = |file: &str, bytes: usize, entries: usize| {
        let digest = sha256(&place.path(&format!("ledger/{file}")));
        format!("S-001,2021-10-27,{file},{bytes},{entries},{digest},\"Konferenz, Oktober\"\n")
    };
    let expected = format!(
        "stand,recorded_on,file,bytes,entries,sha256,note\n{}{}{}",
        row("agreement.toml", AGREEMENT.len(), 0),
        row("costs.csv", COSTS.len(), 2),
        row("memberships.csv", MEMBERSHIPS.len(), 2)
    );
    assert_eq!(place.read("ledger/stands.csv"), expected);
    place.publish("head.csv");
    let own = format!("stands.csv,{},3,{}\n", expected.len(), sha256(&place.path("ledger/stands.csv")));
    assert!(place.read("head.csv").ends_with(&own), "{}", place.read("head.csv"));
}

#[test]
fn a_fault_of_form_in_a_row_that_a_stand_contains_is_a_warning() {
    let place = Place::new();
    let note = "A1,2021-12-31,2020-01-01,2020-12-31,licence,1,1.00,,1.00,,assumed,,,Be\u{ad}leg\n";
    let id = COSTS.lines().nth(1).unwrap().split(',').nth(4).unwrap();
    let costs = format!("{COSTS}{}", note.replace("licence", id));
    place.put("ledger/costs.csv", &costs);
    assert_eq!(place.run(&["check"]).status, 1);
    let row = |file: &str, entries: usize| {
        let (bytes, digest) = (place.read(file).len(), sha256(&place.path(file)));
        let file = file.strip_prefix("ledger/").unwrap();
        format!("S-001,2022-01-01,{file},{bytes},{entries},{digest},Konferenz\n")
    };
    let stand = [("agreement.toml", 0), ("costs.csv", 3), ("memberships.csv", 2)]
        .map(|(file, entries)| row(&format!("ledger/{file}"), entries));
    let header = "stand,recorded_on,file,bytes,entries,sha256,note\n";
    place.put("ledger/stands.csv", format!("{header}{}", stand.concat()));
    let said = place.run(&["check"]);
    assert_eq!(said.status, 0, "{}", said.out);
    assert!(said.out.contains("Warnung[control-character]"), "{}", said.out);
    // A row behind the stand has no such grace.
    let behind =
        note.replace("A1", "A2").replace("2021-12-31,2020-01", "2022-01-01,2020-01").replace("licence", id);
    place.put("ledger/costs.csv", format!("{costs}{behind}"));
    assert_eq!(place.run(&["check"]).status, 1);
}

#[test]
fn a_second_stand_is_appended_to_the_first() {
    let place = Place::new();
    place.stand("2021-10-27");
    let first = place.read("ledger/stands.csv");
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.stand("2022-10-27");
    let both = place.read("ledger/stands.csv");
    assert!(both.starts_with(&first));
    assert_eq!(both.matches("S-002,2022-10-27,").count(), 3);
    assert_eq!(place.run(&["check"]).status, 0);
    let before = place.run(&["stand", "--note", "x", "--date", "2022-10-26"]);
    assert_eq!(before.status, 2);
    assert_eq!(place.read("ledger/stands.csv"), both);
}

#[test]
fn nothing_is_recorded_of_a_ledger_with_errors_or_with_a_note_that_is_no_text() {
    let place = Place::new();
    for note in ["", " ", "=1+1", "a\nb", &"ä".repeat(201)] {
        assert_eq!(place.run(&["stand", "--note", note]).status, 2, "{note:?}");
    }
    place.put("ledger/costs.csv", COSTS.replace("100.00,,100.00", "100.00,,90.00"));
    assert_eq!(place.run(&["stand", "--note", "Konferenz"]).status, 1);
    assert!(!place.path("ledger/stands.csv").exists());
}

#[test]
fn a_stand_says_its_digest_on_standard_output() {
    let place = Place::new();
    let note = "ä".repeat(200);
    let said = place.run(&["stand", "--note", &note, "--date", "2021-10-27"]);
    let digest = place.publish("head.csv");
    let groups: Vec<&str> = (0..10).map(|group| &digest[group * 4..group * 4 + 4]).collect();
    let expected = format!("ledger/stands.csv: S-001; Prüfsumme für das Protokoll: {}\n", groups.join(" "));
    assert_eq!((said.out.as_str(), said.err.as_str()), (expected.as_str(), ""));
}

#[test]
fn a_booking_of_a_day_to_come_ends_no_recording() {
    let place = Place::new();
    place.put("ledger/costs.csv", format!("{COSTS}{}", NEXT.replace("2022-02-01", "2099-01-01")));
    let stand = |today: &str| place.run(&["stand", "--note", "Konferenz", "--today", today]);
    let said = stand("2022-10-27").succeeds().says("Warnung[future-booking]").says("costs.csv:4:5");
    assert!(said.out.starts_with("ledger/stands.csv: S-001; Prüfsumme"), "{}", said.out);
    stand("2022-10-28").succeeds().says("Warnung[future-booking]").says("S-002");
    // What the stand contains is to be taken back in a new file, and then nothing is left to say.
    let row = "C-4,2022-10-28,2021-01-01,2021-12-31,personnel,1,300.00,,-300.00,,assumed,,C-3,";
    place.run(&["check", "--today", "2022-10-28"]).succeeds().says(row);
    place.put("ledger/costs/2022.csv", format!("{}{row}\n", COSTS.split_inclusive('\n').next().unwrap()));
    place.run(&["check", "--today", "2022-10-28"]).succeeds().does_not_say("future-booking");
    stand("2022-10-29").succeeds().does_not_say("future-booking").says("S-003");
}

/// Booked on a day before the stand, which does not contain it, whether behind it or in a file of its own.
#[test]
fn no_row_is_slipped_in_before_a_stand() {
    let header = COSTS.split_inclusive('\n').next().unwrap();
    for (file, before) in [("ledger/costs.csv", COSTS), ("ledger/costs/2019b.csv", header)] {
        let place = Place::new();
        place.stand("2022-10-27");
        place.put(file, format!("{before}{NEXT}"));
        for command in [&["check"][..], &["build"], &["stand", "--note", "Konferenz", "--date", "2022-10-28"]]
        {
            place.run(command).ends_with(1).says("[recorded-before-stand]").says("den Tag schreiben, an dem");
        }
        place.put(file, format!("{before}{}", NEXT.replace("2022-02-01", "2022-10-27")));
        place.run(&["check"]).succeeds();
    }
}

#[test]
fn a_stand_of_a_day_to_come_ends_no_recording() {
    let place = Place::new();
    place.stand("2021-10-27");
    let ahead = place.read("ledger/stands.csv").replace("2021-10-27", "2099-10-27");
    place.put("ledger/stands.csv", &ahead);
    for (number, options) in [(2, &["--today", "2021-11-01"][..]), (3, &["--date", "2021-11-02"])] {
        let said = place.run(&[&["stand", "--note", "Konferenz"], options].concat());
        assert_eq!(said.status, 0, "{}", said.err);
        assert_eq!(place.read("ledger/stands.csv").matches(&format!("S-00{number},2099-10-27,")).count(), 3);
    }
    assert_eq!(place.run(&["check"]).status, 0);
}

#[test]
fn the_day_of_a_stand_is_the_one_that_is_said() {
    for (options, day) in [
        (&["--today", "2026-03-01"][..], "2026-03-01"),
        (&["--today", "2026-03-01", "--date", "2026-02-27"], "2026-02-27"),
    ] {
        let place = Place::new();
        let said = place.run(&[&["stand", "--note", "Konferenz"], options].concat());
        assert_eq!(said.status, 0, "{}", said.err);
        assert_eq!(place.read("ledger/stands.csv").matches(&format!("S-001,{day},")).count(), 3);
    }
    let place = Place::new();
    let ahead = place.run(&["stand", "--note", "Konferenz", "--today", "2026-03-01", "--date", "2026-03-02"]);
    assert_eq!((ahead.status, ahead.err.as_str()), (2, "kopfstelle: --date 2026-03-02 is still to come\n"));
    let no_day = place.run(&["stand", "--note", "Konferenz", "--today", "morgen"]);
    assert_eq!(no_day.err, "kopfstelle: --today takes a day as YYYY-MM-DD, not \"morgen\"\n");
}

#[test]
fn a_stand_names_the_agreement_and_a_file_of_each_book() {
    let place = Place::new();
    place.stand("2021-10-27");
    let whole = place.read("ledger/stands.csv");
    for (file, found) in [
        ("agreement.toml", "der Stand „S-001“ nennt „agreement.toml“ nicht"),
        ("costs.csv", "der Stand „S-001“ nennt keine Datei der Kosten"),
        ("memberships.csv", "der Stand „S-001“ nennt keine Datei der Mitgliedschaften"),
    ] {
        let lines = whole.split_inclusive('\n').filter(|line| !line.contains(file));
        place.put("ledger/stands.csv", lines.collect::<String>());
        let said = place.run(&["check"]);
        assert!(said.out.contains("Fehler[stand-form]") && said.out.contains(found), "{file}: {}", said.out);
        assert_eq!(said.status, 1);
    }
    // A book that was begun later is not missed.
    let costs = place.read("ledger/costs.csv");
    let later: String =
        costs.replace("C-1,2020-02-01", "C-1,2021-10-28").replace("C-2,2021-02-01", "C-2,2021-10-28");
    place.put("ledger/costs.csv", &later);
    let lines = whole.split_inclusive('\n').filter(|line| !line.contains("costs.csv"));
    place.put("ledger/stands.csv", lines.collect::<String>());
    assert_eq!(place.run(&["check"]).status, 0);
}

#[test]
fn a_build_publishes_nothing_once_a_stand_no_longer_holds() {
    let place = Place::new();
    place.stand("2021-10-27");
    place.publish("head.csv");
    let before = place.read("public/index.html");
    let broken = [
        COSTS.replace("100.00,,100.00", "90.00,,90.00"),
        COSTS.split_inclusive('\n').take(2).collect::<String>(),
        COSTS.replace("C-1,2020", "C-9,2020"),
    ];
    for costs in broken {
        place.put("ledger/costs.csv", &costs);
        let said = place.run(&["build"]);
        assert_eq!(said.status, 1, "{costs}");
        assert!(said.err.contains("Fehler[stand-broken]"), "{}", said.err);
        assert_eq!(place.read("public/index.html"), before);
    }
}

#[test]
fn the_published_files_are_the_very_bytes_that_a_stand_speaks_of() {
    let place = Place::new();
    place.stand("2021-10-27");
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.publish("head.csv");
    for file in ["agreement.toml", "costs.csv", "memberships.csv", "stands.csv"] {
        assert_eq!(place.read(&format!("public/data/ledger/{file}")), place.read(&format!("ledger/{file}")));
    }
    // As the page says: head -c BYTES costs.csv | sha256sum
    let page = place.read("public/pruefsummen.html");
    let command = format!("head -c {} costs.csv | sha256sum", COSTS.len() + NEXT.len());
    assert!(page.contains(&command), "{page}");
}

#[test]
fn the_link_to_a_file_leads_to_it_whatever_it_is_called() {
    let place = Place::new();
    place.put("ledger/costs/2019 #1.csv", COSTS);
    fs::remove_file(place.path("ledger/costs.csv")).unwrap();
    place.publish("head.csv");
    assert_eq!(place.read("public/data/ledger/costs/2019 #1.csv"), COSTS);
    let page = place.read("public/pruefsummen.html");
    let link = "<a href=\"data/ledger/costs/2019%20%231.csv\" download>costs/2019 #1.csv</a>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn a_setting_that_says_nothing_or_something_else_is_refused_with_its_line() {
    for (setting, found) in [
        ("[imprint]\npublisher = \"\"\n", "der Text ist leer"),
        ("[imprint]\naddress = [\" \"]\n", "der Text ist leer"),
        ("[accessibility]\nstatement_date = 12:30:00\n", "hier steht ein Tag ohne Uhrzeit"),
        ("[accessibility]\nstatement_date = 2025-01-31T12:30:00\n", "hier steht ein Tag ohne Uhrzeit"),
        ("[history]\nentry = \"https://forge.example/{nope}\"\n", "„{nope}“ wird nicht ersetzt"),
    ] {
        let place = Place::new();
        place.put("site-templates/settings.toml", setting);
        let said = place.run(&["build"]);
        assert_eq!(said.status, 1, "{setting}: {}", said.err);
        assert!(
            said.err.contains("site-templates/settings.toml:2") && said.err.contains(found),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_link_to_the_history_names_the_folder_of_the_agreement() {
    let place = two_agreements();
    let entry = "[history]\nentry = \"https://forge.example/blame/main/books/{folder}/{file}#L{line}\"\n";
    place.put("site-templates/settings.toml", entry);
    assert_eq!(place.run(&["build", "--ledger", "books"]).status, 0);
    let page = place.read("public/a/aenderungen.html");
    assert!(page.contains("href=\"https://forge.example/blame/main/books/two/costs.csv#L2\""), "{page}");
}

#[test]
fn every_page_shows_the_digest_for_the_minutes_in_its_foot() {
    let place = Place::new();
    let digest = place.publish("head.csv");
    let groups: Vec<&str> = (0..10).map(|group| &digest[group * 4..group * 4 + 4]).collect();
    let expected = format!("<code>{}</code></a></p>", groups.join(" "));
    for page in ["index.html", "jahre/2019.html", "kommunen/ahlen/index.html", "aenderungen.html"] {
        assert!(place.read(&format!("public/{page}")).contains(&expected), "{page}");
    }
}

#[test]
fn a_kept_head_holds_while_the_ledger_is_appended_to() {
    let place = Place::new();
    place.publish("kept.csv");
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    let said = place.run(&["verify", "kept.csv"]);
    let expected = format!(
        "Vereinbarung: Probe (ledger), id „probe“\nagreement.toml: unverändert\ncosts.csv: unverändert, {} Bytes angehängt\nmemberships.csv: unverändert\n\
         Der Stand ist unverändert im Hauptbuch enthalten. Nachgewiesen: 2 Dateien, 4 Buchungen.\n",
        NEXT.len()
    );
    assert_eq!((said.out.as_str(), said.status), (expected.as_str(), 0));
}

#[test]
fn a_change_of_the_agreement_is_said_and_breaks_nothing() {
    let place = Place::new();
    place.publish("kept.csv");
    place.put("ledger/agreement.toml", AGREEMENT.replace("Probe", "Probe 2"));
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains("\nagreement.toml: seitdem geändert (erlaubt"), "{}", said.out);
    // The bookings are proved, not the bills that were made of them.
    assert!(
        said.out.contains("\nNachgewiesen sind damit die Buchungen, nicht was aus ihnen"),
        "{}",
        said.out
    );
    assert_eq!(said.status, 0);
}

#[test]
fn a_kept_head_that_no_longer_holds_names_the_file_and_with_git_the_row() {
    let place = Place::new();
    place.publish("kept.csv");
    place.put("ledger/costs.csv", COSTS.replacen("100.00,,100.00", "900.00,,900.00", 1));
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains("costs.csv: GEÄNDERT: in den Zeilen 1 bis 3"), "{}", said.out);
    assert_eq!(said.status, 1);

    place.put("ledger/costs.csv", COSTS);
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    place.put("ledger/costs.csv", COSTS.replacen("100.00,,100.00", "900.00,,900.00", 1));
    place.git(&["commit", "-qam", "rewritten"]);
    let said = place.run(&["verify", "kept.csv"]);
    let expected = "costs.csv: GEÄNDERT: Zeile 2\n  vorher: C-1,2020-02-01,2019-01-01,2019-12-31,personnel,1,100.00,,100.00,,assumed,,,\n  \
                    jetzt:  C-1,2020-02-01,2019-01-01,2019-12-31,personnel,1,900.00,,900.00,,assumed,,,\n";
    assert!(said.out.contains(expected), "{}", said.out);
    assert!(said.out.ends_with("Der Stand ist NICHT mehr unverändert im Hauptbuch enthalten.\n"));
    assert_eq!(said.status, 1);
}

#[test]
fn stands_narrow_down_where_a_file_was_changed() {
    let place = Place::new();
    place.stand("2021-10-27");
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.publish("kept.csv");
    place.put("ledger/costs.csv", format!("{COSTS}{}", NEXT.replace("300.00,,300.00", "200.00,,200.00")));
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains("costs.csv: GEÄNDERT: in den Zeilen 4 bis 4"), "{}", said.out);
}

/// Two agreements with the same memberships, `a` and `b`, in folders named the other way round.
fn two_agreements() -> Place {
    let place = Place::new();
    for (folder, id) in [("one", "b"), ("two", "a")] {
        let agreement = AGREEMENT.replace("\"probe\"", &format!("{id:?}"));
        place.put(
            &format!("books/{folder}/agreement.toml"),
            agreement.replace("Probe", &format!("Probe {id}")),
        );
        place.put(&format!("books/{folder}/memberships.csv"), MEMBERSHIPS);
        place.put(
            &format!("books/{folder}/costs.csv"),
            COSTS.replace("assumed,,,", &format!("assumed,,,{id}")),
        );
    }
    let said = place.run(&["build", "--ledger", "books"]);
    assert_eq!(said.status, 0, "{}", said.err);
    place
}

#[test]
fn a_kept_head_is_of_the_agreement_that_it_fits_and_that_is_named_first() {
    let place = two_agreements();
    for (id, folder) in [("a", "two"), ("b", "one")] {
        let said = place.run(&["verify", &format!("public/{id}/data/head.csv"), "--ledger", "books"]);
        assert!(
            said.out.starts_with(&format!("Vereinbarung: Probe {id} (books/{folder}), id „{id}“\n")),
            "{}",
            said.out
        );
        assert_eq!(said.status, 0);
    }
}

#[test]
fn where_it_cannot_be_told_whose_a_head_is_nobody_is_accused() {
    let place = two_agreements();
    let kept = "public/a/data/head.csv";
    // Only the memberships still hold, and they are those of both agreements.
    place.put(
        "books/two/costs.csv",
        COSTS.replace("100.00,,100.00", "900.00,,900.00").replace("assumed,,,", "assumed,,,a"),
    );
    place.put("books/two/agreement.toml", place.read("books/two/agreement.toml").replace("Kreis", "Land"));
    let tie = place.run(&["verify", kept, "--ledger", "books"]);
    assert_eq!((tie.status, tie.out.as_str()), (2, ""), "{}", tie.err);
    assert!(
        tie.err.contains("sie passt zu mehreren Vereinbarungen gleich gut; sie mit --agreement nennen: b, a"),
        "{}",
        tie.err
    );
    // Neither holds any more.
    for folder in ["one", "two"] {
        place.put(&format!("books/{folder}/memberships.csv"), MEMBERSHIPS.replace("M-1", "M-9"));
    }
    let none = place.run(&["verify", kept, "--ledger", "books"]);
    assert_eq!(none.status, 2, "{}", none.out);
    for name in ["a", "two"] {
        let said = place.run(&["verify", kept, "--ledger", "books", "--agreement", name]);
        assert!(said.out.starts_with("Vereinbarung: Probe a (books/two), id „a“\n"), "{}", said.out);
        assert!(said.out.contains("costs.csv: GEÄNDERT"), "{}", said.out);
        assert_eq!(said.status, 1);
    }
    let unknown = place.run(&["verify", kept, "--ledger", "books", "--agreement", "c"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("es gibt: b, a"), "{}", unknown.err);
}

#[test]
fn pages_of_no_agreement_show_the_digest_of_the_list_and_it_is_found_again() {
    let place = two_agreements();
    let heads = format!(
        "agreement,sha256\na,{}\nb,{}\n",
        sha256(&place.path("public/a/data/head.csv")),
        sha256(&place.path("public/b/data/head.csv"))
    );
    assert_eq!(place.read("public/heads.csv"), heads);
    let digest = sha256(&place.path("public/heads.csv"));
    let groups: Vec<&str> = (0..10).map(|group| &digest[group * 4..group * 4 + 4]).collect();
    for page in ["index.html", "impressum.html", "datenschutz.html", "barrierefreiheit.html"] {
        let text = place.read(&format!("public/{page}"));
        let foot = format!("<code>{}</code></a></p>", groups.join(" "));
        assert!(
            text.contains(&foot) && text.contains("Stand: letzte Buchung vom 01.02.2021"),
            "{page}: {text}"
        );
    }
    assert!(place.read("public/print.css").contains(&groups.join(" ")));
    let now = place.run(&["verify", &digest[..40], "--ledger", "books"]);
    let first = "Prüfsumme gefunden: es ist die des jetzigen Standes der Liste aller Vereinbarungen.\n\
                 Vereinbarung: Probe b (books/one), id „b“\n";
    assert!(
        now.out.starts_with(first) && now.out.contains("\nVereinbarung: Probe a (books/two), id „a“\n"),
        "{}",
        now.out
    );
    assert_eq!(now.status, 0);

    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "books"]);
    place.git(&["commit", "-qm", "then"]);
    place.put("books/two/costs.csv", format!("{}{NEXT}", place.read("books/two/costs.csv")));
    place.git(&["commit", "-qam", "now"]);
    let then = place.run(&["verify", &digest[..40], "--ledger", "books"]);
    assert!(
        then.out.contains("des Standes der Liste aller Vereinbarungen der Versionsgeschichte"),
        "{}",
        then.out
    );
    assert_eq!(then.status, 0);
    fs::remove_dir_all(place.path("books/one")).unwrap();
    let gone = place.run(&["verify", &digest[..40], "--ledger", "books"]);
    assert!(gone.out.contains("Vereinbarung im Ordner „one“, id „b“: FEHLT."), "{}", gone.out);
    assert_eq!(gone.status, 1);
}

#[test]
fn a_digest_is_looked_for_in_the_agreement_that_is_named() {
    let place = two_agreements();
    let digest = sha256(&place.path("public/a/data/head.csv"));
    let run = |more: &[&str]| place.run(&[&["verify", &digest, "--ledger", "books"], more].concat());
    assert_eq!(run(&[]).status, 0);
    assert_eq!(run(&["--agreement", "a"]).status, 0);
    let other = run(&["--agreement", "b"]);
    assert!(other.out.contains("gehört zu keinem Stand"), "{}", other.out);
    assert_eq!(other.status, 1);
}

#[test]
fn a_repository_that_git_refuses_is_not_called_a_missing_history() {
    let place = Place::new();
    place.put(".git", "gitdir: nowhere\n");
    let said = place.run(&["verify", &"0".repeat(40)]);
    assert!(said.err.contains("git verweigert den Ordner"), "{}", said.err);
    assert!(said.out.contains("die Versionsgeschichte ließ sich nicht lesen"), "{}", said.out);
    assert!(!said.out.contains("umgeschrieben"), "{}", said.out);
    assert_eq!(said.status, 1);
}

#[test]
fn rows_that_are_gone_and_files_that_are_gone_are_told_apart() {
    let place = Place::new();
    place.publish("kept.csv");
    place.put("ledger/costs/2019.csv", COSTS.split_inclusive('\n').take(2).collect::<String>());
    fs::remove_file(place.path("ledger/costs.csv")).unwrap();
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains("costs.csv: FEHLT\n"), "{}", said.out);
    place.put("ledger/costs.csv", "x");
    place.put("ledger/costs.csv", COSTS.split_inclusive('\n').take(2).collect::<String>());
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains(&format!("costs.csv: GEKÜRZT: {} Bytes, jetzt ", COSTS.len())), "{}", said.out);
    assert_eq!(said.status, 1);
}

#[test]
fn a_digest_from_the_minutes_is_found_in_the_stands() {
    let place = Place::new();
    let before = place.publish("before.csv");
    place.stand("2021-10-27");
    let after = place.publish("after.csv");
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.stand("2022-10-27");
    let now = place.publish("now.csv");
    for (digest, from) in [(before, "festgehaltenen"), (after, "festgehaltenen"), (now, "jetzigen")] {
        let said = place.run(&["verify", &digest[..40]]);
        assert!(said.out.contains(from), "{}", said.out);
        assert_eq!(said.status, 0, "{}", said.out);
    }
    let unknown = place.run(&["verify", &"0".repeat(40)]);
    assert!(unknown.out.starts_with("Die Prüfsumme 0000 0000"), "{}", unknown.out);
    assert_eq!(unknown.status, 1);
    assert_eq!(place.run(&["verify", &"0".repeat(39)]).status, 2);
}

#[test]
fn a_digest_from_the_minutes_is_found_in_the_history() {
    let place = Place::new();
    place.git(&["init", "-q", "-b", "main"]);
    let then = place.publish("then.csv");
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "then"]);
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.git(&["commit", "-qam", "now"]);
    let said = place.run(&["verify", &then[..40]]);
    assert!(
        said.out.starts_with("Prüfsumme gefunden: die des Standes der Versionsgeschichte"),
        "{}",
        said.out
    );
    assert_eq!(said.status, 0);
}

#[test]
fn a_site_is_what_ledger_and_templates_make_or_it_is_said_which_files_are_not() {
    let place = Place::new();
    place.publish("head.csv");
    let same = place.run(&["verify", "--site", "public"]);
    assert!(same.out.contains("Byte für Byte"), "{}{}", same.out, same.err);
    assert_eq!(same.status, 0);
    place.put("public/index.html", place.read("public/index.html").replace("Probe", "Prübe"));
    place.put("public/fremd.html", "x");
    fs::remove_file(place.path("public/daten.html")).unwrap();
    let other = place.run(&["verify", "--site", "public"]);
    let lines: Vec<&str> = other.out.lines().collect();
    assert_eq!(lines[0], "daten.html: fehlt");
    assert!(lines[1].starts_with("index.html: anders ab Zeile "), "{}", other.out);
    assert_eq!(lines[2], "fremd.html: überzählig");
    assert_eq!(other.status, 1);
}

#[test]
fn the_changes_are_listed_newest_first_and_fed_row_by_row() {
    let place = Place::new();
    place.put("ledger/costs.csv", format!("{COSTS}C-4,2022-03-01,2020-01-01,2020-12-31,personnel,1,100.00,,-100.00,,assumed,,C-2,\"Tippfehler & <b>\"\n"));
    place.put(
        "site-templates/settings.toml",
        "[history]\nentry = \"https://forge.example/blame/main/ledger/{file}#L{line}\"\n",
    );
    place.stand("2022-04-01");
    place.publish("head.csv");
    let page = place.read("public/aenderungen.html");
    let days: Vec<&str> = page
        .split("<h2 id=\"_tag-")
        .skip(1)
        .map(|part| &part[part.find("Am ").unwrap() + 3..][..10])
        .collect();
    assert_eq!(days, ["01.04.2022", "01.03.2022", "01.02.2021", "01.02.2020", "02.01.2019"]);
    let counterpart = "Storno: nimmt <a class=\"nowrap\" href=\"buchungen/2020.html#C-2\">C-2</a> zurück";
    assert!(page.contains(counterpart), "{page}");
    assert!(page.contains("href=\"https://forge.example/blame/main/ledger/costs.csv#L4\""), "{page}");
    let feed = place.read("public/aenderungen.xml");
    assert_eq!(feed.matches("<entry>").count(), 6);
    assert!(feed.contains("<content type=\"text\">Tippfehler &amp; &lt;b&gt;</content>"), "{feed}");
    assert!(feed.contains("<updated>2022-03-01T00:00:00Z</updated>"));
}

#[test]
fn a_stand_that_would_not_read_back_changes_nothing() {
    let place = Place::new();
    place.stand("2021-10-27");
    let before = place.read("ledger/stands.csv");
    for note in ["\u{202e}x", "x\u{feff}", "x\u{fdd0}", "\ty"] {
        let said = place.run(&["stand", "--note", note]);
        assert_eq!(said.status, 2, "{note:?}: {}", said.err);
        assert_eq!(place.read("ledger/stands.csv"), before);
    }
    assert_eq!(place.run(&["check"]).status, 0);
}

#[test]
fn several_agreements_are_recorded_all_or_none() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(
            &format!("books/{name}/agreement.toml"),
            AGREEMENT.replace("\"probe\"", &format!("\"{name}\"")),
        );
        place.put(&format!("books/{name}/memberships.csv"), MEMBERSHIPS);
        place.put(&format!("books/{name}/costs.csv"), COSTS);
    }
    let stand = ["stand", "--ledger", "books", "--note", "Konferenz", "--date", "2021-10-27"];
    // The stand of the second agreement cannot be put into its place.
    fs::create_dir(place.path("books/b/stands.csv")).unwrap();
    let said = place.run(&stand);
    assert_ne!(said.status, 0);
    assert!(!place.path("books/a/stands.csv").exists(), "{}", said.err);
    fs::remove_dir(place.path("books/b/stands.csv")).unwrap();
    assert_eq!(place.run(&stand).status, 0);
    for name in ["a", "b"] {
        assert_eq!(place.read(&format!("books/{name}/stands.csv")).lines().count(), 4);
        let names = fs::read_dir(place.path(&format!("books/{name}"))).unwrap();
        assert_eq!(names.count(), 4, "nothing is left beside the ledger");
    }
}

#[cfg(unix)]
#[test]
fn a_stand_follows_no_link_and_keeps_the_mode_of_its_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.put("other.txt", "mein");
    std::os::unix::fs::symlink("../other.txt", place.path("ledger/.stands.csv.new")).unwrap();
    place.stand("2021-10-27");
    assert_eq!(place.read("other.txt"), "mein");
    let mode = |path: &str| fs::metadata(place.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("ledger/stands.csv"), mode("ledger/costs.csv"), "a new file is like any other");
    fs::set_permissions(place.path("ledger/stands.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    place.stand("2021-10-28");
    assert_eq!(mode("ledger/stands.csv"), 0o640);
}

#[test]
fn no_stand_is_recorded_of_a_day_to_come() {
    let place = Place::new();
    let said = place.run(&["stand", "--note", "Konferenz", "--date", "9999-12-31"]);
    assert_eq!(said.status, 2, "{}", said.err);
    assert!(said.err.contains("9999-12-31 is still to come"), "{}", said.err);
    assert!(!place.path("ledger/stands.csv").exists());
}

#[test]
fn a_head_from_which_rows_were_taken_proves_no_more_than_it_names() {
    let place = Place::new();
    place.put("ledger/costs/2019.csv", COSTS);
    place.put("ledger/costs/2021.csv", COSTS.replace("C-1", "D-1").replace("C-2", "D-2"));
    fs::remove_file(place.path("ledger/costs.csv")).unwrap();
    place.publish("whole.csv");
    let whole = place.read("whole.csv");
    let without = |name: &str| -> String {
        whole.split_inclusive('\n').filter(|line| !line.starts_with(name)).collect()
    };
    // What no publication of ours ever lacked is missed.
    for name in ["agreement.toml", "memberships.csv", "costs/"] {
        place.put("kept.csv", without(name));
        let said = place.run(&["verify", "kept.csv"]);
        assert_eq!(said.status, 3, "{name}: {}", said.out);
        assert!(said.err.contains("ist keine head.csv: Zeile"), "{}", said.err);
    }
    let swapped: String = whole.lines().rev().map(|line| format!("{line}\n")).collect();
    place.put(
        "kept.csv",
        format!("file,bytes,entries,sha256\n{}", swapped.replace("file,bytes,entries,sha256\n", "")),
    );
    assert_eq!(place.run(&["verify", "kept.csv"]).status, 3, "rows in another order");
    // What only its holder can have taken out is named.
    place.put("kept.csv", without("costs/2019"));
    let said = place.run(&["verify", "kept.csv"]);
    let expected = "costs/2019.csv: davon spricht diese head.csv nicht, obwohl die erste Buchung darin (2020-02-01) älter ist als \
                    ihre neueste (2021-02-01); nichts nachgewiesen\n\
                    Was die head.csv nennt, ist unverändert im Hauptbuch enthalten. Nachgewiesen: 2 Dateien, 4 Buchungen.\n";
    assert!(said.out.ends_with(expected), "{}", said.out);
    assert_eq!(said.status, 0);
    // How many entries there were is proved as well.
    let of_memberships = format!("memberships.csv,{},", MEMBERSHIPS.len());
    place.put("kept.csv", whole.replace(&format!("{of_memberships}2,"), &format!("{of_memberships}7,")));
    let said = place.run(&["verify", "kept.csv"]);
    assert!(said.out.contains("memberships.csv: VERFÄLSCHT: 2 Buchungen, nicht 7"), "{}", said.out);
    assert!(said.out.ends_with("Diese head.csv wurde so nie veröffentlicht.\n"), "{}", said.out);
    assert_eq!(said.status, 1);
}

#[test]
fn a_history_that_is_cut_off_accuses_nobody() {
    let place = Place::new();
    place.git(&["init", "-q", "-b", "main"]);
    let then = place.publish("then.csv");
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "then"]);
    place.put("ledger/costs.csv", format!("{COSTS}{NEXT}"));
    place.git(&["commit", "-qam", "now"]);
    let source = format!("file://{}", place.folder().display());
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let clone = elsewhere.path().join("shallow");
    place.git(&["clone", "-q", "--depth=1", &source, clone.to_str().unwrap()]);
    let shallow = clone.join("ledger");
    let said = place.run(&["verify", &then[..40], "--ledger", shallow.to_str().unwrap()]);
    assert_eq!(said.status, 1, "{}", said.out);
    assert!(!said.out.contains("umgeschrieben"), "{}", said.out);
    assert!(said.out.contains("git fetch --unshallow"), "{}", said.out);
    let nowhere = place.run(&["verify", &then[..40], "--ledger", "leger"]);
    assert_eq!(nowhere.status, 2, "{}", nowhere.out);
}

#[test]
fn a_head_or_digest_is_read_as_people_keep_it() {
    let place = Place::new();
    let digest = place.publish("kept.csv");
    place.put("kept.csv", format!("{}\n\r\n", place.read("kept.csv")));
    assert_eq!(place.run(&["verify", "kept.csv"]).status, 0);
    let groups: Vec<&str> = (0..10).map(|group| &digest[group * 4..group * 4 + 4]).collect();
    for typed in
        [format!("„{}“", groups.join(" ")), groups.join("–"), format!("\"{}\"", groups.join("\u{a0}"))]
    {
        let said = place.run(&["verify", &typed]);
        assert_eq!(said.status, 0, "{typed}: {}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn a_site_may_be_reached_through_a_link_but_holds_none() {
    let place = Place::new();
    place.publish("head.csv");
    std::os::unix::fs::symlink("public", place.path("live")).unwrap();
    let said = place.run(&["verify", "--site", "live"]);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    fs::rename(place.path("public/index.html"), place.path("elsewhere.html")).unwrap();
    std::os::unix::fs::symlink("../elsewhere.html", place.path("public/index.html")).unwrap();
    let said = place.run(&["verify", "--site", "live"]);
    assert!(said.out.contains("index.html: eine Verknüpfung"), "{}{}", said.out, said.err);
    assert_eq!(said.status, 1);
}

#[test]
fn the_feed_holds_whole_days() {
    let place = Place::new();
    let row = |number: usize, day: &str| {
        format!("X-{number},{day},2021-01-01,2021-12-31,personnel,1,1.00,,1.00,,assumed,,,\n")
    };
    let rows: String = (0..3)
        .map(|number| row(number, "2022-01-01"))
        .chain((3..153).map(|number| row(number, "2022-01-02")))
        .chain((153..160).map(|number| row(number, "2022-01-03")))
        .collect();
    place.put("ledger/costs.csv", format!("{COSTS}{rows}"));
    place.publish("head.csv");
    assert_eq!(place.read("public/aenderungen.xml").matches("<entry>").count(), 157);
}
