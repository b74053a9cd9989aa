//! What stops a run and is not the user's data: a disk, a repository, a command line.
//!
//! The counterpart is a [`crate::finding`]: something about the ledger or its templates that its keeper can put right.
//! Findings are all collected; a failure ends the run at once. Messages are for whoever keeps a ledger or a site, so
//! they are in German, and name the path, what could not be done, and what helps. Only that the arguments themselves
//! are wrong is said in English, as by command lines everywhere.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a run could not go on.
#[derive(Debug)]
pub enum Failure {
    /// The operating system refused something.
    Io {
        /// What was tried, as it ends "PATH lässt sich nicht": `lesen`.
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
        /// Why, and what to do instead, as it follows the path: `ist kein Ordner; einen anderen angeben`.
        reason: String,
    },
    /// The repository does not give what is asked of it, or there is no program `git`; a whole sentence.
    Git(String),
    /// The command line asks for something impossible: in English where that shows in the arguments alone, in German
    /// where it shows in the ledger or the repository.
    Usage(String),
    /// Somebody ended the run.
    Ended,
}

impl Failure {
    /// For `map_err`: names what was tried and with which path.
    pub fn io(tried: impl Into<String>, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let (tried, path) = (tried.into(), path.as_ref().to_path_buf());
        move |source| Self::Io { tried, path, source }
    }

    /// For `map_err` of whatever is written to standard output.
    #[must_use]
    pub fn output(error: io::Error) -> Self {
        Self::io("beschreiben", "die Standardausgabe")(error)
    }

    /// The exit status of the program: 2 for wrong usage, 3 for everything else.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Io { .. } | Self::Refused { .. } | Self::Git(_) | Self::Ended => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { tried, path, source } => {
                write!(f, "{} lässt sich nicht {tried}: {}", path.display(), in_german(source))
            }
            Self::Refused { path, reason } => write!(f, "{} {reason}", path.display()),
            Self::Usage(message) | Self::Git(message) => f.write_str(message),
            Self::Ended => f.write_str("abgebrochen, bevor etwas veröffentlicht war; alles ist, wie es war"),
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

/// What the operating system said, in German; its own words are English on some machines and something else on others.
#[must_use]
pub fn in_german(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "das gibt es nicht",
        ErrorKind::AlreadyExists => "das gibt es schon",
        ErrorKind::PermissionDenied => "die Berechtigung fehlt",
        ErrorKind::ReadOnlyFilesystem => "der Datenträger ist schreibgeschützt",
        ErrorKind::StorageFull => "der Datenträger ist voll",
        ErrorKind::QuotaExceeded => "der zugeteilte Speicherplatz ist verbraucht",
        ErrorKind::FileTooLarge => "die Datei würde zu groß",
        ErrorKind::NotADirectory => "ein Teil des Pfades ist kein Ordner",
        ErrorKind::IsADirectory => "das ist ein Ordner",
        ErrorKind::DirectoryNotEmpty => "der Ordner ist nicht leer",
        ErrorKind::InvalidFilename => "der Name ist zu lang oder nicht erlaubt",
        ErrorKind::ResourceBusy => "das wird gerade benutzt",
        ErrorKind::CrossesDevices => "das liegt auf einem anderen Datenträger",
        ErrorKind::BrokenPipe => "niemand liest mehr mit",
        ErrorKind::UnexpectedEof => "es endet zu früh",
        ErrorKind::Interrupted => "unterbrochen",
        ErrorKind::OutOfMemory => "der Arbeitsspeicher reicht nicht",
        ErrorKind::AddrInUse => "das benutzt schon ein anderes Programm",
        _ => "",
    };
    match (known, error.raw_os_error()) {
        ("", Some(number)) => format!("Fehler {number} des Betriebssystems"),
        ("", None) => error.to_string(),
        (known, _) => known.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_what_was_tried_the_path_and_the_reason() {
        let refused = io::Error::from(io::ErrorKind::PermissionDenied);
        let failure = Failure::io("schreiben", "public/index.html")(refused);
        let said = "public/index.html lässt sich nicht schreiben: die Berechtigung fehlt";
        assert_eq!(failure.to_string(), said);
        assert_eq!(failure.exit_code(), 3);
    }

    #[test]
    fn what_the_operating_system_says_is_german_or_a_number() {
        let said = |error| in_german(&error);
        assert_eq!(said(io::Error::from(ErrorKind::StorageFull)), "der Datenträger ist voll");
        assert_eq!(said(io::Error::from_raw_os_error(9999)), "Fehler 9999 des Betriebssystems");
        assert_eq!(said(io::Error::other("die Ordner führen im Kreis")), "die Ordner führen im Kreis");
    }

    #[test]
    fn wrong_usage_exits_with_2() {
        assert_eq!(Failure::Usage("--format takes text or json".into()).exit_code(), 2);
    }
}
