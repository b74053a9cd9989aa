//! `public/` is what the committed ledger and templates make, byte for byte, so that a reviewer of a change
//! sees which pages it changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, by its path within it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap_or_else(|error| panic!("{error}"));
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).expect("a path below the folder");
            files.insert(
                name.to_string_lossy().into_owned(),
                fs::read(entry.path()).expect("a readable file"),
            );
        }
    }
    files
}

/// The site that the program makes of `ledger/`, with its working directory and environment changed by `change`.
fn built(change: impl Fn(&mut Command)) -> BTreeMap<String, Vec<u8>> {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let output = scratch.path().join("site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    command.arg("build").arg("--output").arg(&output);
    command.arg("--ledger").arg(root().join("ledger")).arg("--templates").arg(root().join("site-templates"));
    change(&mut command);
    let run = command.output().expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    files(&output)
}

/// The names of files that differ, are missing or are not expected.
fn differences(expected: &BTreeMap<String, Vec<u8>>, found: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names = expected.keys().chain(found.keys()).collect::<std::collections::BTreeSet<_>>();
    names.into_iter().filter(|name| expected.get(*name) != found.get(*name)).cloned().collect()
}

#[test]
fn public_is_what_the_committed_ledger_makes() {
    let committed = files(&root().join("public"));
    assert!(committed.len() > 50, "public/ holds the site");
    let differing = differences(&committed, &built(|_| {}));
    assert!(differing.is_empty(), "build again and commit public/: {differing:#?}");
}

#[test]
fn time_place_language_and_cores_do_not_change_a_byte() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let odd = built(|command| {
        command.current_dir(elsewhere.path());
        command.env("TZ", "Pacific/Kiritimati").env("LC_ALL", "tr_TR.UTF-8").env("LANG", "tr_TR.UTF-8");
        command.env("RAYON_NUM_THREADS", "1").env("SOURCE_DATE_EPOCH", "1").env("COLUMNS", "17");
    });
    assert_eq!(differences(&built(|_| {}), &odd), Vec::<String>::new());
}

#[test]
fn the_templates_in_the_program_are_those_of_the_folder() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let output = scratch.path().join("site");
    let run = Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
        .current_dir(elsewhere.path())
        .args(["build", "--ledger"])
        .arg(root().join("ledger"))
        .arg("--output")
        .arg(&output)
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(differences(&built(|_| {}), &files(&output)), Vec::<String>::new());
}
