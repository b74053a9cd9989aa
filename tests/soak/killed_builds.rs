//! A process publishes without pause, SIGKILL ends it at some moment, and the site that stands then is whole and of one
//! build; and the next build works.

use crate::effort::Effort;
use kopfstelle::site::SiteFolder;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const TARGET: &str = "PUBLISH_WITHOUT_PAUSE_TO";
const FILES: u32 = 40;

pub fn is_the_one_that_is_killed() -> bool {
    env::var_os(TARGET).is_some()
}

pub fn publish_without_pause() {
    let target = env::var_os(TARGET).unwrap();
    for generation in 0.. {
        publish(Path::new(&target), &format!("generation {generation}"));
    }
}

fn publish(target: &Path, text: &str) {
    let staging = SiteFolder::open(target).unwrap().stage().unwrap();
    for file in 0..FILES {
        staging.write(&format!("folder{}/{file}.html", file % 5), text.as_bytes()).unwrap();
    }
    staging.publish().unwrap();
}

pub fn run(effort: &mut Effort) -> String {
    let parent = tempfile::tempdir().unwrap();
    let target = parent.path().join("public");
    publish(&target, "first");
    let mut kills = 0;
    for round in effort.rounds(60) {
        let mut child = Command::new(env::current_exe().unwrap())
            .env(TARGET, &target)
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        // From before the child's first publication to some builds into its work, in uneven steps.
        thread::sleep(Duration::from_micros(2_000 + round % 97 * 733));
        assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(&target);
        kills += 1;
    }
    publish(&target, "last");
    assert_eq!(assert_whole(&target), "last");
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "something was left beside the site");
    format!("{kills} killed")
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
