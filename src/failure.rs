//! What stops a run and is not the user's data: a disk, a repository, a command line.
//!
//! The counterpart is a [`crate::finding`]: something about the ledger or its templates that its keeper can put
//! right. Findings are all collected; a failure ends the run at once. Messages are for whoever operates the
//! program, so they are in English and name the path and what was tried.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a run could not go on.
#[derive(Debug)]
pub enum Failure {
    /// The operating system refused something.
    Io {
        /// What was tried, as it continues "could not": `read the file`.
        tried: String,
        /// With which file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// We refuse to touch something, because it may be somebody's work.
    Refused {
        /// The file or folder in question.
        path: PathBuf,
        /// Why, and what to do instead; a sentence without its subject, as it follows the path.
        reason: String,
    },
    /// The repository does not give what is asked of it, or there is no program `git`; a whole sentence.
    Git(String),
    /// The command line asks for something impossible.
    Usage(String),
}

impl Failure {
    /// For `map_err`: names what was tried and with which path.
    pub fn io(tried: impl Into<String>, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let (tried, path) = (tried.into(), path.as_ref().to_path_buf());
        move |source| Self::Io { tried, path, source }
    }

    /// The exit status of the program: 2 for wrong usage, 3 for everything else.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Io { .. } | Self::Refused { .. } | Self::Git(_) => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { tried, path, source } => write!(f, "could not {tried}: {}: {source}", path.display()),
            Self::Refused { path, reason } => write!(f, "{} {reason}", path.display()),
            Self::Usage(message) | Self::Git(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_what_was_tried_the_path_and_the_reason() {
        let refused = io::Error::from(io::ErrorKind::PermissionDenied);
        let failure = Failure::io("write the page", "public/index.html")(refused);
        assert_eq!(failure.to_string(), "could not write the page: public/index.html: permission denied");
        assert_eq!(failure.exit_code(), 3);
    }

    #[test]
    fn wrong_usage_exits_with_2() {
        assert_eq!(Failure::Usage("--format takes text or json".into()).exit_code(), 2);
    }
}
