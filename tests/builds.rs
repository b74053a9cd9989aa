//! What a build does where something is wrong: it says all of it, and the last good site stays as it was.

mod harness;

use harness::{AGREEMENT, COSTS, Ledger, Place};
use std::process::{Command, Stdio};

/// The sample under another id.
fn agreement(id: &str) -> Ledger {
    Ledger::new().change(AGREEMENT, "id = \"muster\"", &format!("id = \"{id}\""))
}

#[test]
fn two_agreements_with_one_id_are_a_finding_and_hide_no_other() {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    place.put_ledger("ledger/b", &Ledger::new());
    place.put_ledger("ledger/c", &agreement("other").change(COSTS, "250.00,,actual", "250.0,,actual"));
    place.run(&["build"]).ends_with(1).says("[duplicate-agreement]").says("[number]");
    assert!(!place.has("public"));
}

#[test]
fn an_error_leaves_the_last_site_as_it_was() {
    let place = Place::with(&Ledger::new());
    place.run(&["build"]).succeeds();
    let before = place.read("public/index.html");
    place.change("ledger/costs.csv", "19,119.00", "19,119.01");
    place.run(&["build"]).ends_with(1).says("[amount]");
    assert_eq!(place.read("public/index.html"), before);
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_one_finding_with_its_line() {
    let place = Place::empty();
    place.put_ledger("ledger/a", &agreement("a"));
    place.put_ledger("ledger/b", &agreement("b"));
    place.put(
        "own/year_list.html",
        "{% extends \"base.html\" %}\n{% block content %}{{ page.nothing.at_all }}{% endblock %}\n",
    );
    let said = place.run(&["build", "--templates", "own"]).ends_with(1).says("year_list.html:2");
    assert_eq!(said.err.matches("template-broken").count(), 1, "{said:#?}");
    assert!(!place.has("public"));
}

#[test]
fn the_summary_says_what_was_built() {
    let said = Place::with(&Ledger::new()).run(&["build"]).succeeds();
    assert!(said.out.starts_with("1 agreement, 10 entries → ") && said.out.contains(" files, "), "{said:#?}");
}

#[test]
fn a_reader_that_goes_away_does_not_make_the_program_panic() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    let mut child = program.args(["completions", "bash"]).stdout(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}
