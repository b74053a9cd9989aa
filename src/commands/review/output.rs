//! Writing the review to a file: a new one beside it takes its place, so that nothing is written through a link
//! into a file that lies elsewhere.

use super::super::Result;
use crate::failure::Failure;
use crate::system;
use std::fs;
use std::io::Write;
use std::path::Path;
use tempfile::Builder;

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = || Failure::io("schreiben", path);
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        // A pipe or a device has no place that could be taken.
        return fs::write(path, bytes).map_err(failed());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".review.");
    if let Some(usual) = system::usual_permissions() {
        builder.permissions(usual);
    }
    let mut file = builder.tempfile_in(folder).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    file.persist(path).map(drop).map_err(|error| failed()(error.error))
}
