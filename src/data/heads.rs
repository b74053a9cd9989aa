//! `heads.csv`: which agreements a site shows, and the digest of each. Its own digest stands for the state of all of
//! them, on the pages that belong to no agreement; a publication can look up in it what is published already.

use super::forms::HEADS;
use super::table::{DataCell, DataTable};
use crate::digest::sha256;
use std::collections::BTreeMap;

/// The digests of all agreements of a ledger root, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads(BTreeMap<String, String>);

impl Heads {
    /// Of agreements with their ids and digests.
    pub fn of(agreements: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(agreements.into_iter().collect())
    }

    /// The file as published: one row an agreement, in the order of the ids.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let table = DataTable::new(&HEADS, |row| {
            for (agreement, digest) in &self.0 {
                row(&[DataCell::Text(agreement), DataCell::Text(digest)]);
            }
        });
        table.csv()
    }

    /// The SHA-256 of [`Heads::csv`].
    #[must_use]
    pub fn digest(&self) -> String {
        sha256(&self.csv())
    }
}

#[cfg(test)]
mod tests {
    use super::Heads;

    #[test]
    fn the_list_is_in_the_order_of_the_ids_and_its_digest_is_that_of_the_file() {
        let heads = Heads::of([("b".to_owned(), "2".repeat(64)), ("a".to_owned(), "1".repeat(64))]);
        let expected = format!("agreement,sha256\na,{}\nb,{}\n", "1".repeat(64), "2".repeat(64));
        assert_eq!(heads.csv(), expected.as_bytes());
        // printf 'agreement,sha256\n' | sha256sum
        let of_none = "7339c567fb34735d03bb590b35dfad014a5aa068b063a0d28b4a852c2a787a3a";
        assert_eq!(Heads::default().digest(), of_none);
    }
}
