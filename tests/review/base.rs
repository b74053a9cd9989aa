//! What a change is compared with: the base that is named or found, and where the change branched off.

use crate::repository::*;

#[test]
fn a_base_that_moved_is_said_so() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.append(NEXT);
    repository.commit("main moves");
    repository.git(&["switch", "-q", "change"]);
    repository.put("ledger/note.md", "Notiz");
    repository.commit("change");
    let reviewed = repository.review(&["--base", "main", "--head", "change"]);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["verdict"], "not-up-to-date");
    let comment = markdown(repository.path(), &["--base", "main", "--head", "change"]);
    assert!(
        comment.contains("Umgeschrieben wurde nichts, aber seit dem Abzweig ist main weitergegangen."),
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
    assert_eq!(reviewed.report["append_only"]["verdict"], "rewritten");
}

#[test]
fn a_push_that_dropped_a_row_is_a_rewrite() {
    let repository = Repository::new();
    repository.append(NEXT);
    repository.commit("published");
    let before = repository.git(&["rev-parse", "HEAD"]);
    repository.git(&["reset", "-q", "--hard", "main"]);
    let arguments = ["--base", &before, "--head", "change", "--pushed"];
    let reviewed = repository.review(&arguments);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["verdict"], "rewritten");
    let comment = markdown(repository.path(), &arguments);
    assert!(comment.contains("**Diese Änderung schreibt das Hauptbuch um"), "{comment}");
    assert_eq!(repository.review(&["--head", "change", "--pushed"]).status, 2);
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
        assert_eq!(said(Some(name)), format!("verglichen mit release ({id}), genannt von {name}\n"));
    }
    assert_eq!(said(None), format!("verglichen mit main ({id}), dem Hauptzweig des Repositorys\n"));
    repository.append(NEXT);
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
    assert!(said.ends_with("DIFF_BASE_SHA; das ist nicht die Spitze des Zielzweigs\n"), "{said}");
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

/// A tag takes precedence over a branch of its name, and more people may push tags.
#[test]
fn a_tag_of_the_name_of_the_base_has_no_say() {
    let repository = Repository::new();
    repository.costs(&COSTS.replace("100.00,,100.00", "90.00,,90.00")).commit("rewritten");
    repository.git(&["tag", "main", "main"]);
    repository.review(&["--base", "main", "--head", "change"]).assert_broken(&["costs.csv:2 row-changed"]);
    repository.git(&["tag", "--force", "main", "change"]);
    for base in ["main", "main~0"] {
        let reviewed = repository.review(&["--base", base, "--head", "change"]);
        assert_eq!(reviewed.status, 2, "{}", reviewed.said);
        assert!(reviewed.said.contains("refs/tags/main, refs/heads/main"), "{}", reviewed.said);
    }
    repository
        .review(&["--base", "refs/heads/main", "--head", "change"])
        .assert_broken(&["costs.csv:2 row-changed"]);
}

#[test]
fn what_is_no_single_revision_is_no_base() {
    let repository = Repository::new();
    for name in ["^main", "main..change", "nobody", "main:ledger/costs.csv"] {
        let refused = repository.review(&["--base", name]);
        assert_eq!(refused.status, 2, "{name}: {}", refused.said);
        assert!(refused.said.contains(&format!("eine Fassung „{name}“ gibt es")), "{}", refused.said);
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
            assert!(
                refused
                    .said
                    .contains(&format!("in {path} liegt weder vor noch nach der Änderung eine Vereinbarung")),
                "{}",
                refused.said
            );
        }
    }
}

#[test]
fn what_was_booked_since_the_change_branched_off_is_not_its_doing() {
    let repository = Repository::new();
    repository.append(OTHER);
    repository.commit("change");
    repository.git(&["switch", "-q", "main"]);
    repository.append(NEXT);
    repository.put("ledger/agreement.toml", AGREEMENT.replace("\"Probe\"", "\"Probe 2\""));
    repository.commit("main moves");
    let arguments = ["--base", "main", "--head", "change"];
    let reviewed = repository.review(&arguments);
    reviewed.assert_broken(&["costs.csv:4 row-changed"]);
    let agreement = &reviewed.report["agreements"][0];
    assert_eq!(strings(&agreement["costs"], "entry"), ["C-9"]);
    assert_eq!(agreement["effect"]["total"]["difference"], "80.00");
    assert_eq!(agreement["agreement_changes"], serde_json::json!([]));
    let comment = markdown(repository.path(), &arguments);
    assert!(!comment.contains("lautet anders") && !comment.contains("ückwirkend"), "{comment}");
    assert!(comment.contains(&format!("| `costs.csv` | 4 | `{}` |", NEXT.trim_end())), "{comment}");
    assert!(comment.contains("Gebucht wird eine Kostenbuchung über zusammen +80,00"), "{comment}");
}

#[test]
fn a_first_ledger_has_nothing_to_be_compared_with() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "--orphan", "empty"]);
    repository.put("README.md", "leer");
    repository.commit("nothing yet");
    let comment = markdown(repository.path(), &["--base", "empty", "--head", "main"]);
    assert!(
        sentence(&comment)
            .starts_with("**Das Hauptbuch wird neu angelegt.** Gebucht werden 2 Kostenbuchungen")
    );
    assert!(comment.contains("liegt noch kein Hauptbuch.") && !comment.contains("Jede der"), "{comment}");
}

/// The bills were told by an agreement that will not hold once the change is merged.
#[test]
fn an_agreement_that_changed_since_the_change_began_is_not_up_to_date() {
    let repository = Repository::new();
    repository.append(NEXT).commit("change");
    repository.git(&["switch", "-q", "main"]);
    repository.put("ledger/agreement.toml", AGREEMENT.replace("\"months\"", "\"days\"")).commit("days");
    let arguments = ["--base", "main", "--head", "change"];
    let reviewed = repository.review(&arguments);
    assert_eq!(reviewed.status, 1);
    assert_eq!(reviewed.report["append_only"]["verdict"], "not-up-to-date");
    assert_eq!(reviewed.report["append_only"]["moved_on"], serde_json::json!(["agreement.toml"]));
    let comment = markdown(repository.path(), &arguments);
    assert!(
        comment.contains("**Diese Änderung kennt den neuesten Stand des Hauptbuchs noch nicht.**"),
        "{comment}"
    );
    assert!(comment.contains("- `agreement.toml` ist in main anders als dort"), "{comment}");
}

/// With two merge bases git names the newer first, and the change equals that one.
#[test]
fn an_agreement_taken_back_by_a_merge_of_both_lines_is_not_hidden() {
    let repository = Repository::new();
    repository.git(&["switch", "-q", "main"]);
    repository.git(&["switch", "-qc", "days"]);
    repository.put("ledger/agreement.toml", AGREEMENT.replace("\"months\"", "\"days\"")).commit("days");
    repository.git(&["switch", "-q", "main"]);
    repository.put("other", "x").commit("something else");
    repository.git(&["branch", "-f", "change"]);
    repository.git(&["merge", "-q", "--no-ff", "-m", "days", "days"]);
    repository.git(&["switch", "-q", "change"]);
    repository.git(&["merge", "-q", "-s", "ours", "-m", "keeps months", "days"]);
    assert_eq!(repository.git(&["merge-base", "--all", "main", "change"]).lines().count(), 2);
    let reviewed = repository.review(&["--base", "main", "--head", "change"]);
    assert_eq!((reviewed.status, &reviewed.report["append_only"]["verdict"]), (1, &"not-up-to-date".into()));
    // The other way round, too: a change that has merged all of the target is up to date.
    repository.git(&["merge", "-q", "-m", "main", "main"]);
    repository.review(&["--base", "main", "--head", "change"]).assert_kept();
}
