//! `kopfstelle verify` against those who would have it believe something else, and for those who did nothing.

mod harness;

use harness::{COSTS, Ledger, Place};
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

/// A second agreement, in `ledger/b`, has all that the first one had, and a file of stands, made by hand, that speaks of
/// it.
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
    rewrite_costs(&place);
    let one = place.run(&["verify", "kept.csv"]).succeeds();
    one.says("Muster (ledger/b), id „muster“").does_not_say("ledger/a");
}

/// Two agreements that were founded alike, as municipalities do, each with costs of its own.
fn two_of_one_kind() -> Place {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    let other = Ledger::new()
        .change("agreement.toml", "id = \"muster\"", "id = \"zweite\"")
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
    // Where agreement.toml was changed since, git tells whose it was; without it, nobody is accused without being asked.
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
        (String::new(), "line 1 is missing: the file is empty"),
        (format!("{header}\n"), "line 2 is missing: there is only the header"),
        (header[..10].to_owned(), "line 1 is not file,bytes,entries,sha256"),
        (whole[..whole.len() - 3].to_owned(), "line 4 has no SHA-256; the file may be cut off"),
        (whole[..whole.len() - 70].to_owned(), "line 4 has too few cells; the file may be cut off"),
        (
            format!("{header}\n{agreement}\ncosts.csv,0,0,{nothing}\nmemberships.csv,0,0,{nothing}\n"),
            "line 3 is of an empty file, and nothing with an empty file was ever published",
        ),
        (whole.replacen(",0,", ",1,", 1), "line 2 counts entries in a file that has none"),
    ] {
        place.put("kept.csv", &kept);
        let said = place.run(&["verify", "kept.csv"]).ends_with(3);
        assert_eq!(said.err, format!("kopfstelle: kept.csv is not a head.csv: {reason}\n"));
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
