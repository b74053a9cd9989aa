//! What lies in the folders: agreements, files that nobody understands, links.

use super::harness::{COSTS, Ledger, MEMBERSHIPS, Place};
use kopfstelle::finding::{Finding, Findings};
use kopfstelle::source::{LedgerRoot, template_files};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// The findings about the folders as `code path`, and the agreements that were found.
fn found(root: &Path) -> (Vec<String>, Vec<String>) {
    let relative = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
    let ledger = LedgerRoot::of_folder(root).unwrap();
    let mut findings: Vec<String> = ledger
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.code.id(), relative(Path::new(&finding.place.file))))
        .collect();
    findings.sort();
    (findings, ledger.agreements.iter().map(|agreement| relative(&agreement.folder)).collect())
}

/// A ledger root with these agreements, which are complete, and these files.
fn root(agreements: &[&str], more: &[&str]) -> Place {
    let root = Place::empty();
    agreements.iter().for_each(|folder| root.put_ledger(folder, &Ledger::new()));
    more.iter().for_each(|path| root.put(path, "text\n"));
    root
}

fn check(root: &Place, findings: &[&str], agreements: &[&str]) {
    let (found, folders) = found(root.folder());
    assert_eq!(
        (found, folders),
        (
            findings.iter().map(|f| (*f).to_owned()).collect(),
            agreements.iter().map(|f| (*f).to_owned()).collect()
        )
    );
}

#[test]
fn agreements_lie_at_any_depth() {
    check(&root(&["."], &[]), &[], &[""]);
    check(&root(&["a", "b/c", "b/d/e"], &[]), &[], &["a", "b/c", "b/d/e"]);
}

#[test]
fn an_agreement_within_another_is_one_finding() {
    check(&root(&["a", "a/b"], &[]), &["nested-agreement a/b/agreement.toml"], &["a"]);
    check(&root(&["z", "z/a"], &[]), &["nested-agreement z/a/agreement.toml"], &["z"]);
    check(&root(&[".", "a"], &[]), &["nested-agreement a/agreement.toml"], &[""]);
    check(
        &root(&["a", "a/b", "a/b/c"], &[]),
        &["nested-agreement a/b/agreement.toml", "nested-agreement a/b/c/agreement.toml"],
        &["a"],
    );
    // Names that begin alike lie side by side.
    check(&root(&["a", "a-b", "ab"], &[]), &[], &["a", "a-b", "ab"]);
}

#[test]
fn hidden_files_and_notes_are_passed_over() {
    check(
        &root(
            &["a"],
            &[".gitkeep", ".git/config", "README.md", "a/notes.md", "a/.old/costs.csv", "a/costs/.x.csv"],
        ),
        &[],
        &["a"],
    );
    check(&root(&[".hidden", "a"], &[]), &[], &["a"]);
}

#[test]
fn what_is_not_understood_is_named() {
    check(
        &root(
            &["a"],
            &[
                "a/costs-2024.csv",
                "a/costs/2024.txt",
                "a/costs/old/2023.csv",
                "a/Costs.csv",
                "a/costs.csv~",
                "b/costs.csv",
                "x.MD",
            ],
        ),
        &[
            // Beside costs.csv.
            "file-name a/costs.csv",
            "not-understood a/costs-2024.csv",
            "not-understood a/costs.csv~",
            "not-understood a/costs/2024.txt",
            "not-understood a/costs/old/2023.csv",
            "not-understood b/costs.csv",
            "not-understood x.MD",
        ],
        &["a"],
    );
}

#[test]
fn links_are_not_followed() {
    let root = root(&["a"], &[]);
    symlink("../a/costs.csv", root.path("a/costs-alt.csv")).unwrap();
    symlink("a", root.path("b")).unwrap();
    symlink("nowhere", root.path("a/notes.md")).unwrap();
    check(&root, &["symbolic-link a/costs-alt.csv", "symbolic-link a/notes.md", "symbolic-link b"], &["a"]);
}

/// On other systems such a name is that of another file.
#[test]
fn a_backslash_in_a_name_is_a_fault() {
    let root = root(&["a"], &["a/costs\\2024.csv", "a/b\\c/x.csv", "a\\b/costs.csv", "a/no\\te.md"]);
    fs::create_dir(root.path("a/costs")).unwrap();
    fs::write(root.path("a/costs/20\\24.csv"), "").unwrap();
    symlink("nowhere", root.path("a/li\\nk")).unwrap();
    check(
        &root,
        &[
            "file-name a/b\\c",
            "file-name a/costs/20\\24.csv",
            "file-name a/costs\\2024.csv",
            "file-name a\\b",
            "symbolic-link a/li\\nk",
        ],
        &["a"],
    );
}

/// No site can hold a file of this name, so no ledger may.
#[test]
fn a_colon_in_a_name_is_a_fault() {
    check(&root(&["a"], &["a/costs/2019:a.csv"]), &["file-name a/costs/2019:a.csv"], &["a"]);
}

/// Both folders would look the same in every list.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_a_fault() {
    use std::os::unix::ffi::OsStrExt;
    let root = root(&["a"], &[]);
    for name in [b"k\xfe", b"k\xff"] {
        let folder = root.folder().join(std::ffi::OsStr::from_bytes(name));
        Ledger::new().write_to(&folder);
    }
    check(&root, &["file-name k\u{fffd}", "file-name k\u{fffd}"], &["a"]);
    let ledger = LedgerRoot::of_folder(root.folder()).unwrap();
    assert_eq!(
        ledger.names.keys().collect::<Vec<_>>(),
        ["a/agreement.toml", "a/costs.csv", "a/memberships.csv"]
    );
    assert_eq!(ledger.agreements.len(), 1);
}

/// Each name that Windows cannot hold is one finding, however many files lie in a folder of that name.
#[test]
fn a_name_that_windows_cannot_hold_is_a_fault() {
    for name in
        ["aux.csv", "Con.csv", "a?.csv", "a*.csv", "<a.csv", "a|b.csv", "a\".csv", "nul.2024.csv", "COM1.csv"]
    {
        check(&root(&["a"], &[&format!("a/costs/{name}")]), &[&format!("file-name a/costs/{name}")], &["a"]);
    }
    for folder in ["a.", "a ", "nul", "lpt9"] {
        check(&root(&[folder], &[]), &[&format!("file-name {folder}")], &[folder]);
    }
    check(&root(&["a"], &["a/costs/console.csv", "a/costs/2019 .csv", "a/costs/com10.csv"]), &[], &["a"]);
}

#[test]
fn names_that_some_system_takes_for_one_are_a_fault() {
    check(&root(&["a", "A"], &[]), &["file-name a"], &["A", "a"]);
    check(&root(&["a"], &["a/costs/x.csv", "a/costs/X.csv"]), &["file-name a/costs/x.csv"], &["a"]);
    check(&root(&["a"], &["a/costs/ä.csv", "a/costs/Ä.csv"]), &["file-name a/costs/ä.csv"], &["a"]);
    check(
        &root(&["a"], &["a/costs/strasse.csv", "a/costs/Straße.csv"]),
        &["file-name a/costs/strasse.csv"],
        &["a"],
    );
    // In different folders they are no such names.
    check(&root(&["a", "b"], &["a/costs/x.csv", "b/costs/X.csv"]), &[], &["a", "b"]);
}

#[test]
fn a_name_that_is_not_in_the_normal_form_is_a_fault() {
    check(&root(&["a"], &["a/costs/u\u{308}ber.csv"]), &["file-name a/costs/u\u{308}ber.csv"], &["a"]);
    check(&root(&["u\u{308}"], &[]), &["file-name u\u{308}"], &["u\u{308}"]);
}

/// What is published keeps its name.
#[test]
fn a_name_that_a_stand_names_is_a_warning() {
    let root = root(&["a"], &["a/costs/aux.csv", "a/costs/nul.csv"]);
    let digest = "0".repeat(64);
    let header = "stand,recorded_on,file,bytes,entries,sha256,note";
    root.put("a/stands.csv", format!("{header}\nS-001,2022-12-31,costs/aux.csv,5,0,{digest},\n"));
    let ledger = LedgerRoot::of_folder(root.folder()).unwrap();
    let name = |finding: &Finding| Path::new(&finding.place.file).file_name().unwrap().to_owned();
    let found: Vec<_> = ledger.findings.iter().map(|finding| (name(finding), finding.is_error())).collect();
    assert_eq!(found, [("aux.csv".into(), false), ("nul.csv".into(), true)]);
    assert_eq!(ledger.findings[0].remedy, "nichts: die Datei ist festgehalten und behält ihren Namen");
}

/// A folder full of what does not belong there is not listed file by file.
#[test]
fn of_a_folder_of_foreign_files_a_hundred_are_listed_and_the_rest_are_counted() {
    let names: Vec<String> = (0..250).map(|number| format!("a/costs/alt/{number}.csv~")).collect();
    let root = root(&["a"], &names.iter().map(String::as_str).collect::<Vec<_>>());
    let findings = LedgerRoot::of_folder(root.folder()).unwrap().findings;
    assert_eq!((findings.len(), Findings::by_severity(&findings)), (101, (250, 0)));
    let last = findings.last().unwrap();
    assert_eq!(last.found, "noch 150 weitere in diesem Ordner");
    assert!(last.place.file.ends_with("a/costs/alt"), "{}", last.place.file);
}

/// Of two files that some system takes for one, the one that a stand names stays; the other is to be renamed.
#[test]
fn a_name_like_that_of_a_recorded_file_is_a_fault_of_the_other() {
    for (recorded, new) in [("nachtrag", "Nachtrag"), ("Nachtrag", "nachtrag")] {
        let root = root(&["a"], &["a/costs/nachtrag.csv", "a/costs/Nachtrag.csv"]);
        let digest = "0".repeat(64);
        let header = "stand,recorded_on,file,bytes,entries,sha256,note";
        let row = format!("S-001,2022-12-31,costs/{recorded}.csv,5,0,{digest},\n");
        root.put("a/stands.csv", format!("{header}\n{row}"));
        let findings = LedgerRoot::of_folder(root.folder()).unwrap().findings;
        let [only] = findings.as_slice() else { panic!("{findings:?}") };
        assert!(only.is_error() && only.place.file.ends_with(&format!("a/costs/{new}.csv")), "{only:?}");
        assert!(only.remedy.starts_with("die Datei oder den Ordner anders nennen"), "{}", only.remedy);
    }
}

#[test]
fn what_file_managers_and_spreadsheets_leave_behind_is_passed_over() {
    check(
        &root(
            &["a"],
            &["Thumbs.db", "a/Thumbs.db", "a/desktop.ini", "a/costs/~$2024.csv", "a/costs/.~lock.2024.csv#"],
        ),
        &[],
        &["a"],
    );
}

/// Nothing there is an empty ledger; a folder that cannot be looked at is none.
#[test]
fn only_a_folder_that_does_not_exist_is_empty() {
    let root = root(&["a"], &[]);
    assert!(LedgerRoot::of_folder_if_any(&root.path("b")).unwrap().names.is_empty());
    assert!(LedgerRoot::of_folder_if_any(&root.path("a/costs.csv/b")).is_err());
}

#[test]
fn a_folder_of_templates_holds_files_and_no_links() {
    let root = root(&[], &["page.html", "below/style.css", ".old/page.html", "README.md", "in\\dex.html"]);
    symlink("page.html", root.path("index.html")).unwrap();
    symlink("/", root.path("everything")).unwrap();
    let (files, findings) = template_files(root.folder()).unwrap();
    let files: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(files, ["README.md", "below/style.css", "page.html"]);
    let mut found: Vec<String> = findings
        .iter()
        .map(|finding| {
            let path = Path::new(&finding.place.file).strip_prefix(root.folder()).unwrap();
            format!("{} {}", finding.code.id(), path.display())
        })
        .collect();
    found.sort();
    assert_eq!(found, ["file-name in\\dex.html", "symbolic-link everything", "symbolic-link index.html"]);
}

#[test]
fn without_agreement_there_is_one_finding() {
    check(
        &root(&[], &["costs.csv", "memberships.csv", "Agreement.toml"]),
        &["no-agreement Agreement.toml"],
        &[],
    );
    check(&root(&[], &["costs.csv"]), &["no-agreement "], &[]);
    check(&root(&[], &[]), &["no-agreement "], &[]);
}

#[test]
fn a_ledger_that_is_missing_is_named() {
    const M: &str = "entry,recorded_on,effective_on,member,event,document,reverses,note";
    const K: &str = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note";
    Ledger::new().without(COSTS).tells(&[&format!(
        "missing-ledger: weder „costs.csv“ noch „costs/*.csv“ liegt in „ledger“ | gab es sie schon, sie zurückholen („git restore“ oder Sicherung); in einem neuen Hauptbuch „costs.csv“ mit der Kopfzeile anlegen: {K}"
    )]);
    Ledger::new().without(COSTS).without(MEMBERSHIPS).tells(&[
        &format!(
            "missing-ledger: weder „memberships.csv“ noch „memberships/*.csv“ liegt in „ledger“ | gab es sie schon, sie zurückholen („git restore“ oder Sicherung); in einem neuen Hauptbuch „memberships.csv“ mit der Kopfzeile anlegen: {M}"
        ),
        &format!(
            "missing-ledger: weder „costs.csv“ noch „costs/*.csv“ liegt in „ledger“ | gab es sie schon, sie zurückholen („git restore“ oder Sicherung); in einem neuen Hauptbuch „costs.csv“ mit der Kopfzeile anlegen: {K}"
        ),
    ]);
}

/// What is in its place is the cause, and nothing is concluded from what it may have held.
#[test]
fn what_stands_in_place_of_a_file_is_one_finding() {
    for file in ["costs.csv", "memberships.csv", "agreement.toml"] {
        let place = Place::with(&Ledger::new());
        let path = place.path(&format!("ledger/{file}"));
        fs::rename(&path, place.path("away")).unwrap();
        symlink("../away", &path).unwrap();
        place.run(&["check"]).ends_with(1).says("1 Fehler, 0 Warnungen").says("symbolic-link");
        fs::remove_file(&path).unwrap();
        let _listening = std::os::unix::net::UnixListener::bind(&path).unwrap();
        place.run(&["check"]).ends_with(1).says("1 Fehler, 0 Warnungen").says("not-understood");
    }
    let place = Place::with(&Ledger::new());
    fs::remove_file(place.path("ledger/costs.csv")).unwrap();
    symlink("..", place.path("ledger/costs")).unwrap();
    place.run(&["check"]).ends_with(1).says("1 Fehler, 0 Warnungen").says("symbolic-link");
}

/// The book is there under a wrong name: that is the only cause, and it is read all the same.
#[test]
fn a_ledger_under_a_name_in_capitals_is_one_finding() {
    for (right, wrong) in
        [("costs.csv", "Costs.csv"), ("costs.csv", "COSTS.CSV"), ("costs.csv", "Costs/2020.CSV")]
    {
        let place = Place::with(&Ledger::new());
        fs::create_dir_all(place.path(&format!("ledger/{wrong}")).parent().unwrap()).unwrap();
        fs::rename(place.path(&format!("ledger/{right}")), place.path(&format!("ledger/{wrong}"))).unwrap();
        let said = place.run(&["check"]).ends_with(1).says("1 Fehler, 0 Warnungen");
        said.says("not-understood").says(&format!("sie „{}“ nennen", wrong.to_lowercase()));
    }
    let place = Place::with(&Ledger::new());
    fs::copy(place.path("ledger/costs.csv"), place.path("ledger/Costs.csv")).unwrap();
    place.run(&["check"]).ends_with(1).says("1 Fehler, 0 Warnungen").says("file-name");
    let place = Place::with(&Ledger::new());
    fs::rename(place.path("ledger/agreement.toml"), place.path("ledger/Agreement.toml")).unwrap();
    place
        .run(&["check"])
        .ends_with(1)
        .says("1 Fehler, 0 Warnungen")
        .says("die Datei „agreement.toml“ nennen");
}

#[test]
fn files_of_one_ledger_are_in_the_byte_order_of_their_paths() {
    let root = root(&["a"], &["a/costs/2020.csv", "a/costs/2019.csv", "a/costs/Z.csv", "a/costs/a.csv"]);
    let ledger = LedgerRoot::of_folder(root.folder()).unwrap();
    assert_eq!(
        ledger.agreements[0].costs,
        ["costs.csv", "costs/2019.csv", "costs/2020.csv", "costs/Z.csv", "costs/a.csv"]
    );
}
