//! A ledger in a real repository, with a recorded stand, a published site and the `head.csv` of that day. Whoever takes
//! back what is recorded is found by each of `build`, `review`, `verify` with the digest and `verify` with the file,
//! and the site stays as it was. Whoever does what is allowed is never told so.

use crate::effort::Effort;
use crate::random::Random;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that only grow, and the documents, which never change.
const FILES: [&str; 5] = [
    "memberships.csv",
    "costs.csv",
    "stands.csv",
    "documents/vereinbarung.pdf",
    "documents/2024/Rechnung Wartung.png",
];

pub fn run(effort: &mut Effort) -> String {
    let (mut tampered, mut honest) = (0, 0);
    for round in effort.rounds(10) {
        let mut random = Random::new(round + 1);
        let place = Recorded::new();
        for step in 0..random.below(3) {
            do_what_is_allowed(&place, &mut random, step);
            assert_eq!(place.verdicts(), [0; 4], "round {round}: accused of nothing");
            honest += 1;
        }
        let site = fs::read(place.path("public/data/head.csv")).unwrap();
        let what = take_back(&place, &mut random);
        assert_eq!(place.verdicts(), [1; 4], "round {round}: {what}");
        // Without its stands a ledger is sound, and a build only warns that the site showed more.
        if !what.starts_with("stands.csv") {
            assert_eq!(fs::read(place.path("public/data/head.csv")).unwrap(), site, "round {round}: {what}");
        }
        tampered += 1;
    }
    format!("{tampered} rewritten ledgers found by all four, {honest} changes that are allowed by none")
}

/// Changes bytes that were there when the stand was recorded.
fn take_back(place: &Recorded, random: &mut Random) -> String {
    let name = *random.one_of(&FILES);
    let path = place.path(&format!("ledger/{name}"));
    let recorded = place.length_when_recorded(name);
    let mut bytes = fs::read(&path).unwrap();
    let at = random.below(recorded);
    match random.below(5) {
        0 => bytes[at] ^= 1 << random.below(7),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, b"x,1\n "[random.below(5)]),
        3 => bytes.truncate(at),
        _ => {
            fs::remove_file(&path).unwrap();
            return format!("{name} removed");
        }
    }
    fs::write(&path, bytes).unwrap();
    format!("{name} at {at}")
}

fn do_what_is_allowed(place: &Recorded, random: &mut Random, step: usize) {
    let append = |file: &str, row: String| {
        let path = place.path(&format!("ledger/{file}"));
        fs::write(&path, format!("{}{row}\n", fs::read_to_string(&path).unwrap())).unwrap();
    };
    match random.below(4) {
        0 => append(
            "costs.csv",
            format!("N{step},2025-12-31,2025-01-01,2025-12-31,wartung,1,100.00,19,119.00,,assumed,,,"),
        ),
        1 => fs::write(place.path(&format!("ledger/documents/neu-{step}.pdf")), "neu").unwrap(),
        2 => append("agreement.toml", format!("# {step}")),
        _ => assert_eq!(place.status(&["stand", "--note", "noch einer", "--date", "2025-12-31"]), 0),
    }
}

struct Recorded {
    folder: tempfile::TempDir,
    digest: String,
    lengths: Vec<(&'static str, usize)>,
}

impl Recorded {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("tests/odd-ledgers/documents-as-files"), &folder.path().join("ledger"));
        let mut place = Self { folder, digest: String::new(), lengths: Vec::new() };
        let said = place.run(&["stand", "--note", "Konferenz", "--date", "2025-01-31"]);
        said.trim_end().rsplit(": ").next().unwrap().clone_into(&mut place.digest);
        place.lengths = FILES
            .iter()
            .map(|file| (*file, fs::read(place.path(&format!("ledger/{file}"))).unwrap().len()))
            .collect();
        assert_eq!(place.status(&["build"]), 0);
        fs::copy(place.path("public/data/head.csv"), place.path("kept.csv")).unwrap();
        for arguments in [&["init", "-q", "-b", "main"][..], &["add", "ledger"], &["commit", "-qm", "base"]] {
            let identity =
                ["-c", "user.name=Probe", "-c", "user.email=probe@example.org", "-c", "commit.gpgsign=false"];
            let git =
                Command::new("git").args(identity).args(arguments).current_dir(place.folder.path()).status();
            assert!(git.unwrap().success());
        }
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn length_when_recorded(&self, file: &str) -> usize {
        self.lengths.iter().find(|(name, _)| *name == file).unwrap().1
    }

    /// What those say who can be asked.
    fn verdicts(&self) -> [i32; 4] {
        let review = self.status(&["review", "--base", "HEAD"]);
        let (by_digest, by_file) =
            (self.status(&["verify", &self.digest]), self.status(&["verify", "kept.csv"]));
        let build = self.output(&["build"]);
        let warns = String::from_utf8_lossy(&build.stderr).contains("[published-state]");
        let build = if warns { 1 } else { build.status.code().unwrap() };
        [build, review, by_digest, by_file]
    }

    fn status(&self, arguments: &[&str]) -> i32 {
        self.output(arguments).status.code().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.output(arguments).stdout).unwrap()
    }

    fn output(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_CEILING_DIRECTORIES", self.folder.path().parent().unwrap())
            .output()
            .unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let to = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}
