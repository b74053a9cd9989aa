//! Publication, stopped after each of its steps, on both ways there are.

use std::collections::BTreeMap;
use std::fs;
use std::mem;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use super::publication::{self, PublicationStep};
use super::{SiteFolder, Staging};

/// Every file below a folder with its text, and every empty folder as `name/`.
fn files(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap)
        .filter_map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_dir() {
                let empty = fs::read_dir(entry.path()).unwrap().next().is_none();
                return empty.then(|| (format!("{name}/"), String::new()));
            }
            Some((name, fs::read_to_string(entry.path()).unwrap()))
        })
        .collect()
}

fn listing(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn stage_old(target: &Path) -> Staging {
    let staging = SiteFolder::open(target).unwrap().stage().unwrap();
    staging.write("index.html", b"old").unwrap();
    staging.write("jahre/2019.html", b"old").unwrap();
    staging
}

fn stage_new(target: &Path) -> Staging {
    let staging = SiteFolder::open(target).unwrap().stage().unwrap();
    staging.write("index.html", b"new").unwrap();
    staging.write("data/costs.csv", b"new").unwrap();
    staging
}

fn old_site() -> BTreeMap<String, String> {
    listing(&[
        ("public/.kopfstelle-site", "kopfstelle site, format 3\nindex.html\njahre/\njahre/2019.html\n"),
        ("public/index.html", "old"),
        ("public/jahre/2019.html", "old"),
    ])
}

fn new_site() -> BTreeMap<String, String> {
    listing(&[
        ("public/.kopfstelle-site", "kopfstelle site, format 3\ndata/\ndata/costs.csv\nindex.html\n"),
        ("public/data/costs.csv", "new"),
        ("public/index.html", "new"),
    ])
}

/// Performs these steps and then stops as a killed process does: no destructor runs, the lock is free.
fn kill_after(mut staging: Staging, steps: &[PublicationStep]) {
    staging.finish().unwrap();
    for step in steps {
        publication::perform(&staging, *step).unwrap();
    }
    staging.site.workplace.abandon();
    mem::forget(staging);
}

/// The site below `public`, without what lies beside it.
fn at_target(parent: &Path) -> BTreeMap<String, String> {
    files(parent).into_iter().filter(|(name, _)| name.starts_with("public")).collect()
}

/// Kills a build after each number of its steps. `visible` is what readers see then, `tidied` what the next build
/// makes of it, even if it publishes nothing.
fn assert_interruptions(
    old: Option<fn(&Path) -> Staging>,
    steps: &[PublicationStep],
    expected: &[(BTreeMap<String, String>, BTreeMap<String, String>)],
) {
    assert_eq!(expected.len(), steps.len() + 1);
    for (done, (visible, tidied)) in expected.iter().enumerate() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("public");
        if let Some(old) = old {
            old(&target).publish().unwrap();
        }
        kill_after(stage_new(&target), &steps[..done]);
        assert_eq!(at_target(parent.path()), *visible, "visible after {:?}", &steps[..done]);
        drop(SiteFolder::open(&target).unwrap());
        assert_eq!(files(parent.path()), *tidied, "tidied after {:?}", &steps[..done]);
    }
}

#[test]
fn a_first_publication_killed_anywhere_leaves_nothing_or_the_new_site() {
    let nothing = BTreeMap::new;
    assert_interruptions(
        None,
        publication::FIRST,
        &[(nothing(), nothing()), (nothing(), nothing()), (new_site(), new_site()), (new_site(), new_site())],
    );
}

#[test]
fn an_exchange_killed_anywhere_shows_the_old_or_the_new_site_at_every_moment() {
    assert_interruptions(
        Some(stage_old),
        publication::BY_EXCHANGE,
        &[
            (old_site(), old_site()),
            (old_site(), old_site()),
            (new_site(), new_site()),
            (new_site(), new_site()),
        ],
    );
}

#[test]
fn renames_killed_anywhere_are_completed_by_the_next_run() {
    assert_interruptions(
        Some(stage_old),
        publication::BY_RENAMES,
        &[
            (old_site(), old_site()),
            (old_site(), old_site()),
            (old_site(), old_site()),
            (BTreeMap::new(), new_site()),
            (new_site(), new_site()),
            (new_site(), new_site()),
        ],
    );
}

#[test]
fn a_publication_that_fails_between_two_renames_puts_the_old_site_back() {
    let parent = tempfile::tempdir().unwrap();
    let target = parent.path().join("public");
    stage_old(&target).publish().unwrap();
    let staging = stage_new(&target);
    staging.finish().unwrap();
    for step in [PublicationStep::KeepPermissions, PublicationStep::MarkReady, PublicationStep::SetAside] {
        publication::perform(&staging, step).unwrap();
    }
    drop(staging);
    assert_eq!(files(parent.path()), old_site());
}

const RENAMING: &str = "PUBLISH_BY_RENAMES_TO";
const UNTIL: &str = "AND_DIE_AFTER_STEP";

/// No test by itself: the process of the next one, which kills itself with SIGKILL.
#[test]
fn publishes_by_renames_and_is_killed() {
    let (Some(target), Ok(steps)) = (std::env::var_os(RENAMING), std::env::var(UNTIL)) else { return };
    let staging = stage_new(Path::new(&target));
    staging.finish().unwrap();
    for step in &publication::BY_RENAMES[..steps.parse().unwrap()] {
        publication::perform(&staging, *step).unwrap();
    }
    Command::new("kill").args(["-KILL", &std::process::id().to_string()]).status().unwrap();
    unreachable!("it was killed");
}

/// On the way that systems take which cannot exchange folders. Whoever looks next finds a whole site, of one build.
#[test]
fn a_real_kill_within_the_renames_is_put_right_by_the_next_look() {
    for steps in 0..=publication::BY_RENAMES.len() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("public");
        stage_old(&target).publish().unwrap();
        let killed = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "site::tests::publishes_by_renames_and_is_killed"])
            .env(RENAMING, &target)
            .env(UNTIL, steps.to_string())
            .output()
            .unwrap();
        assert_eq!(killed.status.signal(), Some(9), "{killed:?}");
        // After the old site is set aside nothing stands there; the new one moves in with the next look.
        assert_eq!(target.exists(), steps != 3, "after {steps} steps");
        SiteFolder::repair(&target).unwrap();
        let site = if steps < 3 { old_site() } else { new_site() };
        assert_eq!(at_target(parent.path()), site, "after {steps} steps");
        drop(SiteFolder::open(&target).unwrap());
        assert_eq!(files(parent.path()), site, "tidied after {steps} steps");
    }
}
