//! The rules of the house, as far as they can be read off the source files: imports go one way, files are touched in
//! few places, and ARCHITECTURE.md names what is there. Beside this file: no circles, no name for two things, pages
//! that do not compute.

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/pages.rs"]
mod pages;
#[path = "architecture/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import. A module imports what stands before it, and not all of that.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("invariant", &[]),
    ("cents", &[]),
    ("year", &[]),
    ("german", &["cents"]),
    ("failure", &[]),
    ("system", &[]),
    ("hidden", &[]),
    ("toml_key", &[]),
    ("toml_slip", &[]),
    ("toml_text", &["toml_slip"]),
    ("finding", &["german", "hidden"]),
    ("digest", &[]),
    ("address", &[]),
    ("file_name", &["hidden"]),
    ("append", &["failure", "system"]),
    ("source", &["failure", "file_name", "finding", "hidden", "invariant"]),
    ("page_table", &["invariant", "year"]),
    ("templates", &["digest", "finding", "invariant", "source", "toml_slip"]),
    ("git", &["failure", "source", "system"]),
    (
        "ledger",
        &[
            "address",
            "cents",
            "digest",
            "failure",
            "file_name",
            "finding",
            "german",
            "hidden",
            "invariant",
            "toml_key",
            "source",
            "toml_slip",
            "year",
        ],
    ),
    ("booking", &["append", "cents", "german", "invariant", "ledger", "source", "toml_text", "year"]),
    ("import", &["booking", "cents", "finding", "german", "ledger"]),
    ("founding", &["german", "invariant", "ledger", "toml_text", "year"]),
    ("apportionment", &["cents", "invariant", "ledger", "year"]),
    ("figures", &["apportionment", "cents", "invariant", "ledger", "year"]),
    ("data", &["cents", "digest", "figures", "german", "invariant", "ledger", "source", "year"]),
    ("verification", &["data", "digest", "failure", "git", "invariant", "ledger", "source"]),
    (
        "review",
        &[
            "cents",
            "data",
            "failure",
            "figures",
            "finding",
            "german",
            "git",
            "hidden",
            "ledger",
            "page_table",
            "source",
            "templates",
            "year",
        ],
    ),
    ("charts", &["cents", "german", "invariant"]),
    (
        "pages",
        &[
            "address",
            "cents",
            "charts",
            "data",
            "digest",
            "failure",
            "figures",
            "finding",
            "german",
            "invariant",
            "toml_key",
            "ledger",
            "page_table",
            "source",
            "templates",
            "toml_slip",
            "toml_text",
            "year",
        ],
    ),
    (
        "edition",
        &[
            "data",
            "digest",
            "failure",
            "figures",
            "file_name",
            "finding",
            "invariant",
            "ledger",
            "page_table",
            "pages",
            "review",
            "source",
            "verification",
            "year",
        ],
    ),
    ("site", &["failure", "file_name", "system"]),
    (
        "commands",
        &[
            "append",
            "booking",
            "data",
            "digest",
            "edition",
            "failure",
            "finding",
            "founding",
            "german",
            "git",
            "hidden",
            "import",
            "invariant",
            "ledger",
            "page_table",
            "pages",
            "review",
            "site",
            "source",
            "system",
            "templates",
            "toml_text",
            "verification",
            "year",
        ],
    ),
];

/// The modules that touch files, and those that ask for the time or the environment.
const MAY_TOUCH_THE_WORLD: &[&str] = &["append", "commands", "git", "site", "source", "system"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names below a folder, files as they are and folders without a slash.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// All Rust files of each module of `src`, but the two that only declare modules or start the program.
fn modules() -> BTreeMap<String, Vec<PathBuf>> {
    fn collect(path: &Path, files: &mut Vec<PathBuf>) {
        if path.is_dir() {
            names(path).iter().for_each(|name| collect(&path.join(name), files));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path.to_path_buf());
        }
    }
    let mut modules = BTreeMap::new();
    for name in names(&root().join("src")).into_iter().filter(|name| name != "lib.rs" && name != "main.rs") {
        let mut files = Vec::new();
        collect(&root().join("src").join(&name), &mut files);
        modules.insert(name.trim_end_matches(".rs").to_owned(), files);
    }
    modules
}

/// The code of a file without comments and without its in-file tests.
fn code(path: &Path) -> String {
    without_tests(&read(path))
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The lines of a formatted file but those of items for tests: an item ends with its first line, or with the first
/// closing brace that stands as far in as the item begins.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let item = lines.by_ref().find(|line| !line.trim_start().starts_with("#["));
        if item.is_some_and(|item| !item.ends_with([';', '}'])) {
            let _ = lines.by_ref().find(|line| *line == format!("{indent}}}"));
        }
    }
    kept
}

/// The first names of a path or of a list of paths in braces: those of `{a::b, c::{d, e}}` are `a` and `c`.
fn first_names(path: &str) -> BTreeSet<String> {
    let name = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let Some(list) = path.strip_prefix('{') else { return BTreeSet::from([name(path)]) };
    let mut names = BTreeSet::new();
    let (mut depth, mut from) = (0, 0);
    for (at, mark) in list.char_indices() {
        match mark {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.insert(name(&list[from..at]));
                from = at + 1;
                if mark == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The modules of the crate that some code names; `depth` says how many modules deep it stands, so that a way up to the
/// root is seen too.
fn imports(code: &str, depth: usize) -> BTreeSet<String> {
    let to_root = "super::".repeat(depth);
    let by_name = code.split("crate::").skip(1);
    let upwards = code.split(&to_root).skip(1).filter(|rest| !rest.starts_with("super::"));
    by_name.chain(upwards).flat_map(first_names).collect()
}

/// How many modules deep a file of `src` stands.
fn depth(file: &Path) -> usize {
    let within = file.strip_prefix(root().join("src")).expect("a file of src");
    within.components().count() - usize::from(within.ends_with("mod.rs"))
}

#[test]
fn names_are_read_off_code() {
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(
        imports("use crate::{cents::{Cents, A}, ledger};\nuse crate::data::Head;", 2),
        names(&["cents", "data", "ledger"])
    );
    assert_eq!(imports("super::super::pages::x(); super::y()", 2), names(&["pages"]));
    assert_eq!(first_names("{fs, io::{self, Write}, path::Path};"), names(&["fs", "io", "path"]));
    let file = "a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod more {\n    x {\n    }\n}\nc\n";
    assert_eq!(without_tests(file), "a\nb\nc\n");
}

#[test]
fn imports_go_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let modules = modules();
    assert_eq!(
        modules.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        allowed.keys().copied().collect(),
        "modules of src"
    );
    let mut faults = Vec::new();
    for (module, files) in &modules {
        for file in files {
            for import in imports(&code(file), depth(file)) {
                if import != *module && !allowed[module.as_str()].contains(&import.as_str()) {
                    faults.push(format!("{} imports {import}", file.display()));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_table_of_imports_has_no_way_back() {
    let mut before: BTreeSet<&str> = BTreeSet::new();
    for (module, imports) in MAY_IMPORT {
        assert!(
            imports.iter().all(|import| before.contains(import)),
            "{module} imports what stands behind it"
        );
        before.insert(module);
    }
}

#[test]
fn few_modules_touch_files_the_clock_or_the_environment() {
    for (module, files) in
        modules().iter().filter(|(module, _)| !MAY_TOUCH_THE_WORLD.contains(&module.as_str()))
    {
        for file in files {
            let code = code(file);
            let of_std: BTreeSet<String> = code.split("std::").skip(1).flat_map(first_names).collect();
            for name in ["fs", "env", "process", "net"] {
                assert!(!of_std.contains(name), "{module}: {} uses std::{name}", file.display());
            }
            for word in ["Instant", "SystemTime", "Zoned", "Timestamp"] {
                assert!(!code.contains(word), "{module}: {} uses {word}", file.display());
            }
        }
    }
}

#[test]
fn one_module_knows_which_system_it_is_on() {
    for (module, files) in modules().iter().filter(|(module, _)| *module != "system") {
        for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
            let code = code(file);
            for word in ["cfg(unix", "cfg(not(unix", "cfg(windows", "target_os", "target_family", "::os::"] {
                let asks = code.contains(word);
                assert!(!asks, "{module}: {} asks for the system by {word}", file.display());
            }
        }
    }
}

#[test]
fn floats_are_coordinates_only() {
    // A workbook has no other numbers; they become text there, or are made of text.
    let excepted = ["src/import/workbook.rs", "src/data/workbook.rs"].map(|file| root().join(file));
    for (module, files) in
        modules().iter().filter(|(module, _)| !matches!(module.as_str(), "charts" | "commands"))
    {
        for file in files.iter().filter(|file| !excepted.contains(file)) {
            let code = code(file);
            assert!(
                !code.contains("f64") && !code.contains("f32"),
                "{module}: {} has a float",
                file.display()
            );
        }
    }
}

#[test]
fn markup_stands_in_templates_and_drawings_only() {
    // Ledger text in the comment of a change is set as code, which Markdown itself cannot do for any text. The mark by
    // which such a comment is found again is none, nor is the tag that the server looks for in a page.
    let excepted =
        ["src/review/comment/markdown.rs", "src/commands/serve/dress.rs"].map(|file| root().join(file));
    for (module, files) in modules().iter().filter(|(module, _)| *module != "charts") {
        for file in files.iter().filter(|file| !excepted.contains(file)) {
            let code = code(file);
            let opens =
                |rest: &str| rest.starts_with(|first: char| first.is_ascii_lowercase() || first == '/');
            let tag = code.split("\"<").skip(1).any(opens) || code.contains("</");
            assert!(!tag, "{module}: {} writes markup", file.display());
        }
    }
}

/// The expressions and statements of a template, without its texts in quotes.
fn expressions(template: &str) -> Vec<String> {
    let openings = template.split("{{").skip(1).map(|rest| rest.split("}}").next());
    let statements = template.split("{%").skip(1).map(|rest| rest.split("%}").next());
    openings
        .chain(statements)
        .flatten()
        .map(|inside| inside.trim_matches('-').split('"').step_by(2).collect::<Vec<_>>().join("\"\""))
        .collect()
}

#[test]
fn comments_fit_on_a_line() {
    let mut seen = 0;
    for folder in ["src", "tests", "benches"] {
        for entry in walkdir::WalkDir::new(root().join(folder)) {
            let path = entry.expect("an entry").into_path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let text = read(&path);
                let mut comments =
                    text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("//"));
                let long =
                    comments.by_ref().inspect(|_| seen += 1).find(|(_, line)| line.chars().count() > 120);
                assert_eq!(long, None, "{}", path.display());
            }
        }
    }
    assert!(seen > 1000, "no comments were read");
}

#[test]
fn templates_do_not_calculate() {
    let mut files = Vec::new();
    for folder in ["", "parts", "review", "wording"] {
        let folder = root().join("site-templates").join(folder);
        files.extend(names(&folder).iter().map(|name| folder.join(name)).filter(|path| path.is_file()));
    }
    let mut seen = 0;
    for file in files {
        for expression in expressions(&read(&file)) {
            let sign = expression.chars().find(|sign| "+-*/%".contains(*sign));
            assert_eq!(sign, None, "{}: {expression}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "no templates were read");
}

#[test]
fn architecture_names_every_module_and_every_dependency() {
    let text = read(&root().join("ARCHITECTURE.md"));
    for (module, files) in modules() {
        let name = if files == [root().join("src").join(format!("{module}.rs"))] {
            format!("src/{module}.rs")
        } else {
            format!("src/{module}")
        };
        assert!(text.contains(&name), "ARCHITECTURE.md does not name {name}");
    }
    let manifest = read(&root().join("Cargo.toml"));
    let mut section = "";
    let mut named = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.contains("dependencies")
            && let Some((name, _)) = line.split_once(" = ")
        {
            assert!(text.contains(&format!("`{name}`")), "ARCHITECTURE.md gives no reason for {name}");
            named.insert(name);
        }
    }
    assert!(named.len() > 10, "no dependencies were read");
}

#[test]
fn files_that_architecture_names_are_there() {
    let text = read(&root().join("ARCHITECTURE.md"));
    let mut named = 0;
    for quoted in text.split('`').skip(1).step_by(2) {
        let path = quoted.split(['(', ' ']).next().unwrap_or_default();
        let place = ["", "src/", "ledger/"]
            .iter()
            .map(|base| root().join(base).join(path))
            .find(|path| path.exists());
        if path.ends_with(".rs") || path.ends_with(".toml") || path.ends_with('/') {
            assert!(
                place.is_some() || path.contains("CODE"),
                "ARCHITECTURE.md names {path}, which is not there"
            );
            named += 1;
        }
    }
    assert!(named > 10, "no files were read");
}
