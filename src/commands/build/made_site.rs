//! A site that is there: the one that a build replaces, or a part of it that was made elsewhere.

use crate::edition::{MadeOf, Record};
use crate::failure::Failure;
use crate::site::SiteFolder;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) struct MadeSite {
    pub folder: PathBuf,
    /// The ids of the agreements that it shows.
    pub ids: BTreeSet<String>,
}

impl MadeSite {
    /// The site in a folder; one of no agreement, where there is none.
    pub fn at(folder: &Path) -> Self {
        let heads = fs::read_to_string(folder.join("heads.csv")).unwrap_or_default();
        let rows = heads.lines().skip(1).filter_map(|row| row.split_once(','));
        let ids = rows.map(|(id, _)| id.to_owned()).collect();
        Self { folder: folder.to_path_buf(), ids }
    }

    /// A part of a site, made with `--only`.
    ///
    /// # Errors
    /// Where there is no site of ours.
    pub fn part(folder: &Path) -> Result<Self, Failure> {
        if folder.join(SiteFolder::MARKER).is_file() {
            return Ok(Self::at(folder));
        }
        let reason = "ist keine Website dieses Programms; mit --from den Ordner angeben, den `build --only` gemacht hat";
        Err(Failure::Refused { path: folder.to_path_buf(), reason: reason.into() })
    }

    /// What it says of the agreement with this id, where it was made of this.
    pub fn record(&self, id: &str, made_of: &MadeOf) -> Option<Record> {
        let record = self.ids.contains(id).then(|| fs::read(self.record_of(id)))?.ok()?;
        Record::parse(&record).filter(|record| record.id() == id && record.is_of(made_of))
    }

    /// The folder with the pages of an agreement that it shows. The only agreement of a ledger has them at the root,
    /// and no record.
    pub fn pages_of(&self, id: &str) -> PathBuf {
        if self.record_of(id).exists() { self.folder.join(id) } else { self.folder.clone() }
    }

    fn record_of(&self, id: &str) -> PathBuf {
        self.folder.join(id).join(Record::NAME)
    }
}
