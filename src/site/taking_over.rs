//! Files that a new site has from the old one, or from a part of it made elsewhere, under a second name: nothing is
//! read or written, and nothing may be written in place in either of the two. From another file system they are copied.
//!
//! Whether a file is still what a build wrote is seen by its size and by its time. All files of a part of the site say
//! that they were written when the build began, and the fraction of that second is a number given with them: who writes
//! a file later, copies it or gets it out of git, leaves another time.

use super::staging::{Staging, place_in};
use crate::failure::Failure;
use std::fs::{self, File, FileTimes, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The fraction of a second at which files say that they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeMark(Duration);

impl TimeMark {
    /// That of a number. File systems keep times as exactly as tenths of a microsecond.
    #[must_use]
    pub fn of(number: u64) -> Self {
        Self(Duration::from_nanos(number % 10_000_000 * 100))
    }

    /// A time within the same second that has this mark.
    fn at(self, time: SystemTime) -> SystemTime {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs()) + self.0
    }
}

impl Staging {
    /// Writes one file as [`Self::write`] does, known by this mark.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn write_marked(&self, relative_path: &str, bytes: &[u8], mark: TimeMark) -> Result<(), Failure> {
        let file = self.write_file(relative_path, [bytes])?;
        // Where the system keeps no such times, the file will be written anew the next time.
        let _ = file.set_times(FileTimes::new().set_modified(mark.at(self.begun)));
        Ok(())
    }

    /// Takes over the files of these paths and sizes from another site, all or none: `false` where one of them is not
    /// what was written with this mark, or the system gives no file a second name.
    ///
    /// # Errors
    /// Where a folder cannot be made, or a second name not be taken away again.
    pub fn take_over<'f>(
        &self,
        site: &Path,
        files: impl Iterator<Item = (String, u64)> + 'f,
        mark: TimeMark,
    ) -> Result<bool, Failure> {
        let mut names: Vec<(String, PathBuf, PathBuf)> = Vec::new();
        let (mut time, mut bytes) = (None, 0);
        for (path, size) in files {
            let places = place_in(site, &path).zip(place_in(self.root(), &path));
            let Some((old, new)) = places else { return Ok(false) };
            let Ok(there) = fs::symlink_metadata(&old) else { return Ok(false) };
            if !is_as_written(&there, size, *time.get_or_insert(there.modified().ok()), mark) {
                return Ok(false);
            }
            bytes += size;
            names.push((path, old, new));
        }
        for (number, (path, old, new)) in names.iter().enumerate() {
            self.make_folder_of(path)?;
            if second(old, new).is_err() {
                for (_, _, new) in names.iter().take(number + 1).filter(|(_, _, new)| new.exists()) {
                    fs::remove_file(new).map_err(Failure::io("löschen", new))?;
                }
                return Ok(false);
            }
        }
        self.count(names.len() as u64, bytes);
        Ok(true)
    }
}

/// Gives a file a second name, or on another file system a copy of the same time.
fn second(old: &Path, new: &Path) -> io::Result<()> {
    match fs::hard_link(old, new) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let time = fs::metadata(old)?.modified()?;
            fs::copy(old, new)?;
            File::options().append(true).open(new)?.set_modified(time)
        }
        done => done,
    }
}

/// Whether a file has this size, and the time of all of its part, which has this mark.
fn is_as_written(file: &Metadata, size: u64, time: Option<SystemTime>, mark: TimeMark) -> bool {
    let same_time =
        time.is_some_and(|time| file.modified().is_ok_and(|own| own == time) && mark.at(time) == time);
    file.is_file() && file.len() == size && same_time
}
