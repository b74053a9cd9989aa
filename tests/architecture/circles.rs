//! No two files need each other: whoever reads one of them can do so without the other.

use super::source::{Crate, Module};
use std::collections::{BTreeMap, BTreeSet};

/// All modules that a module can reach by imports.
fn reached<'a>(from: &'a Module, edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for to in edges.get(module).into_iter().flatten() {
            if reached.insert(*to) {
                next.push(to);
            }
        }
    }
    reached
}

#[test]
fn no_file_imports_what_imports_it() {
    let source = Crate::read();
    let imports = source.imports();
    let edges = imports
        .iter()
        .map(|(from, to)| {
            (*from, to.keys().filter_map(|to| source.files.get_key_value(to)).map(|(to, _)| to))
        })
        .map(|(from, to)| (from, to.collect::<BTreeSet<_>>()))
        .collect::<BTreeMap<_, _>>();
    assert!(edges.values().map(BTreeSet::len).sum::<usize>() > 300, "few imports were read");
    let mut circles = Vec::new();
    for (from, to) in &edges {
        for to in to.iter().filter(|to| reached(to, &edges).contains(from)) {
            let names = imports[from][*to].iter().cloned().collect::<Vec<_>>().join(", ");
            circles.push(format!("{} takes from {}: {names}", from.join("::"), to.join("::")));
        }
    }
    assert_eq!(circles, Vec::<String>::new(), "files that need each other");
}
