//! What the files of one agreement are made of, as one digest: its ledger, the templates, the version of the program,
//! and what copies of its stands are made of.
//! The same digest means the same files.

use super::kept_stands::KeptStand;
use crate::digest::sha256;
use crate::pages::Templates;
use crate::source::AgreementSource;

/// What tells this program from another one of the same version, while somebody works on it.
const SOURCES: &str = env!("KOPFSTELLE_SOURCES");

/// What an agreement that is one of several is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeOf {
    digest: String,
}

impl MadeOf {
    /// `kept` are the stands of which there are copies, where any are made.
    pub(super) fn of(source: &AgreementSource, templates: &Templates, kept: Option<&[KeptStand]>) -> Self {
        let mut list = format!("{}\n{}\n{}\n", env!("CARGO_PKG_VERSION"), templates.digest(), source.folder);
        for file in source.files() {
            list.push_str(&format!("{} {}\n", sha256(&file.bytes), file.path));
        }
        if let Some(kept) = kept {
            list.push_str("copies\n");
            kept.iter().for_each(|stand| list.push_str(&format!("{}\n", stand.made_of())));
        }
        Self { digest: sha256(list.as_bytes()) }
    }

    /// The digest.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// A number by which files are known that this very program made of this.
    #[must_use]
    pub fn mark(&self) -> u64 {
        let digest = sha256(format!("{SOURCES} {}", self.digest).as_bytes());
        digest.bytes().take(15).fold(0, |number, digit| number << 4 | u64::from(digit & 15))
    }
}
