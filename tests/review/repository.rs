//! A repository in which a change is made, and what the review says of it.

pub(crate) use std::fs;
pub(crate) use std::path::{Path, PathBuf};
pub(crate) use std::process::{Command, Output};
use tempfile::TempDir;

pub(crate) const AGREEMENT: &str = r#"id = "probe"
title = "Probe"
proration = "months"
[[member]]
id = "ahlen"
name = "Stadt Ahlen"
short_name = "Ahlen"
[[member]]
id = "beckum"
name = "Stadt Beckum"
short_name = "Beckum"
[[payee]]
id = "kreis"
name = "Kreis"
[[cost_type]]
id = "personnel"
name = "Personalkosten"
payee = "kreis"
split = "equal"
independent_of_members = true
[[cost_type]]
id = "licences"
name = "Lizenzen"
payee = "kreis"
split = "direct"
independent_of_members = false
"#;
pub(crate) const MEMBERSHIPS: &str = "entry,recorded_on,effective_on,member,event,document,reverses,note
M-1,2019-01-02,2019-01-01,ahlen,join,,,
M-2,2019-01-02,2020-01-01,beckum,join,,,
";
pub(crate) const COSTS_HEADER: &str = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
";
pub(crate) const COSTS: &str = "C-1,2020-02-01,2019-01-01,2019-12-31,personnel,1,100.00,,100.00,,assumed,,,
C-2,2021-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,assumed,,,
";
/// A row that can be appended.
pub(crate) const NEXT: &str = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,assumed,,,
";
/// Another one.
pub(crate) const OTHER: &str = "C-9,2022-03-01,2021-01-01,2021-12-31,personnel,1,80.00,,80.00,,assumed,,,
";

/// A repository with a sound ledger on `main`, and a branch `change` for what is to be reviewed.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// One that is begun with options of `git init`.
    pub(crate) fn with(options: &[&str]) -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git(&[&["init", "-q", "-b", "main"], options].concat());
        repository.put("ledger/agreement.toml", AGREEMENT);
        repository.put("ledger/memberships.csv", MEMBERSHIPS);
        repository.costs(COSTS).commit("base");
        repository.git(&["switch", "-qc", "change"]);
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Writes a file.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
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

/// Runs `git` in a folder; what it answers.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["user.name=Probe", "user.email=probe@example.org", "commit.gpgsign=false"];
    let whole = ["core.autocrlf=false", "protocol.file.allow=always"];
    let settings = identity.iter().chain(&whole).flat_map(|setting| ["-c", setting]);
    let output = Command::new("git").arg("-C").arg(folder).args(settings).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Runs the program in a folder, in an environment that names no merge target.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

/// The program in a folder, in an environment that names no merge target.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    for name in ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_MERGE_REQUEST_DIFF_BASE_SHA"] {
        command.env_remove(name);
    }
    command.current_dir(folder);
    command
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
