//! `kopfstelle verify` against those who would have it believe something else, and for those who did nothing.

mod harness;

use harness::{AGREEMENT, COSTS, Ledger, Place};
use sha2::{Digest, Sha256};

/// A place whose only agreement, in `ledger/a`, was published; the `head.csv` of that day was kept.
fn published() -> Place {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    place.run(&["build"]).succeeds();
    place.put("kept.csv", place.read("public/data/head.csv"));
    place
}

/// The digest that stands in the minutes of the day on which `kept.csv` was kept.
fn digest(place: &Place) -> String {
    Sha256::digest(place.read("kept.csv")).iter().take(20).map(|byte| format!("{byte:02x}")).collect()
}

/// A second agreement, in `ledger/b`, has all that the first one had, and a file of stands, made by hand, that speaks
/// of it.
fn put_decoy(place: &Place) {
    let copy = Ledger::new().change("agreement.toml", "id = \"muster\"", "id = \"archiv\"");
    place.put_ledger("ledger/b", &copy);
    let kept = place.read("kept.csv");
    let rows = kept.lines().skip(1).map(|row| format!("S-001,2021-12-01,{row},Konferenz\n"));
    let header = "stand,recorded_on,file,bytes,entries,sha256,note\n".to_owned();
    place.put("ledger/b/stands.csv", std::iter::once(header).chain(rows).collect::<String>());
}

fn rewrite_costs(place: &Place) {
    place.change("ledger/a/costs.csv", "berg,assumed,,,Lizenz", "berg,assumed,,,");
}

fn rewrite_memberships(place: &Place) {
    place.change("ledger/a/memberships.csv", "join,,,Beitritt", "join,,,");
}

fn change_agreement(place: &Place) {
    place.change("ledger/a/agreement.toml", "title = \"Muster\"", "title = \"Muster 2\"");
}

#[test]
fn a_copy_of_the_old_books_does_not_stand_for_those_that_were_rewritten() {
    type Step = fn(&Place);
    let several = "NICHT enthalten ist er in: muster.";
    let nobody = "Von welcher Vereinbarung der Stand ist, lässt sich hier nicht nachweisen";
    let cases: [(&[Step], &str); 4] = [
        (&[rewrite_costs], several),
        (&[rewrite_costs, change_agreement], several),
        (&[rewrite_costs, rewrite_memberships], several),
        (&[rewrite_costs, rewrite_memberships, change_agreement], nobody),
    ];
    for (steps, says) in cases {
        let place = published();
        put_decoy(&place);
        steps.iter().for_each(|step| step(&place));
        place.run(&["check"]).succeeds();
        for kept in ["kept.csv", &digest(&place)] {
            place.run(&["verify", kept]).ends_with(1).says(says).says("(ledger/b), id „archiv“");
        }
        place
            .run(&["verify", "kept.csv", "--agreement", "muster"])
            .ends_with(1)
            .says("NICHT mehr unverändert");
        place.run(&["verify", "kept.csv", "--agreement", "archiv"]).succeeds();
    }
}

#[test]
fn an_id_that_was_handed_on_is_said_with_what_is_proved() {
    // The agreement that was published is the one in folder b now; what has its folder is another one.
    let place = published();
    place.put_ledger("ledger/b", &Ledger::new());
    place.change("ledger/a/agreement.toml", "id = \"muster\"", "id = \"neu\"");
    let alike = place.run(&["verify", "kept.csv"]).succeeds();
    alike.says("Muster (ledger/b), id „muster“").says("Enthalten ist der Stand in: muster, neu.");
    // Which of the two has gone on since is no matter; but where one was rewritten, it may have been the one.
    place.row(
        "ledger/a/costs.csv",
        "K8,2022-02-03,2022-01-01,2022-12-31,lizenz,1,100.00,,100.00,berg,assumed,,,",
    );
    place.run(&["verify", "kept.csv"]).succeeds();
    rewrite_costs(&place);
    let one = place.run(&["verify", "kept.csv"]).ends_with(1);
    one.says("Enthalten ist der Stand in: muster.").says("NICHT enthalten ist er in: neu.");
    place.run(&["verify", "kept.csv", "--agreement", "muster"]).succeeds();
}

#[test]
fn without_git_too_a_copy_with_the_old_id_does_not_hide_what_was_rewritten() {
    type Step = fn(&Place);
    let cases: [&[Step]; 4] = [
        &[rewrite_costs],
        &[rewrite_costs, rewrite_memberships],
        &[rewrite_costs, rewrite_memberships, change_agreement],
        // Most of the rows, and the file has another name.
        &[
            |place| {
                let rewritten = place.read("ledger/a/costs.csv").replace(",assumed,,,", ",assumed,,,anders");
                place.put("ledger/a/costs.csv", rewritten.replace(",actual,vertrag,,", ",actual,vertrag,,x"));
            },
            |place| {
                std::fs::create_dir(place.path("ledger/a/costs")).unwrap();
                std::fs::rename(place.path("ledger/a/costs.csv"), place.path("ledger/a/costs/alt.csv"))
                    .unwrap();
            },
        ],
    ];
    for steps in cases {
        let place = published();
        place.put_ledger("ledger/b", &Ledger::new());
        place.change("ledger/a/agreement.toml", "id = \"muster\"", "id = \"neu\"");
        steps.iter().for_each(|step| step(&place));
        place.run(&["check"]).succeeds();
        for kept in ["kept.csv", &digest(&place)] {
            let both = place.run(&["verify", kept]).ends_with(1);
            both.says("Enthalten ist der Stand in: muster.").says("NICHT enthalten ist er in: neu.");
        }
        place.run(&["verify", "kept.csv", "--agreement", "muster"]).succeeds();
    }
}

#[test]
fn a_copy_that_took_the_old_id_does_not_hide_what_was_rewritten_in_the_old_folder() {
    let place = published();
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    place.put_ledger("ledger/b", &Ledger::new());
    place.change("ledger/a/agreement.toml", "id = \"muster\"", "id = \"neu\"");
    rewrite_costs(&place);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "two"]);
    for kept in ["kept.csv", &digest(&place)] {
        let both = place.run(&["verify", kept]).ends_with(1);
        both.says("Enthalten ist der Stand in: muster.").says("NICHT enthalten ist er in: neu.");
    }
    place.run(&["verify", "kept.csv", "--agreement", "muster"]).succeeds();
    // Who only moves to another folder is accused of nothing.
    std::fs::remove_dir_all(place.path("ledger/a")).unwrap();
    place.run(&["verify", "kept.csv"]).succeeds();
}

/// Two agreements that were founded alike, as municipalities do, each with costs of its own.
fn two_of_one_kind() -> Place {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    let days = [("2020-02-03", "2020-02-04"), ("2021-02-03", "2021-02-04"), ("2021-03-03", "2021-03-04")];
    let costs =
        days.iter().fold(Ledger::sample(COSTS).to_owned(), |costs, (day, other)| costs.replace(day, other));
    let other = Ledger::new()
        .change("agreement.toml", "id = \"muster\"", "id = \"zweite\"")
        .with(COSTS, costs)
        .change(COSTS, "119.00,berg", "238.00,berg")
        .change(COSTS, "lizenz,1,", "lizenz,2,");
    place.put_ledger("ledger/b", &other);
    place.run(&["build"]).succeeds();
    place.put("kept.csv", place.read("public/muster/data/head.csv"));
    place
}

#[test]
fn agreements_with_the_same_memberships_are_told_apart() {
    let place = two_of_one_kind();
    place.run(&["verify", "kept.csv"]).succeeds().does_not_say("zweite");
    place.run(&["verify", &digest(&place)]).succeeds().does_not_say("zweite");
    // Where agreement.toml was changed since, git tells whose it was; without it, nobody is accused without being
    // asked.
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    change_agreement(&place);
    place.run(&["verify", "kept.csv"]).succeeds().does_not_say("zweite");
    std::fs::remove_dir_all(place.path(".git")).unwrap();
    place.run(&["verify", "kept.csv"]).ends_with(1).says("mit --agreement ID wird nur die eine geprüft");
    place.run(&["verify", "kept.csv", "--agreement", "muster"]).succeeds();
}

#[test]
fn an_agreement_that_moved_to_another_folder_is_found_by_its_id() {
    let place = published();
    place.put_ledger(
        "ledger/b",
        &Ledger::new().change("agreement.toml", "id = \"muster\"", "id = \"zweite\""),
    );
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    place.row("ledger/a/memberships.csv", "M4,2022-01-02,2022-01-01,dorf,join,,,");
    std::fs::remove_dir_all(place.path("ledger/b")).unwrap();
    std::fs::rename(place.path("ledger/a"), place.path("ledger/c")).unwrap();
    place
        .run(&["verify", &digest(&place)])
        .succeeds()
        .says("Versionsgeschichte")
        .says("(ledger/c), id „muster“");
}

#[test]
fn a_stand_that_is_recorded_is_found_before_it_is_committed_whatever_comes_after_it() {
    let place = Place::with(&Ledger::new());
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    let said = place.run(&["stand", "--note", "Konferenz", "--date", "2021-10-27"]).succeeds().out;
    let digest = said.trim_end().rsplit(": ").next().unwrap();
    place.run(&["verify", digest]).succeeds().says("es ist die des jetzigen Standes");
    place.row(
        "ledger/costs.csv",
        "K8,2022-02-03,2022-01-01,2022-12-31,lizenz,1,100.00,,100.00,berg,assumed,,,",
    );
    place.run(&["verify", digest]).succeeds().says("die eines festgehaltenen Standes");
    // A row that is wrong is said, and nothing else.
    place
        .row("ledger/costs.csv", "K9,2022-02-03,2022-01-01,2022-12-31,lizenz,1,100.00,,1.00,berg,assumed,,,");
    let wrong = place.run(&["verify", digest]).ends_with(1);
    wrong
        .says("Fehler[amount]")
        .says("Der Stand ist unverändert im Hauptbuch enthalten.")
        .does_not_say("umgeschrieben");
    let unknown = place.run(&["verify", &"0".repeat(40)]).ends_with(1);
    unknown.says("Das beweist nichts, denn das Hauptbuch hat Fehler").does_not_say("umgeschrieben");
}

#[test]
fn a_state_of_nothing_is_refused_with_a_reason() {
    let place = published();
    let whole = place.read("kept.csv");
    let header = whole.lines().next().unwrap();
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let agreement = whole.lines().nth(1).unwrap();
    for (kept, reason) in [
        (String::new(), "Zeile 1 fehlt: Die Datei ist leer"),
        (format!("{header}\n"), "Zeile 2 fehlt: Es gibt nur die Kopfzeile"),
        (header[..10].to_owned(), "Zeile 1 lautet nicht file,bytes,entries,sha256"),
        (
            whole[..whole.len() - 3].to_owned(),
            "Zeile 4 hat keine SHA-256; die Datei ist vielleicht abgeschnitten",
        ),
        (
            whole[..whole.len() - 70].to_owned(),
            "Zeile 4 hat zu wenige Zellen; die Datei ist vielleicht abgeschnitten",
        ),
        (
            format!("{header}\n{agreement}\ncosts.csv,0,0,{nothing}\nmemberships.csv,0,0,{nothing}\n"),
            "Zeile 3 gehört zu einer leeren Datei, und mit einer solchen wurde nie etwas veröffentlicht",
        ),
        (whole.replacen(",0,", ",1,", 1), "Zeile 2 zählt Buchungen in einer Datei, die keine hat"),
    ] {
        place.put("kept.csv", &kept);
        let said = place.run(&["verify", "kept.csv"]).ends_with(3);
        assert_eq!(said.err, format!("kopfstelle: kept.csv ist keine head.csv: {reason}\n"));
    }
}

#[test]
fn a_state_that_ends_within_a_row_was_never_published() {
    let place = published();
    let whole = place.read("kept.csv");
    let costs = place.read("ledger/a/costs.csv");
    let row = |bytes: usize, entries: usize| {
        let digest: String =
            Sha256::digest(&costs[..bytes]).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("costs.csv,{bytes},{entries},{digest}")
    };
    let header = Ledger::header(COSTS).len();
    let line = whole.lines().find(|line| line.starts_with("costs.csv")).unwrap();
    for (bytes, entries) in [(20, 0), (header + 30, 0), (costs.len() - 1, 6), (costs.len() - 20, 6)] {
        place.put("kept.csv", whole.replace(line, &row(bytes, entries)));
        place
            .run(&["verify", "kept.csv"])
            .ends_with(1)
            .says("Bytes enden mitten in einer Zeile")
            .says("Diese head.csv wurde so nie veröffentlicht.");
    }
    // The header alone is what a ledger without a booking has.
    place.put("kept.csv", whole.replace(line, &row(header, 0)));
    place.run(&["verify", "kept.csv"]).succeeds();
}

const MEASURES: &str =
    "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note
V-1,2021-01-04,einwohner,2019,ahlen,1000,,assumed,,,
V-2,2021-01-04,einwohner,2020,ahlen,1000,,assumed,,,
V-3,2021-01-04,einwohner,2020,beckum,3000,,assumed,,,
";

/// A ledger whose costs are split by inhabitants, with a stand, a site and the `head.csv` of that day.
fn recorded_with_measures() -> Place {
    let measure = "[[measure]]\nid = \"einwohner\"\nname = \"Einwohnerzahl\"\nunit = \"Einwohner\"\n";
    let ledger = Ledger::small()
        .change(
            AGREEMENT,
            "[[cost_type]]\nid = \"personnel\"",
            &format!("{measure}[[cost_type]]\nid = \"personnel\""),
        )
        .change(AGREEMENT, "split = \"equal\"", "split = \"einwohner\"")
        .with("measures.csv", MEASURES);
    let place = Place::with(&ledger);
    place.run(&["stand", "--note", "Konferenz", "--date", "2021-10-27"]).succeeds();
    place.run(&["build"]).succeeds();
    place.put("kept.csv", place.read("public/data/head.csv"));
    place
}

#[test]
fn a_head_and_a_stand_name_the_file_of_the_measures() {
    let place = recorded_with_measures();
    let digest: String = Sha256::digest(MEASURES).iter().map(|byte| format!("{byte:02x}")).collect();
    let row = format!("measures.csv,{},3,{digest}", MEASURES.len());
    assert!(place.read("kept.csv").contains(&format!("\n{row}\n")), "{}", place.read("kept.csv"));
    assert!(place.read("ledger/stands.csv").contains(&format!("S-001,2021-10-27,{row},Konferenz\n")));
}

#[test]
fn values_that_are_added_or_taken_back_leave_every_state_as_it_was() {
    let reversal = "V-4,2022-01-04,einwohner,2020,beckum,3000,,assumed,,V-3,\n";
    for rows in [
        // A year to come; a past year anew; a past year that had none.
        "V-4,2022-01-04,einwohner,2021,ahlen,1000,,assumed,,,\n",
        &format!("{reversal}V-5,2022-01-04,einwohner,2020,beckum,4000,,assumed,,,\n"),
        "V-4,2022-01-04,einwohner,2019,beckum,3000,,assumed,,,\n",
    ] {
        let place = recorded_with_measures();
        place.put("ledger/measures.csv", format!("{MEASURES}{rows}"));
        for command in
            [&["verify", "kept.csv"][..], &["verify", &digest(&place)], &["build", "--output", "public"]]
        {
            place.run(command).succeeds();
        }
    }
    // The split is in agreement.toml, which may change; that it did is said.
    let place = recorded_with_measures();
    place.change("ledger/agreement.toml", "split = \"einwohner\"", "split = \"equal\"");
    place.run(&["verify", "kept.csv"]).succeeds().says("agreement.toml: seitdem geändert");
    place.run(&["build"]).succeeds();
}

#[test]
fn a_value_that_is_written_over_or_gone_is_found_by_all() {
    type Tamper = fn(&Place);
    let ways: [Tamper; 4] = [
        |place| place.change("ledger/measures.csv", "beckum,3000", "beckum,4000"),
        |place| place.put("ledger/measures.csv", MEASURES.replace("V-1,2021-01-04", "V-1,2020-01-04")),
        |place| place.put("ledger/measures.csv", MEASURES.split_inclusive('\n').take(3).collect::<String>()),
        |place| std::fs::rename(place.path("ledger/measures.csv"), place.path("ledger/x.md")).unwrap(),
    ];
    for tamper in ways {
        let place = recorded_with_measures();
        tamper(&place);
        place.run(&["check"]).ends_with(1).says("[stand-broken]").says("measures.csv");
        for command in [&["verify", "kept.csv"][..], &["verify", &digest(&place)], &["build"]] {
            place.run(command).ends_with(1).says("measures.csv");
        }
        assert_eq!(place.read("public/data/head.csv"), place.read("kept.csv"));
        // Without the stand the published site still knows.
        std::fs::remove_file(place.path("ledger/stands.csv")).unwrap();
        if place.run(&["check"]).status == 0 {
            place.run(&["build", "--strict"]).ends_with(1).says("[published-state]");
            place.run(&["build"]).succeeds().says("[published-state]").says("measures.csv");
        }
    }
}
