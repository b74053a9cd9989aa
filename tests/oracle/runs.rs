//! Runs the programs of `tests/oracle` and the program itself, for the tests that compare them. Needs python3 (3.11 or
//! later); without it these tests fail.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What a test finds in so many random ledgers (or as many as `KOPFSTELLE_RANDOM_LEDGERS` says), on all processors.
pub fn of_random_ledgers(seeds: u32, find: impl Fn(&str, &Path) -> Vec<String> + Sync) -> Vec<String> {
    let wanted = std::env::var("KOPFSTELLE_RANDOM_LEDGERS");
    let seeds = wanted.map_or(seeds, |number| number.parse().expect("KOPFSTELLE_RANDOM_LEDGERS is a number"));
    let next = AtomicU32::new(0);
    let found = Mutex::new(Vec::new());
    let find_until_done = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds {
                break;
            }
            let scratch = scratch();
            let ledger = scratch.path().join("ledger");
            let arguments = generate(seed, &ledger);
            let differences = find(&format!("generate.py {arguments}"), &ledger);
            found.lock().unwrap_or_else(PoisonError::into_inner).extend(differences);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(find_until_done);
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Builds the site of a ledger. What the program says on the way is shown when the test fails.
pub fn build(ledger: &Path, site: &Path) -> bool {
    let output = Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
        .arg("build")
        .args([Path::new("--ledger"), ledger, Path::new("--output"), site])
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        println!("build --ledger {}: {}\n{said}", ledger.display(), output.status);
    }
    output.status.success()
}

/// Draws the random ledger of a seed; the arguments are returned so that it can be drawn again by hand.
fn generate(seed: u32, ledger: &Path) -> String {
    let arguments = format!("--seed {seed} {}", shape(seed));
    let mut all: Vec<&Path> = arguments.split(' ').map(Path::new).collect();
    all.extend([Path::new("--out"), ledger]);
    python("generate.py", &all);
    arguments
}

/// Most are small; some have many members, many accessions or many agreements.
fn shape(seed: u32) -> String {
    match seed % 50 {
        17 => "--members 60 --founding 55 --years 1 --entries-per-year 4".to_owned(),
        29 => "--members 14 --founding 2 --years 6 --entries-per-year 3".to_owned(),
        43 => "--agreements 40 --members 3 --years 2 --entries-per-year 2".to_owned(),
        _ => format!(
            "--agreements {} --members {} --years {} --entries-per-year {}",
            1 + seed % 7 / 5,
            1 + seed % 11,
            1 + seed % 8,
            4 + seed % 9
        ),
    }
}

/// Runs a script of this folder that has to succeed.
pub fn python(script: &str, arguments: &[&Path]) {
    let output = python_output(&[Path::new(script)], arguments);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} {arguments:?} ended with {}\n{message}", output.status);
}

/// Runs python in this folder; what it compiles is kept in the target folder, for it runs hundreds of times.
pub fn python_output(program: &[&Path], arguments: &[&Path]) -> Output {
    Command::new("python3")
        .current_dir(manifest_folder().join("tests/oracle"))
        .env("PYTHONPYCACHEPREFIX", Path::new(env!("CARGO_TARGET_TMPDIR")).join("python"))
        .args(program)
        .args(arguments)
        .output()
        .expect("these tests need python3, version 3.11 or later, on the PATH")
}

/// The folders in a folder (relative ones in that of the package), sorted.
pub fn subfolders(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let folder = manifest_folder().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// The name of a folder.
pub fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A folder that is gone when it is dropped.
pub fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The folder of the package.
pub fn manifest_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with all that was found.
pub fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{} differences:\n\n{}", found.len(), found.join("\n"));
}
