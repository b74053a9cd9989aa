//! What a build does where something is wrong: it says all of it, and the last good site stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const AGREEMENT: &str = r#"
title = "Gemeinsame Kasse"
proration = "months"
[[member]]
id = "dorf"
name = "Gemeinde Dorf"
short_name = "Dorf"
[[payee]]
id = "stadt"
name = "Stadt"
[[cost_type]]
id = "personnel"
name = "Personalkosten"
payee = "stadt"
split = "equal"
independent_of_members = true
"#;
const MEMBERSHIPS: &str = "entry,recorded_on,effective_on,member,event,document,reverses,note\nM1,2020-01-01,2020-01-01,dorf,join,,,\n";
const COSTS: &str = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note\nK1,2021-01-05,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,assumed,,,\n";

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, text).expect("a new file");
    }

    fn agreement(&self, folder: &str, id: &str, costs: &str) {
        self.put(&format!("ledger/{folder}/agreement.toml"), &format!("id = \"{id}\"{AGREEMENT}"));
        self.put(&format!("ledger/{folder}/memberships.csv"), MEMBERSHIPS);
        self.put(&format!("ledger/{folder}/costs.csv"), costs);
    }

    fn build(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
        command.current_dir(self.0.path()).arg("build").args(more).output().expect("the program starts")
    }
}

fn said(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

fn page(path: &Path) -> String {
    fs::read_to_string(path).expect("a page")
}

#[test]
fn two_agreements_with_one_id_are_a_finding_and_hide_no_other() {
    let place = Place::new();
    place.agreement("a", "kasse", COSTS);
    place.agreement("b", "kasse", COSTS);
    place.agreement("c", "andere", &COSTS.replace("100.00,,100.00", "100.00,,100.0"));
    let run = place.build(&[]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    assert!(said(&run).contains("duplicate-agreement") && said(&run).contains("[number]"), "{}", said(&run));
    assert!(!place.path("public").exists());
}

#[test]
fn an_error_leaves_the_last_site_as_it_was() {
    let place = Place::new();
    place.agreement(".", "kasse", COSTS);
    assert_eq!(place.build(&[]).status.code(), Some(0));
    let before = page(&place.path("public/index.html"));
    place.agreement(".", "kasse", &COSTS.replace("100.00,,100.00", "100.00,,100.01"));
    assert_eq!(place.build(&[]).status.code(), Some(1));
    assert_eq!(page(&place.path("public/index.html")), before);
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_one_finding_with_its_line() {
    let place = Place::new();
    place.agreement("a", "eins", COSTS);
    place.agreement("b", "zwei", COSTS);
    place.put(
        "own/year_list.html",
        "{% extends \"base.html\" %}\n{% block content %}{{ page.nothing.at_all }}{% endblock %}\n",
    );
    let run = place.build(&["--templates", "own"]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    assert_eq!(said(&run).matches("template-broken").count(), 1, "{}", said(&run));
    assert!(said(&run).contains("year_list.html:2"), "{}", said(&run));
    assert!(!place.path("public").exists());
}

#[test]
fn the_summary_says_what_was_built() {
    let place = Place::new();
    place.agreement(".", "kasse", COSTS);
    let run = place.build(&[]);
    let summary = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(summary.starts_with("1 agreement, 2 entries → ") && summary.contains(" files, "), "{summary}");
}

#[test]
fn a_reader_that_goes_away_does_not_make_the_program_panic() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    let mut child = program
        .args(["completions", "bash"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}
