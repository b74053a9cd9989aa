//! The README says what is true: its commands run, its links lead somewhere, its figures of commands are those of
//! the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
        .current_dir(root())
        .args(arguments)
        .output()
        .expect("the program starts")
}

/// The commands in the `sh` blocks of a document, a line each.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn the_two_commands_are_the_first_two() {
    let readme = document("README.md");
    assert_eq!(commands(&readme)[..2], ["cargo run --release -- build", "tests/run"]);
    let ci = document(".ci/run");
    assert!(ci.lines().any(|line| line.trim().trim_start_matches("exec ").starts_with("tests/run")), "{ci}");
}

/// The project's own workflows run all tests, the quick ones on the oldest supported Rust too.
#[test]
fn workflows_run_the_tests_with_the_oldest_rust_too() {
    let manifest = document("Cargo.toml");
    let oldest =
        manifest.split("rust-version = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("it");
    for name in [".github/workflows/tests.yml", ".gitlab-ci.yml"] {
        let text = document(name);
        let (_, job) =
            text.split_once("\noldest-rust:").or_else(|| text.split_once("  oldest-rust:")).expect(name);
        assert!(job.contains(&format!(" rust:{oldest}-")), "{name} does not try Rust {oldest}");
        assert!(job.contains("tests/run --quick"), "{name}");
        assert!(
            text.lines().any(|line| line.trim_start().trim_start_matches("- run: ").trim_start_matches("- ")
                == "tests/run"),
            "{name}"
        );
    }
}

#[test]
fn the_check_of_the_ledger_passes_as_the_readme_says() {
    let run = program(&["check"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn the_digest_of_a_file_is_computed_as_the_readme_says() {
    let head = document("public/data/head.csv");
    let row = head.lines().find(|line| line.starts_with("costs/2024.csv,")).expect("a row of costs/2024.csv");
    let cells: Vec<&str> = row.split(',').collect();
    let readme = document("README.md");
    let command = commands(&readme)
        .into_iter()
        .find(|line| line.starts_with("head -c"))
        .expect("the command")
        .replace("BYTES", cells[1]);
    let run = Command::new("sh").arg("-c").arg(&command).current_dir(root()).output().expect("a shell");
    assert_eq!(String::from_utf8_lossy(&run.stdout).split(' ').next(), Some(cells[3]), "{command}");
}

#[test]
fn every_command_of_the_program_stands_in_the_readme() {
    let help = String::from_utf8(program(&["--help"]).stdout).expect("text");
    let readme = document("README.md");
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .expect("a list of commands")
        .lines()
        .take_while(|line| !line.is_empty());
    let mut count = 0;
    for command in
        commands.filter_map(|line| line.split_whitespace().next()).filter(|command| *command != "help")
    {
        assert!(
            readme.contains(&format!("`kopfstelle {command}")),
            "README.md does not tell of `kopfstelle {command}`"
        );
        count += 1;
    }
    assert!(count >= 3, "{help}");
}

/// What people write and read here.
const DOCUMENTS: [&str; 8] = [
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "ledger/README.md",
    "docs/handbuch/README.md",
    "docs/review.md",
    "docs/findings.md",
];

/// Tables, code and what is made from other sources are as wide as they have to be.
#[test]
fn lines_of_documents_fit_an_editor() {
    let mut long = Vec::new();
    for name in DOCUMENTS.into_iter().filter(|name| *name != "docs/findings.md") {
        let mut is_code = false;
        for (number, line) in document(name).lines().enumerate() {
            is_code ^= line.trim_start().starts_with("```");
            if !is_code && !line.starts_with('|') && line.chars().count() > 120 {
                long.push(format!("{name}:{}", number + 1));
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn links_of_the_documents_lead_to_files_that_are_there() {
    for name in DOCUMENTS {
        let text = document(name);
        let folder = root().join(Path::new(name).parent().expect("a folder"));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            assert!(folder.join(path).exists(), "{name} links to {target}");
        }
    }
}

/// The table of promises names tests that are there.
#[test]
fn every_promise_is_held_by_a_test() {
    let readme = document("README.md");
    let (_, rest) = readme.split_once("## What is promised").expect("the promises");
    let promises = rest.split("\n## ").next().unwrap_or_default();
    let rows = promises.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise"));
    let mut code = String::new();
    for entry in walkdir::WalkDir::new(root().join("tests")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            code += &fs::read_to_string(entry.path()).unwrap();
        }
    }
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let names: Vec<&str> = cells[1].split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty() && !cells[2].trim_end_matches(" |").is_empty(), "{row}");
        for name in names {
            let (test, job) = (format!("#[test]\nfn {name}()"), format!("(\"{name}\", "));
            assert!(code.contains(&test) || code.contains(&job), "there is no test {name}");
        }
        count += 1;
    }
    assert!(count > 10, "{promises}");
}
