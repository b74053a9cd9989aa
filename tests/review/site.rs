//! What changes of the published site.

use crate::repository::*;
use kopfstelle::data::is_retold;
use std::collections::{BTreeMap, BTreeSet};

/// A line as far as these words.
fn before<'l>(line: &'l str, words: &&str) -> &'l str {
    line.split(words).next().unwrap_or_default()
}

/// The files of a built site without the last booking and the digest, which stand in the foot of its pages and in
/// citations.
fn built(repository: &Repository, revision: &str) -> BTreeMap<String, String> {
    let site = repository.path().join(".git/site");
    repository.git(&["switch", "-q", revision]);
    let output = run(repository.path(), &["build", "--output", site.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    let mut folders = vec![site.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&site).unwrap().to_str().unwrap().to_owned();
            if is_retold(&name) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            // Of a citation the figure stays.
            let without_state =
                |line| ["Stand: ", "Prüfsumme des Hauptbuchs <a href"].iter().fold(line, before);
            let text: Vec<&str> = text.lines().map(without_state).collect();
            files.insert(name, text.join("\n"));
        }
    }
    fs::remove_dir_all(site).unwrap();
    // The list of the site's own files, by which a build knows what it may replace, is no page.
    files.remove(".kopfstelle-site");
    // It holds the digests that stand in the foot.
    files.remove("heads.csv");
    files
}

/// The files of the site that the review names, with their whole paths.
fn named(report: &serde_json::Value) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = strings(&report["site"]["root"], "path").into_iter().collect();
    for agreement in report["site"]["agreements"].as_array().unwrap() {
        let folder = agreement["folder"].as_str().unwrap();
        files.extend(strings(&agreement["files"], "path").into_iter().map(|path| format!("{folder}{path}")));
    }
    files
}

#[test]
fn the_files_of_the_site_that_change_are_those_that_two_builds_differ_in() {
    let member =
        "[[member]]\nid = \"coesfeld\"\nname = \"Stadt Coesfeld\"\nshort_name = \"Coesfeld\"\n[[payee]]";
    let changes: [&dyn Fn(&Repository); 3] = [
        &|repository| {
            repository.append(NEXT);
        },
        &|repository| {
            repository.put("ledger/agreement.toml", AGREEMENT.replace("\"Probe\"", "\"Neu\""));
        },
        &|repository| {
            repository.put("ledger/agreement.toml", AGREEMENT.replace("[[payee]]", member));
            let join = "M-3,2021-03-01,2022-01-01,coesfeld,join,,,\n";
            repository.put("ledger/memberships.csv", format!("{MEMBERSHIPS}{join}"));
        },
    ];
    for change in changes {
        let repository = Repository::new();
        change(&repository);
        repository.commit("change");
        let reviewed = repository.review(&["--base", "main", "--head", "change"]);
        let (before, after) = (built(&repository, "main"), built(&repository, "change"));
        let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let differing = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
        assert_eq!(named(&reviewed.report), differing.cloned().collect(), "{}", reviewed.said);
    }
}
