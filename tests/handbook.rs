//! The handbook is walked: its chapters tell one story, from an empty folder to a published site with a correction and
//! an accession, and every command in them is run, in their order. `SNAPSHOTS=overwrite` writes down what the program
//! shows.
//!
//! In a chapter a block of `sh` is run; one of `console` is run line by line and compared with what it shows, and ends
//! with the status that follows its name. What somebody else does to a file is a comment that begins with `$`.

use kopfstelle::ledger::AGREEMENT;
use kopfstelle::pages::SETTING_KEYS;
use kopfstelle::toml_key::{TableForm, Without};
use snapbox::{Assert, Data};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn handbook() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handbuch")
}

/// The chapters, as their names order them.
fn chapters() -> Vec<String> {
    let names =
        fs::read_dir(handbook()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with(|first: char| first.is_ascii_digit())).collect();
    names.sort_unstable();
    names
}

fn text(name: &str) -> String {
    fs::read_to_string(handbook().join(name)).unwrap()
}

#[test]
fn every_command_of_the_handbook_does_what_it_says() {
    let home = tempfile::tempdir().unwrap();
    let mut walk = Walk { folder: home.path().to_owned() };
    for name in chapters() {
        let walked = walk.chapter(&name, &text(&name));
        let expected = Data::read_from(&handbook().join(&name), None).raw();
        Assert::new().action_env("SNAPSHOTS").eq(walked, expected);
    }
    assert!(walk.folder.join("public/index.html").is_file(), "the story ends with a published site");
}

#[test]
fn the_index_names_every_chapter_in_its_order() {
    let index = text("README.md");
    let linked = index.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let linked: Vec<&str> = linked.map(|(link, _)| link).filter(|link| !link.contains('/')).collect();
    let expected = [chapters(), vec!["angaben.md".to_owned()]].concat();
    assert_eq!(linked, expected);
}

#[test]
fn whoever_books_needs_no_compiler() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut guides: Vec<PathBuf> = chapters().iter().map(|name| handbook().join(name)).collect();
    guides.extend(["ledger/README.md", "src/founding/texts/guide.txt"].map(|path| root.join(path)));
    for guide in guides {
        assert!(!fs::read_to_string(&guide).unwrap().contains("cargo"), "{}", guide.display());
    }
}

/// Made from the list by which the program reads the two files.
#[test]
fn every_key_of_the_two_files_is_explained() {
    let mut text = String::from(
        "# Alle Angaben\n\nWas in `ledger/agreement.toml` und `site-templates/settings.toml` stehen darf. Steht dort etwas anderes, sagt das\n\
         Programm, in welcher Zeile und was zu schreiben ist.\n\n<!-- Erzeugt aus den Listen, nach denen das Programm liest; neu erzeugen: SNAPSHOTS=overwrite -->\n",
    );
    for (file, forms) in [("agreement.toml", &AGREEMENT[..]), ("settings.toml", &SETTING_KEYS[..])] {
        text += &format!("\n## {file}\n");
        forms.iter().for_each(|form| text += &table(form));
    }
    let expected = Data::read_from(&handbook().join("angaben.md"), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(text, expected);
}

fn table(form: &TableForm) -> String {
    let rows = form.keys.iter().map(|key| {
        let without = match key.without {
            Without::Refused => "Pflicht",
            Without::Missed => "die Seite sagt, dass es fehlt",
            Without::Means(what) => what,
        };
        format!("| `{}` | {} | {} | {without} |\n", key.name, key.meaning, key.takes)
    });
    let head = "| Angabe | Bedeutung | man schreibt | wenn sie fehlt |\n|---|---|---|---|\n";
    format!("\n### `{}`\n\n{}\n\n{head}{}", form.name, form.meaning, rows.collect::<String>())
}

/// Somebody at a terminal, who follows the handbook.
struct Walk {
    folder: PathBuf,
}

impl Walk {
    /// The chapter with what the program shows on the way.
    fn chapter(&mut self, name: &str, text: &str) -> String {
        let mut walked = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            walked += &format!("{line}\n");
            if let Some(command) = line.strip_prefix("<!-- $ ").and_then(|rest| rest.strip_suffix(" -->")) {
                self.run(name, command, 0);
            }
            let Some(block) = line.strip_prefix("```").filter(|block| !block.is_empty()) else { continue };
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            walked += &self.block(name, block, &inside);
            walked += "```\n";
        }
        walked
    }

    fn block(&mut self, name: &str, block: &str, lines: &[&str]) -> String {
        let whole: String = lines.iter().map(|line| format!("{line}\n")).collect();
        match block.split(' ').collect::<Vec<_>>()[..] {
            ["sh"] => drop(self.run(name, &whole, 0)),
            ["console"] => return self.console(name, lines, 0),
            ["console", status] => return self.console(name, lines, status.parse().unwrap()),
            // To be read.
            _ => {}
        }
        whole
    }

    /// Each command with what it shows.
    fn console(&mut self, name: &str, lines: &[&str], status: i32) -> String {
        let mut shown = String::new();
        let mut lines = lines.iter().peekable();
        while let Some(line) = lines.next() {
            let Some(begin) = line.strip_prefix("$ ") else { continue };
            let mut command = begin.to_owned();
            while command.ends_with('\\') {
                command += &format!("\n{}", lines.next().expect("a command that goes on"));
            }
            shown += &format!("$ {command}\n{}", self.run(name, &command, status));
        }
        shown
    }

    /// What the commands print, as a terminal shows it.
    fn run(&mut self, name: &str, commands: &str, status: i32) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_kopfstelle")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let at_the_end = "trap 'pwd > \"$HERE\"' EXIT";
        let here = tempfile::NamedTempFile::new().unwrap();
        let output = Command::new("sh")
            .args(["-euc", &format!("exec 2>&1\n{at_the_end}\n{commands}")])
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("HERE", here.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(status), "{name}: {commands}\n{shown}");
        self.folder = PathBuf::from(fs::read_to_string(here.path()).unwrap().trim_end());
        shown.lines().map(|line| format!("{}\n", lasting(line).trim_end())).collect()
    }
}

/// A line without what differs from one version of the pages to the next, or from one run to the next.
fn lasting(line: &str) -> String {
    match line.split_once(" Buchungen, ") {
        Some((before, _)) if line.starts_with("Veröffentlicht in ") => {
            format!("{before} Buchungen, … Dateien, … Bytes (… s)")
        }
        _ => line.to_owned(),
    }
}
