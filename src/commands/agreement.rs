//! The agreement that a command is about, where the ledger may hold several.

use super::{Result, places};
use crate::failure::Failure;
use crate::ledger::{Reading, read_root};
use crate::verification::is_called;
use std::path::{Path, PathBuf};

/// The folder of the agreement of this name, or of the only one.
pub(super) fn folder(ledger: &Path, name: Option<&str>) -> Result<PathBuf> {
    let root = places::ledger_root(ledger)?;
    match (root.agreements.as_slice(), name) {
        ([], _) => Err(Failure::Usage(format!(
            "in {} liegt keine Vereinbarung; eine neue legt `kopfstelle new ORDNER` an, ein anderes Hauptbuch nennt --ledger ORDNER",
            ledger.display()
        ))),
        ([only], None) => Ok(only.folder.clone()),
        (_, name) => {
            let read = read_root(root)?;
            let mut agreements: Vec<&Reading> = read.agreements.values().collect();
            let Some(name) = name else {
                let named = listed(&agreements);
                return Err(Failure::Usage(format!(
                    "es gibt mehrere Vereinbarungen; mit --agreement sagen, welche gemeint ist: {named}"
                )));
            };
            let found = only(&mut agreements, name)?;
            Ok(ledger.join(&found.source.folder))
        }
    }
}

/// Leaves only the agreement that is meant by this name.
pub(super) fn only<'r>(agreements: &mut Vec<&'r Reading>, name: &str) -> Result<&'r Reading> {
    let names = listed(agreements);
    agreements.retain(|agreement| is_called(agreement, name));
    match agreements[..] {
        [only] => Ok(only),
        [] => Err(Failure::Usage(format!(
            "eine Vereinbarung „{name}“ gibt es nicht, weder als Kennung noch als Ordner; es gibt: {names}"
        ))),
        _ => Err(Failure::Usage(format!(
            "„{name}“ ist die Kennung einer Vereinbarung und der Ordner einer anderen: {}",
            listed(agreements)
        ))),
    }
}

/// Agreements as `--agreement` takes them; the first of many.
pub(super) fn listed(agreements: &[&Reading]) -> String {
    const NAMED: usize = 20;
    let mut names: Vec<&str> =
        agreements.iter().map(|agreement| agreement.id().unwrap_or(&agreement.source.folder)).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    if more > 0 { format!("{names} und {more} weitere") } else { names }
}
