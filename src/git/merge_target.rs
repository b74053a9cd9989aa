//! What a change is to be merged into, where nobody says so: what a CI names, else what the repository knows as its
//! upstream's default branch.

use super::{Repository, Revision};
use crate::failure::Failure;

/// A revision to compare with, and why it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeTarget {
    /// The revision.
    pub revision: Revision,
    /// Where its name comes from.
    pub named_by: NamedBy,
}

/// Where the name of a merge target comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// Whoever called the program.
    Option,
    /// A variable of the CI, which names a branch.
    Branch(&'static str),
    /// A variable of the CI, which names a commit that need not be the tip of the branch any more.
    Commit(&'static str),
    /// Nobody: it is the repository's default branch.
    Default,
}

impl NamedBy {
    /// For whoever runs the program.
    #[must_use]
    pub fn in_german(self) -> String {
        match self {
            Self::Option => "wie verlangt".to_owned(),
            Self::Branch(variable) => format!("genannt von {variable}"),
            Self::Commit(variable) => {
                format!("genannt von {variable}; das ist nicht die Spitze des Zielzweigs")
            }
            Self::Default => "dem Hauptzweig des Repositorys".to_owned(),
        }
    }
}

/// Variables in which a CI names the branch that a change is for. Forgejo and Gitea use GitHub's name.
const BRANCH_VARIABLES: [&str; 2] = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"];
/// A variable in which a CI names a commit of that branch. It is where the change branched off and not the tip, so it
/// counts only where no branch is named.
const COMMIT_VARIABLE: &str = "CI_MERGE_REQUEST_DIFF_BASE_SHA";
/// Names under which a repository usually knows its upstream's default branch.
const DEFAULT_BRANCHES: [&str; 4] =
    ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main"];

/// The merge target; `variable` looks up a variable of the environment.
///
/// # Errors
/// Where the branch that a CI names is not here (with the command that fetches it), or none is found at all.
pub fn merge_target(
    repository: &Repository,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<MergeTarget, Failure> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    for name in BRANCH_VARIABLES {
        let Some(branch) = set(name) else { continue };
        for full in [format!("refs/remotes/origin/{branch}"), format!("refs/heads/{branch}")] {
            if let Some(revision) = repository.revision(&full)? {
                return Ok(MergeTarget {
                    revision: called(revision, &full),
                    named_by: NamedBy::Branch(name),
                });
            }
        }
        let fetch = fetch_command(&format!("refs/remotes/origin/{branch}"));
        return Err(Failure::Git(format!(
            "{name} nennt den Zweig „{branch}“, der hier fehlt; ein Commit davon genügt: {fetch}"
        )));
    }
    if let Some(id) = set(COMMIT_VARIABLE)
        && let Some(revision) = repository.revision(&id)?
    {
        return Ok(MergeTarget { revision, named_by: NamedBy::Commit(COMMIT_VARIABLE) });
    }
    for name in DEFAULT_BRANCHES {
        if let Some(revision) = repository.revision(name)? {
            return Ok(MergeTarget { revision: called(revision, name), named_by: NamedBy::Default });
        }
    }
    Err(Failure::Usage(
        "zum Vergleichen gibt es keinen Zweig origin/HEAD, origin/main, origin/master oder main; mit --base REV sagen, womit".into(),
    ))
}

/// The command that brings one commit of what a revision names into a clone: a branch of the remote under the name it
/// has here, anything else (a commit, a tag) under its own.
#[must_use]
pub fn fetch_command(revision: &str) -> String {
    let short = revision.strip_prefix("refs/remotes/").unwrap_or(revision);
    let wanted = match short.strip_prefix("origin/") {
        Some(branch) => format!("+refs/heads/{branch}:refs/remotes/origin/{branch}"),
        None => revision.to_owned(),
    };
    format!("git fetch --depth=1 origin {wanted}")
}

/// The revision under the name that people use: `origin/main`.
fn called(revision: Revision, full: &str) -> Revision {
    let short = full.strip_prefix("refs/remotes/").or_else(|| full.strip_prefix("refs/heads/"));
    Revision { name: short.unwrap_or(full).to_owned(), ..revision }
}

#[cfg(test)]
mod tests {
    use super::fetch_command;

    #[test]
    fn a_branch_of_the_remote_is_fetched_by_its_name_there() {
        let branch = "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main";
        assert_eq!(fetch_command("origin/main"), branch);
        assert_eq!(fetch_command("refs/remotes/origin/main"), branch);
        assert_eq!(fetch_command("8d47f02"), "git fetch --depth=1 origin 8d47f02");
    }
}
