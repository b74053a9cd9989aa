//! Where the files of a site go.

use super::made_of::MadeOf;
use super::record::Record;
use crate::failure::Failure;

/// What takes the files of a site, each once, from many threads. Any function of a path and bytes is one.
pub trait Destination: Sync {
    /// Whether there is still somebody who wants the site; asked before each agreement.
    ///
    /// # Errors
    /// Where there is not.
    fn go_on(&self) -> Result<(), Failure> {
        Ok(())
    }

    /// Takes a file that several agreements share, or the only one of a site has.
    ///
    /// # Errors
    /// Where it cannot be kept.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure>;

    /// Takes a file as [`Self::put`] does, part by part: nobody needs to hold the whole of a large one.
    ///
    /// # Errors
    /// As [`Self::put`].
    fn put_parts(&self, path: &str, parts: Box<dyn Iterator<Item = String> + '_>) -> Result<(), Failure> {
        self.put(path, parts.collect::<String>().as_bytes())
    }

    /// Takes a file of one of several agreements.
    ///
    /// # Errors
    /// As [`Self::put`].
    fn put_of(&self, _made_of: &MadeOf, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.put(path, bytes)
    }

    /// What a site that is there says of the agreement with this id, where it was made of this.
    fn known(&self, _id: &str, _made_of: &MadeOf) -> Option<KnownAgreement> {
        None
    }

    /// Takes over the files of an agreement from that site, if they are what its record says.
    ///
    /// # Errors
    /// Where it cannot be told.
    fn take_over(&self, _known: &KnownAgreement, _made_of: &MadeOf) -> Result<bool, Failure> {
        Ok(false)
    }
}

/// What is known of an agreement before it is read.
#[derive(Clone, Debug)]
pub struct KnownAgreement {
    /// What the site that has it says of it.
    pub record: Record,
    /// Which site that is.
    pub whence: Whence,
}

/// A site from which agreements are taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    /// The one that is replaced: where it was made of the same, it shows nothing that would be lost.
    Before,
    /// A part of this one, made elsewhere.
    Part,
}

impl KnownAgreement {
    /// Whether there is nothing to be said of the ledger.
    #[must_use]
    pub fn needs_no_reading(&self) -> bool {
        self.whence == Whence::Before && !self.record.has_findings
    }
}

impl<F: Fn(&str, &[u8]) -> Result<(), Failure> + Sync> Destination for F {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self(path, bytes)
    }
}
