//! A repository in which a change is made, and what the review says of it.

use super::harness::Place;
pub(crate) use super::harness::small::{AGREEMENT, COSTS_HEADER, COSTS_ROWS as COSTS, MEMBERSHIPS, NEXT};
pub(crate) use super::harness::{git, program};
pub(crate) use std::fs;
pub(crate) use std::path::{Path, PathBuf};
pub(crate) use std::process::{Command, Output};

/// Another one.
pub(crate) const OTHER: &str = "C-9,2022-03-01,2021-01-01,2021-12-31,personnel,1,80.00,,80.00,,assumed,,,
";

/// A repository with a sound ledger on `main`, and a branch `change` for what is to be reviewed.
pub(crate) struct Repository {
    place: Place,
}

impl Repository {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// One that is begun with options of `git init`.
    pub(crate) fn with(options: &[&str]) -> Self {
        let repository = Self { place: Place::new() };
        repository.git(&[&["init", "-q", "-b", "main"], options].concat());
        repository.commit("base");
        repository.git(&["switch", "-qc", "change"]);
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.place.folder()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Writes a file.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        self.place.put(path, text);
        self
    }

    /// Moves the agreement into a folder of its own.
    pub(crate) fn move_into(&self, folder: &str) {
        fs::create_dir_all(self.path().join("ledger").join(folder)).unwrap();
        for file in ["agreement.toml", "costs.csv", "memberships.csv"] {
            self.git(&["mv", &format!("ledger/{file}"), &format!("ledger/{folder}/{file}")]);
        }
    }

    /// Writes a second agreement like the first, of another name, into a folder.
    pub(crate) fn another(&self, folder: &str, title: &str) {
        let (id, title) = (format!("\"{}\"", title.to_lowercase()), format!("\"{title}\""));
        let agreement = AGREEMENT.replace("\"probe\"", &id).replace("\"Probe\"", &title);
        self.put(&format!("ledger/{folder}/agreement.toml"), agreement);
        self.put(&format!("ledger/{folder}/memberships.csv"), MEMBERSHIPS);
        self.put(&format!("ledger/{folder}/costs.csv"), format!("{COSTS_HEADER}{COSTS}"));
    }

    /// Writes `costs.csv` with these rows.
    pub(crate) fn costs(&self, rows: &str) -> &Self {
        self.put("ledger/costs.csv", format!("{COSTS_HEADER}{rows}"))
    }

    /// Writes `costs.csv` with these rows behind those of the base.
    pub(crate) fn append(&self, rows: &str) -> &Self {
        self.costs(&format!("{COSTS}{rows}"))
    }

    pub(crate) fn commit(&self, message: &str) -> &Self {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", message]);
        self
    }

    /// Commits something on `main`, from which the change then begins.
    pub(crate) fn on_main(&self, message: &str, work: impl FnOnce(&Self)) -> &Self {
        self.git(&["switch", "-q", "main"]);
        work(self);
        self.commit(message);
        self.git(&["switch", "-qC", "change"]);
        self
    }

    pub(crate) fn review(&self, arguments: &[&str]) -> Reviewed {
        review(self.path(), arguments)
    }

    /// The change is committed, and reviewing it as a revision and as working files says the same.
    pub(crate) fn reviewed(&self) -> Reviewed {
        self.commit("change");
        let revision = self.review(&["--base", "main", "--head", "change"]);
        let files = self.review(&["--base", "main"]);
        assert_eq!(revision.faults(), files.faults());
        assert_eq!(revision.status, files.status);
        revision
    }

    /// The comment on the working files.
    pub(crate) fn comment(&self) -> String {
        markdown(self.path(), &["--base", "main"])
    }

    /// The second line of the comment with plain blanks: the sentence that says it all.
    pub(crate) fn sentence(&self) -> String {
        sentence(&self.comment())
    }

    /// The review of the working files for a terminal.
    pub(crate) fn text(&self) -> String {
        let output = run(self.path(), &["review", "--base", "main", "--format", "text"]);
        String::from_utf8(output.stdout).unwrap()
    }
}

/// What the review said.
pub(crate) struct Reviewed {
    pub(crate) status: i32,
    pub(crate) report: serde_json::Value,
    pub(crate) said: String,
}

impl Reviewed {
    /// `file:line kind`, each departure from the rule.
    pub(crate) fn faults(&self) -> Vec<String> {
        let faults = self.report["append_only"]["faults"].as_array().cloned().unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let line = |fault: &serde_json::Value| {
            fault["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default()
        };
        let said = |fault: &serde_json::Value| {
            format!("{}{} {}", text(&fault["file"]), line(fault), text(&fault["kind"]))
        };
        faults.iter().map(said).collect()
    }

    pub(crate) fn assert_broken(&self, faults: &[&str]) {
        assert_eq!(self.faults(), faults, "{}", self.report);
        assert_eq!(self.status, 1);
    }

    pub(crate) fn assert_kept(&self) {
        assert_eq!(self.faults(), Vec::<String>::new());
        assert_eq!(self.status, 0, "{} {}", self.report, self.said);
    }
}

/// Runs the program in a folder, in an environment that names no merge target.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

/// The report for programs.
pub(crate) fn review(folder: &Path, arguments: &[&str]) -> Reviewed {
    let output = run(folder, &[&["review", "--format", "json"], arguments].concat());
    Reviewed {
        status: output.status.code().unwrap(),
        report: serde_json::from_slice(&output.stdout).unwrap_or_default(),
        said: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The comment for a forge.
pub(crate) fn markdown(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, &[&["review"], arguments].concat()).stdout).unwrap()
}

/// The sentence of a comment, with plain blanks.
pub(crate) fn sentence(comment: &str) -> String {
    comment.lines().nth(1).unwrap().replace('\u{a0}', " ")
}

/// The texts under a key in a list of the report.
pub(crate) fn strings(list: &serde_json::Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
}
