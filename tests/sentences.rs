//! Every sentence that a page or a chart opens with, for the committed ledger and for ledgers unlike it, in one
//! file to be read: `tests/sentences.txt`. A change of wording shows there; `SNAPSHOTS=overwrite` writes it anew.
//! Whether the German is right is for a reader to say; that no sentence is broken is checked here.

use snapbox::Data;
use snapbox::assert::Assert;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of a built site by name, as far as they open with a sentence of their own.
///
/// Of many agreements the first two serve, of many members and years the first and last: the others say the same.
fn pages(site: &Path) -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = walkdir::WalkDir::new(site)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    let folder = |path: &Path| path.parent().map(Path::to_path_buf);
    let is_of_crowd = |page: &Path| !page.ends_with("index.html") && folder(page).as_deref() != Some(site);
    let crowd: Vec<Option<PathBuf>> =
        pages.iter().filter(|page| is_of_crowd(page)).map(|page| folder(page)).collect();
    let mut place = 0_usize;
    pages.retain(|page| {
        if !is_of_crowd(page) {
            return true;
        }
        let same = |other: Option<&Option<PathBuf>>| other == Some(&folder(page));
        let first_or_last = !place.checked_sub(1).is_some_and(|before| same(crowd.get(before)))
            || !same(crowd.get(place + 1));
        place += 1;
        first_or_last
    });
    pages
}

/// The readable text of a piece of HTML.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            '\u{a0}' => text.push(' '),
            _ => text.push(character),
        }
    }
    let text = text
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between the first `from` at or behind `at` and the next `to`, and where it ends.
fn between<'h>(html: &'h str, at: usize, from: &str, to: &str) -> Option<(&'h str, usize)> {
    let start = at + html.get(at..)?.find(from)? + from.len();
    let end = start + html.get(start..)?.find(to)?;
    Some((html.get(start..end)?, end))
}

/// The heading, the lead, the answers, the notices and the findings of the charts of a page. A chart that stands below
/// an answer is named by its heading and has no finding of its own.
fn sentences(html: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let first = |from, to| between(html, 0, from, to).map(|(piece, _)| piece);
    sentences.extend(first("<h1>", "</h1>").map(|heading| format!("# {}", text(heading))));
    if let Some(lead) = first("<div class=\"lead\">", "</div>") {
        sentences.extend(lead.split("</p>").map(text));
    }
    let mut at;
    for opening in ["<p class=\"answer\">", "<p class=\"statement\">"] {
        at = 0;
        while let Some((answer, end)) = between(html, at, opening, "</p>") {
            sentences.push(text(answer));
            at = end;
        }
    }
    at = 0;
    while let Some((notice, end)) = between(html, at, "<aside class=\"notice\"", "</aside>") {
        let (_, notice) = notice.split_once('>').expect("the tag of a notice ends");
        sentences.push(format!("! {}", text(notice)));
        at = end;
    }
    at = 0;
    while let Some((figure, end)) = between(html, at, "<figure", "<svg") {
        let (_, figure) = figure.split_once('>').expect("the tag of a figure ends");
        let finding = text(
            &figure.replace("</p>", " | </p>").replace("</h2>", " | </h2>").replace("</h3>", " | </h3>"),
        );
        if !finding.is_empty() {
            sentences.push(format!("~ {finding}"));
        }
        at = end;
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// What is left of sentences without their figures and the name in the heading: pages of which no more differs than
/// that say the same.
fn pattern(sentences: &[String]) -> String {
    let name = sentences.first().and_then(|heading| heading.rsplit(' ').next()).unwrap_or_default();
    let all = sentences.join("\n").replace(name, "…");
    all.chars().filter(|character| !character.is_ascii_digit()).collect()
}

fn sentences_of(name: &str, ledger: &Path) -> String {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let site = scratch.path().join("site");
    let run = Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
        .args(["build", "--ledger"])
        .arg(ledger)
        .arg("--templates")
        .arg(root().join("site-templates"))
        .arg("--output")
        .arg(&site)
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    let (mut agreements, mut patterns) = (BTreeSet::new(), BTreeSet::new());
    let mut said = format!("\n==== {name}\n");
    for page in pages(&site) {
        let path = page.strip_prefix(&site).expect("a path below the site").to_string_lossy().into_owned();
        if name == "fifty-agreements" && path.contains('/') {
            agreements.insert(path.split('/').next().unwrap_or_default().to_owned());
            if agreements.len() > 2 {
                break;
            }
        }
        let html = fs::read_to_string(&page).expect("a readable page");
        let sentences = sentences(&html);
        assert!(!sentences.is_empty(), "{name}/{path} opens with nothing");
        if !patterns.insert(pattern(&sentences)) {
            continue;
        }
        said.push_str(&format!("\n{path}\n"));
        for sentence in sentences {
            said.push_str(&format!("  {sentence}\n"));
        }
    }
    said
}

#[test]
fn every_page_opens_with_a_sentence_that_is_right() {
    let mut said = sentences_of("the committed ledger", &root().join("ledger"));
    let mut odd: Vec<PathBuf> = fs::read_dir(root().join("tests/odd-ledgers"))
        .expect("the odd ledgers")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    odd.sort();
    assert!(odd.len() >= 10, "the odd ledgers are there");
    for ledger in odd {
        let name = ledger.file_name().expect("a name").to_string_lossy().into_owned();
        said.push_str(&sentences_of(&name, &ledger));
    }
    for broken in ["  ,", " .", "..", " ,", "( ", " )", "undefined", "none", "None", "{{", "{%", "NaN"] {
        let line = said
            .lines()
            .find(|line| line.trim_start_matches("  ").contains(broken) && !line.starts_with("===="));
        assert_eq!(line, None, "a sentence with “{broken}”");
    }
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(said, Data::read_from(&root().join("tests/sentences.txt"), None));
}
