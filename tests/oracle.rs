//! The published data files against figures computed elsewhere: the worked examples of `tests/vectors`, and
//! `tests/oracle/oracle.py`, a second computation in exact fractions that shares no code with the program.
//! The comparison is of bytes.

#[path = "oracle/runs.rs"]
mod runs;

use kopfstelle::cents::Cents;
use kopfstelle::figures::Figures;
use kopfstelle::figures::change::BillChange;
use kopfstelle::figures::scenario::scenario;
use kopfstelle::ledger;
use kopfstelle::source::LedgerRoot;
use runs::{assert_none, build, name, of_random_ledgers, python, scratch, subfolders};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What is compared: the data files that the contract names.
const PUBLISHED: [&str; 8] = [
    "memberships.csv",
    "costs.csv",
    "measures.csv",
    "shares.csv",
    "savings.csv",
    "bills.csv",
    "status.csv",
    "head.csv",
];

/// What the second computation says beside that: figures of pages, which the library is asked for.
const FIGURES: [&str; 2] = ["changes.csv", "answers.csv"];

/// Path below the root of a site (`data/bills.csv`, `<agreement>/data/bills.csv`) and content.
type DataFiles = BTreeMap<String, Vec<u8>>;

#[test]
fn worked_examples_are_published_byte_for_byte() {
    let mut found = Vec::new();
    for example in subfolders("tests/vectors") {
        let scratch = scratch();
        let expected = worked_example(&example);
        let mut built = published(&example.join("ledger"), &scratch.path().join("site"));
        built.retain(|path, _| expected.contains_key(path));
        found.extend(differences(&name(&example), &expected, &built));
    }
    assert_none(&found);
}

#[test]
fn the_second_computation_agrees_with_the_worked_examples() {
    let mut found = Vec::new();
    for example in subfolders("tests/vectors") {
        let scratch = scratch();
        let expected = worked_example(&example);
        let mut computed = second_computation(&example.join("ledger"), &scratch.path().join("expected"));
        computed.retain(|path, _| expected.contains_key(path));
        found.extend(differences(&name(&example), &expected, &computed));
    }
    assert_none(&found);
}

#[test]
fn odd_ledgers_are_published_as_the_second_computation_says() {
    let ledgers = subfolders("tests/odd-ledgers");
    let found: Vec<String> = ledgers.iter().flat_map(|ledger| compare(&name(ledger), ledger)).collect();
    assert_none(&found);
}

#[test]
fn random_ledgers_are_published_as_the_second_computation_says() {
    assert_none(&of_random_ledgers(60, compare));
}

/// Builds a ledger and says where its data departs from the second computation.
fn compare(what: &str, ledger: &Path) -> Vec<String> {
    let scratch = scratch();
    let expected = second_computation(ledger, &scratch.path().join("expected"));
    let mut built = published(ledger, &scratch.path().join("site"));
    built.extend(figures(ledger));
    differences(what, &expected, &built)
}

/// The figures of each agreement as the second computation writes them.
fn figures(folder: &Path) -> DataFiles {
    let root = LedgerRoot::of_folder(folder).expect("a ledger");
    let several = root.agreements.len() > 1;
    let mut files = DataFiles::new();
    for agreement in &root.agreements {
        let source = root.source(agreement).expect("its files");
        let ledger = ledger::read(source).0.ledger.expect("a sound ledger");
        let figures = Figures::of(&ledger);
        let below = if several { format!("{}/", ledger.agreement.id) } else { String::new() };
        for (name, text) in FIGURES.into_iter().zip([changes(&figures), answers(&figures)]) {
            files.insert(format!("{below}data/{name}"), text.into_bytes());
        }
    }
    files
}

fn changes(figures: &Figures<'_>) -> String {
    let mut text = String::from("from,to,member,before,after,cost,membership,key,other\n");
    for pair in figures.reference.full_years().windows(2) {
        for (index, member) in figures.ledger.agreement.each_member() {
            let change = figures.change(&[index], pair[0], pair[1]).expect("a member");
            let BillChange { from, to, before, after, cost, membership, key, other, .. } = change;
            let amounts = [before.amount, after.amount, cost, membership, key, other].map(Cents::plain);
            text += &format!("{from},{to},{},{}\n", member.id, amounts.join(","));
        }
    }
    text
}

fn answers(figures: &Figures<'_>) -> String {
    let mut text = String::from("claim,value\n");
    let Some(answers) = figures.answers() else { return text };
    let mut say = |claim: &str, value: Cents| text += &format!("{claim},{}\n", value.plain());
    say("total", answers.total.amount);
    say("bill", answers.bill.amount);
    if let Some(share) = answers.share {
        say("mean-share", share.share.amount);
        say("mean-share-without-accessions", share.without_accessions.amount);
    }
    if let Some(saving) = answers.saving {
        say("saving", saving.amount);
    }
    if let Some(change) = answers.change {
        say("change", change.net());
        say("change-membership", change.membership);
        say("change-key", change.key);
        say("change-other", change.other);
        say("change-cost", change.cost);
    }
    if let Some(next) =
        scenario(figures).as_ref().and_then(|scenario| scenario.next()).filter(|_| answers.share.is_some())
    {
        say("next", next.bill);
    }
    text
}

/// The data files of the site that the program builds.
fn published(ledger: &Path, site: &Path) -> DataFiles {
    if build(ledger, site) { data_files(site) } else { DataFiles::new() }
}

fn second_computation(ledger: &Path, out: &Path) -> DataFiles {
    python("oracle.py", &[ledger, out]);
    data_files(out)
}

/// The expected files of a worked example, as they stand in a site of one agreement.
fn worked_example(example: &Path) -> DataFiles {
    let names = PUBLISHED.iter().filter(|name| example.join("expected").join(name).exists());
    names.map(|name| (format!("data/{name}"), read(&example.join("expected").join(name)))).collect()
}

/// The published data files of a site of one agreement or many.
fn data_files(site: &Path) -> DataFiles {
    let mut folders = vec![(String::new(), site.to_path_buf())];
    folders.extend(subfolders(site).into_iter().map(|folder| (format!("{}/", name(&folder)), folder)));
    let mut files = DataFiles::new();
    for (prefix, folder) in folders {
        let excel = PUBLISHED.map(|name| name.replace(".csv", "-excel.csv"));
        for name in PUBLISHED.into_iter().chain(FIGURES).chain(excel.iter().map(String::as_str)) {
            let path = folder.join("data").join(name);
            if path.exists() {
                files.insert(format!("{prefix}data/{name}"), read(&path));
            }
        }
    }
    files
}

/// What is missing, needless or different, each with the first line that differs.
fn differences(what: &str, expected: &DataFiles, built: &DataFiles) -> Vec<String> {
    assert!(!expected.is_empty(), "{what}: nothing to compare");
    let mut found = Vec::new();
    for (path, wanted) in expected {
        match built.get(path) {
            None => found.push(format!("{what}: {path} is missing")),
            Some(content) if content != wanted => {
                found.push(format!("{what}: {path}{}", first_difference(wanted, content)));
            }
            Some(_) => {}
        }
    }
    let needless = built.keys().filter(|path| !expected.contains_key(*path));
    found.extend(needless.map(|path| format!("{what}: {path} should not be there")));
    found
}

fn first_difference(expected: &[u8], built: &[u8]) -> String {
    let (expected, built) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(built));
    let (mut wanted, mut got) = (expected.split('\n'), built.split('\n'));
    for number in 1.. {
        let (wanted, got) = (wanted.next(), got.next());
        if wanted != got {
            let end = "(end of file)";
            return format!(
                ", line {number}:\n  expected {}\n  built    {}",
                wanted.unwrap_or(end),
                got.unwrap_or(end)
            );
        }
    }
    String::new()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
