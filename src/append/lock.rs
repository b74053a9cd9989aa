//! The lock on an agreement's folder: one run at a time writes there. The system frees it when that run ends, however
//! it ends.

use crate::failure::Failure;
use crate::system;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often somebody who waits looks again, and for how long: half a minute.
const EVERY: Duration = Duration::from_millis(10);
const TIMES: usize = 3_000;

/// A folder in which nobody but the holder writes.
#[derive(Debug)]
pub struct WriteLock {
    folder: PathBuf,
    _held: File,
}

impl WriteLock {
    /// Waits until no other run writes into the folder, and keeps others waiting as long as the lock lives.
    ///
    /// # Errors
    /// Where another run does not come to an end, or the system has no lock for the folder.
    pub fn take(folder: &Path) -> Result<Self, Failure> {
        let failed = || Failure::io("sperren", folder);
        let file = system::open_to_lock(folder).map_err(failed())?;
        for _ in 0..TIMES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { folder: folder.to_path_buf(), _held: file }),
                Err(TryLockError::WouldBlock) => thread::sleep(EVERY),
                Err(TryLockError::Error(error)) => return Err(failed()(error)),
            }
        }
        let reason = "wird gerade von einem anderen Lauf beschrieben; es wurde nichts geschrieben, den Befehl noch einmal ausführen";
        Err(Failure::Refused { path: folder.to_path_buf(), reason: reason.into() })
    }

    /// The folder that is locked.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}
