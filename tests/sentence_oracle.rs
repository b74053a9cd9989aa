//! What the pages say, held against the ledger by `tests/oracle/sentences`: it knows of each sentence what it asserts,
//! and works that out anew from the ledger alone.

#[path = "oracle/runs.rs"]
mod runs;

use runs::{
    assert_none, build, manifest_folder, name, of_random_ledgers, python, python_output, scratch, subfolders,
};
use std::path::Path;

#[test]
fn the_committed_site_says_nothing_that_its_ledger_refutes() {
    let ledger = manifest_folder().join("ledger");
    assert_none(&refuted("the committed ledger", &ledger, &manifest_folder().join("public")));
}

#[test]
fn odd_ledgers_have_pages_that_they_do_not_refute() {
    let odd = subfolders("tests/odd-ledgers").into_iter().map(|ledger| (name(&ledger), ledger));
    let vectors =
        subfolders("tests/vectors").into_iter().map(|vector| (name(&vector), vector.join("ledger")));
    let found: Vec<String> =
        odd.chain(vectors).flat_map(|(what, ledger)| of_site_of(&what, &ledger)).collect();
    assert_none(&found);
}

#[test]
fn situations_once_told_wrongly_have_pages_that_they_do_not_refute() {
    let scratch = scratch();
    python("situations.py", &[scratch.path()]);
    let situations = subfolders(scratch.path());
    let found: Vec<String> = situations.iter().flat_map(|ledger| of_site_of(&name(ledger), ledger)).collect();
    assert_none(&found);
}

#[test]
fn random_ledgers_have_pages_that_they_do_not_refute() {
    assert_none(&of_random_ledgers(200, of_site_of));
}

#[test]
fn sentences_that_are_not_so_are_refused() {
    let output = python_output(&["-m", "sentences.refused"].map(Path::new), &[]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

/// Builds the site of a ledger and says which of its sentences are refuted.
fn of_site_of(what: &str, ledger: &Path) -> Vec<String> {
    let scratch = scratch();
    let site = scratch.path().join("site");
    if build(ledger, &site) { refuted(what, ledger, &site) } else { vec![format!("{what}: no site")] }
}

fn refuted(what: &str, ledger: &Path, site: &Path) -> Vec<String> {
    let output = python_output(&["-m", "sentences"].map(Path::new), &[ledger, site]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Vec::new() } else { vec![format!("{what}:\n{said}")] }
}
