//! Where the review is written, the report for programs, and the hook that asks for it.

use crate::repository::*;

#[test]
fn the_comment_is_written_to_a_file() {
    let repository = Repository::new();
    let file: PathBuf = repository.path().join("comment.md");
    let output = run(repository.path(), &["review", "--base", "main", "--output", file.to_str().unwrap()]);
    assert_eq!(output.stdout, b"");
    assert_eq!(fs::read_to_string(file).unwrap().lines().count(), 2);
}

#[test]
fn the_review_is_not_written_into_the_ledger() {
    let repository = Repository::new();
    for path in ["ledger/costs.csv", "ledger/comment.md", "ledger/../ledger/new/comment.md"] {
        let output = run(repository.path(), &["review", "--base", "main", "--output", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("liegt im Hauptbuch"), "{path}");
    }
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let repository = Repository::new();
    let link = repository.path().join("comment.md");
    std::os::unix::fs::symlink("ledger/new.csv", &link).unwrap();
    let write = || run(repository.path(), &["review", "--base", "main", "--output", "comment.md"]);
    assert!(write().status.success());
    assert!(!repository.path().join("ledger/new.csv").exists());
    assert!(fs::read_to_string(&link).unwrap().contains("ändert sich nichts"));
    fs::remove_file(&link).unwrap();
    fs::hard_link(repository.path().join("ledger/costs.csv"), &link).unwrap();
    assert!(write().status.success());
    assert_eq!(repository.git(&["status", "--porcelain", "ledger"]), "");
}

#[test]
fn the_report_for_programs_has_every_column_of_what_was_added() {
    let repository = Repository::new();
    let document = "[[document]]\nid = \"bescheid\"\ntitle = \"Bescheid\"\ndate = 2022-01-03\n";
    repository.put("ledger/agreement.toml", format!("{AGREEMENT}{document}"));
    let direct =
        "C-4,2022-02-01,2021-01-01,2021-06-30,licences,2.5,10.00,19,29.75,beckum,actual,bescheid,,Lizenz\n";
    let reversal = "C-5,2022-02-02,2020-01-01,2020-12-31,personnel,1,100.00,,-100.00,,assumed,,C-2,Storno\n";
    repository.append(&format!("{direct}{reversal}"));
    repository.put(
        "ledger/memberships.csv",
        format!("{MEMBERSHIPS}M-3,2022-02-01,2022-01-01,ahlen,leave,bescheid,,geht\n"),
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
    repository.append(NEXT);
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
