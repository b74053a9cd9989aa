//! Where the ledger lies, and where what is written may lie: not in what is read.

use super::Result;
use crate::failure::Failure;
use crate::git::Repository;
use crate::source::{FileRole, LedgerRoot};
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// The ledger in a folder. Where there is none, somebody may want to begin one.
pub(super) fn ledger_root(folder: &Path) -> Result<LedgerRoot> {
    if folder.symlink_metadata().is_ok() {
        refuse_part_of_a_checkout(folder)?;
        return LedgerRoot::of_folder(folder);
    }
    let reason = "gibt es nicht; ein neues Hauptbuch legt `kopfstelle new ORDNER` an, ein anderes nennt --ledger ORDNER";
    Err(Failure::Refused { path: folder.to_path_buf(), reason: reason.into() })
}

/// Refuses a ledger of which a checkout leaves files out: what were shown, recorded or appended to is not all of it,
/// and nobody sees that.
fn refuse_part_of_a_checkout(ledger: &Path) -> Result<()> {
    if !may_leave_out(ledger) {
        return Ok(());
    }
    // Where git cannot tell, nothing is known to be left out.
    let Ok(Some(repository)) = Repository::holding(ledger) else { return Ok(()) };
    let Ok(within) = repository.path_within(ledger) else { return Ok(()) };
    match repository.left_out(&within) {
        Ok(Some(path)) => Err(Failure::Refused {
            path,
            reason: "gehört zum Hauptbuch, aber dieser Arbeitsordner lässt die Datei aus (sparse checkout); mit „git sparse-checkout disable“ \
                     zurückholen"
                .into(),
        }),
        Ok(None) | Err(_) => Ok(()),
    }
}

/// Whether a checkout may leave out files of a folder: git keeps that in an index of version 3 or later only (its
/// documentation of `gitformat-index`), so that it need not be asked each time.
fn may_leave_out(folder: &Path) -> bool {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let Some(top) = absolute.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()) else {
        return false;
    };
    let mut begin = [0; 8];
    let read = File::open(top.join(".git").join("index")).and_then(|mut index| index.read_exact(&mut begin));
    read.is_err() || begin != *b"DIRC\0\0\0\x02"
}

/// Whether a path that need not exist lies in a folder, links resolved as far as it exists.
pub(super) fn lies_in(path: &Path, folder: &Path) -> bool {
    within(path, folder).is_some()
}

/// Refuses a place for what is written that lies in a folder that is read, or in that of any agreement: there it would
/// be taken for a part of it. In a folder whose name begins with a point nothing is looked for.
pub(super) fn refuse_among(read: &[&Path], path: &Path) -> Result<()> {
    let real_path = real(path);
    let agreement = real_path.ancestors().find(|folder| folder.join(FileRole::AGREEMENT).is_file());
    let is_hidden = |part: Component<'_>| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."));
    let lies_among =
        |folder: &&Path| within(path, folder).is_some_and(|within| !within.components().any(is_hidden));
    match read.iter().copied().chain(agreement).find(lies_among) {
        None => Ok(()),
        Some(folder) => refuse(path, format!("liegt in {}, woraus eine Website entsteht", folder.display())),
    }
}

/// Refuses an output in which something lies that is read.
pub(super) fn refuse_around(read: &[&Path], output: &Path) -> Result<()> {
    match read.iter().find(|folder| folder.exists() && lies_in(folder, output)) {
        None => Ok(()),
        Some(folder) => refuse(output, format!("enthält {}, woraus eine Website entsteht", folder.display())),
    }
}

fn refuse(path: &Path, reason: String) -> Result<()> {
    Err(Failure::Refused { path: path.to_path_buf(), reason: format!("{reason}; einen anderen Ort angeben") })
}

/// The path from a folder to one that lies in it, or is it.
fn within(path: &Path, folder: &Path) -> Option<PathBuf> {
    real(path).strip_prefix(real(folder)).map(Path::to_path_buf).ok()
}

/// A path with all links resolved, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = whole.ancestors().find_map(|there| Some((there, there.canonicalize().ok()?)));
    let Some((there, real)) = there else { return whole };
    whole.strip_prefix(there).map_or_else(|_| real.clone(), |rest| real.join(rest))
}
