//! What a change is to be merged into, where nobody says so: what a CI names, else what the repository knows as its
//! upstream's default branch.

use super::{Repository, Revision};
use crate::failure::Failure;

/// A revision to compare with, and why it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeTarget {
    /// The revision.
    pub revision: Revision,
    /// The variable that names it: `GITHUB_BASE_REF`; `None` where none does.
    pub named_by: Option<String>,
}

/// Variables in which a CI names the branch that a change is for. Forgejo and Gitea use GitHub's name.
const BRANCH_VARIABLES: [&str; 2] = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"];
/// A variable in which a CI names a commit of that branch; not its tip, so it comes last.
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
                    named_by: Some(name.to_owned()),
                });
            }
        }
        if let Some(target) = commit(repository, &set)? {
            return Ok(target);
        }
        return Err(Failure::Git(format!(
            "{name} names the branch {branch:?}, which is not here; one commit of it is enough: git fetch --depth=1 origin \
             +refs/heads/{branch}:refs/remotes/origin/{branch}"
        )));
    }
    if let Some(target) = commit(repository, &set)? {
        return Ok(target);
    }
    for name in DEFAULT_BRANCHES {
        if let Some(revision) = repository.revision(name)? {
            return Ok(MergeTarget { revision: called(revision, name), named_by: None });
        }
    }
    Err(Failure::Usage(
        "no branch origin/HEAD, origin/main, origin/master or main to compare with; say which with --base REV".into(),
    ))
}

fn commit(
    repository: &Repository,
    set: &impl Fn(&str) -> Option<String>,
) -> Result<Option<MergeTarget>, Failure> {
    let Some(id) = set(COMMIT_VARIABLE) else { return Ok(None) };
    let revision = repository.revision(&id)?;
    Ok(revision.map(|revision| MergeTarget { revision, named_by: Some(COMMIT_VARIABLE.to_owned()) }))
}

/// The revision under the name that people use: `origin/main`.
fn called(revision: Revision, full: &str) -> Revision {
    let short = full.strip_prefix("refs/remotes/").or_else(|| full.strip_prefix("refs/heads/"));
    Revision { name: short.unwrap_or(full).to_owned(), ..revision }
}
