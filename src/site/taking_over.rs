//! Files that a new site has from the old one, or from a part of it made elsewhere, under a second name: nothing is
//! read or written, and nothing may be written in place in either of the two. From another file system they are copied.
//!
//! Whether a file is still what a build wrote is seen by its size and by its time. All files of a part of the site say
//! that they were written when the build began, and the fraction of that second is a number given with them: who writes
//! a file later, copies it or gets it out of git, leaves another time.

use super::staging::{SiteSize, Staging, place_in};
use crate::failure::Failure;
use std::fs::{self, File, FileTimes, Metadata};
use std::io;
use std::path::Path;
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

    /// Takes over the files of these paths and sizes below a folder of another site: `false` where one of them is not
    /// what was written with this mark.
    ///
    /// # Errors
    /// Where a folder or a file cannot be made.
    pub fn take_over<'f>(
        &self,
        (site, folder): (&Path, &str),
        files: impl Iterator<Item = (&'f str, u64)> + Clone,
        mark: TimeMark,
    ) -> Result<bool, Failure> {
        let places = place_in(site, folder).zip(place_in(self.root(), folder));
        let Some((from, to)) = places else { return Ok(false) };
        let Some(size) = as_written(&from, files.clone(), mark) else { return Ok(false) };
        for (path, _) in files {
            self.make_folder_of(&format!("{folder}/{path}"))?;
            let to = to.join(path);
            second(&from.join(path), &to).map_err(Failure::io("übernehmen", &to))?;
        }
        self.count(size.files, size.bytes);
        Ok(true)
    }
}

/// What the files of these paths and sizes below a folder come to, if each is as it was written with this mark.
pub fn as_written<'f>(
    folder: &Path,
    files: impl Iterator<Item = (&'f str, u64)>,
    mark: TimeMark,
) -> Option<SiteSize> {
    let (mut time, mut all) = (None, SiteSize::default());
    for (path, size) in files {
        let there = fs::symlink_metadata(place_in(folder, path)?).ok()?;
        if !is_as_written(&there, size, *time.get_or_insert(there.modified().ok()), mark) {
            return None;
        }
        all = SiteSize { files: all.files + 1, bytes: all.bytes + size };
    }
    Some(all)
}

/// Gives a file a second name; where the file system gives none, or it is another one, makes a copy of the same time.
fn second(old: &Path, new: &Path) -> io::Result<()> {
    let linked = fs::hard_link(old, new);
    if linked.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::AlreadyExists) {
        let mut old = File::open(old)?;
        let mut new = File::create_new(new)?;
        io::copy(&mut old, &mut new)?;
        return new.set_modified(old.metadata()?.modified()?);
    }
    linked
}

/// Whether a file has this size, and the time of all of its part, which has this mark.
fn is_as_written(file: &Metadata, size: u64, time: Option<SystemTime>, mark: TimeMark) -> bool {
    let same_time =
        time.is_some_and(|time| file.modified().is_ok_and(|own| own == time) && mark.at(time) == time);
    file.is_file() && file.len() == size && same_time
}
