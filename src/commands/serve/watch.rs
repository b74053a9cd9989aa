//! Whether the ledger or the templates are other files than at the last look: their names, sizes and times are
//! compared. A look is cheap and works everywhere, on network drives too, whose changes no system tells of.

use crate::commands::args::ServeOptions;
use crate::commands::templates;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// The files as they were at the last look.
#[derive(Debug, Default)]
pub(super) struct Watch {
    seen: Vec<(PathBuf, u64, Option<SystemTime>)>,
}

impl Watch {
    /// Looks again.
    pub fn sees_a_change(&mut self, options: &ServeOptions) -> bool {
        let templates = templates::folder(options.folders.templates.as_deref());
        let folders = [Some(options.folders.ledger.as_path()), templates];
        let now: Vec<_> = folders.into_iter().flatten().flat_map(files).collect();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

/// What cannot be read is not there; reading it says why.
fn files(folder: &Path) -> impl Iterator<Item = (PathBuf, u64, Option<SystemTime>)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter_map(|entry| {
        let about = entry.metadata().ok()?;
        Some((entry.into_path(), about.len(), about.modified().ok()))
    })
}
