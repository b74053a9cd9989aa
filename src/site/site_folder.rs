//! The folder of a site on disk, looked at and locked before anything is touched.

use super::marker::{self, OwnNames};
use super::workplace::{self, Workplace};
use crate::failure::Failure;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that is free for our site, locked against other builds.
#[derive(Debug)]
pub struct SiteFolder {
    pub(super) target: PathBuf,
    pub(super) workplace: Workplace,
    /// The names of the site in it, where its marker lists exactly these.
    pub(super) before: Option<OwnNames>,
}

impl SiteFolder {
    /// The name of the file by which a site of ours is known.
    pub const MARKER: &str = marker::NAME;

    /// Takes the folder for a new site, waiting while another build is at work on it, and puts right what an
    /// interrupted build left. The folder need not exist.
    ///
    /// # Errors
    /// [`Failure::Refused`] where the folder holds anything that is not a site of ours, is no folder, a link,
    /// write-protected or the folder we are in; [`Failure::Io`] where its parent folder cannot be written.
    pub fn open(target: &Path) -> Result<Self, Failure> {
        let (parent, name) = split(target)?;
        let target = parent.join(&name);
        if env::current_dir().is_ok_and(|here| here.starts_with(&target)) {
            return Err(Failure::Refused {
                path: target,
                reason: "ist der Ordner, in dem das Programm läuft, und würde ersetzt; das Programm woanders starten".into(),
            });
        }
        // Under the lock, since another build may be replacing what we look at.
        let workplace = Workplace::enter(&parent, &name)?;
        let before = marker::refuse_what_is_not_ours(&target)?;
        workplace.tidy(&target)?;
        Ok(Self { target, workplace, before })
    }

    /// Whether the folder's marker lists what is in it, as the site's own would.
    ///
    /// # Errors
    /// Where something in it cannot be read.
    pub fn has_its_marker(target: &Path) -> Result<bool, Failure> {
        Ok(marker::own_names(target)?.is_some())
    }

    /// Completes what a build that was killed while it put a site in place left behind, so that the site can be looked
    /// at. Where nothing was left, nothing is touched.
    ///
    /// # Errors
    /// Where the site cannot be put in place.
    pub fn repair(target: &Path) -> Result<(), Failure> {
        match workplace::exists(target) || !Workplace::is_beside(target) {
            true => Ok(()),
            false => Self::open(target).map(drop),
        }
    }
}

/// The real path of the folder above, made if need be, and the folder's name in it.
fn split(target: &Path) -> Result<(PathBuf, OsString), Failure> {
    let whole = match target.file_name() {
        Some(_) => target.to_path_buf(),
        None => target.canonicalize().map_err(Failure::io("finden", target))?,
    };
    let (Some(above), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(Failure::Refused { path: whole, reason: "kann kein Ausgabeordner sein".into() });
    };
    let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
    fs::create_dir_all(above).map_err(Failure::io("anlegen", above))?;
    let above = above.canonicalize().map_err(Failure::io("finden", above))?;
    Ok((above, name.into()))
}
