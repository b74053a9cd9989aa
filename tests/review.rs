//! `kopfstelle review` on real repositories: what breaks the append-only rule and is overlooked by comparing
//! differences, and what a change means for the bills.

#[path = "review/told.rs"]
mod told;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const AGREEMENT: &str = r#"id = "probe"
title = "Probe"
proration = "months"
[[member]]
id = "ahlen"
name = "Stadt Ahlen"
short_name = "Ahlen"
[[member]]
id = "beckum"
name = "Stadt Beckum"
short_name = "Beckum"
[[payee]]
id = "kreis"
name = "Kreis"
[[cost_type]]
id = "personnel"
name = "Personalkosten"
payee = "kreis"
split = "equal"
independent_of_members = true
[[cost_type]]
id = "licences"
name = "Lizenzen"
payee = "kreis"
split = "direct"
independent_of_members = false
"#;
const MEMBERSHIPS: &str = "entry,recorded_on,effective_on,member,event,document,reverses,note
M-1,2019-01-02,2019-01-01,ahlen,join,,,
M-2,2019-01-02,2020-01-01,beckum,join,,,
";
const COSTS_HEADER: &str = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
";
const COSTS: &str = "C-1,2020-02-01,2019-01-01,2019-12-31,personnel,1,100.00,,100.00,,assumed,,,
C-2,2021-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,assumed,,,
";
const NEXT: &str = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,assumed,,,
";

/// A repository with a sound ledger on `main`, and a branch `change` for what is to be reviewed.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        Self::with(&[])
    }

    fn with(options: &[&str]) -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        let mut init = vec!["init", "-q", "-b", "main"];
        init.extend(options);
        repository.git(&init);
        repository.put("ledger/agreement.toml", AGREEMENT);
        repository.put("ledger/memberships.csv", MEMBERSHIPS);
        repository.put("ledger/costs.csv", &format!("{COSTS_HEADER}{COSTS}"));
        repository.commit("base");
        repository.git(&["switch", "-qc", "change"]);
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn costs(&self, rows: &str) {
        self.put("ledger/costs.csv", &format!("{COSTS_HEADER}{rows}"));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", message]);
    }

    fn review(&self, arguments: &[&str]) -> Reviewed {
        review(self.path(), arguments)
    }

    /// The change is committed, and reviewing it as a revision and as working files says the same.
    fn reviewed(&self) -> Reviewed {
        self.commit("change");
        let revision = self.review(&["--base", "main", "--head", "change"]);
        let files = self.review(&["--base", "main"]);
        assert_eq!(revision.faults(), files.faults());
        assert_eq!(revision.status, files.status);
        revision
    }
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity =
        ["-c", "user.name=Probe", "-c", "user.email=probe@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git")
        .args(["-C", folder.to_str().unwrap()])
        .args(identity)
        .args(["-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .output()
        .expect("git can be run");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

struct Reviewed {
    status: i32,
    report: serde_json::Value,
    said: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    for name in ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_MERGE_REQUEST_DIFF_BASE_SHA"] {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).output().unwrap()
}

fn review(folder: &Path, arguments: &[&str]) -> Reviewed {
    let output = run(folder, &[&["review", "--format", "json"], arguments].concat());
    Reviewed {
        status: output.status.code().unwrap(),
        report: serde_json::from_slice(&output.stdout).unwrap_or_default(),
        said: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Reviewed {
    /// `file:line kind`, each departure from the rule.
    fn faults(&self) -> Vec<String> {
        let faults = self.report["append_only"]["faults"].as_array().cloned().unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let line = |fault: &serde_json::Value| {
            fault["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default()
        };
        faults
            .iter()
            .map(|fault| format!("{}{} {}", text(&fault["file"]), line(fault), text(&fault["kind"])))
            .collect()
    }

    fn assert_broken(&self, faults: &[&str]) {
        assert_eq!(self.faults(), faults, "{}", self.report);
        assert_eq!(self.status, 1);
    }

    fn assert_kept(&self) {
        assert_eq!(self.faults(), Vec::<String>::new());
        assert_eq!(self.status, 0, "{} {}", self.report, self.said);
    }
}

fn markdown(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, &[&["review"], arguments].concat()).stdout).unwrap()
}

#[test]
fn appending_keeps_the_rule() {
    let repository = Repository::new();
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.put("ledger/costs/README.md", "Notiz");
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(agreement["costs"][0]["entry"], "C-3");
    assert_eq!(agreement["effect"]["total"]["difference"], "300.00");
    assert_eq!(agreement["effect"]["sums_agree"], true);
    assert_eq!(agreement["effect"]["members"][1]["bill"]["new"], "200.00");
}

#[test]
fn one_sentence_says_it_all() {
    let repository = Repository::new();
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.commit("change");
    let comment = markdown(repository.path(), &["--base", "main", "--head", "change"]);
    // 300.00 for 2021, which was not over when the base was booked last, by two.
    assert_eq!(
        comment.lines().nth(1).unwrap().replace('\u{a0}', " "),
        "**Am Hauptbuch wurde nur angehängt.** Gebucht wird eine Kostenbuchung über zusammen +300,00 €; die Rechnungen von 2 \
         Kommunen ändern sich um zusammen +300,00 € (Jahr 2021)."
    );
    assert!(!comment.contains("ückwirkend"), "{comment}");
    let text = run(repository.path(), &["review", "--base", "main", "--head", "change", "--format", "text"]);
    assert!(!String::from_utf8(text.stdout).unwrap().contains("RÜCKWIRKEND"));
}

#[test]
fn no_change_is_one_line() {
    let repository = Repository::new();
    let id = repository.git(&["rev-parse", "main"]);
    let expected = format!(
        "<!-- kopfstelle review ledger -->\nAm Hauptbuch ändert sich nichts (verglichen mit main, Stand {}).\n",
        &id[..12]
    )
    .replace("main, Stand", "main, Stand");
    assert_eq!(markdown(repository.path(), &["--base", "main"]), expected);
    assert_eq!(repository.review(&["--base", "main"]).status, 0);
}

#[test]
fn a_row_inserted_in_the_middle_is_found() {
    let repository = Repository::new();
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!(
        "{first}\nC-9,2020-03-01,2019-01-01,2019-12-31,personnel,1,1.00,,1.00,,assumed,,,\n{second}"
    ));
    repository.reviewed().assert_broken(&["costs.csv:3 row-inserted"]);
}

#[test]
fn rows_reordered_by_a_union_merge_are_found() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.csv merge=union\n");
    repository.commit("union");
    repository.git(&["switch", "-q", "main"]);
    repository.git(&["merge", "-q", "--ff-only", "change"]);
    // Both sides append; the union merge puts the row of main behind that of the change.
    repository
        .costs(&format!("{COSTS}C-7,2022-01-01,2021-01-01,2021-12-31,personnel,1,7.00,,7.00,,assumed,,,\n"));
    repository.commit("main appends");
    repository.git(&["switch", "-q", "change"]);
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.commit("change appends");
    repository.git(&["merge", "-q", "main", "-m", "union merge"]);
    let merged = fs::read_to_string(repository.path().join("ledger/costs.csv")).unwrap();
    assert!(merged.find("C-3").unwrap() < merged.find("C-7").unwrap(), "{merged}");
    let reviewed = repository.review(&["--base", "main", "--head", "change"]);
    assert_eq!(reviewed.faults(), ["costs.csv:4 row-inserted"]);
    assert_eq!(reviewed.status, 1);
}

#[test]
fn rows_in_another_order_are_found() {
    let repository = Repository::new();
    let (first, second) = COSTS.split_once('\n').unwrap();
    repository.costs(&format!("{second}{first}\n"));
    let reviewed = repository.reviewed();
    assert!(reviewed.faults().contains(&"costs.csv:2 reordered".to_owned()), "{:?}", reviewed.faults());
    assert_eq!(reviewed.status, 1);
}

#[test]
fn attributes_set_in_the_same_change_hide_nothing() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.csv -diff binary filter=gone diff=gone\n");
    repository.git(&["config", "diff.gone.textconv", "true"]);
    repository.costs(&COSTS.replace("100.00,,100.00", "200.00,,200.00"));
    repository.reviewed().assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn a_deleted_row_that_begins_with_a_minus_is_found() {
    let repository = Repository::new();
    // Within quotes a line of a row can begin with anything; a difference would show it as `--`.
    let quoted =
        "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,assumed,,,\"zwei\n-- Zeilen\n\"\n";
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&format!("{COSTS}{quoted}"));
    repository.commit("quoted");
    repository.git(&["switch", "-qC", "change"]);
    repository.costs(&format!("{COSTS}{}", quoted.replace("-- Zeilen\n", "")));
    repository.reviewed().assert_broken(&["costs.csv:5 row-removed"]);
}

#[test]
fn a_file_without_final_newline_cannot_be_continued() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&format!("{COSTS}C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,100"));
    repository.commit("unfinished");
    repository.git(&["switch", "-qC", "change"]);
    repository.costs(&format!(
        "{COSTS}C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,1000.00,,1000.00,,assumed,,,\n"
    ));
    repository.reviewed().assert_broken(&["costs.csv:4 base-unfinished"]);
}

#[test]
fn a_new_end_without_newline_is_found() {
    let repository = Repository::new();
    repository.costs(&format!("{COSTS}{}", NEXT.trim_end()));
    repository.reviewed().assert_broken(&["costs.csv:4 unfinished"]);
}

#[test]
fn a_rewrite_with_crlf_is_found_although_rows_were_appended() {
    let repository = Repository::new();
    repository.put("ledger/costs.csv", &format!("{COSTS_HEADER}{COSTS}{NEXT}").replace('\n', "\r\n"));
    repository.reviewed().assert_broken(&["costs.csv:1 line-ends-changed", "costs.csv:1 carriage-return"]);
}

#[test]
fn an_appended_row_that_ends_in_crlf_is_found() {
    let repository = Repository::new();
    repository.costs(&format!("{COSTS}{}", NEXT.replace('\n', "\r\n")));
    repository.reviewed().assert_broken(&["costs.csv:4 carriage-return"]);
}

#[test]
fn a_byte_order_mark_is_found() {
    let repository = Repository::new();
    repository.put("ledger/costs.csv", &format!("\u{feff}{COSTS_HEADER}{COSTS}"));
    repository.reviewed().assert_broken(&["costs.csv:1 byte-order-mark"]);
}

#[test]
fn text_inserted_in_a_line_is_found_with_what_stood_there() {
    let repository = Repository::new();
    repository.costs(&COSTS.replacen("assumed,,,\n", "assumed,,,Notiz\n", 1));
    let reviewed = repository.reviewed();
    reviewed.assert_broken(&["costs.csv:2 row-changed"]);
    let fault = &reviewed.report["append_only"]["faults"][0];
    assert_eq!(fault["before"], COSTS.lines().next().unwrap());
    assert_eq!(fault["after"], format!("{}Notiz", COSTS.lines().next().unwrap()));
}

#[test]
fn rows_cut_off_at_the_end_are_found() {
    let repository = Repository::new();
    repository.costs(COSTS.split_inclusive('\n').next().unwrap());
    repository.reviewed().assert_broken(&["costs.csv:3 cut-off"]);
}

#[test]
fn a_renamed_ledger_is_found() {
    let repository = Repository::new();
    repository.git(&["mv", "ledger/costs.csv", "ledger/kosten.csv"]);
    repository.put("ledger/costs/2019.csv", &format!("{COSTS_HEADER}{COSTS}"));
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

#[test]
fn a_base_that_moved_is_said_so() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.commit("main moves");
    repository.git(&["switch", "-q", "change"]);
    repository.put("ledger/note.md", "Notiz");
    repository.commit("change");
    let reviewed = repository.review(&["--base", "main", "--head", "change"]);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["outdated"], true);
    let comment = markdown(repository.path(), &["--base", "main", "--head", "change"]);
    assert!(
        comment
            .contains("Umgeschrieben wurde nichts, aber seit dem Abzweig ist in main weiter gebucht worden."),
        "{comment}"
    );
}

#[test]
fn a_force_push_on_the_main_branch_is_found() {
    let repository = Repository::new();
    let before = repository.git(&["rev-parse", "main"]);
    repository.git(&["switch", "-q", "--orphan", "rewritten"]);
    repository.put("ledger/agreement.toml", AGREEMENT);
    repository.put("ledger/memberships.csv", MEMBERSHIPS);
    repository.costs(&COSTS.replace("100.00,,100.00", "90.00,,90.00"));
    repository.commit("rewritten");
    repository.git(&["branch", "-f", "main", "rewritten"]);
    let reviewed = repository.review(&["--base", &before, "--head", "main"]);
    reviewed.assert_broken(&["costs.csv:2 row-changed"]);
    assert_eq!(reviewed.report["append_only"]["outdated"], false);
}

#[test]
fn bare_and_sha256_repositories_are_read() {
    for options in [vec![], vec!["--object-format=sha256"]] {
        let repository = Repository::with(&options);
        repository.costs(&format!("{COSTS}{NEXT}"));
        repository.reviewed().assert_kept();
        let bare = repository.path().join("bare.git");
        repository.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
        review(&bare, &["--base", "main", "--head", "change"]).assert_kept();
        let without_head = review(&bare, &["--base", "main"]);
        assert_eq!(without_head.status, 2, "{}", without_head.said);
        assert!(without_head.said.contains("--head REV"), "{}", without_head.said);
        let elsewhere = tempfile::tempdir().unwrap();
        let worktree = elsewhere.path().join("worktree");
        repository.git(&["worktree", "add", "-q", worktree.to_str().unwrap(), "-b", "other", "change"]);
        review(&worktree, &["--base", "main"]).assert_kept();
    }
}

#[test]
fn a_shallow_clone_says_which_depth_is_needed() {
    let repository = Repository::new();
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.commit("change");
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "-q", "--depth=1", "--branch=change", &source, "clone"]);
    let clone = clone.path().join("clone");
    let before = repository.git(&["rev-parse", "main"]);
    let refused = review(&clone, &["--base", &before]);
    assert_eq!(refused.status, 3);
    assert!(
        refused.said.contains("One commit of it is enough: git fetch --depth=1 origin"),
        "{}",
        refused.said
    );
    let branch = review(&clone, &["--base", "origin/main"]);
    let fetch = "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main";
    assert!(branch.said.contains(fetch), "{}", branch.said);
    // With that one commit the rule can be judged, though not where the change branched off.
    git(&clone, &["fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main"]);
    review(&clone, &["--base", "origin/main"]).assert_kept();
}

#[test]
fn replaced_and_grafted_objects_have_no_say() {
    let repository = Repository::new();
    repository.costs(&COSTS.replace("100.00,,100.00", "90.00,,90.00"));
    repository.commit("change");
    let blob = |revision: &str| repository.git(&["rev-parse", &format!("{revision}:ledger/costs.csv")]);
    repository.git(&["replace", &blob("main"), &blob("change")]);
    repository.review(&["--base", "main", "--head", "change"]).assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn the_base_is_the_merge_target_of_the_ci_or_the_default_branch_and_is_said() {
    let repository = Repository::new();
    repository.git(&["branch", "release", "main"]);
    let said = |name: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
        command.env_remove("GITHUB_BASE_REF").env_remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        if let Some(name) = name {
            command.env(name, "release");
        }
        let output = command.arg("review").current_dir(repository.path()).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let id = &repository.git(&["rev-parse", "main"])[..12];
    for name in ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] {
        assert_eq!(said(Some(name)), format!("compared with release ({id}), named by {name}\n"));
    }
    assert_eq!(said(None), format!("compared with main ({id}), named by the repository's default branch\n"));
    repository.costs(&format!("{COSTS}{NEXT}"));
    let comment = String::from_utf8(run(repository.path(), &["review", "--format", "text"]).stdout).unwrap();
    assert!(comment.contains("niemand nennt ein Ziel, also gilt der Hauptzweig."), "{comment}");
}

/// Where the change branched off is not what it is merged into.
#[test]
fn a_target_branch_that_is_not_here_is_not_replaced_by_an_older_commit() {
    let repository = Repository::new();
    let before = repository.git(&["rev-parse", "main"]);
    let run = |branch: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
            .env_remove("GITHUB_BASE_REF")
            .env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", branch)
            .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", &before)
            .arg("review")
            .current_dir(repository.path())
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, said) = run("release");
    assert_eq!(status, 3, "{said}");
    let fetch = "git fetch --depth=1 origin +refs/heads/release:refs/remotes/origin/release";
    assert!(said.contains(fetch), "{said}");
    let (status, said) = run("");
    assert_eq!(status, 0, "{said}");
    assert!(said.ends_with("DIFF_BASE_SHA, which is not the tip of the target branch\n"), "{said}");
}

#[test]
fn what_is_about_to_be_committed_can_be_reviewed() {
    let repository = Repository::new();
    repository.costs(&COSTS.replace("100.00,,100.00", "90.00,,90.00"));
    repository.git(&["add", "-A"]);
    // The working files are put right again; the index is what would be committed.
    repository.costs(COSTS);
    let tree = repository.git(&["write-tree"]);
    repository.review(&["--base", "HEAD", "--head", &tree]).assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn a_retroactive_change_of_the_agreement_is_said_first() {
    let repository = Repository::new();
    repository.put(
        "ledger/agreement.toml",
        &AGREEMENT.replace("independent_of_members = true", "independent_of_members = false"),
    );
    repository.costs(&format!("{COSTS}{NEXT}"));
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let comment = markdown(repository.path(), &["--base", "main"]);
    let lines: Vec<&str> = comment.lines().collect();
    assert!(
        lines[1].contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2019 und 2020)"),
        "{comment}"
    );
    assert_eq!(lines[3], "## Rückwirkend: Jahre, die schon abgeschlossen waren");
    assert!(comment.contains("- `data/savings.csv`: andere Zahlen für 2020"), "{comment}");
}

#[test]
fn a_backdated_join_shows_the_newcomer_and_what_each_pays() {
    let repository = Repository::new();
    let agreement = AGREEMENT.replace(
        "[[payee]]",
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]",
    );
    repository.put("ledger/agreement.toml", &agreement);
    repository
        .put("ledger/memberships.csv", &format!("{MEMBERSHIPS}M-3,2021-03-01,2020-07-01,coesfeld,join,,,\n"));
    repository.reviewed().assert_kept();
    let comment = markdown(repository.path(), &["--base", "main"]);
    let row = "| Coesfeld **(neu dabei)** | 0,00\u{a0}€ | 16,66\u{a0}€ | +16,66\u{a0}€ | – |";
    assert!(comment.contains(row), "{comment}");
    assert!(
        comment.contains(
            "| **zusammen** | **100,00\u{a0}€** | **100,00\u{a0}€** | **±0,00\u{a0}€** | **0,0\u{a0}%** |"
        ),
        "{comment}"
    );
}

#[test]
fn hostile_cells_stay_text_in_the_comment() {
    let repository = Repository::new();
    let notes = [
        "@everyone",
        "#1",
        "!1",
        "owner/repo#1",
        "GH-1",
        "https://boese.example/x",
        "www.boese.example",
        "<script>alert(1)</script>",
        "</code></td></table><h1>x",
        "`x` ``y`` ```z",
        "a|b|c",
        "a\\|b\\",
        "[x](y)",
        "![x](y)",
        "[^1]: y",
        ":tada:",
        "**x** __y__ ~~z~~",
        "&#64;x &lt;b&gt;",
        "<!-- x -->",
        "$x$ $`y`$",
        "/close",
        "{{ marker }}",
        "3f2a91bc0d4e77a15b2c9e08d3f16a4b82c51e90",
        "x@example.org",
        "~label %milestone &1 $1 *iteration:1",
    ];
    let mut rows = String::new();
    for (number, note) in notes.iter().enumerate() {
        let note = note.replace('"', "\"\"");
        rows.push_str(&format!(
            "H-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,1.00,,1.00,,assumed,,,\"zu {note}\n/close\"\n"
        ));
    }
    repository.costs(&format!("{COSTS}{rows}"));
    repository.reviewed().assert_kept();
    let comment = markdown(repository.path(), &["--base", "main"]);
    // What is left when code spans and our own code elements are taken out is the template's text and figures.
    for line in comment.lines().filter(|line| line.contains("H-")) {
        let (mut outside, mut rest) = (String::new(), line);
        while let Some(at) = rest.find(['`', '<']) {
            outside.push_str(&rest[..at]);
            let (open, close) = if rest[at..].starts_with('`') { ("`", "`") } else { ("<code>", "</code>") };
            assert!(rest[at..].starts_with(open), "{line}");
            let inside = &rest[at + open.len()..];
            let end = inside.find(close).unwrap_or_else(|| panic!("not closed: {line}"));
            assert!(!inside[..end].contains('|'), "{line}");
            if close == "</code>" {
                let signs =
                    |mark: char| !mark.is_alphabetic() && !mark.is_ascii_digit() && !"&#; ".contains(mark);
                assert!(!inside[..end].contains(signs), "{line}");
            }
            rest = &inside[end + close.len()..];
        }
        outside.push_str(rest);
        let expected = "|  | 01.02.2022 | Personalkosten, 01.01.2021–31.12.2021 | 1,00\u{a0}€ | kein Beleg (angenommen) |  |";
        assert_eq!(outside, expected, "{line}");
    }
    assert_eq!(comment.lines().filter(|line| line.contains("H-")).count(), notes.len());
    assert!(!comment.lines().any(|line| line.starts_with('/')));
}

#[test]
fn a_comment_stays_below_the_limit_and_says_what_it_leaves_out() {
    let repository = Repository::new();
    let note = "@|`<".repeat(400);
    let rows: String = (0..3000)
        .map(|number| {
            format!("H-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,1.00,,1.00,,assumed,,,\"zu {note}\"\n")
        })
        .collect();
    repository.costs(&format!("{}{rows}", COSTS.replacen("assumed,,,\n", "assumed,,,x\n", 1)));
    repository.commit("change");
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert!(comment.len() < 60_000, "{}", comment.len());
    assert!(comment.contains("## Nur angehängt: nein"));
    assert!(comment.contains("weitere Buchungen, hier aus Platzgründen ausgelassen"), "{comment}");
}

#[test]
fn the_wording_is_a_template_of_ones_own_where_there_is_one() {
    let repository = Repository::new();
    repository
        .put("site-templates/review/comment.md", "{{ marker }}\n{{ faults.count }} Verstöße, {{ base }}\n");
    repository.costs(&format!("{COSTS}{NEXT}"));
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert_eq!(comment, "<!-- kopfstelle review ledger -->\n0 Verstöße, main\n");
}

#[test]
fn the_comment_is_written_to_a_file() {
    let repository = Repository::new();
    let file: PathBuf = repository.path().join("comment.md");
    let output = run(repository.path(), &["review", "--base", "main", "--output", file.to_str().unwrap()]);
    assert_eq!(output.stdout, b"");
    assert_eq!(fs::read_to_string(file).unwrap().lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn the_pre_commit_hook_lets_rows_be_appended_and_refuses_a_rewrite() {
    let repository = Repository::new();
    let hook = Path::new(env!("CARGO_MANIFEST_DIR")).join("ci-examples/hooks/pre-commit");
    let commit = || {
        repository.git(&["add", "-A"]);
        Command::new("git")
            .args([
                "-c",
                "user.name=Probe",
                "-c",
                "user.email=probe@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .arg("-c")
            .arg(format!("core.hooksPath={}", hook.parent().unwrap().display()))
            .args(["commit", "-qm", "x"])
            .env("KOPFSTELLE", env!("CARGO_BIN_EXE_kopfstelle"))
            .current_dir(repository.path())
            .output()
            .unwrap()
    };
    repository.costs(&format!("{COSTS}{NEXT}"));
    let appended = commit();
    assert!(appended.status.success(), "{}", String::from_utf8_lossy(&appended.stderr));
    repository.costs(COSTS);
    assert!(!commit().status.success());
    assert_eq!(repository.git(&["rev-list", "--count", "main..change"]), "1");
    // The first commit of all has no earlier one, but must be sound as well.
    repository.git(&["reset", "-q", "--hard"]);
    repository.git(&["switch", "-q", "--orphan", "first"]);
    repository.put("README.md", "no ledger yet\n");
    let before = commit();
    assert!(before.status.success(), "{}", String::from_utf8_lossy(&before.stderr));
    repository.git(&["switch", "-q", "--orphan", "second"]);
    repository.put("ledger/agreement.toml", AGREEMENT);
    repository.put("ledger/memberships.csv", MEMBERSHIPS);
    repository.costs(&COSTS.replace("100.00,,100.00", "100.00,,90.00"));
    assert!(!commit().status.success());
    repository.costs(COSTS);
    let first = commit();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
}

#[test]
fn a_base_that_cannot_be_read_is_no_empty_ledger() {
    let repository = Repository::new();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    repository.costs(&COSTS.replace("100.00,,100.00", "90.00,,90.00"));
    repository.commit("change");
    let place = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(place.path(), &["clone", "-q", "--filter=tree:0", "--branch=change", &source, "partial"]);
    let partial = review(&place.path().join("partial"), &["--base", "origin/main", "--head", "HEAD"]);
    assert_eq!((partial.status, &partial.report), (3, &serde_json::Value::Null), "{}", partial.said);
    assert!(partial.said.contains("git fetch --refetch --no-filter"), "{}", partial.said);

    for tree in ["main^{tree}", "main:ledger"] {
        git(place.path(), &["clone", "-q", "--branch=change", &source, "whole"]);
        let whole = place.path().join("whole");
        let id = git(&whole, &["rev-parse", &tree.replace("main", "origin/main")]);
        unpack(&whole);
        fs::remove_file(whole.join(".git/objects").join(&id[..2]).join(&id[2..])).unwrap();
        let damaged = review(&whole, &["--base", "origin/main", "--head", "HEAD"]);
        assert_eq!((damaged.status, &damaged.report), (3, &serde_json::Value::Null), "{}", damaged.said);
        fs::remove_dir_all(whole).unwrap();
    }
}

/// Every object of a repository as a file of its own.
fn unpack(folder: &Path) {
    let packs = folder.join(".git/objects/pack");
    let aside = folder.join(".git/packs");
    fs::rename(&packs, &aside).unwrap();
    for pack in fs::read_dir(&aside).unwrap().map(|entry| entry.unwrap().path()) {
        if pack.extension().is_some_and(|ending| ending == "pack") {
            let file = fs::File::open(&pack).unwrap();
            let unpacked =
                Command::new("git").arg("-C").arg(folder).args(["unpack-objects", "-q"]).stdin(file).status();
            assert!(unpacked.unwrap().success());
        }
    }
}

#[test]
fn what_is_no_single_revision_is_no_base() {
    let repository = Repository::new();
    for name in ["^main", "main..change", "nobody", "main:ledger/costs.csv"] {
        let refused = repository.review(&["--base", name]);
        assert_eq!(refused.status, 2, "{name}: {}", refused.said);
        assert!(refused.said.contains(&format!("there is no revision {name:?}")), "{}", refused.said);
    }
}

#[test]
fn a_folder_without_any_agreement_is_no_unchanged_ledger() {
    let repository = Repository::new();
    fs::create_dir(repository.path().join("docs")).unwrap();
    for (folder, ledger, path) in [("", "leger", "leger"), ("docs", "ledger", "docs/ledger")] {
        for head in [&[][..], &["--head", "change"]] {
            let arguments = [&["--base", "main", "--ledger", ledger], head].concat();
            let refused = review(&repository.path().join(folder), &arguments);
            assert_eq!(refused.status, 2, "{} {}", refused.report, refused.said);
            assert!(refused.said.contains(&format!("no agreement in {path} ")), "{}", refused.said);
        }
    }
}

#[test]
fn published_figures_of_a_closed_year_never_change_silently() {
    let common = [
        ("common-costs", "", "2019", "100.00", "0.00"),
        ("common-share", "ahlen", "2019", "100.00", "0.00"),
        ("common-costs", "", "2020", "100.00", "0.00"),
        ("common-share", "ahlen", "2020", "50.00", "0.00"),
        ("common-share", "beckum", "2020", "50.00", "0.00"),
        ("saving", "ahlen", "2020", "50.00", "0.00"),
        // In 2020 two shared 100.00, in 2019 one: 100.00·(1/2 − 1) for Ahlen, 100.00·(1/2 − 0) for Beckum.
        ("membership-effect", "ahlen", "2020", "-50.00", "0.00"),
        ("membership-effect", "beckum", "2020", "50.00", "0.00"),
    ];
    let own = [
        ("received", "kreis", "2019", "100.00", "0.00"),
        ("kept", "kreis", "2019", "0.00", "100.00"),
        ("received", "kreis", "2020", "100.00", "50.00"),
        ("kept", "kreis", "2020", "0.00", "50.00"),
    ];
    let cases = [
        ("independent_of_members = true", "independent_of_members = false", &common[..]),
        ("name = \"Kreis\"", "name = \"Kreis\"\nmember = \"ahlen\"", &own[..]),
    ];
    for (was, is, expected) in cases {
        let repository = Repository::new();
        repository.put("ledger/agreement.toml", &AGREEMENT.replace(was, is));
        let reviewed = repository.reviewed();
        reviewed.assert_kept();
        let figures = reviewed.report["agreements"][0]["past_figures"].as_array().unwrap().clone();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let found: Vec<_> = figures
            .iter()
            .map(|row| {
                assert_eq!(row["by_agreement_alone"], true);
                let (old, new) = (text(&row["amount"]["old"]), text(&row["amount"]["new"]));
                (text(&row["figure"]), text(&row["of"]), row["year"].to_string(), old, new)
            })
            .collect();
        let own_words = |(figure, of, year, old, new): &(&str, &str, &str, &str, &str)| {
            (figure.to_string(), of.to_string(), year.to_string(), old.to_string(), new.to_string())
        };
        assert_eq!(found, expected.iter().map(own_words).collect::<Vec<_>>());
        let comment = markdown(repository.path(), &["--base", "main"]);
        let lines: Vec<&str> = comment.lines().collect();
        assert!(
            lines[1].contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2019 und 2020)"),
            "{comment}"
        );
        assert_eq!(lines[3], "## Rückwirkend: Jahre, die schon abgeschlossen waren");
        let text = run(repository.path(), &["review", "--base", "main", "--format", "text"]);
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(text.starts_with("Am Hauptbuch wurde nur angehängt; rückwirkend ändern sich"), "{text}");
        assert!(
            text.contains("RÜCKWIRKEND ändern sich Zahlen abgeschlossener Jahre: 2019 und 2020"),
            "{text}"
        );
    }
}

#[test]
fn thousands_of_years_leave_room_for_the_verdict() {
    let repository = Repository::new();
    let row = |name: &str, year: i32| {
        format!("{name}-{year},9999-12-31,{year}-01-01,{year}-12-31,personnel,1,100.00,,100.00,,assumed,,,\n")
    };
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&format!("{COSTS}{}", row("A", 2021)));
    repository.commit("a last booking in the far future");
    repository.git(&["switch", "-qC", "change"]);
    let years: String = (2022..8000).map(|year| row("B", year)).collect();
    repository.costs(&format!("{COSTS}{}{years}", row("A", 2021)));
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert!(comment.len() < 60_000, "{}", comment.len());
    let verdict = "**Am Hauptbuch wurde nur angehängt; rückwirkend ändern sich Zahlen abgeschlossener Jahre \
                   (2022, 2023, 2024 … 7999, 5978 Jahre).**";
    assert!(comment.contains(verdict), "{comment}");
}

#[test]
fn a_base_that_moved_is_no_rewrite_in_a_shallow_clone() {
    let repository = Repository::new();
    repository.put("ledger/note.md", "Notiz");
    repository.commit("change");
    repository.git(&["switch", "-q", "main"]);
    repository.costs(&format!("{COSTS}{NEXT}"));
    repository.commit("main moves");
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "-q", "--depth=1", "--branch=change", &source, "clone"]);
    let clone = clone.path().join("clone");
    git(&clone, &["fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main"]);
    let arguments = ["--base", "origin/main", "--head", "HEAD"];
    let reviewed = review(&clone, &arguments);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["history_cut_off"], true);
    let text = run(&clone, &[&["review", "--format", "text"], &arguments[..]].concat());
    for comment in [markdown(&clone, &arguments), String::from_utf8(text.stdout).unwrap()] {
        assert!(!comment.contains("schreibt das Hauptbuch um"), "{comment}");
        assert!(comment.contains("git fetch --unshallow"), "{comment}");
    }
    // What is about to be committed (a tree) has no history to be cut off.
    fs::write(clone.join("ledger/costs.csv"), format!("{COSTS_HEADER}{}", COSTS.replace("100.00", "90.00")))
        .unwrap();
    git(&clone, &["add", "-A"]);
    let tree = git(&clone, &["write-tree"]);
    let index = review(&clone, &["--base", "HEAD", "--head", &tree]);
    assert_eq!(
        (index.status, &index.report["append_only"]["history_cut_off"]),
        (1, &serde_json::json!(false))
    );
    git(&clone, &["reset", "-q", "--hard"]);
    // With the history it is known.
    git(&clone, &["fetch", "-q", "--unshallow", "origin"]);
    let known = review(&clone, &arguments);
    assert_eq!(known.report["append_only"]["outdated"], true);
    assert_eq!(known.report["append_only"]["history_cut_off"], false);
}

#[test]
fn the_report_for_programs_has_every_column_of_what_was_added() {
    let repository = Repository::new();
    let document = "[[document]]\nid = \"bescheid\"\ntitle = \"Bescheid\"\ndate = 2022-01-03\n";
    repository.put("ledger/agreement.toml", &format!("{AGREEMENT}{document}"));
    let direct =
        "C-4,2022-02-01,2021-01-01,2021-06-30,licences,2.5,10.00,19,29.75,beckum,actual,bescheid,,Lizenz\n";
    let reversal = "C-5,2022-02-02,2020-01-01,2020-12-31,personnel,1,100.00,,-100.00,,assumed,,C-2,Storno\n";
    repository.costs(&format!("{COSTS}{direct}{reversal}"));
    repository.put(
        "ledger/memberships.csv",
        &format!("{MEMBERSHIPS}M-3,2022-02-01,2022-01-01,ahlen,leave,bescheid,,geht\n"),
    );
    let stand = run(repository.path(), &["stand", "--note", "Konferenz", "--date", "2022-03-01"]);
    assert!(stand.status.success(), "{}", String::from_utf8_lossy(&stand.stderr));
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(
        agreement["costs"][0],
        serde_json::json!({
            "entry": "C-4", "recorded_on": "2022-02-01", "year": 2021, "period_start": "2021-01-01",
            "period_end": "2021-06-30", "cost_type": "licences", "quantity": "2.5", "unit_price": "10.00",
            "vat_rate": "19", "amount": "29.75", "charged_to": "beckum", "status": "actual", "document": "bescheid",
            "reverses": null, "note": "Lizenz",
        })
    );
    assert_eq!(agreement["costs"][1]["reverses"], "C-2");
    assert_eq!(
        agreement["memberships"][0],
        serde_json::json!({
            "entry": "M-3", "recorded_on": "2022-02-01", "effective_on": "2022-01-01", "member": "ahlen",
            "event": "leave", "document": "bescheid", "reverses": null, "note": "geht",
        })
    );
    let stand = &agreement["stands"][0];
    assert_eq!((&stand["stand"], &stand["note"]), (&"S-001".into(), &"Konferenz".into()));
    assert_eq!(stand["files"][2]["file"], "memberships.csv");
    assert_eq!(stand["files"][2]["entries"], 3);
}

#[test]
fn the_review_is_not_written_into_the_ledger() {
    let repository = Repository::new();
    for path in ["ledger/costs.csv", "ledger/comment.md", "ledger/../ledger/new/comment.md"] {
        let output = run(repository.path(), &["review", "--base", "main", "--output", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("lies in the ledger"), "{path}");
    }
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_holds_a_line_break_is_not_understood() {
    let repository = Repository::new();
    repository.put("ledger/costs/a\nb.csv", COSTS_HEADER);
    let reviewed = repository.reviewed();
    let finding = &reviewed.report["report"]["findings"][0];
    assert_eq!(finding["code"], "not-understood", "{}", reviewed.report);
    assert_eq!(finding["found"], "im Namen steht ein Steuerzeichen (U+000A)");
    assert_eq!(reviewed.status, 1);
}

#[test]
fn a_past_amount_that_only_becomes_surer_is_said_as_well() {
    let repository = Repository::new();
    let document = "[[document]]\nid = \"bescheid\"\ntitle = \"Bescheid\"\ndate = 2022-01-03\n";
    repository.put("ledger/agreement.toml", &format!("{AGREEMENT}{document}"));
    let back = "C-3,2022-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,-100.00,,assumed,,C-2,\n";
    let again = "C-4,2022-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,actual,bescheid,,\n";
    repository.costs(&format!("{COSTS}{back}{again}"));
    let reviewed = repository.reviewed();
    reviewed.assert_kept();
    let amount = |old: &str, new: &str, difference: &str| serde_json::json!({ "old": old, "new": new, "difference": difference });
    let figure = |figure: &str, amount: serde_json::Value| serde_json::json!({ "year": 2020, "figure": figure, "of": "", "amount": amount, "by_agreement_alone": false });
    let expected = serde_json::json!([
        figure("actual", amount("0.00", "100.00", "100.00")),
        figure("assumed", amount("100.00", "0.00", "-100.00")),
    ]);
    assert_eq!(reviewed.report["agreements"][0]["past_figures"], expected);
    let comment = markdown(repository.path(), &["--base", "main"]);
    assert!(comment.contains("rückwirkend ändern sich Zahlen abgeschlossener Jahre (2020).**"), "{comment}");
    assert!(
        comment.contains("| 2020 | belegte Beträge | 0,00\u{a0}€ | 100,00\u{a0}€ | +100,00\u{a0}€ |"),
        "{comment}"
    );
}
