//! Appending, stopped after each of its steps, with and without files that have no name.

use super::new_file::NewFile;
use super::{FileUpdate, WriteLock};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::mem;
use std::path::Path;

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let text = |path| fs::read_to_string(path).unwrap();
    entries.map(|entry| (entry.file_name().into_string().unwrap(), text(entry.path()))).collect()
}

fn listing(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn append(folder: &Path, before: Option<&str>, rows: &str) -> Result<(), String> {
    let lock = WriteLock::take(folder).unwrap();
    lock.append("costs.csv", before.map(str::as_bytes), rows.as_bytes())
        .map_err(|failure| failure.to_string())
}

#[test]
fn rows_are_put_behind_what_was_read() {
    let folder = tempfile::tempdir().unwrap();
    append(folder.path(), None, "header\nfirst\n").unwrap();
    append(folder.path(), Some("header\nfirst\n"), "second\n").unwrap();
    assert_eq!(files(folder.path()), listing(&[("costs.csv", "header\nfirst\nsecond\n")]));
}

#[test]
fn a_file_that_is_not_the_one_that_was_read_is_left_alone() {
    for (before, now) in [
        (Some("header\n"), Some("header\nsomebody else's\n")),
        (Some("header\nold\n"), Some("header\n")),
        (Some("header\nold\n"), Some("header\nnew\n")),
        (Some("header\n"), None),
        (None, Some("header\n")),
        (None, Some("")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let there: Vec<(&str, &str)> = now.iter().map(|text| ("costs.csv", *text)).collect();
        there.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        let refused = append(folder.path(), before, "mine\n").unwrap_err();
        let reason = "wurde währenddessen von anderen geändert und bleibt, wie es jetzt ist; den Befehl noch einmal ausführen";
        assert_eq!(refused, format!("{} {reason}", folder.path().join("costs.csv").display()));
        assert_eq!(files(folder.path()), listing(&there), "{before:?} {now:?}");
    }
}

#[test]
fn killed_after_any_step_the_old_file_or_the_whole_new_one_is_there() {
    /// How far a run comes before it is killed, and whether it left the new file under its hidden name.
    type Steps = fn(&mut NewFile);
    let (begun, written, named): (Steps, Steps, Steps) = (
        |_| {},
        |file| file.fill(b"header\nrow\n").unwrap(),
        |file| {
            file.fill(b"header\nrow\n").unwrap();
            file.name().unwrap();
        },
    );
    let whole = "header\nrow\n";
    for (steps, has_name, left) in [
        (begun, false, None),
        (written, false, None),
        (named, false, Some(whole)),
        (begun, true, Some("")),
        (written, true, Some(whole)),
        (named, true, Some(whole)),
    ] {
        if !has_name && !cfg!(target_os = "linux") {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("costs.csv");
        fs::write(&path, "header\n").unwrap();
        let mut file = if has_name { NewFile::of(&path, None) } else { NewFile::beside(&path) }.unwrap();
        steps(&mut file);
        mem::forget(file);
        let left: Vec<(&str, &str)> = left.iter().map(|text| (".costs.csv.kopfstelle", *text)).collect();
        assert_eq!(files(folder.path()), listing(&[&left[..], &[("costs.csv", "header\n")]].concat()));
        // The next run finds its way, and nothing is left.
        append(folder.path(), Some("header\n"), "other\n").unwrap();
        assert_eq!(files(folder.path()), listing(&[("costs.csv", "header\nother\n")]));
    }
}

#[test]
fn a_run_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("costs.csv");
    let mut file = NewFile::of(&path, None).unwrap();
    file.fill(b"row\n").unwrap();
    drop(file);
    fs::create_dir(&path).unwrap();
    append(folder.path(), None, "row\n").unwrap_err();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn of_several_files_all_are_written_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let update = |path: &str, before: Option<&str>, after: &str| FileUpdate {
        path: path.to_owned(),
        before: before.map(|text| text.as_bytes().to_vec()),
        after: after.as_bytes().to_vec(),
    };
    let lock = WriteLock::take(folder.path()).unwrap();
    lock.update(&[update("a.csv", None, "1\n"), update("b.csv", None, "1\n")]).unwrap();
    let there = listing(&[("a.csv", "1\n"), ("b.csv", "1\n")]);
    assert_eq!(files(folder.path()), there);
    // The last of them is not the one that was read.
    let others = [update("a.csv", Some("1\n"), "2\n"), update("c.csv", None, "2\n")];
    for refused in [update("b.csv", None, "2\n"), update("b.csv", Some("0\n"), "2\n")] {
        lock.update(&[&others[..], &[refused]].concat()).unwrap_err();
        assert_eq!(files(folder.path()), there);
    }
}

#[test]
fn a_folder_made_for_what_is_refused_goes_again() {
    let folder = tempfile::tempdir().unwrap();
    let lock = WriteLock::take(folder.path()).unwrap();
    let update = |path: &str, before: Option<&[u8]>| FileUpdate {
        path: path.to_owned(),
        before: before.map(<[u8]>::to_vec),
        after: b"1\n".to_vec(),
    };
    fs::create_dir(folder.path().join("costs")).unwrap();
    let updates = [update("documents/2022/a.pdf", None), update("costs/2022.csv", Some(b"0\n"))];
    lock.update(&updates).unwrap_err();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["costs"]);
}

#[test]
fn who_holds_the_lock_keeps_others_waiting_and_who_ends_lets_them_in() {
    let folder = tempfile::tempdir().unwrap();
    let lock = WriteLock::take(folder.path()).unwrap();
    let other = || File::open(folder.path()).unwrap().try_lock();
    if cfg!(unix) {
        assert!(matches!(other(), Err(fs::TryLockError::WouldBlock)));
    }
    drop(lock);
    other().unwrap();
}
