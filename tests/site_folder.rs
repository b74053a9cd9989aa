//! What a site may replace, what it leaves alone, and that builds at once do not disturb each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use kopfstelle::site::{SiteFolder, SiteSize};
use rayon::prelude::*;
use tempfile::TempDir;

/// Every file below a folder with its text, and every folder as `name/`.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap)
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            match entry.file_type().is_file() {
                true => (name, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned()),
                false => (format!("{name}/"), String::new()),
            }
        })
        .collect()
}

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn put(&self, path: &str, text: &str) -> &Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn publish(&self, text: &str) -> SiteSize {
        let staging = SiteFolder::open(&self.target()).unwrap().stage().unwrap();
        staging.write("index.html", text.as_bytes()).unwrap();
        staging.publish().unwrap()
    }

    /// Opening the target is refused with this message, and nothing changes.
    fn assert_refused(&self, message: &str) {
        let before = tree(self.folder.path());
        let failure = SiteFolder::open(&self.target()).unwrap_err();
        let root = self.folder.path().canonicalize().unwrap();
        assert_eq!(failure.to_string().replace(root.to_str().unwrap(), "[ROOT]"), message);
        assert_eq!(failure.exit_code(), 3);
        assert_eq!(tree(self.folder.path()), before);
    }
}

#[test]
fn a_site_has_its_files_and_a_marker_and_leaves_nothing_beside_it() {
    let place = Place::new();
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    staging.write("index.html", b"<!doctype html>").unwrap();
    staging.write("kommunen/selm/2020.html", b"2020").unwrap();
    staging.write("kommunen/index.html", b"").unwrap();
    let marker = "kopfstelle site, format 3\nindex.html\nkommunen/\nkommunen/index.html\nkommunen/selm/\nkommunen/selm/2020.html\n";
    assert_eq!(staging.publish().unwrap(), SiteSize { files: 4, bytes: 15 + 4 + marker.len() as u64 });
    let expected = [
        ("public/", ""),
        ("public/.kopfstelle-site", marker),
        ("public/index.html", "<!doctype html>"),
        ("public/kommunen/", ""),
        ("public/kommunen/index.html", ""),
        ("public/kommunen/selm/", ""),
        ("public/kommunen/selm/2020.html", "2020"),
    ];
    assert_eq!(tree(place.folder.path()), expected.map(|(a, b)| (a.to_owned(), b.to_owned())).into());
}

#[test]
fn an_empty_folder_and_a_missing_parent_are_fine() {
    let place = Place::new();
    fs::create_dir(place.target()).unwrap();
    place.publish("1");
    assert_eq!(fs::read_to_string(place.target().join("index.html")).unwrap(), "1");
    SiteFolder::open(&place.folder.path().join("a/b/c")).unwrap().stage().unwrap().publish().unwrap();
    assert!(place.folder.path().join("a/b/c/.kopfstelle-site").is_file());
}

/// A page is gone and something else has come, so that a folder holds as many names as before.
#[test]
fn somebody_elses_file_within_a_folder_of_the_site_is_refused_and_left_as_it_was() {
    let place = Place::new();
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    for page in ["index.html", "kommunen/index.html", "kommunen/selm/2020.html"] {
        staging.write(page, b"").unwrap();
    }
    staging.publish().unwrap();
    fs::remove_file(place.target().join("kommunen/selm/2020.html")).unwrap();
    place.put("public/kommunen/selm/notes.txt", "years of work");
    place.assert_refused(
        "[ROOT]/public enthält „kommunen/selm/notes.txt“, das nicht zur Website gehört und verloren ginge; es wurde nichts angerührt, es woandershin legen",
    );
}

/// A site that an older program wrote: its marker counts the names of folders.
#[test]
fn a_site_with_an_older_marker_is_replaced_where_no_folder_holds_more_than_it_says() {
    let place = Place::new();
    let marker = "kopfstelle site, format 2\nindex.html\njahre\njahre/ 1\n";
    place
        .put("public/.kopfstelle-site", marker)
        .put("public/index.html", "")
        .put("public/jahre/2019.html", "");
    place.put("public/jahre/2020.html", "years of work");
    place.assert_refused(
        "[ROOT]/public enthält „jahre“, das nicht zur Website gehört und verloren ginge; es wurde nichts angerührt, es woandershin legen",
    );
    fs::remove_file(place.target().join("jahre/2020.html")).unwrap();
    place.publish("2");
    let marker = fs::read_to_string(place.target().join(".kopfstelle-site")).unwrap();
    assert_eq!(marker, "kopfstelle site, format 3\nindex.html\n");
}

/// What a merge leaves in the marker is the name of nothing.
#[test]
fn lines_of_a_merge_conflict_in_the_marker_do_no_harm() {
    let place = Place::new();
    let marker = "kopfstelle site, format 3\n<<<<<<< HEAD\njahre/\n=======\nindex.html\n>>>>>>> main\n";
    place.put("public/.kopfstelle-site", marker).put("public/index.html", "").put("public/jahre/x", "");
    place.assert_refused(
        "[ROOT]/public enthält „jahre/x“, das nicht zur Website gehört und verloren ginge; es wurde nichts angerührt, es woandershin legen",
    );
    fs::remove_file(place.target().join("jahre/x")).unwrap();
    place.publish("2");
}

#[test]
fn a_folder_with_somebody_elses_files_is_refused_and_left_as_it_was() {
    let place = Place::new();
    place.put("public/thesis.odt", "years of work").put("public/notes/today.md", "x");
    place.assert_refused(
        "[ROOT]/public enthält „notes“ und ist keine Website dieses Programms; es wurde nichts angerührt, einen leeren oder neuen Ausgabeordner angeben",
    );
}

#[test]
fn a_marker_of_something_else_does_not_make_a_site() {
    let place = Place::new();
    place.put("public/.kopfstelle-site", "my notes on kopfstelle\n");
    place.assert_refused(
        "[ROOT]/public enthält „.kopfstelle-site“ und ist keine Website dieses Programms; es wurde nichts angerührt, einen leeren oder neuen Ausgabeordner angeben",
    );
}

#[test]
fn a_site_with_a_file_added_by_hand_is_refused() {
    let place = Place::new();
    place.publish("1");
    place.put("public/CNAME", "kopfstelle.example\n");
    place.assert_refused(
        "[ROOT]/public enthält „CNAME“, das nicht zur Website gehört und verloren ginge; es wurde nichts angerührt, es woandershin legen",
    );
}

#[test]
fn a_file_added_while_a_build_is_at_work_is_not_lost() {
    let place = Place::new();
    place.publish("1");
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    staging.write("index.html", b"2").unwrap();
    place.put("public/CNAME", "kopfstelle.example\n");
    staging.publish().unwrap_err();
    assert_eq!(fs::read_to_string(place.target().join("CNAME")).unwrap(), "kopfstelle.example\n");
    assert_eq!(fs::read_to_string(place.target().join("index.html")).unwrap(), "1");
}

#[test]
fn a_file_is_refused() {
    let place = Place::new();
    place.put("public", "a file");
    place.assert_refused("[ROOT]/public ist kein Ordner; einen anderen Ausgabeordner angeben");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused_with_or_without_a_slash() {
    let place = Place::new();
    place.put("elsewhere/.kopfstelle-site", "kopfstelle site, format 2\n");
    std::os::unix::fs::symlink("elsewhere", place.target()).unwrap();
    place.assert_refused(
        "[ROOT]/public ist eine Verknüpfung; den Ordner, auf den sie zeigt, als Ausgabeordner angeben",
    );
    SiteFolder::open(Path::new(&format!("{}/", place.target().display()))).unwrap_err();
}

#[test]
fn a_folder_in_the_way_of_the_workplace_is_refused() {
    let place = Place::new();
    place.put(".public.kopfstelle/diary.txt", "dear diary");
    let failure = SiteFolder::open(&place.target()).unwrap_err().to_string();
    assert!(
        failure.ends_with(
            "/.public.kopfstelle/diary.txt ist nicht von diesem Programm, das in diesem Ordner die Website vorbereitet; woandershin legen"
        ),
        "{failure}"
    );
    assert_eq!(
        fs::read_to_string(place.folder.path().join(".public.kopfstelle/diary.txt")).unwrap(),
        "dear diary"
    );
}

#[test]
fn an_abandoned_build_leaves_the_site_as_it_was() {
    let place = Place::new();
    place.publish("1");
    let before = tree(place.folder.path());
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    staging.write("index.html", b"2").unwrap();
    drop(staging);
    assert_eq!(tree(place.folder.path()), before);
}

#[test]
fn a_path_is_written_once_and_stays_within_the_site() {
    let place = Place::new();
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    staging.write("index.html", b"1").unwrap();
    for path in
        ["index.html", "../escape.html", "/tmp/escape.html", "a/../../escape.html", "index.html/a", ""]
    {
        assert!(staging.write(path, b"2").is_err(), "{path}");
    }
    staging.publish().unwrap();
    assert_eq!(fs::read_to_string(place.target().join("index.html")).unwrap(), "1");
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}

#[test]
fn many_threads_write_one_site() {
    let place = Place::new();
    let staging = SiteFolder::open(&place.target()).unwrap().stage().unwrap();
    (0..2000u32)
        .into_par_iter()
        .try_for_each(|i| {
            staging.write(&format!("a{}/b/c{}/{i}.html", i % 7, i % 3), i.to_string().as_bytes())
        })
        .unwrap();
    assert_eq!(staging.publish().unwrap().files, 2001);
    for i in 0..2000u32 {
        let path = place.target().join(format!("a{}/b/c{}/{i}.html", i % 7, i % 3));
        assert_eq!(fs::read_to_string(path).unwrap(), i.to_string());
    }
}

#[test]
fn builds_at_once_take_turns_and_each_publishes_a_whole_site() {
    let place = Place::new();
    place.publish("first");
    thread::scope(|scope| {
        for builder in 0..4u32 {
            let target = place.target();
            scope.spawn(move || {
                for round in 0..25u32 {
                    let staging = SiteFolder::open(&target).unwrap().stage().unwrap();
                    let text = format!("{builder} {round}");
                    staging.write("index.html", text.as_bytes()).unwrap();
                    staging.write("data/head.csv", text.as_bytes()).unwrap();
                    staging.publish().unwrap();
                }
            });
        }
    });
    let read = |name| fs::read_to_string(place.target().join(name)).unwrap();
    assert_eq!(read("index.html"), read("data/head.csv"));
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn the_permissions_of_the_folder_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.publish("1");
    fs::set_permissions(place.target(), fs::Permissions::from_mode(0o750)).unwrap();
    place.publish("2");
    assert_eq!(fs::metadata(place.target()).unwrap().permissions().mode() & 0o7777, 0o750);
}
