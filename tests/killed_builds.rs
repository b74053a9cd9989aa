//! Builds that really are killed: a child process publishes without pause, SIGKILL ends it at some moment, and the
//! site that stands then must be whole, and the next build must work.
//!
//! Without the test harness, because the test runs itself as the child.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use kopfstelle::site::SiteFolder;

const FILES: u32 = 40;
const KILLS: u64 = 60;

fn main() {
    if let Some(target) = env::var_os("PUBLISH_WITHOUT_PAUSE_TO") {
        for generation in 0.. {
            publish(Path::new(&target), &format!("generation {generation}"));
        }
    }
    println!("\nrunning 1 test");
    a_killed_build_leaves_a_whole_site();
    println!("test a_killed_build_leaves_a_whole_site ... ok\n");
    println!("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
}

fn publish(target: &Path, text: &str) {
    let staging = SiteFolder::open(target).unwrap().stage().unwrap();
    for file in 0..FILES {
        staging.write(&format!("folder{}/{file}.html", file % 5), text.as_bytes()).unwrap();
    }
    staging.publish().unwrap();
}

fn a_killed_build_leaves_a_whole_site() {
    let parent = tempfile::tempdir().unwrap();
    let target = parent.path().join("public");
    publish(&target, "first");
    for kill in 0..KILLS {
        let mut child = Command::new(env::current_exe().unwrap())
            .env("PUBLISH_WITHOUT_PAUSE_TO", &target)
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        // From before the child's first publication to some builds into its work, in uneven steps.
        thread::sleep(Duration::from_micros(2_000 + kill * 733));
        assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(&target);
    }
    publish(&target, "last");
    assert_eq!(assert_whole(&target), "last");
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "something was left beside the site");
}

/// All files are there and of one generation, which is returned.
fn assert_whole(target: &Path) -> String {
    let texts: Vec<String> = (0..FILES)
        .map(|file| fs::read_to_string(target.join(format!("folder{}/{file}.html", file % 5))).unwrap())
        .collect();
    assert!(texts.iter().all(|text| *text == texts[0]), "files of two builds: {texts:?}");
    assert!(target.join(".kopfstelle-site").is_file());
    texts.into_iter().next().unwrap()
}
