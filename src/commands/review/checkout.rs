//! Which files of a ledger a checkout would hold otherwise than they were judged, by `.gitattributes`.

use super::super::Result;
use crate::git::{Repository, Revision};
use crate::ledger::RootReading;
use crate::review::OnCheckout;
use std::collections::BTreeMap;

/// The files of the head that a checkout alters; without a revision they are working files.
pub(super) fn altered(
    repository: &Repository,
    ledger: &str,
    base: (&Revision, &RootReading),
    head: (Option<&Revision>, &RootReading),
) -> Result<Vec<OnCheckout>> {
    let before = by_file(repository, ledger, (Some(base.0), base.1))?;
    let after = by_file(repository, ledger, head)?;
    let altered = after.into_iter().map(|(file, attribute)| OnCheckout {
        is_new: before.get(&file) != Some(&attribute),
        file,
        attribute,
    });
    Ok(altered.collect())
}

/// The attributes that alter files, by path within the ledger root.
fn by_file(
    repository: &Repository,
    ledger: &str,
    (revision, side): (Option<&Revision>, &RootReading),
) -> Result<BTreeMap<String, String>> {
    let above = if ledger.is_empty() { String::new() } else { format!("{ledger}/") };
    let whole = |file: &String| [above.as_bytes(), file.as_bytes()].concat();
    let files: Vec<String> = side.files().map(|(path, _)| path).chain(side.documents().into_keys()).collect();
    let paths: Vec<Vec<u8>> = files.iter().map(whole).collect();
    let attributes = match revision {
        Some(revision) => repository.attributes(revision, ledger, &paths)?,
        None => repository.attributes_here(&paths)?,
    };
    let altered = files.into_iter().filter_map(|file| {
        let attribute = attributes.get(&whole(&file))?.alter_a_checkout()?;
        Some((file, attribute))
    });
    Ok(altered.collect())
}
