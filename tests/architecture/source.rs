//! The code of `src` as tokens, and what each file names of the others.

use super::{code, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module by its path from the root of the crate.
pub type Module = Vec<String>;

/// The files of `src` as modules.
pub struct Crate {
    pub files: BTreeMap<Module, SourceFile>,
}

pub struct SourceFile {
    pub tokens: Vec<String>,
    uses: Vec<Use>,
}

/// A name that a `use` brings into a module.
struct Use {
    path: Vec<String>,
    name: String,
    published: bool,
}

impl Crate {
    pub fn read() -> Self {
        let src = root().join("src");
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&src) {
            let path = entry.expect("an entry").into_path();
            if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("main.rs") {
                let tokens = tokens(&code(&path));
                let uses = uses(&tokens);
                let module = module(path.strip_prefix(&src).expect("a file of src"));
                files.insert(module, SourceFile { tokens, uses });
            }
        }
        Self { files }
    }

    /// For each module the modules that it takes something from, and what. What a module only hands on is taken from
    /// where it is defined.
    pub fn imports(&self) -> BTreeMap<&Module, BTreeMap<Module, BTreeSet<String>>> {
        let mut imports = BTreeMap::new();
        for (module, file) in &self.files {
            let mut from: BTreeMap<Module, BTreeSet<String>> = BTreeMap::new();
            let used = file.uses.iter().filter(|used| !used.published).map(|used| used.path.clone());
            for path in used.chain(paths(&file.tokens)) {
                if let Some((of, item)) = self.resolve(module, &path, 0)
                    && of != *module
                    && !item.is_empty()
                {
                    from.entry(of).or_default().insert(item);
                }
            }
            imports.insert(module, from);
        }
        imports
    }

    /// The module in which a path ends, seen from another, and the item that it names there; `None` for what is not of
    /// this crate.
    fn resolve(&self, from: &Module, path: &[String], depth: usize) -> Option<(Module, String)> {
        let mut at = from.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {}
            first if self.files.contains_key(&child(from, first)) => {}
            first => {
                // A name that a `use` of this module has brought in; what it names has been counted there.
                let used = self.files[from].uses.iter().find(|used| used.name == first)?;
                let whole = [&used.path[..], &path[1..]].concat();
                return (depth < 8 && used.path[0] != first)
                    .then(|| self.resolve(from, &whole, depth + 1))?;
            }
        }
        while let Some(name) = rest.first() {
            match name.as_str() {
                "super" => drop(at.pop()),
                name if self.files.contains_key(&child(&at, name)) => at.push(name.to_owned()),
                name => {
                    let handed_on = self.files[&at].uses.iter().find(|used| used.name == *name);
                    return match handed_on {
                        Some(used) if depth < 8 => self.resolve(&at, &used.path, depth + 1),
                        _ => Some((at, name.to_owned())),
                    };
                }
            }
            rest = &rest[1..];
        }
        Some((at, String::new()))
    }
}

fn child(module: &Module, name: &str) -> Module {
    [&module[..], &[name.to_owned()]].concat()
}

fn module(file: &Path) -> Module {
    let names = file.with_extension("");
    let mut module: Module = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    module.pop_if(|last| last == "mod" || last == "lib");
    module
}

/// Names and signs; texts are left out, and `::` is one token.
pub fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else if first == '"' {
            let text = rest[1..].split_inclusive('"');
            rest = &rest[1 + text_length(text)..];
            continue;
        } else {
            first.len_utf8()
        };
        let raw = matches!(&rest[..length], "r" | "br") && rest[length..].starts_with(['"', '#']);
        if raw {
            let marks = rest[length..].chars().take_while(|&c| c == '#').count();
            let end = format!("\"{}", "#".repeat(marks));
            let from = length + marks + 1;
            rest = &rest[from + rest[from..].find(&end).unwrap_or(0) + end.len()..];
            continue;
        }
        if rest.starts_with("'\"'") {
            rest = &rest[3..];
            continue;
        }
        if rest.starts_with("'\\") {
            rest = &rest[rest[3.min(rest.len())..].find('\'').map_or(2, |at| at + 4)..];
            continue;
        }
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if !first.is_whitespace() {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The bytes up to the end of a text in quotes: a quote behind an odd number of backslashes is part of it.
fn text_length<'a>(parts: impl Iterator<Item = &'a str>) -> usize {
    let mut length = 0;
    for part in parts {
        length += part.len();
        let before = part.trim_end_matches('"');
        if (before.len() - before.trim_end_matches('\\').len()) % 2 == 0 {
            break;
        }
    }
    length
}

/// Whether a `use` stands there; that of `impl Trait + use<>` is none.
fn is_import(tokens: &[String], at: usize) -> bool {
    tokens[at] == "use" && tokens.get(at + 1).is_some_and(|next| next != "<")
}

/// The names that the `use`s of a file bring in.
fn uses(tokens: &[String]) -> Vec<Use> {
    let mut uses = Vec::new();
    for at in 0..tokens.len() {
        if is_import(tokens, at) {
            let published = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            let end = tokens[at..].iter().position(|token| token == ";").expect("the end of a use");
            tree(&tokens[at + 1..at + end], &[], published, &mut uses);
        }
    }
    uses
}

/// The leaves of a tree of names: `a::{b, c::{self, d as e}}`.
fn tree(tokens: &[String], before: &[String], published: bool, uses: &mut Vec<Use>) {
    let mut path = before.to_vec();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "::" => {}
            "{" => {
                let (mut depth, mut from) = (0, at + 1);
                for (place, token) in tokens.iter().enumerate().skip(at) {
                    depth += usize::from(token == "{");
                    depth -= usize::from(token == "}");
                    if (token == "," && depth == 1) || depth == 0 {
                        tree(&tokens[from..place], &path, published, uses);
                        from = place + 1;
                    }
                    if depth == 0 {
                        return;
                    }
                }
            }
            "as" => {
                let name = tokens[at + 1].clone();
                return uses.push(Use { path, name, published });
            }
            "self" if !path.is_empty() => {}
            name => path.push(name.to_owned()),
        }
        at += 1;
    }
    if let Some(name) = path.last().cloned() {
        uses.push(Use { path, name, published });
    }
}

/// The paths in the code beside `use`s: names joined by `::`.
fn paths(tokens: &[String]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_import(tokens, at) {
            at += tokens[at..].iter().position(|token| token == ";").unwrap_or(0);
        }
        let mut path = vec![tokens[at].clone()];
        while tokens.get(at + 1).is_some_and(|token| token == "::")
            && tokens
                .get(at + 2)
                .is_some_and(|token| token.starts_with(|c: char| c.is_alphabetic() || c == '_'))
        {
            path.push(tokens[at + 2].clone());
            at += 2;
        }
        at += 1;
        if path.len() > 1 {
            paths.push(path);
        }
    }
    paths
}
