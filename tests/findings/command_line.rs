//! What a program sees of `check`: the JSON as a whole, and the exit status.

use super::harness::{AGREEMENT, COSTS, Ledger, Place};
use snapbox::{Assert, Data};
use std::fs;
use std::path::Path;

const UNUSED: &str = "\n[[document]]\nid = \"brief\"\ntitle = \"Brief\"\ndate = 2020-01-01\n";

/// An error with its line, a warning with its line, and an error that has none.
#[test]
fn json_holds_every_finding_with_its_place() {
    let faulty = Ledger::new().append(AGREEMENT, UNUSED).change(COSTS, "K4,Menge", "K4,=Menge");
    let place = Place::with(&faulty);
    place.put("ledger/Notiz \"neu\".txt", "");
    let said = place.run(&["check", "--format", "json"]);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/report.json");
    // As text, so that the order of the keys counts too.
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(said.out, Data::read_from(&expected, Some(snapbox::data::DataFormat::Text)).raw());
    assert_eq!((said.status, said.err.as_str()), (1, ""));
}

#[test]
fn json_of_a_sound_ledger_has_no_findings() {
    let text = "{\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"findings\": []\n}\n";
    Place::with(&Ledger::new()).run(&["check", "--format", "json"]).succeeds().says_only(text);
}

#[test]
fn a_sound_ledger_is_said_to_be_sound() {
    let text = "Keine Beanstandungen: 1 Vereinbarung, 10 Buchungen geprüft.\n";
    Place::with(&Ledger::new()).run(&["check"]).succeeds().says_only(text);
}

#[test]
fn exit_status_0_is_done_with_warnings_allowed() {
    Place::with(&Ledger::new().append(AGREEMENT, UNUSED)).run(&["check"]).succeeds();
    Place::with(&Ledger::new()).run(&["--help"]).succeeds();
}

/// A build knows no day, and a row that is reversed is mended.
#[test]
fn a_day_to_come_is_a_warning_of_whoever_is_told_or_asks_what_day_it_is() {
    let place = Place::new();
    place.run(&["check"]).succeeds().does_not_say("future-booking");
    let said = place.run(&["check", "--today", "2019-01-01"]).succeeds().says("Warnung[future-booking]");
    assert!(said.out.matches("[future-booking]").count() > 1, "{said:#?}");
    place.run(&["check", "--today", "9999-12-31"]).succeeds().does_not_say("future-booking");
    place.run(&["check", "--today", "gestern"]).ends_with(2).says("--today");
    place.run(&["build"]).succeeds().does_not_say("future-booking");
    place.git(&["init", "--quiet", "--initial-branch", "main"]);
    place.git(&["add", "."]);
    place.git(&["commit", "--quiet", "--message", "x"]);
    place.row("ledger/memberships.csv", "M99,2999-01-01,2031-01-01,beckum,leave,,,");
    let review = ["review", "--base", "main", "--format", "json"];
    place.run(&review).succeeds().says("future-booking").says("memberships.csv");
    place.run(&[&review[..], &["--today", "2999-01-01"]].concat()).succeeds().does_not_say("future-booking");
    // What the base has is no news; a second row of the same day is.
    place.git(&["commit", "--quiet", "--all", "--message", "x"]);
    place.row("ledger/memberships.csv", "M98,2999-01-01,2032-01-01,beckum,join,,,");
    let said = place.run(&review).succeeds();
    assert_eq!(said.out.matches("future-booking").count(), 1, "{said:#?}");
}

#[test]
fn exit_status_1_is_an_error_in_the_ledger() {
    let place = Place::with(&Ledger::new().change(COSTS, "250.00,,actual", "250,,actual"));
    place.run(&["check"]).ends_with(1);
    place.run(&["build"]).ends_with(1);
    assert!(!place.has("public"));
}

/// What else is wrong with one of the two does not hide it.
#[test]
fn two_agreements_of_one_id_are_found_beside_other_errors() {
    let place = Place::empty();
    let faulty = |begin: &str| {
        let text = Ledger::sample(AGREEMENT).replace("full_title = ", "titel = ");
        Ledger::new().with(AGREEMENT, format!("{begin}{text}")).change(COSTS, "250.00,,actual", "250,,actual")
    };
    place.put_ledger("ledger/a", &faulty(""));
    place.put_ledger("ledger/b", &faulty("# Abschrift\n\n"));
    let report: serde_json::Value =
        serde_json::from_str(&place.run(&["check", "--format", "json"]).out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let twice: Vec<_> = findings.iter().filter(|finding| finding["code"] == "duplicate-agreement").collect();
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0]["file"], "ledger/b/agreement.toml");
    assert_eq!((&twice[0]["line"], &twice[0]["column"]), (&3.into(), &"id".into()));
    assert!(findings.iter().any(|finding| finding["code"] == "unknown-key"));
    place.run(&["build"]).says("duplicate-agreement").says("unknown-key");
}

#[test]
fn a_link_among_the_templates_is_an_error() {
    let place = Place::with(&Ledger::new());
    fs::create_dir(place.path("site-templates")).unwrap();
    std::os::unix::fs::symlink("../ledger/costs.csv", place.path("site-templates/page.html")).unwrap();
    place.run(&["build"]).ends_with(1).says("symbolic-link").says("site-templates/page.html");
    assert!(!place.has("public"));
}

#[test]
fn exit_status_2_is_wrong_usage() {
    let place = Place::with(&Ledger::new());
    for arguments in
        [&["chek"][..], &[], &["check", "--format", "xml"], &["check", "--leger", "x"], &["check", "x"]]
    {
        place.run(arguments).ends_with(2);
    }
}

#[test]
fn exit_status_3_is_a_failure_of_reading_or_writing() {
    let place = Place::with(&Ledger::new());
    place.run(&["check", "--ledger", "nowhere"]).ends_with(3);
    // A file where the folder of the site should be.
    place.put("public", "");
    place.run(&["build"]).ends_with(3);
}
