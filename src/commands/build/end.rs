//! Ctrl-C: a build ends at the next file, and clears away what it has made so far.

use crate::failure::Failure;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the run is to end.
pub(super) struct End(Arc<AtomicBool>);

impl End {
    /// Looks out for it: Ctrl-C, or a terminal that is closed.
    pub fn awaited() -> Result<Self, Failure> {
        let come = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&come);
        let told = ctrlc::set_handler(move || seen.store(true, Ordering::Relaxed));
        told.map_err(|error| Failure::io("abwarten", "Strg+C")(io::Error::other(error)))?;
        Ok(Self(come))
    }

    /// # Errors
    /// Where it has come.
    pub fn has_not_come(&self) -> Result<(), Failure> {
        if self.0.load(Ordering::Relaxed) { Err(Failure::Ended) } else { Ok(()) }
    }
}
