//! What `.gitattributes` make of a file between the repository and the working files: line ends, `$Id$`, filters and
//! encodings. What was judged is then not what a checkout holds, nor what is published from it.

use super::process::Git;
use super::{Repository, Revision, TreeKind, tree};
use crate::failure::Failure;
use std::collections::BTreeMap;

const ASKED: [&str; 6] = ["text", "crlf", "eol", "ident", "filter", "working-tree-encoding"];

/// The attributes of one file that have a say in its bytes; what nobody set is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(BTreeMap<String, String>);

impl Attributes {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// `text`, or the older name of it.
    fn text(&self) -> Option<&str> {
        self.value("text").or_else(|| self.value("crlf"))
    }

    /// Whether line ends are converted; where nobody says so, by what the repository does with every file.
    pub(super) fn convert_line_ends(&self, of_every_file: bool) -> bool {
        match (self.text(), self.value("eol")) {
            (Some("unset"), _) => false,
            (None, None) => of_every_file,
            _ => true,
        }
    }

    /// The program that writes files, where one is named.
    pub(super) fn filter(&self) -> Option<&str> {
        self.value("filter").filter(|name| !matches!(*name, "set" | "unset"))
    }

    /// What else git puts in place of what it keeps, whatever the system.
    pub(super) fn replaced(&self) -> Option<String> {
        let encoding = self.value("working-tree-encoding").filter(|name| !matches!(*name, "set" | "unset"));
        let encoding = encoding.map(|name| format!("working-tree-encoding={name}"));
        encoding.or_else(|| (self.value("ident") == Some("set")).then(|| "ident".to_owned()))
    }

    /// What makes a checkout hold other bytes than the repository does, on some system at least; as it is written in
    /// `.gitattributes`.
    #[must_use]
    pub fn alter_a_checkout(&self) -> Option<String> {
        let line_ends = match (self.text(), self.value("eol")) {
            (Some("unset" | "input"), _) | (_, Some("lf")) | (None, None) => None,
            (_, Some("crlf")) => Some("eol=crlf".to_owned()),
            (Some("auto"), _) => Some("text=auto".to_owned()),
            _ => Some("text".to_owned()),
        };
        let filter = self.filter().map(|name| format!("filter={name}"));
        let all: Vec<String> = [self.replaced(), filter, line_ends].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

impl Repository {
    /// The attributes that a revision itself gives to files of it, by their path within the repository; those without
    /// any are left out. `folder` is where the files lie.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn attributes(
        &self,
        revision: &Revision,
        folder: &str,
        files: &[Vec<u8>],
    ) -> Result<BTreeMap<Vec<u8>, Attributes>, Failure> {
        let lists = self.attribute_lists(revision, folder)?;
        if lists.is_empty() || files.is_empty() {
            return Ok(BTreeMap::new());
        }
        // git reads attributes of a revision from an index: one of our own, which holds nothing else.
        let place = tempfile::tempdir().map_err(Failure::io("beschreiben", std::env::temp_dir()))?;
        let git = self.git.with_index(&place.path().join("index"));
        git.output_for(&["update-index", "-z", "--index-info"], lists)?;
        ask(&git, &["--cached"], files)
    }

    /// The attributes of working files, by whatever has a say on this machine.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn attributes_here(&self, files: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, Attributes>, Failure> {
        if files.is_empty() { Ok(BTreeMap::new()) } else { ask(&self.git, &[], files) }
    }

    /// The `.gitattributes` of the folder, of those above it and of those in it, as `update-index` reads them.
    fn attribute_lists(&self, revision: &Revision, folder: &str) -> Result<Vec<u8>, Failure> {
        const NAME: &[u8] = b".gitattributes";
        let mut lists = Vec::new();
        let mut add = |path: &[u8], id: &str| {
            lists.extend([format!("100644 {id}\t").as_bytes(), path, b"\0"].concat());
        };
        let steps = folder.match_indices('/').map(|(at, _)| folder.get(..at).unwrap_or_default());
        let above = steps.chain((!folder.is_empty()).then_some("")).map(|above| joined(above, NAME));
        for path in above {
            let path = String::from_utf8_lossy(&path).into_owned();
            for entry in tree::list(&self.git, revision, &path)? {
                if entry.path.as_os_str().is_empty() && entry.kind == TreeKind::File {
                    add(path.as_bytes(), &entry.id);
                }
            }
        }
        for entry in self.tree(revision, folder)? {
            let path = entry.path.as_os_str().as_encoded_bytes();
            let is_list =
                path.strip_suffix(NAME).is_some_and(|before| before.is_empty() || before.ends_with(b"/"));
            if is_list && entry.kind == TreeKind::File {
                add(&joined(folder, path), &entry.id);
            }
        }
        Ok(lists)
    }
}

/// A path below a folder, as git writes it.
fn joined(folder: &str, path: &[u8]) -> Vec<u8> {
    match folder.is_empty() {
        true => path.to_vec(),
        false => [folder.as_bytes(), b"/", path].concat(),
    }
}

/// `check-attr` answers with path, attribute and value, each ended by a zero.
fn ask(git: &Git, source: &[&str], files: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, Attributes>, Failure> {
    let arguments = [&["check-attr", "-z", "--stdin"], source, &ASKED].concat();
    let asked = files.iter().flat_map(|file| [file.as_slice(), b"\0"].concat()).collect();
    let output = git.output_for(&arguments, asked)?;
    let mut parts = output.split(|&byte| byte == 0);
    let mut attributes: BTreeMap<Vec<u8>, Attributes> = BTreeMap::new();
    while let (Some(path), Some(name), Some(value)) = (parts.next(), parts.next(), parts.next()) {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        if value != b"unspecified" {
            attributes.entry(path.to_vec()).or_default().0.insert(text(name), text(value));
        }
    }
    Ok(attributes)
}
