//! Where the ledger lies, and where what is written may lie: not in what is read.

use super::Result;
use crate::failure::Failure;
use crate::source::LedgerRoot;
use std::path::{Component, Path, PathBuf};

/// The ledger in a folder. Where there is none, somebody may want to begin one.
pub(super) fn ledger_root(folder: &Path) -> Result<LedgerRoot> {
    if folder.symlink_metadata().is_ok() {
        return LedgerRoot::of_folder(folder);
    }
    let reason = "gibt es nicht; ein neues Hauptbuch legt `kopfstelle new ORDNER` an, ein anderes nennt --ledger ORDNER";
    Err(Failure::Refused { path: folder.to_path_buf(), reason: reason.into() })
}

/// Whether a path that need not exist lies in a folder, links resolved as far as it exists.
pub(super) fn lies_in(path: &Path, folder: &Path) -> bool {
    within(path, folder).is_some()
}

/// Refuses an output that lies in a folder of the input, where it would be taken for a part of that, and one that an
/// input lies in. In a folder whose name begins with a point nothing is looked for.
pub(super) fn refuse_overlap(output: &Path, inputs: &[&Path]) -> Result<()> {
    let refuse = |reason: String| Err(Failure::Refused { path: output.to_path_buf(), reason });
    for input in inputs {
        let is_hidden = |part: Component<'_>| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."));
        if within(output, input).is_some_and(|within| !within.components().any(is_hidden)) {
            let reason = format!(
                "liegt in {}, woraus die Website entsteht; einen anderen Ausgabeordner angeben",
                input.display()
            );
            return refuse(reason);
        }
        if lies_in(input, output) {
            return refuse(format!(
                "enthält {}, woraus die Website entsteht; einen anderen Ausgabeordner angeben",
                input.display()
            ));
        }
    }
    Ok(())
}

/// The path from a folder to one that lies in it, or is it.
fn within(path: &Path, folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let (there, real) = whole.ancestors().find_map(|there| Some((there, there.canonicalize().ok()?)))?;
    let real = real.join(whole.strip_prefix(there).unwrap_or(Path::new("")));
    real.strip_prefix(&folder).map(Path::to_path_buf).ok()
}
