//! The smallest ledger for each code: `<code>/ledger` and the whole text that `check` prints about it.
//!
//! Where a rule is about cells of several books, a folder within that of its code holds a further case.
//!
//! A case runs in a copy of its folder. `links.txt` names symbolic links to be made in the copy (a line is the link and
//! where it points), `copies.txt` files to be copied (a line is the copy and its original), because not every system
//! keeps them in git. `rows.txt` names files to be made longer: a line is the file, how many rows, and the row, in
//! which `{}` is its number. `command.txt` replaces the arguments `check`; what another command prints of a case is
//! what it says on standard error. `SNAPSHOTS=overwrite` writes what is printed to `expected.txt`; read it before you
//! commit it.

use kopfstelle::finding::{Code, Severity};
use snapbox::{Assert, Data};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub fn folder(code: Code) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings").join(code.id())
}

/// A copy of a case in which the program can be run.
pub struct Case {
    pub copy: TempDir,
    arguments: String,
}

impl Case {
    pub fn of(from: &Path) -> Self {
        let copy = TempDir::new().unwrap();
        for entry in walkdir::WalkDir::new(from).min_depth(1).sort_by_file_name() {
            let entry = entry.unwrap();
            let to = copy.path().join(entry.path().strip_prefix(from).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(to).unwrap(),
                false => drop(fs::copy(entry.path(), to).unwrap()),
            }
        }
        for line in fs::read_to_string(from.join("links.txt")).unwrap_or_default().lines() {
            let (link, target) = line.split_once(' ').unwrap();
            let link = copy.path().join(link);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(target, link).unwrap();
        }
        for line in fs::read_to_string(from.join("copies.txt")).unwrap_or_default().lines() {
            let (to, from) = line.split_once(' ').unwrap();
            let to = copy.path().join(to);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(copy.path().join(from), to).unwrap();
        }
        for line in fs::read_to_string(from.join("rows.txt")).unwrap_or_default().lines() {
            let [to, rows, row] = line.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
            let to = copy.path().join(to);
            let rows = (1..=rows.parse::<u64>().unwrap())
                .map(|number| row.replace("{}", &number.to_string()) + "\n");
            fs::write(&to, fs::read_to_string(&to).unwrap() + &rows.collect::<String>()).unwrap();
        }
        let arguments = fs::read_to_string(from.join("command.txt")).unwrap_or_else(|_| "check".into());
        Self { copy, arguments }
    }

    pub fn run(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
            .args(self.arguments.split_whitespace())
            .args(more)
            .current_dir(self.copy.path())
            .output()
            .unwrap()
    }
}

/// The folders of the further cases of a code.
pub fn further(code: Code) -> Vec<PathBuf> {
    let within = fs::read_dir(folder(code)).unwrap().map(|entry| entry.unwrap().path());
    let mut further: Vec<PathBuf> = within.filter(|path| path.join("expected.txt").exists()).collect();
    further.sort();
    further
}

/// Every case.
fn cases() -> impl Iterator<Item = (Code, PathBuf)> {
    Code::ALL
        .iter()
        .flat_map(|&code| [vec![folder(code)], further(code)].concat().into_iter().map(move |of| (code, of)))
}

/// Whether a case is one of another command than `check`.
fn is_of_another_command(folder: &Path) -> bool {
    folder.join("command.txt").exists()
}

#[test]
fn every_case_prints_exactly_what_is_expected() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let mut differences = Vec::new();
    for (code, folder) in cases() {
        let output = Case::of(&folder).run(&[]);
        let results = if is_of_another_command(&folder) { Vec::new() } else { output.stdout };
        let printed = String::from_utf8([results, output.stderr].concat()).unwrap();
        let expected = Data::read_from(&folder.join("expected.txt"), None).raw();
        if let Err(difference) = assert.try_eq(Some(&code.id()), printed.into(), expected) {
            differences.push(difference.to_string());
        }
    }
    assert!(differences.is_empty(), "{}", differences.concat());
}

#[test]
fn every_case_ends_with_the_status_of_its_severity() {
    for (code, folder) in cases() {
        let expected = i32::from(code.severity() == Severity::Error);
        assert_eq!(Case::of(&folder).run(&[]).status.code(), Some(expected), "{}", code.id());
    }
}

#[test]
fn every_case_shows_its_own_code_and_no_other() {
    for (code, folder) in cases().filter(|(_, folder)| !is_of_another_command(folder)) {
        let output = Case::of(&folder).run(&["--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let found: Vec<&str> =
            report["findings"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
        assert_eq!(found, [code.id()]);
    }
}

#[test]
fn every_folder_is_the_case_of_a_code() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")).unwrap();
    for folder in folders.map(Result::unwrap).filter(|entry| entry.file_type().unwrap().is_dir()) {
        let name = folder.file_name().into_string().unwrap();
        assert!(Code::ALL.iter().any(|code| code.id() == name), "{name}");
    }
}
