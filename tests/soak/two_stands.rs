//! Several runs of `stand` at once while rows are booked: every stand that was reported is recorded, every row is kept,
//! and nobody reads a ledger that contradicts itself.

use crate::effort::Effort;
use kopfstelle::append::WriteLock;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const AT_ONCE: usize = 3;

pub fn run(effort: &mut Effort) -> String {
    let (mut stands, mut rows) = (0, 0);
    for round in effort.rounds(12) {
        let place = tempfile::tempdir().unwrap();
        let ledger = place.path().join("ledger");
        fs::create_dir(&ledger).unwrap();
        for file in ["agreement.toml", "memberships.csv", "costs.csv"] {
            fs::copy(Path::new("tests/odd-ledgers/one-year").join(file), ledger.join(file)).unwrap();
        }
        if round % 2 == 1 {
            digest(stand(place.path(), "before"));
        }
        let before = recorded(&ledger).len();
        let booked = fs::read_to_string(ledger.join("costs.csv")).unwrap();
        let children: Vec<Child> =
            (0..AT_ONCE).map(|number| stand(place.path(), &format!("{round}-{number}"))).collect();
        let check = start(place.path(), &["check"]);
        let new: Vec<String> = (0..5).map(|number| book(&ledger, number)).collect();
        let digests: Vec<String> = children.into_iter().map(digest).collect();
        output(check);
        assert_eq!(recorded(&ledger).len(), before + AT_ONCE);
        let costs = fs::read_to_string(ledger.join("costs.csv")).unwrap();
        assert_eq!(costs, format!("{booked}{}", new.concat()));
        output(start(place.path(), &["check"]));
        for digest in digests {
            output(start(place.path(), &["verify", &digest]));
        }
        stands += AT_ONCE;
        rows += new.len();
    }
    format!("{stands} stands reported and recorded, {rows} rows kept")
}

/// Books a row as a command would.
fn book(ledger: &Path, number: usize) -> String {
    let lock = WriteLock::take(ledger).unwrap();
    let before = fs::read(ledger.join("costs.csv")).unwrap();
    let row = format!("B-{number},2099-01-01,2025-01-01,2025-12-31,wartung,1,100.00,19,119.00,,assumed,,,\n");
    lock.append("costs.csv", Some(&before), row.as_bytes()).unwrap();
    row
}

fn stand(place: &Path, note: &str) -> Child {
    start(place, &["stand", "--note", note])
}

fn start(place: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
        .args(arguments)
        .current_dir(place)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What a run said, which must succeed.
fn output(run: Child) -> String {
    let Output { status, stdout, stderr } = run.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (said, wrong) = (text(stdout), text(stderr));
    assert!(status.success(), "{said}{wrong}");
    said
}

/// The digest for the minutes that a run of `stand` reported.
fn digest(run: Child) -> String {
    output(run).trim_end().rsplit(": ").next().unwrap().to_owned()
}

/// The stands that are recorded.
fn recorded(ledger: &Path) -> Vec<String> {
    let text = fs::read_to_string(ledger.join("stands.csv")).unwrap_or_default();
    let ids = text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned());
    let mut ids: Vec<String> = ids.collect();
    ids.dedup();
    ids
}
