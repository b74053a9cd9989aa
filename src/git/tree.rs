//! What lies below a path of a revision: names, kinds and blobs.

use super::Revision;
use super::process::Git;
use crate::failure::Failure;
use crate::source::most_bytes;
use crate::system;
use std::path::PathBuf;

/// One name below a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeEntry {
    /// Its path below the path that was asked for; empty where that itself is no folder.
    pub path: PathBuf,
    /// What it is.
    pub kind: TreeKind,
    /// The object's name.
    pub id: String,
}

/// What a name of a revision stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeKind {
    /// A regular file, executable or not.
    File,
    /// A regular file of more than [`most_bytes`].
    Large,
    /// A symbolic link.
    Link,
    /// Another repository (submodule).
    Repository,
}

/// Lists everything below a path, folders left out. That nothing is there is an empty list and no failure of `git`; a
/// tree that is missing is one.
pub(super) fn list(git: &Git, revision: &Revision, path: &str) -> Result<Vec<TreeEntry>, Failure> {
    let mut arguments = vec!["ls-tree", "-r", "-z", "-l", "--full-tree", &revision.id];
    if !path.is_empty() {
        arguments.extend(["--", path]);
    }
    let output = git.output(&arguments)?;
    let lines = output.split(|&byte| byte == 0).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            entry(line, path).ok_or_else(|| {
                Failure::Git(format!(
                    "`git ls-tree` antwortet unverständlich: {:?}",
                    String::from_utf8_lossy(line)
                ))
            })
        })
        .collect()
}

/// The first folder on the way to a path, or the path itself, that is another repository (submodule) in a revision.
pub(super) fn submodule_on_the_way(
    git: &Git,
    revision: &Revision,
    path: &str,
) -> Result<Option<String>, Failure> {
    if path.is_empty() {
        return Ok(None);
    }
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for folder in ends.filter_map(|end| path.get(..end)) {
        let line = git.output(&["ls-tree", "-z", "--full-tree", &revision.id, "--", folder])?;
        if line.starts_with(b"160000 ") {
            return Ok(Some(folder.to_owned()));
        }
    }
    Ok(None)
}

/// `MODE SP TYPE SP ID SP SIZE TAB PATH`; the size is padded, and no number where there is none or the object is
/// missing.
fn entry(line: &[u8], below: &str) -> Option<TreeEntry> {
    let tab = memchr::memchr(b'\t', line)?;
    let mut words = std::str::from_utf8(line.get(..tab)?).ok()?.split_ascii_whitespace();
    let (mode, _, id, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let path = line.get(tab + 1..)?.strip_prefix(below.as_bytes())?;
    let path = system::path_of(path.strip_prefix(b"/").unwrap_or(path))?;
    let kind = match mode {
        "120000" => TreeKind::Link,
        "160000" => TreeKind::Repository,
        _ if size.parse().is_ok_and(|size: u64| size > most_bytes(&path)) => TreeKind::Large,
        _ => TreeKind::File,
    };
    Some(TreeEntry { path, kind, id: id.to_owned() })
}
