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

    /// What the site before says of the agreement with this id.
    fn record(&self, _id: &str) -> Option<Record> {
        None
    }

    /// Takes over the files of an agreement from the site before, if they are what the record says.
    ///
    /// # Errors
    /// Where it cannot be told.
    fn take_over(&self, _record: &Record, _made_of: &MadeOf) -> Result<bool, Failure> {
        Ok(false)
    }
}

impl<F: Fn(&str, &[u8]) -> Result<(), Failure> + Sync> Destination for F {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self(path, bytes)
    }
}
