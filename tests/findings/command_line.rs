//! What a program sees of `check`: the JSON as a whole, and the exit status.

use super::valid_ledger::{AGREEMENT, COSTS, MEMBERSHIPS};
use snapbox::{Assert, Data};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn folder(agreement: &str, costs: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("ledger");
    fs::create_dir(&ledger).unwrap();
    fs::write(ledger.join("agreement.toml"), agreement).unwrap();
    fs::write(ledger.join("memberships.csv"), MEMBERSHIPS).unwrap();
    fs::write(ledger.join("costs.csv"), costs).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kopfstelle")).args(arguments).current_dir(folder).output().unwrap()
}

fn status(folder: &TempDir, arguments: &[&str]) -> Option<i32> {
    run(folder.path(), arguments).status.code()
}

/// An error with its line, a warning with its line, and an error that has none.
#[test]
fn json_holds_every_finding_with_its_place() {
    let unused = format!("{AGREEMENT}\n[[document]]\nid = \"brief\"\ntitle = \"Brief\"\ndate = 2020-01-01\n");
    let folder = folder(&unused, &COSTS.replace("K4,Menge", "K4,=Menge"));
    fs::write(folder.path().join("ledger/Notiz \"neu\".txt"), "").unwrap();
    let output = run(folder.path(), &["check", "--format", "json"]);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/report.json");
    let printed = String::from_utf8(output.stdout).unwrap();
    // As text, so that the order of the keys counts too.
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(printed, Data::read_from(&expected, Some(snapbox::data::DataFormat::Text)).raw());
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
}

#[test]
fn json_of_a_sound_ledger_has_no_findings() {
    let output = run(folder(AGREEMENT, COSTS).path(), &["check", "--format", "json"]);
    let text = "{\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"findings\": []\n}\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
}

#[test]
fn a_sound_ledger_is_said_to_be_sound() {
    let output = run(folder(AGREEMENT, COSTS).path(), &["check"]);
    let text = "Keine Beanstandungen: 1 Vereinbarung, 10 Buchungen geprüft.\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn exit_status_0_is_done_with_warnings_allowed() {
    let unused = format!("{AGREEMENT}\n[[document]]\nid = \"brief\"\ntitle = \"Brief\"\ndate = 2020-01-01\n");
    assert_eq!(status(&folder(&unused, COSTS), &["check"]), Some(0));
    assert_eq!(status(&folder(AGREEMENT, COSTS), &["--help"]), Some(0));
}

#[test]
fn exit_status_1_is_an_error_in_the_ledger() {
    let folder = folder(AGREEMENT, &COSTS.replace("250.00,,actual", "250,,actual"));
    assert_eq!(status(&folder, &["check"]), Some(1));
    assert_eq!(status(&folder, &["build"]), Some(1));
    assert!(!folder.path().join("public").exists());
}

/// What else is wrong with one of the two does not hide it.
#[test]
fn two_agreements_of_one_id_are_found_beside_other_errors() {
    let folder =
        folder(&AGREEMENT.replace("title = ", "titel = "), &COSTS.replace("250.00,,actual", "250,,actual"));
    let ledger = folder.path().join("ledger");
    for copy in ["a", "b"] {
        fs::create_dir(ledger.join(copy)).unwrap();
        for file in ["agreement.toml", "memberships.csv", "costs.csv"] {
            fs::copy(ledger.join(file), ledger.join(copy).join(file)).unwrap();
        }
    }
    for file in ["agreement.toml", "memberships.csv", "costs.csv"] {
        fs::remove_file(ledger.join(file)).unwrap();
    }
    let commented = fs::read_to_string(ledger.join("b/agreement.toml")).unwrap();
    fs::write(ledger.join("b/agreement.toml"), format!("# Abschrift\n\n{commented}")).unwrap();
    let output = run(folder.path(), &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let twice: Vec<_> = findings.iter().filter(|finding| finding["code"] == "duplicate-agreement").collect();
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0]["file"], "ledger/b/agreement.toml");
    assert_eq!((&twice[0]["line"], &twice[0]["column"]), (&3.into(), &"id".into()));
    assert!(findings.iter().any(|finding| finding["code"] == "unknown-key"));
    let built = String::from_utf8(run(folder.path(), &["build"]).stderr).unwrap();
    assert!(built.contains("duplicate-agreement") && built.contains("unknown-key"), "{built}");
}

#[test]
fn a_link_among_the_templates_is_an_error() {
    let folder = folder(AGREEMENT, COSTS);
    fs::create_dir(folder.path().join("site-templates")).unwrap();
    std::os::unix::fs::symlink("../ledger/costs.csv", folder.path().join("site-templates/page.html"))
        .unwrap();
    let output = run(folder.path(), &["build"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("symbolic-link") && message.contains("site-templates/page.html"), "{message}");
    assert_eq!(output.status.code(), Some(1));
    assert!(!folder.path().join("public").exists());
}

#[test]
fn exit_status_2_is_wrong_usage() {
    let folder = folder(AGREEMENT, COSTS);
    for arguments in
        [&["chek"][..], &[], &["check", "--format", "xml"], &["check", "--leger", "x"], &["check", "x"]]
    {
        assert_eq!(status(&folder, arguments), Some(2), "{arguments:?}");
    }
}

#[test]
fn exit_status_3_is_a_failure_of_reading_or_writing() {
    let folder = folder(AGREEMENT, COSTS);
    assert_eq!(status(&folder, &["check", "--ledger", "nowhere"]), Some(3));
    // A file where the folder of the site should be.
    fs::write(folder.path().join("public"), "").unwrap();
    assert_eq!(status(&folder, &["build"]), Some(3));
}
