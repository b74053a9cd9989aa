//! `docs/findings.md` is made from the registry and the cases. `SNAPSHOTS=overwrite` makes it anew.

use super::cases::{Case, folder, further};
use kopfstelle::finding::{Code, Severity};
use snapbox::{Assert, Data};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const OPENING: &str = "\
# Beanstandungen

Was `kopfstelle check` beanstandet, warum, und was stattdessen zu schreiben ist. Zu jeder Beanstandung steht hier das
kleinste Beispiel mit der Meldung, die das Programm dazu ausgibt.

Ein **Fehler** verhindert die Veröffentlichung; die letzte Fassung der Website bleibt, wie sie war. Eine **Warnung**
verhindert nichts. Gemeldet wird immer alles auf einmal. Eine Zeile, die einmal veröffentlicht ist, wird nicht geändert,
sondern storniert und neu gebucht; berichtigt werden nur Zeilen, die noch niemand veröffentlicht hat.

<!-- Erzeugt aus src/finding/code.rs und tests/findings; nicht von Hand ändern. Neu erzeugen: SNAPSHOTS=overwrite cargo test --test findings -->
";

#[test]
fn the_documentation_is_that_of_the_registry_and_the_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
    Assert::new().action_env("SNAPSHOTS").eq(documentation(), Data::read_from(&path, None).raw());
}

fn documentation() -> String {
    let groups: Vec<&[Code]> = Code::ALL.chunk_by(|one, next| one.heading() == next.heading()).collect();
    let mut text = format!("{OPENING}\n");
    for group in &groups {
        let links: Vec<String> = group.iter().map(|code| format!("[{0}](#{0})", code.id())).collect();
        writeln!(text, "- {}: {}", group[0].heading(), links.join(", ")).unwrap();
    }
    for group in groups {
        write!(text, "\n## {}\n", group[0].heading()).unwrap();
        group.iter().for_each(|code| text.push_str(&section(*code)));
    }
    text
}

fn section(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "Fehler",
        Severity::Warning => "Warnung",
    };
    let mut text =
        format!("\n### {}\n\n**{}** ({severity}). {}\n", code.id(), code.title(), code.explanation());
    for folder in [vec![folder(code)], further(code)].concat() {
        text.push_str(&example(code, &folder));
    }
    text
}

/// What a case holds, and what is said of it.
fn example(code: Code, folder: &Path) -> String {
    let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
    // Without the closing line, which counts.
    let message = expected.rsplit_once("\n\n").map_or(expected.as_str(), |(message, _)| message);
    let (path, line) = place(&expected);
    let case = Case::of(folder);
    let (name, shown) = match fs::read(case.copy.path().join(&path)) {
        Ok(bytes) if !names_are_the_case(code) => (path.clone(), excerpt(&path, &bytes, line)),
        _ => ("Die Dateien".to_owned(), files(case.copy.path())),
    };
    let name = if name == path { format!("`{path}`") } else { name };
    format!("\n{name}:\n\n```text\n{shown}```\n\nMeldung:\n\n```text\n{}\n```\n", message.trim_end())
}

/// Whether it is the names of files that are wrong, not what they hold.
fn names_are_the_case(code: Code) -> bool {
    let names = [
        Code::NestedAgreement,
        Code::NotUnderstood,
        Code::FileName,
        Code::SymbolicLink,
        Code::DuplicateAgreement,
        Code::TemplateUnknown,
    ];
    names.contains(&code)
}

/// The file and line that a message names.
fn place(message: &str) -> (String, Option<usize>) {
    let place = message.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap();
    let mut parts = place.split(':');
    (parts.next().unwrap().to_owned(), parts.next().and_then(|line| line.parse().ok()))
}

/// A ledger as a whole; of `agreement.toml` the table around the line.
fn excerpt(path: &str, bytes: &[u8], line: Option<usize>) -> String {
    let text = visible(bytes);
    if path.ends_with(".csv") {
        return text.lines().map(|line| format!("{}\n", cut(line))).collect();
    }
    let lines: Vec<&str> = text.lines().collect();
    let at = line.unwrap_or(1) - 1;
    let begin = lines[..at].iter().rposition(|line| line.is_empty()).map_or(0, |blank| blank + 1);
    let end = lines[at..].iter().position(|line| line.is_empty()).map_or(lines.len(), |blank| at + blank);
    lines[begin..end].iter().map(|line| format!("{line}\n")).collect()
}

/// A line of which more says no more.
fn cut(line: &str) -> String {
    match line.char_indices().nth(300) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line.to_owned(),
    }
}

/// The text with signs for what cannot be seen.
fn visible(bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).replace('\r', "␍").replace('\u{feff}', "␣BOM␣");
    text = text.replace('\u{202e}', "␣U+202E␣");
    if !text.ends_with('\n') {
        text.push_str("␃\n");
    }
    text
}

/// The names in the folders of a case; what lies beside them describes it.
fn files(folder: &Path) -> String {
    let walk = walkdir::WalkDir::new(folder).min_depth(2).sort_by_file_name();
    walk.into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            match fs::read_link(entry.path()) {
                Ok(target) => format!("{name} -> {}\n", target.display()),
                Err(_) => format!("{name}\n"),
            }
        })
        .collect()
}
