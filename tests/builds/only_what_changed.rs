//! A build takes over from the site before what is made of the same, and the site is that of a new build, always.

use crate::harness::{Ledger, Place, program};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

const RECORD: &str = ".kopfstelle-agreement";

/// With agreements of these ids in folders of the same names.
pub(super) fn place(ids: &[String]) -> Place {
    let place = Place::empty();
    ids.iter().for_each(|id| found(&place, id));
    place
}

pub(super) fn found(place: &Place, id: &str) {
    let folder = format!("ledger/{id}");
    place.put_ledger(&folder, &Ledger::small());
    place.change(&format!("{folder}/agreement.toml"), "id = \"probe\"", &format!("id = \"{id}\""));
}

/// Every file below a folder, and the number by which the system knows it, whatever its name.
pub(super) fn files(folder: &Path) -> BTreeMap<String, (Vec<u8>, u64)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let number = entry.metadata().unwrap().ino();
        (name, (fs::read(entry.path()).unwrap(), number))
    });
    files.collect()
}

/// The agreements of whose files one at least is another than it was.
fn made_anew(place: &Place, before: &BTreeMap<String, (Vec<u8>, u64)>) -> Vec<String> {
    let after = files(&place.path("public"));
    let anew = after.iter().filter(|(name, file)| before.get(*name) != Some(file));
    let mut ids: Vec<String> =
        anew.filter_map(|(name, _)| Some(name.split_once('/')?.0.to_owned())).collect();
    ids.dedup();
    ids
}

#[test]
fn only_what_is_made_of_something_else_is_made_anew() {
    let ids = ["a", "b", "c"].map(str::to_owned);
    let place = place(&ids);
    place.run(&["build"]).succeeds();
    let build = |change: &dyn Fn(), arguments: &[&str]| {
        let before = files(&place.path("public"));
        change();
        place.run(arguments).succeeds();
        made_anew(&place, &before)
    };
    assert_eq!(build(&|| (), &["build"]), [""; 0]);
    assert_eq!(build(&|| (), &["build", "--full"]), ids);
    let row = "K99,2099-01-01,2030-01-01,2030-12-31,personnel,1,1.00,,1.00,,assumed,,,x";
    assert_eq!(build(&|| place.row("ledger/b/costs.csv", row), &["build"]), ["b"]);
    assert_eq!(build(&|| place.put("ledger/a/documents/note.md", "for people"), &["build"]), [""; 0]);
    let spoil = || {
        let page = place.read("public/c/index.html");
        place.put("public/c/index.html", page.replacen('e', "x", 1));
    };
    assert_eq!(build(&spoil, &["build"]), ["c"]);
    // A copy of the same bytes is not what the build wrote.
    let copy = || place.put("public/a/methodik.html", place.read("public/a/methodik.html"));
    assert_eq!(build(&copy, &["build"]), ["a"]);
    assert_eq!(build(&|| place.put("site-templates/style.css", "p { margin: 0 }"), &["build"]), ids);
    assert_eq!(
        build(&|| fs::rename(place.path("ledger/a"), place.path("ledger/z")).unwrap(), &["build"]),
        ["a"]
    );
}

/// Not even a folder is another one then, and what a killed build left beside it goes.
#[test]
fn where_nothing_changed_the_site_stays_as_it_is() {
    for ids in [&["a"][..], &["a", "b"]] {
        let place = place(&ids.iter().map(ToString::to_string).collect::<Vec<_>>());
        let build = || place.run(&["build"]).succeeds().out.split(" (").next().unwrap().to_owned();
        let said = build();
        let site = || (files(&place.path("public")), fs::metadata(place.path("public")).unwrap().ino());
        let before = site();
        place.put(".public.kopfstelle/new/index.html", "half");
        assert_eq!(build(), said);
        assert!(site() == before, "{ids:?}");
        assert!(!place.has(".public.kopfstelle"));
        place.run(&["build", "--full"]).succeeds();
        assert!(site() != before, "{ids:?}");
    }
}

/// Files that agreements share, and files that no build of today makes.
#[test]
fn what_differs_outside_of_agreements_is_made_again() {
    for ids in [&["a"][..], &["a", "b"]] {
        let place = place(&ids.iter().map(ToString::to_string).collect::<Vec<_>>());
        place.run(&["build"]).succeeds();
        let bytes = || -> BTreeMap<String, Vec<u8>> {
            files(&place.path("public")).into_iter().map(|(name, (bytes, _))| (name, bytes)).collect()
        };
        let whole = bytes();
        let differences: [&dyn Fn(); 5] = [
            &|| place.change("public/index.html", "<html", "<HTML"),
            &|| place.put("public/index.html", place.read("public/index.html") + "\n"),
            &|| fs::remove_file(place.path("public/index.html")).unwrap(),
            &|| drop(place.run(&["build", "--compress"]).succeeds()),
            &|| {
                place.put("public/old.html", "");
                let marker = place.read("public/.kopfstelle-site");
                place.put("public/.kopfstelle-site", marker.replace("style.css", "old.html\nstyle.css"));
            },
        ];
        for (number, differ) in differences.iter().enumerate() {
            differ();
            assert!(bytes() != whole, "{ids:?}: {number}");
            place.run(&["build"]).succeeds();
            assert!(bytes() == whole, "{ids:?}: {number}");
        }
        place.put("public/CNAME", "example.org");
        place.run(&["build"]).ends_with(3).says("CNAME");
    }
}

#[test]
fn what_was_found_is_said_again_by_every_build() {
    let place = place(&["a", "b"].map(str::to_owned));
    for number in ["K98", "K99"] {
        let row = format!("{number},2099-01-01,2030-01-01,2030-12-31,personnel,1,1.00,,1.00,,assumed,,,x");
        place.row("ledger/a/costs.csv", &row);
    }
    place.run(&["build"]).succeeds();
    let full = place.run(&["build", "--full"]).succeeds().says("[likely-twice]");
    let before = files(&place.path("public"));
    assert_eq!(place.run(&["build"]).succeeds().err, full.err);
    assert_eq!(made_anew(&place, &before), [""; 0]);
}

/// One that is taken over has an id as well.
#[test]
fn a_second_agreement_of_the_same_id_is_found() {
    for second in ["0", "z"] {
        let place = place(&["a", "b"].map(str::to_owned));
        place.run(&["build"]).succeeds();
        found(&place, second);
        place.change(&format!("ledger/{second}/agreement.toml"), &format!("id = \"{second}\""), "id = \"a\"");
        let after = place.run(&["build"]).ends_with(1).says("[duplicate-agreement]");
        assert_eq!(after.err, place.run(&["build", "--full"]).err);
    }
}

/// What may happen between two builds.
#[derive(Clone, Debug)]
enum Happening {
    Booked(usize),
    Renamed(usize),
    Founded,
    /// Its folder is gone; the last one stays.
    Dissolved(usize),
    Moved(usize),
    TemplateChanged(u8),
    PageSpoiled(usize, usize),
    PageRemoved(usize, usize),
    RecordCut(usize),
    RecordOfAnother(usize, usize),
    RecordOfAnotherVersion(usize),
    Killed(u64),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    prop_oneof![
        any::<usize>().prop_map(Booked),
        any::<usize>().prop_map(Renamed),
        Just(Founded),
        any::<usize>().prop_map(Dissolved),
        any::<usize>().prop_map(Moved),
        any::<u8>().prop_map(TemplateChanged),
        any::<(usize, usize)>().prop_map(|(agreement, page)| PageSpoiled(agreement, page)),
        any::<(usize, usize)>().prop_map(|(agreement, page)| PageRemoved(agreement, page)),
        any::<usize>().prop_map(RecordCut),
        any::<(usize, usize)>().prop_map(|(one, other)| RecordOfAnother(one, other)),
        any::<usize>().prop_map(RecordOfAnotherVersion),
        (1u64..200).prop_map(Killed),
    ]
}

/// A ledger of several agreements and its site, to which something happens.
struct Published {
    place: Place,
    /// The ids of the agreements, with their folders.
    agreements: Vec<(String, String)>,
    happened: usize,
}

impl Published {
    fn happens(&mut self, happening: &Happening) {
        self.happened += 1;
        let (place, number) = (&self.place, self.happened);
        let agreement = |index: &usize| self.agreements[index % self.agreements.len()].clone();
        let record = |index: &usize| format!("public/{}/{RECORD}", agreement(index).0);
        match happening {
            Happening::Booked(index) => {
                let row = format!(
                    "N{number},2099-01-01,2030-01-01,2030-12-31,personnel,1,{number}.00,,{number}.00,,assumed,,,x"
                );
                place.row(&format!("ledger/{}/costs.csv", agreement(index).1), &row);
            }
            Happening::Renamed(index) => {
                let path = format!("ledger/{}/agreement.toml", agreement(index).1);
                let text = place.read(&path).replacen("\ntitle = \"", &format!("\ntitle = \"{number} "), 1);
                place.put(&path, text);
            }
            Happening::Founded => {
                let id = format!("founded-{number}");
                found(place, &id);
                self.agreements.push((id.clone(), id));
            }
            Happening::Dissolved(index) => {
                if self.agreements.len() > 1 {
                    let (_, folder) = self.agreements.remove(index % self.agreements.len());
                    fs::remove_dir_all(place.path(&format!("ledger/{folder}"))).unwrap();
                }
            }
            Happening::Moved(index) => {
                let index = index % self.agreements.len();
                let to = format!("moved-{number}");
                let from = std::mem::replace(&mut self.agreements[index].1, to.clone());
                fs::rename(place.path(&format!("ledger/{from}")), place.path(&format!("ledger/{to}")))
                    .unwrap();
            }
            Happening::TemplateChanged(margin) => {
                place.put("site-templates/style.css", format!("p {{ margin: {margin}px }}"));
            }
            Happening::PageSpoiled(index, page) => {
                let page = self.page(&agreement(index).0, *page);
                let mut bytes = fs::read(place.path(&page)).unwrap();
                bytes.iter_mut().take(1).for_each(|byte| *byte ^= 1);
                place.put(&page, bytes);
            }
            Happening::PageRemoved(index, page) => {
                fs::remove_file(place.path(&self.page(&agreement(index).0, *page))).unwrap();
            }
            Happening::RecordCut(index) => {
                let bytes = fs::read(place.path(&record(index))).unwrap_or_default();
                if !bytes.is_empty() {
                    place.put(&record(index), &bytes[..bytes.len() / 2]);
                }
            }
            Happening::RecordOfAnother(one, other) => {
                // With the times of the other, as a copy of a folder keeps them.
                fs::copy(place.path(&record(one)), place.path(&record(other))).map(drop).unwrap_or_default();
            }
            Happening::RecordOfAnotherVersion(index) => {
                let Ok(text) = fs::read_to_string(place.path(&record(index))) else { return };
                let time = fs::metadata(place.path(&record(index))).unwrap().modified().unwrap();
                let text = text.split_once('\n').unwrap().1.replacen("\"made_of\":\"", "\"made_of\":\"0", 1);
                let digest = kopfstelle::digest::sha256(text.trim_end().as_bytes());
                place.put(&record(index), format!("{digest}\n{text}"));
                fs::File::open(place.path(&record(index))).unwrap().set_modified(time).unwrap();
            }
            Happening::Killed(milliseconds) => {
                let mut command = program(place.folder());
                command.arg("build").stdout(Stdio::null()).stderr(Stdio::null());
                let mut build = command.spawn().unwrap();
                thread::sleep(Duration::from_millis(*milliseconds));
                build.kill().unwrap();
                build.wait().unwrap();
            }
        }
    }

    /// One of the files of an agreement that the site shows; one of the root where it does not show it yet.
    fn page(&self, id: &str, page: usize) -> String {
        let folder = self.place.path("public").join(id);
        let names: Vec<String> =
            files(&folder).into_keys().filter(|name| !name.starts_with("data/")).collect();
        match names.is_empty() {
            true => "public/style.css".to_owned(),
            false => format!("public/{id}/{}", names[page % names.len()]),
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 3, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_site_is_that_of_a_new_build(happenings in vec(happening(), 1..8)) {
        let ids = ["a", "b", "c", "d"].map(str::to_owned);
        let agreements = ids.iter().map(|id| (id.clone(), id.clone())).collect();
        let mut published = Published { place: place(&ids), agreements, happened: 0 };
        published.place.put("site-templates/style.css", "");
        published.place.run(&["build"]).succeeds();
        for happening in happenings {
            published.happens(&happening);
            let place = &published.place;
            place.run(&["build"]).succeeds();
            place.run(&["build", "--output", "new"]).succeeds();
            let [public, new] = ["public", "new"].map(|folder| files(&place.path(folder)));
            for name in public.keys().chain(new.keys()) {
                let of = |site: &BTreeMap<String, (Vec<u8>, u64)>| site.get(name).map(|(bytes, _)| bytes.clone());
                prop_assert!(of(&public) == of(&new), "{name} after {happening:?}");
            }
            fs::remove_dir_all(place.path("new")).unwrap();
        }
    }
}
