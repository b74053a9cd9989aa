//! The files of a revision of git, read as they are.
//!
//! The program `git` is asked, because only it reads every kind of repository (bare, shallow, worktrees, SHA-256,
//! packs of any version). It is asked for trees and blobs only, never for a difference: what a repository says
//! about its files (attributes, filters, text conversion, replacements) has no say in what we read, and nothing is
//! fetched or written.

mod attributes;
mod ledger_root;
mod merge_target;
mod process;
mod revision;
mod tree;
mod working_files;

pub use attributes::Attributes;
pub use merge_target::{MergeTarget, NamedBy, fetch_command, merge_target};
pub use revision::Revision;
pub use tree::{TreeEntry, TreeKind};

use crate::failure::Failure;
use crate::system;
use process::Git;
use std::env;
use std::path::{Component, Path, PathBuf};

/// A repository.
#[derive(Clone, Debug)]
pub struct Repository {
    git: Git,
    /// The folder with the working files; `None` in a bare repository.
    top: Option<PathBuf>,
}

impl Repository {
    /// The repository that a ledger's folder lies in, if any: the one in which the program was started, where the
    /// ledger lies below its working files. Only else is it looked for from the folder above the ledger: below the top
    /// of a repository a change can bring what looks like one (a bare one in ordinary files, a submodule), with a
    /// history of its own choice.
    ///
    /// # Errors
    /// Where `git` cannot be run or refuses the repository.
    pub fn holding(ledger: &Path) -> Result<Option<Self>, Failure> {
        let absolute = std::path::absolute(ledger).map_err(Failure::io("finden", ledger))?;
        let here = env::current_dir().map_err(Failure::io("finden", "."))?;
        if let Ok(Some(repository)) = Self::around(&here)
            && repository.holds(&absolute, &here)
        {
            return Ok(Some(repository));
        }
        // Not from the folder itself, unless that is the top: where a link has taken its place, it would lead
        // elsewhere.
        let above = absolute.ancestors().skip(1).find(|folder| folder.is_dir());
        match Self::around(above.unwrap_or(&absolute)) {
            Ok(None) | Err(_) if absolute.is_dir() => Self::around(&absolute),
            found => found,
        }
    }

    /// The repository that a folder lies in, or is; `None` where there is none. What git finds first is what we find:
    /// the nearest folder with a `.git`, which no commit can hold. A bare repository is taken only where there is none.
    fn around(folder: &Path) -> Result<Option<Self>, Failure> {
        let top = folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
        let git = top.map_or_else(|| Git::in_bare(folder), Git::in_folder);
        if !git.is_in_repository()? {
            return Ok(None);
        }
        let within = git.answer(&["rev-parse", "--is-inside-work-tree"])?;
        let top = match within.as_deref() {
            Some("true") => {
                git.line(&["rev-parse", "--show-toplevel"])?.and_then(|top| system::path_of(&top))
            }
            _ => None,
        };
        let top = top.map(|top| top.canonicalize().unwrap_or(top));
        // Paths are those within the repository, so git is to run at its top.
        let git = top.as_deref().map_or(git, Git::in_folder);
        Ok(Some(Self { git, top }))
    }

    /// Whether a path lies in it, seen from the folder in which it was found.
    fn holds(&self, path: &Path, here: &Path) -> bool {
        match self.is_bare() {
            true => path.starts_with(here),
            // Such a path is refused with its reason later; it is in no other repository for it.
            false => !matches!(self.path_within(path), Err(Failure::Git(_))),
        }
    }

    /// Whether it has no working files.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.top.is_none()
    }

    /// Whether the history was fetched in part only.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn is_shallow(&self) -> Result<bool, Failure> {
        Ok(self.git.answer(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    /// The commit or tree of this name, if it is here.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn revision(&self, name: &str) -> Result<Option<Revision>, Failure> {
        for kind in ["commit", "tree"] {
            let wanted = format!("{name}^{{{kind}}}");
            let id = self.git.answer(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
            // `^main` is a name to git, of what is to be left out.
            if let Some(id) = id.filter(|id| id.bytes().all(|digit| digit.is_ascii_hexdigit())) {
                return Ok(Some(Revision { name: name.to_owned(), id }));
            }
        }
        Ok(None)
    }

    /// The names that all mean something else by the name of a revision: a tag takes precedence over a branch of its
    /// name.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn meanings(&self, name: &str) -> Result<Vec<String>, Failure> {
        let short = name.split(['~', '^', '@', ':']).next().unwrap_or(name);
        let full =
            ["refs", "refs/tags", "refs/heads", "refs/remotes"].map(|space| format!("{space}/{short}"));
        let mut found: Vec<(String, String)> = Vec::new();
        for full in full {
            if let Some(revision) = self.revision(&full)? {
                found.push((revision.id, full));
            }
        }
        let differ = found.iter().any(|(id, _)| found.first().is_some_and(|(first, _)| first != id));
        Ok(if differ { found.into_iter().map(|(_, full)| full).collect() } else { Vec::new() })
    }

    /// Whether a revision is a commit, so that it has a history.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn has_history(&self, revision: &Revision) -> Result<bool, Failure> {
        let wanted = format!("{}^{{commit}}", revision.id);
        Ok(self.git.answer(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?.is_some())
    }

    /// Where two lines of history parted: more than one point where each has merged the other. None where that is not
    /// known here.
    ///
    /// # Errors
    /// Where `git` cannot be run.
    pub fn merge_bases(&self, one: &Revision, other: &Revision) -> Result<Vec<Revision>, Failure> {
        let ids = self.git.answer(&["merge-base", "--all", &one.id, &other.id])?.unwrap_or_default();
        Ok(ids.lines().map(|id| Revision { name: id.to_owned(), id: id.to_owned() }).collect())
    }

    /// All commits known here that changed something at a path, newest first.
    ///
    /// # Errors
    /// Where objects are missing or `git` cannot be run.
    pub fn history(&self, path: &str) -> Result<Vec<Revision>, Failure> {
        let path = if path.is_empty() { "." } else { path };
        let mut arguments = vec!["rev-list", "--full-history", "--all", "--reflog"];
        // Before the first commit there is none.
        if self.revision("HEAD")?.is_some() {
            arguments.push("HEAD");
        }
        arguments.extend(["--", path]);
        let ids = String::from_utf8_lossy(&self.git.output(&arguments)?).into_owned();
        Ok(ids.lines().map(|id| Revision { name: id.to_owned(), id: id.to_owned() }).collect())
    }

    /// Everything below a path of a revision, folders left out.
    ///
    /// # Errors
    /// Where objects are missing (a partial or damaged clone), or `git` cannot be run or answers in an unknown way.
    pub fn tree(&self, revision: &Revision, path: &str) -> Result<Vec<TreeEntry>, Failure> {
        tree::list(&self.git, revision, path)
    }

    /// Refuses a path that belongs to another repository in a revision: its history is told there, and here it would
    /// look as if there had never been anything.
    ///
    /// # Errors
    /// Where a folder on the way to it is a submodule, or `git` cannot be run.
    pub fn refuse_submodule(&self, revision: &Revision, path: &str) -> Result<(), Failure> {
        match tree::submodule_on_the_way(&self.git, revision, path)? {
            None => Ok(()),
            Some(folder) => Err(Failure::Git(format!(
                "„{folder}“ ist in {} ein Submodul, also ein Repository für sich; kopfstelle darin starten",
                revision.name
            ))),
        }
    }

    /// The bytes of blobs, in the order asked for.
    ///
    /// # Errors
    /// Where one is missing (a partial clone), or `git` cannot be run.
    pub fn blobs(&self, ids: &[&str]) -> Result<Vec<Vec<u8>>, Failure> {
        self.git.blobs(ids)
    }

    /// The path of a folder within the repository, with `/`; it need not exist. In a bare repository a path is
    /// always meant from the repository's root.
    ///
    /// # Errors
    /// Where it lies outside.
    pub fn path_within(&self, folder: &Path) -> Result<String, Failure> {
        let Some(top) = &self.top else { return joined(folder) };
        let whole = std::path::absolute(folder).map_err(Failure::io("finden", folder))?;
        let whole = without_steps_back(&whole);
        // The folder may be reached through links above the repository, but not within it: those would be part
        // of what is to be reviewed.
        let above = whole.ancestors().collect::<Vec<_>>().into_iter().rev();
        for ancestor in above {
            if ancestor.canonicalize().is_ok_and(|real| real == *top) {
                return joined(whole.strip_prefix(ancestor).unwrap_or(Path::new("")));
            }
        }
        Err(Failure::Git(format!("{} liegt nicht im Repository {}", folder.display(), top.display())))
    }

    /// The first part of a path within the working files that is a symbolic link.
    #[must_use]
    pub fn link_on_the_way(&self, path_within: &str) -> Option<PathBuf> {
        let mut at = self.top.clone()?;
        for part in path_within.split('/').filter(|part| !part.is_empty()) {
            at.push(part);
            if at.symlink_metadata().is_ok_and(|kind| kind.is_symlink()) {
                return Some(at);
            }
        }
        None
    }
}

fn without_steps_back(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The ordinary parts of a path with `/` between them. One that is no text is refused: what it looks like may be
/// another folder.
fn joined(path: &Path) -> Result<String, Failure> {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_str()),
        _ => None,
    });
    let parts: Option<Vec<&str>> = parts.collect();
    let parts =
        parts.ok_or_else(|| Failure::Usage(format!("der Pfad {} ist nicht in UTF-8", path.display())))?;
    Ok(parts.join("/"))
}
