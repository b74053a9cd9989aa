//! The new `stands.csv`, written beside the old one and put in its place by renaming: nobody ever finds half a stand.

use super::super::Result;
use crate::failure::Failure;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use tempfile::{Builder, NamedTempFile};

/// A file that is written and not yet in its place. Dropped, it leaves nothing behind.
pub(super) struct NewFile {
    file: NamedTempFile,
    path: PathBuf,
}

impl NewFile {
    /// Writes the bytes beside `path`, under a name that was free, with the mode of the file that is there.
    pub fn beside(path: PathBuf, bytes: &[u8]) -> Result<Self> {
        let mode = match path.symlink_metadata() {
            Ok(there) if there.is_file() => Some(there.permissions()),
            Ok(_) => {
                let reason = "is no regular file; put away what stands in its place".into();
                return Err(Failure::Refused { path, reason });
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::io("look at", path)(error)),
        };
        let mut builder = Builder::new();
        builder.prefix(".stands.csv.");
        #[cfg(unix)]
        {
            // As any new file has it: the rest is up to the user's umask.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let folder = path.parent().unwrap_or(&path);
        let failed = || Failure::io("write a new stand beside", &path);
        let mut file = builder.tempfile_in(folder).map_err(failed())?;
        file.write_all(bytes).map_err(failed())?;
        if let Some(mode) = mode {
            fs::set_permissions(file.path(), mode).map_err(failed())?;
        }
        file.as_file().sync_all().map_err(failed())?;
        Ok(Self { file, path })
    }

    /// Puts it in its place.
    pub fn put(self) -> Result<()> {
        let failed = Failure::io("put the stand into", &self.path);
        self.file.persist(&self.path).map(drop).map_err(|error| failed(error.error))
    }
}
