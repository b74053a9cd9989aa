//! The copies of stands that a published site has: at addresses that stay.

use crate::finding::{Code, Finding, Place};
use crate::page_table::STAND_COPIES;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of each copy, of the only agreement of a site or of one of several. A copy is pages again, and no
/// agreement of that id.
pub(super) fn stand_copies(site: &Path) -> Vec<PathBuf> {
    let within = |folder: &Path| {
        let folders = fs::read_dir(folder).into_iter().flatten().flatten();
        folders.map(|entry| entry.path()).collect::<Vec<PathBuf>>()
    };
    let pages = std::iter::once(site.to_path_buf()).chain(within(site));
    let mut copies: Vec<PathBuf> = pages.flat_map(|pages| within(&pages.join(STAND_COPIES))).collect();
    copies.retain(|copy| copy.join("data/head.csv").exists());
    copies.sort();
    copies
}

/// That stands have no copy, which a whole history might give them.
pub(super) fn copies_are_cut_off(stands: usize, ledger: &Path) -> Finding {
    let found = match stands {
        1 => "ein Stand bekommt keine Kopie, denn die Versionsgeschichte ist hier abgeschnitten".to_owned(),
        _ => format!(
            "{stands} Stände bekommen keine Kopie, denn die Versionsgeschichte ist hier abgeschnitten"
        ),
    };
    let remedy = "in einem Klon mit der ganzen Versionsgeschichte bauen (`git fetch --unshallow`), damit Adressen, die schon \
                  zitiert sind, nicht ins Leere führen";
    Finding::new(Code::PublishedState, Place::file(ledger.display().to_string()), found, remedy)
}

/// That a published copy is not in the new site.
pub(super) fn copy_is_lost(copy: &Path, site: &Path) -> Finding {
    let remedy = format!(
        "in einem Klon mit der ganzen Versionsgeschichte bauen (`git fetch --unshallow`); soll es die Adresse nicht mehr geben, \
         vorher {} löschen",
        site.display()
    );
    let found = "diese Kopie der Seiten zu einem Stand ist veröffentlicht und lässt sich nicht mehr machen";
    Finding::new(Code::PublishedState, Place::file(copy.display().to_string()), found.to_owned(), remedy)
}
