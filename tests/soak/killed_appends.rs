//! A process appends rows without pause, SIGKILL ends it at some moment, and what stands then is the old file or the
//! whole new one, with nothing that a ledger would take for a file of its own; and the next append works.

use crate::effort::Effort;
use kopfstelle::append::WriteLock;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const FOLDER: &str = "APPEND_WITHOUT_PAUSE_TO";
/// Long enough that it is not written in one go.
const FILLING: usize = 40_000;

pub fn is_the_one_that_is_killed() -> bool {
    env::var_os(FOLDER).is_some()
}

pub fn append_without_pause() {
    let folder = env::var_os(FOLDER).unwrap();
    loop {
        append(Path::new(&folder));
    }
}

fn append(folder: &Path) {
    let lock = WriteLock::take(folder).unwrap();
    let before = fs::read(folder.join("costs.csv")).ok().filter(|before| before.len() < 20 * FILLING);
    if before.is_none() {
        let _ = fs::remove_file(folder.join("costs.csv"));
    }
    let number = before.as_ref().map_or(0, |before| before.split(|byte| *byte == b'\n').count() - 1);
    let row = format!("{number},{}\n", "x".repeat(FILLING));
    lock.append("costs.csv", before.as_deref(), row.as_bytes()).unwrap();
}

pub fn run(effort: &mut Effort) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (mut kills, mut hidden) = (0, 0);
    for round in effort.rounds(60) {
        let mut child = Command::new(env::current_exe().unwrap())
            .env(FOLDER, folder.path())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(2_000 + round % 97 * 733));
        assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        hidden += assert_whole(folder.path());
        append(folder.path());
        assert_eq!(assert_whole(folder.path()), 0, "something was left");
    }
    format!("{kills} killed, {hidden} of them between naming the new file and moving it")
}

/// Every row is whole and in its place; returns how many files wait under a hidden name.
fn assert_whole(folder: &Path) -> usize {
    let text = fs::read_to_string(folder.join("costs.csv")).unwrap_or_default();
    let filling = "x".repeat(FILLING);
    let expected: String =
        (0..text.split('\n').count() - 1).map(|number| format!("{number},{filling}\n")).collect();
    assert_eq!(text.len(), expected.len());
    assert!(text == expected, "rows are missing or cut");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let others: Vec<String> = names.filter(|name| name != "costs.csv").collect();
    assert!(others.iter().all(|name| name == ".costs.csv.kopfstelle"), "{others:?}");
    others.len()
}
