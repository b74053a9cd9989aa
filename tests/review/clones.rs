//! Every kind of repository: bare, shallow, partial, damaged, with replaced objects.

use crate::repository::*;

#[test]
fn bare_and_sha256_repositories_are_read() {
    for options in [vec![], vec!["--object-format=sha256"]] {
        let repository = Repository::with(&options);
        repository.append(NEXT);
        repository.reviewed().assert_kept();
        // Elsewhere: what looks like a bare repository among working files may be part of the change.
        let elsewhere = tempfile::tempdir().unwrap();
        let bare = elsewhere.path().join("bare.git");
        repository.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
        review(&bare, &["--base", "main", "--head", "change"]).assert_kept();
        let without_head = review(&bare, &["--base", "main"]);
        assert_eq!(without_head.status, 2, "{}", without_head.said);
        assert!(without_head.said.contains("--head REV"), "{}", without_head.said);
        let worktree = elsewhere.path().join("worktree");
        repository.git(&["worktree", "add", "-q", worktree.to_str().unwrap(), "-b", "other", "change"]);
        review(&worktree, &["--base", "main"]).assert_kept();
    }
}

#[test]
fn a_shallow_clone_says_which_depth_is_needed() {
    let repository = Repository::new();
    repository.append(NEXT);
    repository.commit("change");
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "-q", "--depth=1", "--branch=change", &source, "clone"]);
    let clone = clone.path().join("clone");
    let before = repository.git(&["rev-parse", "main"]);
    let refused = review(&clone, &["--base", &before]);
    assert_eq!(refused.status, 3);
    assert!(refused.said.contains("Ein Commit davon genügt: git fetch --depth=1 origin"), "{}", refused.said);
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
    let assert_found = || {
        let reviewed = repository.review(&["--base", "main", "--head", "change"]);
        reviewed.assert_broken(&["costs.csv:2 row-changed"]);
    };
    for object in [":ledger/costs.csv", "^{tree}", "^{commit}"] {
        let of = |revision: &str| repository.git(&["rev-parse", &format!("{revision}{object}")]);
        let (old, new) = (of("main"), of("change"));
        repository.git(&["replace", &old, &new]);
        assert_found();
        repository.git(&["replace", "--delete", &old]);
    }
    // The change as a commit without a parent.
    repository.put(".git/info/grafts", format!("{}\n", repository.git(&["rev-parse", "change"])));
    assert_found();
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

#[test]
fn a_base_that_moved_is_no_rewrite_in_a_shallow_clone() {
    let repository = Repository::new();
    repository.put("ledger/note.md", "Notiz");
    repository.commit("change");
    repository.git(&["switch", "-q", "main"]);
    repository.append(NEXT);
    repository.commit("main moves");
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "-q", "--depth=1", "--branch=change", &source, "clone"]);
    let clone = clone.path().join("clone");
    git(&clone, &["fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main"]);
    let arguments = ["--base", "origin/main", "--head", "HEAD"];
    let reviewed = review(&clone, &arguments);
    reviewed.assert_broken(&["costs.csv:4 cut-off"]);
    assert_eq!(reviewed.report["append_only"]["verdict"], "history-cut-off");
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
    assert_eq!((index.status, &index.report["append_only"]["verdict"]), (1, &serde_json::json!("rewritten")));
    git(&clone, &["reset", "-q", "--hard"]);
    // With the history it is known.
    git(&clone, &["fetch", "-q", "--unshallow", "origin"]);
    let known = review(&clone, &arguments);
    assert_eq!(known.report["append_only"]["verdict"], "not-up-to-date");
    assert_eq!(known.report["append_only"]["holds"], false);
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
