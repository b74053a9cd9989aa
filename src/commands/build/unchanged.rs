//! What a new site has from the one before, as long as that is all: then nothing is linked, exchanged or removed, and
//! in the end the site stays as it is.

use super::made_site::MadeSite;
use crate::edition::{KnownAgreement, MadeOf};
use crate::failure::Failure;
use crate::site::{SiteSize, Staging, TimeMark, as_written};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A site that is compared with the one that a build would make.
pub(super) struct Unchanged<'b> {
    staging: &'b Staging,
    site: &'b MadeSite,
    /// None once something differs.
    found: Mutex<Option<AsBefore>>,
}

/// What was found to be as it would be made.
#[derive(Default)]
struct AsBefore {
    agreements: Vec<(String, MadeOf)>,
    size: SiteSize,
}

impl<'b> Unchanged<'b> {
    pub fn so_far(staging: &'b Staging, site: &'b MadeSite) -> Self {
        Self { staging, site, found: Mutex::new(Some(AsBefore::default())) }
    }

    /// Whether the site has the files of an agreement as they were written; they are taken over at once where
    /// something differs already.
    ///
    /// # Errors
    /// Where a second name cannot be given.
    pub fn has(&self, known: &KnownAgreement, made_of: &MadeOf) -> Result<bool, Failure> {
        let (id, mark) = (known.record.id(), TimeMark::of(made_of.mark()));
        if self.is_so_far() {
            let Some(size) = as_written(&self.site.folder.join(id), known.record.files(), mark) else {
                return Ok(false);
            };
            if let Some(found) = self.found.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
                found.agreements.push((id.to_owned(), made_of.clone()));
                found.size.files += size.files;
                found.size.bytes += size.bytes;
                return Ok(true);
            }
        }
        self.staging.take_over((&self.site.folder, id), known.record.files(), mark)
    }

    /// Looks whether the site has a file of the new one with the same bytes.
    ///
    /// # Errors
    /// As [`Self::differs`].
    pub fn compare(&self, path: &str) -> Result<(), Failure> {
        match self.is_so_far() && !is_same(&self.site.folder.join(path), &self.staging.root().join(path)) {
            true => self.differs(),
            false => Ok(()),
        }
    }

    /// From now on the site is another one: what was found so far gets its second names.
    ///
    /// # Errors
    /// Where that cannot be done, or somebody changes the site meanwhile.
    pub fn differs(&self) -> Result<(), Failure> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(AsBefore { agreements, .. }) = found else { return Ok(()) };
        agreements.into_par_iter().try_for_each(|(id, made_of)| {
            let taken = self.site.record(&id, &made_of).map(|record| {
                let mark = TimeMark::of(made_of.mark());
                self.staging.take_over((&self.site.folder, &id), record.files(), mark)
            });
            match taken {
                Some(Ok(true)) => Ok(()),
                Some(Err(failure)) => Err(failure),
                Some(Ok(false)) | None => Err(Failure::Refused {
                    path: self.site.folder.join(id),
                    reason: "hat sich während des Laufs geändert; noch einmal aufrufen".into(),
                }),
            }
        })
    }

    /// What the site comes to, where it is the one that would be published; otherwise that is made whole.
    ///
    /// # Errors
    /// As [`Self::differs`].
    pub fn site(&self) -> Result<Option<SiteSize>, Failure> {
        let found =
            self.found.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|found| found.size);
        let site = found.and_then(|found| self.staging.is_all_before(found));
        if site.is_none() {
            self.differs()?;
        }
        Ok(site)
    }

    fn is_so_far(&self) -> bool {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
}

/// Whether both are files of the same bytes.
fn is_same(one: &Path, other: &Path) -> bool {
    let open = |path| {
        let is_file = fs::symlink_metadata(path).is_ok_and(|there| there.is_file());
        if is_file { File::open(path).ok().map(BufReader::new) } else { None }
    };
    let Some((mut one, mut other)) = open(one).zip(open(other)) else { return false };
    loop {
        let (Ok(of_one), Ok(of_other)) = (one.fill_buf(), other.fill_buf()) else { return false };
        let length = of_one.len().min(of_other.len());
        if of_one.get(..length) != of_other.get(..length) {
            return false;
        }
        if length == 0 {
            return of_one.len() == of_other.len();
        }
        one.consume(length);
        other.consume(length);
    }
}
