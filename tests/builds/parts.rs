//! A site made in parts, on several machines, and joined is that of one build.

use crate::harness::{Ledger, Place};
use crate::only_what_changed::{files, found};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

const PARTS: [(&str, &str); 3] = [("nord", "a"), ("ost/*", "b"), ("**/s?d", "c")];

/// Six agreements, two in a folder that fits each pattern; a warning is said of one.
fn place() -> Place {
    let place = Place::empty();
    for (folder, id) in [
        ("nord/1", "n1"),
        ("nord/2", "n2"),
        ("ost/1", "o1"),
        ("ost/2", "o2"),
        ("ganz/sud/1", "s1"),
        ("sud", "s2"),
    ] {
        found(&place, id);
        fs::create_dir_all(place.path("ledger").join(folder).parent().unwrap()).unwrap();
        fs::rename(place.path("ledger").join(id), place.path("books")).unwrap();
        fs::rename(place.path("books"), place.path("ledger").join(folder)).unwrap();
    }
    for number in ["K98", "K99"] {
        let row = format!("{number},2099-01-01,2030-01-01,2030-12-31,personnel,1,1.00,,1.00,,assumed,,,x");
        place.row("ledger/ost/1/costs.csv", &row);
    }
    place
}

fn make_parts(place: &Place) {
    for (pattern, part) in PARTS {
        let said = place.run(&["build", "--only", pattern, "--output", part]).succeeds();
        assert!(said.out.contains(": 2 Vereinbarungen, "), "{said:#?}");
    }
}

/// What the files of a site hold.
fn bytes(site: &Path) -> BTreeMap<String, Vec<u8>> {
    files(site).into_iter().map(|(name, (bytes, _))| (name, bytes)).collect()
}

fn assert_same(place: &Place, one: &str, other: &str) {
    let [one, other] = [one, other].map(|site| bytes(&place.path(site)));
    assert!(one.len() > 100, "no site of six agreements");
    for name in one.keys().chain(other.keys()) {
        assert!(one.get(name) == other.get(name), "{name}");
    }
}

/// The agreements of a site whose files are not those of any part.
fn made_here(place: &Place, site: &str) -> Vec<String> {
    let numbers = |site: &str| files(&place.path(site)).into_values().map(|(_, number)| number);
    let of_parts: Vec<u64> = PARTS.iter().flat_map(|(_, part)| numbers(part)).collect();
    let here = files(&place.path(site)).into_iter().filter(|(_, (_, number))| !of_parts.contains(number));
    let mut ids: Vec<String> = here
        .filter_map(|(name, _)| Some(name.split_once('/')?.0.to_owned()))
        .filter(|folder| place.has(&format!("{site}/{folder}/.kopfstelle-agreement")))
        .collect();
    ids.dedup();
    ids
}

#[test]
fn three_parts_joined_are_the_site_of_one_build() {
    let place = place();
    let whole = place.run(&["build", "--output", "whole"]).succeeds().says("[likely-twice]");
    make_parts(&place);
    let joined = place.run(&["build", "--from", "a", "b", "c"]).succeeds();
    assert_eq!(joined.err, whole.err);
    assert_same(&place, "public", "whole");
    assert_eq!(made_here(&place, "public"), [""; 0]);
    place.run(&["verify", "--site", "public"]).succeeds();
    // The next build takes over from it as from any site.
    for part in ["a", "b", "c"] {
        fs::rename(place.path(part), place.path(&format!("{part}-gone"))).unwrap();
    }
    let before = files(&place.path("public"));
    place.run(&["build"]).succeeds();
    let after = files(&place.path("public"));
    assert!(before.iter().filter(|(name, _)| name.contains('/')).all(|(name, file)| after[name] == *file
        || !place.has(&format!("public/{}/.kopfstelle-agreement", name.split('/').next().unwrap()))));
    assert_same(&place, "public", "whole");
}

#[test]
fn what_no_part_has_or_was_made_of_something_else_is_made() {
    let place = place();
    make_parts(&place);
    // A booking after the part was made, a page that is not what was written, a record cut off, a part that is missing.
    place.row(
        "ledger/nord/1/costs.csv",
        "K97,2099-01-01,2031-01-01,2031-12-31,personnel,1,1.00,,1.00,,assumed,,,x",
    );
    let page = place.read("b/o2/methodik.html");
    place.put("b/o2/methodik.html", page.replacen('e', "x", 1));
    let record = place.read("a/n2/.kopfstelle-agreement");
    place.put("a/n2/.kopfstelle-agreement", &record[..record.len() / 2]);
    place.run(&["build", "--output", "whole"]).succeeds();
    place.run(&["build", "--from", "a", "--from", "b"]).succeeds();
    assert_same(&place, "public", "whole");
    assert_eq!(made_here(&place, "public"), ["n1", "n2", "o2", "s1", "s2"]);
    // Other templates make other pages.
    place.put("site-templates/style.css", "p { margin: 0 }");
    place.run(&["build", "--output", "whole"]).succeeds();
    place.run(&["build", "--from", "a", "b", "c", "--output", "again"]).succeeds();
    assert_same(&place, "again", "whole");
    assert_eq!(made_here(&place, "again").len(), 6);
}

/// One agreement is a part too, and is made again only where it changed.
#[test]
fn a_part_is_a_site_of_its_own() {
    let place = place();
    let only = ["build", "--only", "sud", "--output", "part"];
    place.run(&only).succeeds();
    assert!(place.has("part/s2/index.html") && place.has("part/index.html") && !place.has("part/s1"));
    let before = files(&place.path("part/s2"));
    place.run(&only).succeeds().does_not_say("published-state");
    assert_eq!(files(&place.path("part/s2")), before);
    let costs = place.read("ledger/sud/costs.csv");
    place.put("ledger/sud/costs.csv", format!("{}anders\n", costs.trim_end()));
    place.run(&only).succeeds().says("[published-state]");
}

/// The parts lie on another file system than the site, as what another machine has made does.
#[test]
fn from_another_file_system_files_are_copied() {
    let place = place();
    let other = tempfile::tempdir_in("/dev/shm").unwrap();
    assert_ne!(fs::metadata(other.path()).unwrap().dev(), fs::metadata(place.folder()).unwrap().dev());
    let part = other.path().join("part");
    let part = part.to_str().unwrap();
    place.run(&["build", "--output", "whole"]).succeeds();
    place.run(&["build", "--only", "*", "--output", part]).succeeds();
    let time = |file: &Path| fs::metadata(file).unwrap().modified().unwrap();
    place.run(&["build", "--from", part]).succeeds();
    assert_same(&place, "public", "whole");
    let page = "s1/index.html";
    assert_eq!(time(&place.path("public").join(page)), time(&other.path().join("part").join(page)));
}

/// A state that the old site shows and the part does not is missed, whoever made the part.
#[test]
fn what_the_old_site_shows_and_a_part_lacks_is_said() {
    let place = place();
    make_parts(&place);
    let row = "K97,2099-01-01,2031-01-01,2031-12-31,personnel,1,1.00,,1.00,,assumed,,,x";
    let costs = place.read("ledger/nord/1/costs.csv");
    place.row("ledger/nord/1/costs.csv", row);
    place.run(&["build"]).succeeds();
    place.put("ledger/nord/1/costs.csv", costs);
    place.run(&["build", "--from", "a", "b", "c"]).succeeds().says("[published-state]").says(row);
}

#[test]
fn a_part_that_is_none_and_a_pattern_of_nothing_are_refused() {
    let place = place();
    place.run(&["build", "--only", "west", "--output", "part"]).ends_with(2).says("--only west");
    place
        .run(&["build", "--only", "nord", "--only", "west", "--output", "part"])
        .ends_with(2)
        .says("--only west");
    // The public site is not replaced by a part of it by mistake.
    place.run(&["build", "--only", "nord"]).ends_with(2).says("--output");
    place.run(&["build", "--only", "[", "--output", "part"]).ends_with(2);
    place.run(&["build", "--from", "nirgends"]).ends_with(3).says("nirgends ist keine Website");
    assert!(!place.has("public") && !place.has("part"));
    let alone = Place::with(&Ledger::small());
    alone.run(&["build", "--only", "nord", "--output", "part"]).ends_with(2).says("--only nord");
}
