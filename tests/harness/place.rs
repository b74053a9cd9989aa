//! A folder in which the program runs, and what a run says.

use super::Ledger;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Variables by which CI systems name what is to be compared.
const OF_CI: [&str; 3] =
    ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_MERGE_REQUEST_DIFF_BASE_SHA"];

/// A folder that lasts as long as its test.
pub struct Place(TempDir);

impl Place {
    /// With the small ledger in `ledger/`.
    pub fn new() -> Self {
        Self::with(&Ledger::small())
    }

    /// With this ledger in `ledger/`.
    pub fn with(ledger: &Ledger) -> Self {
        let place = Self::empty();
        place.put_ledger("ledger", ledger);
        place
    }

    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn put_ledger(&self, folder: &str, ledger: &Ledger) {
        ledger.write_to(&self.path(folder));
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Appends a row to a file.
    pub fn row(&self, path: &str, row: &str) {
        self.put(path, format!("{}{row}\n", self.read(path)));
    }

    /// Replaces a text that stands once in a file.
    #[track_caller]
    pub fn change(&self, path: &str, was: &str, is: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(was).count(), 1, "„{was}“ does not stand once in {path}");
        self.put(path, text.replacen(was, is, 1));
    }

    /// Runs the program in the folder, far from any repository but one of its own.
    #[must_use = "look at how it ended"]
    pub fn run(&self, arguments: &[&str]) -> Said {
        let mut command = program(self.folder());
        command.env("GIT_CEILING_DIRECTORIES", self.folder().parent().unwrap());
        let output = command.args(arguments).stdin(Stdio::null()).output().unwrap();
        Said {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs git in the folder.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) -> String {
        git(self.folder(), arguments)
    }
}

/// The program in a folder, in an environment that names no merge target.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    for name in OF_CI {
        command.env_remove(name);
    }
    command.current_dir(folder);
    command
}

/// Runs git in a folder, as somebody with a name and without settings of the machine; what it answers.
#[track_caller]
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["user.name=Probe", "user.email=probe@example.org", "commit.gpgsign=false"];
    let whole = ["core.autocrlf=false", "protocol.file.allow=always"];
    let settings = identity.iter().chain(&whole).flat_map(|setting| ["-c", setting]);
    let output = Command::new("git").arg("-C").arg(folder).args(settings).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// What a run of the program said, and its exit status.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// It did what it was asked.
    #[track_caller]
    pub fn succeeds(self) -> Self {
        self.ends_with(0)
    }

    #[track_caller]
    pub fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// A part of what it said, on either of the two streams.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text) || self.err.contains(text), "no {text:?} in {self:#?}");
        self
    }

    #[track_caller]
    pub fn does_not_say(self, text: &str) -> Self {
        assert!(!self.out.contains(text) && !self.err.contains(text), "{text:?} in {self:#?}");
        self
    }

    /// All of standard output, and nothing on standard error.
    #[track_caller]
    pub fn says_only(self, out: &str) -> Self {
        assert_eq!((self.out.as_str(), self.err.as_str()), (out, ""));
        self
    }
}
