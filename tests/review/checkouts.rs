//! Working files that are not what is committed, repositories in odd places, and those that a change brings along.

use crate::repository::*;

/// A clone in which nothing was changed.
fn clone(repository: &Repository, options: &[&str]) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let source = repository.path().to_str().unwrap();
    git(place.path(), &[&["clone", "-q", "--branch=main"], options, &[source, "."]].concat());
    place
}

/// How a run ends, and what it tells people.
fn told(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(folder, arguments);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), said.into_owned())
}

#[test]
fn a_clean_checkout_is_never_called_rewritten() {
    let repository = Repository::new();
    repository.on_main("a folder", |main| {
        main.put("ledger/costs/2021.csv", format!("{COSTS_HEADER}{NEXT}")).put("docs/x.md", "x");
    });
    repository.git(&["branch", "-f", "main"]);
    // As a checkout leaves it where git was told to convert line ends.
    let whole = clone(&repository, &[]);
    git(whole.path(), &["config", "core.autocrlf", "true"]);
    for file in ["agreement.toml", "costs.csv", "memberships.csv", "costs/2021.csv"] {
        let file = whole.path().join("ledger").join(file);
        fs::write(&file, fs::read_to_string(&file).unwrap().replace('\n', "\r\n")).unwrap();
    }
    git(whole.path(), &["-c", "core.autocrlf=true", "add", "-A"]);
    let sparse = clone(&repository, &[]);
    git(sparse.path(), &["sparse-checkout", "set", "docs"]);
    let partly = clone(&repository, &[]);
    git(partly.path(), &["sparse-checkout", "set", "--no-cone", "/*", "!/ledger/costs/"]);
    assert_eq!(told(repository.path(), &["build"]).0, 0);
    let kept = repository.path().join("public/data/head.csv").to_str().unwrap().to_owned();
    for (place, file, why) in [
        (
            &whole,
            "ledger/agreement.toml",
            "git wandelt ihre Zeilenenden um (core.autocrlf oder .gitattributes)",
        ),
        (&sparse, "ledger/agreement.toml", "dieser Arbeitsordner lässt die Datei aus"),
        (&partly, "ledger/costs/2021.csv", "dieser Arbeitsordner lässt die Datei aus"),
    ] {
        assert_eq!(git(place.path(), &["-c", "core.autocrlf=true", "status", "--porcelain"]), "");
        let refused = review(place.path(), &["--base", "origin/main"]);
        let said = format!(
            "die Arbeitsdateien lassen sich nicht beurteilen, denn {file} ist nicht, was festgeschrieben ist: {why}; mit --head HEAD den Commit prüfen"
        );
        assert!(refused.status == 3 && refused.said.contains(&said), "{}", refused.said);
        review(place.path(), &["--base", "origin/main", "--head", "HEAD"]).assert_kept();
        // Whoever kept the published state is told the same, and not that the books were rewritten.
        let (status, said) = told(place.path(), &["verify", &kept]);
        assert!(status == 3 && said.contains(why) && !said.contains("NICHT mehr"), "{said}");
    }
}

/// Files that a checkout leaves out are part of the books: without them nothing is shown, recorded or appended.
#[test]
fn a_part_of_the_books_is_never_taken_for_all() {
    let repository = Repository::new();
    repository.on_main("another year", |main| {
        main.put("ledger/costs/2021.csv", format!("{COSTS_HEADER}{NEXT}"));
    });
    repository.git(&["branch", "-f", "main"]);
    let sparse = clone(&repository, &[]);
    git(sparse.path(), &["sparse-checkout", "set", "--no-cone", "/*", "!/ledger/costs/"]);
    let cost = "book cost --cost-type personnel --period 2021 --amount 10.00 --status assumed --yes";
    for command in ["check", "build", "stand --note x", cost, "serve --port 0"] {
        let (status, said) = told(sparse.path(), &command.split(' ').collect::<Vec<_>>());
        let why = "ledger/costs/2021.csv gehört zum Hauptbuch, aber dieser Arbeitsordner lässt die Datei aus";
        assert!(status == 3 && said.contains(why), "{command}: {said}");
        assert_eq!(git(sparse.path(), &["status", "--porcelain"]), "", "{command}");
    }
    git(sparse.path(), &["sparse-checkout", "disable"]);
    assert_eq!(told(sparse.path(), &["check"]).0, 0);
}

#[test]
fn what_a_checkout_alters_is_told() {
    for (attributes, told) in [
        ("* ident\n", Some("ident")),
        ("ledger/costs.csv eol=crlf\n", Some("eol=crlf")),
        ("* text=auto\n", Some("text=auto")),
        ("*.csv filter=lfs\n", Some("filter=lfs")),
        ("[attr]odd working-tree-encoding=ISO-8859-1\n*.csv odd\n", Some("working-tree-encoding=ISO-8859-1")),
        ("* -text\n", None),
        ("* text eol=lf\n", None),
        ("docs/* eol=crlf\n", None),
        ("ledger/documents/* eol=crlf\n", Some("eol=crlf")),
    ] {
        for file in [".gitattributes", "ledger/.gitattributes"] {
            if file.starts_with("ledger/") && (attributes.starts_with("docs") || attributes.starts_with('['))
            {
                continue; // a macro may stand at the top only
            }
            let attributes = if file.starts_with("ledger/") {
                attributes.replace("ledger/", "")
            } else {
                attributes.to_owned()
            };
            let repository = Repository::new();
            repository.on_main("bill", |on| {
                on.put("ledger/documents/bill.txt", "1,00\n");
            });
            repository.put(file, attributes).commit("change");
            let reviewed = repository.review(&["--base", "main", "--head", "change"]);
            assert_eq!(reviewed.status, 0);
            let altered = &reviewed.report["altered_on_checkout"];
            assert_eq!(
                altered.as_array().unwrap().last().map(|row| &row["attribute"]),
                told.map(Into::into).as_ref()
            );
            let comment = markdown(repository.path(), &["--base", "main", "--head", "change"]);
            match told {
                Some(told) => assert!(
                    comment.contains(&format!("- `{told}` (neu): "))
                        || comment.contains(&format!("- {told} (neu): ")),
                    "{comment}"
                ),
                None => assert!(comment.contains("ändert sich nichts"), "{comment}"),
            }
        }
    }
}

/// Four ordinary files make a folder a bare repository, whose base is then of the change's own choice.
#[test]
fn a_repository_that_the_change_brings_along_has_no_say() {
    let repository = Repository::new();
    repository.on_main("deeper", |main| {
        fs::create_dir(main.path().join("books")).unwrap();
        main.git(&["mv", "ledger", "books/ledger"]);
    });
    repository.git(&["branch", "-f", "main"]);
    let before = repository.git(&["rev-parse", "main"]);
    repository.put("books/HEAD", "ref: refs/heads/main\n");
    repository.put("books/config", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
    repository.put("books/objects/info/alternates", "../../.git/objects\n");
    repository.put("books/ledger/costs.csv", format!("{COSTS_HEADER}{}", COSTS.replace("100.00", "90.00")));
    repository.git(&["add", "books/ledger"]);
    let rewritten = repository.git(&["write-tree"]);
    repository.put("books/refs/heads/main", rewritten).commit("change");
    for arguments in [&["--head", "change"][..], &[]] {
        let arguments = [&["--ledger", "books/ledger", "--base", "refs/heads/main"], arguments].concat();
        repository.review(&arguments).assert_broken(&["costs.csv:2 row-changed"]);
    }
    // Started from within what looks like a repository.
    let within = review(&repository.path().join("books"), &["--base", &before]);
    within.assert_broken(&["costs.csv:2 row-changed"]);
}

/// A submodule is a repository with a history of the change's own choice.
#[test]
fn a_submodule_in_place_of_the_ledger_s_folder_has_no_say() {
    let other = Repository::new();
    other.on_main("other", |main| {
        main.costs(&COSTS.replace("100.00", "90.00"));
    });
    other.git(&["switch", "-qC", "main"]);
    let repository = Repository::new();
    repository.on_main("deeper", |main| {
        fs::create_dir(main.path().join("books")).unwrap();
        main.git(&["mv", "ledger", "books/ledger"]);
    });
    repository.git(&["branch", "-f", "main"]);
    repository.git(&["rm", "-qr", "books"]);
    repository.git(&["submodule", "--quiet", "add", other.path().to_str().unwrap(), "books"]);
    repository.commit("change");
    let arguments = ["--ledger", "books/ledger", "--base", "refs/heads/main"];
    repository.review(&arguments).assert_broken(&["costs.csv:2 row-changed"]);
    let committed = repository.review(&[&arguments[..], &["--head", "change"]].concat());
    committed.assert_broken(&["costs.csv gone", "memberships.csv gone"]);
}

/// Else nothing would ever have been booked there, and any row could be rewritten.
#[test]
fn a_ledger_in_a_submodule_is_judged_in_it_and_not_from_outside() {
    let other = Repository::new();
    let repository = Repository::new();
    repository.git(&["submodule", "--quiet", "add", other.path().to_str().unwrap(), "books"]);
    repository.commit("a submodule");
    repository.put("books/ledger/costs.csv", format!("{COSTS_HEADER}{}", COSTS.replace("100.00", "90.00")));
    let outside = repository.review(&["--ledger", "books/ledger", "--base", "HEAD"]);
    assert_eq!(outside.status, 3);
    let reason = "„books“ ist in HEAD ein Submodul, also ein Repository für sich; kopfstelle darin starten";
    assert!(outside.said.contains(reason), "{}", outside.said);
    review(&repository.path().join("books"), &["--base", "HEAD"]).assert_broken(&["costs.csv:2 row-changed"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_repository_may_lie_in_a_folder_of_any_name() {
    use std::os::unix::ffi::OsStrExt;
    for name in [&b"b\xfcro"[..], b"a\nb", b" x "] {
        let repository = Repository::new();
        repository.append(NEXT).commit("change");
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join(std::ffi::OsStr::from_bytes(name));
        fs::rename(repository.path(), &folder).unwrap();
        review(&folder, &["--base", "main"]).assert_kept();
        review(place.path(), &["--base", "main", "--ledger", "nowhere/ledger"]);
    }
}
