//! Putting a prepared site in the old one's place: a list of steps, each of which may be the last.
//!
//! Where two folders can be exchanged (Linux), the site changes in one step that no reader can look into. Where
//! they cannot, two renames do it; killed between them, the next run finds a whole site in the workplace and
//! completes the move (see [`super::workplace`]). A first publication is one rename.
//!
//! "Killed" means the process. Against a power cut in the half minute in which the system has not yet written
//! everything to the disk, nothing is done, on purpose: the next build makes the site again from the ledger, while
//! waiting for the disk (`syncfs`) took as long as writing, or twice as long (105,000 files of 10 KB).

use std::fs;
use std::io;

use super::marker;
use super::staging::{SiteSize, Staging};
use super::workplace::exists;
use crate::failure::Failure;
use crate::system;

/// One step of a publication; killed after any of them, one whole site is or will be in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PublicationStep {
    /// The new site gets the old one's permissions.
    KeepPermissions,
    /// There was no site: the new one moves in.
    MoveIn,
    /// Old and new change places.
    Exchange,
    /// The new site is marked as whole.
    MarkReady,
    /// The old site moves out.
    SetAside,
    /// The new site, marked as whole, moves in.
    MoveReadyIn,
    /// The old site goes.
    Remove,
}

pub(super) const FIRST: &[PublicationStep] =
    &[PublicationStep::KeepPermissions, PublicationStep::MoveIn, PublicationStep::Remove];
pub(super) const BY_EXCHANGE: &[PublicationStep] =
    &[PublicationStep::KeepPermissions, PublicationStep::Exchange, PublicationStep::Remove];
pub(super) const BY_RENAMES: &[PublicationStep] = &[
    PublicationStep::KeepPermissions,
    PublicationStep::MarkReady,
    PublicationStep::SetAside,
    PublicationStep::MoveReadyIn,
    PublicationStep::Remove,
];

impl Staging {
    /// Puts this site in the old one's place, and removes that.
    ///
    /// # Errors
    /// Whatever the system refuses; the old site then still stands, unless the message says otherwise.
    pub fn publish(self) -> Result<SiteSize, Failure> {
        let staging = &self;
        let published = staging.finish()?;
        marker::refuse_what_is_not_ours(&staging.site.target)?;
        if !exists(&staging.site.target) {
            FIRST.iter().try_for_each(|step| perform(staging, *step))?;
            return Ok(published);
        }
        match BY_EXCHANGE.iter().try_for_each(|step| perform(staging, *step)) {
            Err(Failure::Io { source, .. }) if source.kind() == io::ErrorKind::Unsupported => {
                BY_RENAMES.iter().try_for_each(|step| perform(staging, *step))?;
            }
            other => other?,
        }
        Ok(published)
    }
}

pub(super) fn perform(staging: &Staging, step: PublicationStep) -> Result<(), Failure> {
    let (target, workplace) = (&staging.site.target, &staging.site.workplace);
    let moved = match step {
        PublicationStep::KeepPermissions => {
            if let Ok(old) = fs::metadata(target) {
                fs::set_permissions(staging.root(), old.permissions())
                    .map_err(Failure::io("mit denselben Zugriffsrechten ersetzen", target))?;
            }
            return Ok(());
        }
        PublicationStep::MoveIn => fs::rename(staging.root(), target),
        PublicationStep::Exchange => system::exchange(staging.root(), target),
        PublicationStep::MarkReady => fs::rename(staging.root(), workplace.ready()),
        PublicationStep::SetAside => fs::rename(target, workplace.old_site()),
        PublicationStep::MoveReadyIn => fs::rename(workplace.ready(), target),
        PublicationStep::Remove => return workplace.clear(),
    };
    moved.map_err(|error| {
        if matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices) {
            return Failure::Refused {
                path: target.clone(),
                reason: "ist ein eingehängter Datenträger und lässt sich nicht ersetzen; einen Ordner darin als Ausgabeordner angeben".into(),
            };
        }
        Failure::io("ersetzen", target)(error)
    })
}
