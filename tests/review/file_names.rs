//! What became of a file: gone, emptied, moved, a link in its place, a name that is no text.

use crate::repository::*;

#[test]
fn a_renamed_ledger_is_found() {
    let repository = Repository::new();
    repository.git(&["mv", "ledger/costs.csv", "ledger/kosten.csv"]);
    repository.put("ledger/costs/2019.csv", format!("{COSTS_HEADER}{COSTS}"));
    repository.reviewed().assert_broken(&["costs.csv gone"]);
}

#[test]
fn a_deleted_or_emptied_ledger_is_found() {
    let repository = Repository::new();
    repository.put("ledger/costs.csv", "");
    repository.git(&["rm", "-q", "ledger/memberships.csv"]);
    repository.reviewed().assert_broken(&["costs.csv emptied", "memberships.csv gone"]);
}

#[test]
fn a_deleted_ledger_folder_is_found() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path().join("ledger")).unwrap();
    repository.reviewed().assert_broken(&["costs.csv gone", "memberships.csv gone"]);
}

#[test]
fn a_ledger_without_its_agreement_is_found() {
    let repository = Repository::new();
    repository.git(&["rm", "-q", "ledger/agreement.toml"]);
    repository.reviewed().assert_broken(&["costs.csv orphaned", "memberships.csv orphaned"]);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_in_place_of_a_ledger_is_found() {
    let repository = Repository::new();
    let ledger = repository.path().join("ledger/costs.csv");
    fs::rename(&ledger, repository.path().join("elsewhere.csv")).unwrap();
    std::os::unix::fs::symlink("../elsewhere.csv", &ledger).unwrap();
    repository.reviewed().assert_broken(&["costs.csv link"]);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_in_place_of_the_ledger_folder_is_found() {
    let repository = Repository::new();
    fs::rename(repository.path().join("ledger"), repository.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", repository.path().join("ledger")).unwrap();
    repository.reviewed().assert_broken(&["costs.csv gone", "memberships.csv gone"]);
}

/// Their names look the same, so that one agreement could take the place of the other.
#[cfg(target_os = "linux")]
#[test]
fn folders_whose_names_are_no_text_hide_no_rewritten_row() {
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new();
    let put = |name: &[u8], id: &str, rows: &str| {
        let folder = repository.path().join("ledger").join(std::ffi::OsStr::from_bytes(name));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("agreement.toml"), AGREEMENT.replace("\"probe\"", &format!("{id:?}"))).unwrap();
        fs::write(folder.join("memberships.csv"), MEMBERSHIPS).unwrap();
        fs::write(folder.join("costs.csv"), format!("{COSTS_HEADER}{rows}")).unwrap();
    };
    repository.git(&["mv", "ledger", "a"]);
    fs::create_dir(repository.path().join("ledger")).unwrap();
    repository.git(&["mv", "a", "ledger/a"]);
    put(b"k\xfe", "one", COSTS);
    put(b"k\xff", "two", COSTS);
    repository.commit("base");
    repository.git(&["branch", "-f", "main"]);
    put(b"k\xfe", "one", &COSTS.replace("100.00", "900.00"));
    let reviewed = repository.reviewed();
    assert_eq!(reviewed.status, 1, "{}", reviewed.report);
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_holds_a_line_break_is_refused() {
    let repository = Repository::new();
    repository.put("ledger/costs/a\nb.csv", COSTS_HEADER);
    let reviewed = repository.reviewed();
    let finding = &reviewed.report["report"]["findings"][0];
    assert_eq!(finding["code"], "file-name", "{}", reviewed.report);
    assert_eq!(finding["found"], "im Namen steht ein Zeichen, das man nicht sieht (U+000A)");
    assert_eq!(reviewed.status, 1);
}

/// What is left is not the ledger: bills of nothing would be false.
#[test]
fn a_ledger_that_lost_a_file_has_no_bills() {
    for loses in
        [&|ledger: &Path| fs::remove_file(ledger.join("memberships.csv")).unwrap(), &|ledger: &Path| {
            fs::rename(ledger.join("memberships.csv"), ledger.join("members.csv")).unwrap();
        }] as [&dyn Fn(&Path); 2]
    {
        let repository = Repository::new();
        loses(&repository.path().join("ledger"));
        let reviewed = repository.reviewed();
        reviewed.assert_broken(&["memberships.csv gone"]);
        assert_eq!(reviewed.report["agreements"][0]["state"], "head-broken");
        let comment = repository.comment();
        assert!(
            !comment.contains("100,0") && !comment.contains("ückwirkend") && !comment.contains("Probe:"),
            "{comment}"
        );
        let effect = "Solange Fehler darin sind, lässt sich nicht sagen, was die Änderung für die Kosten der Kommunen bedeutet.";
        assert!(comment.contains(effect), "{comment}");
        let place = |text: &str| comment.find(text).unwrap();
        assert!(place("die Datei fehlt unter diesem Namen") < place(effect), "{comment}");
    }
}

/// It is not read, so nobody is told that the books were rewritten, and no command breaks off.
#[test]
fn a_file_that_is_too_large_is_told_of_in_a_revision_as_it_is_in_a_folder() {
    let repository = Repository::new();
    let costs = repository.path().join("ledger/costs.csv");
    // A hole in a file takes no room on the disk, and next to none in git.
    fs::OpenOptions::new().write(true).open(&costs).unwrap().set_len(50_000_001).unwrap();
    repository.reviewed().assert_broken(&["costs.csv too-large"]);
    for comment in
        [repository.comment(), markdown(repository.path(), &["--base", "main", "--head", "change"])]
    {
        assert!(comment.contains("Eine Datei des Hauptbuchs ist zu groß, um geprüft zu werden"), "{comment}");
        assert!(comment.contains("die alte Datei lassen, wie sie war"), "{comment}");
        assert!(
            !comment.contains("schreibt das Hauptbuch um") && !comment.contains("storniert"),
            "{comment}"
        );
    }
    let said = |arguments: &[&str], status: i32| {
        let output = run(repository.path(), arguments);
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        said
    };
    assert!(said(&["build", "--rev", "change"], 1).contains("die Datei ist größer als 50 MB"));
    // Neither does it hide an older state: the digest is looked for in all revisions.
    repository.git(&["switch", "-q", "--discard-changes", "main"]);
    assert!(said(&["verify", &"0".repeat(40)], 1).contains("gehört zu keinem"));
    // In the last commit only, and mended since.
    repository.git(&["switch", "-q", "change"]);
    repository.append(NEXT);
    assert!(said(&["check"], 0).contains("Keine Beanstandungen"));
    said(&["review", "--base", "main"], 0);
}
