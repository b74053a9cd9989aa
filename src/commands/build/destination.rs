//! Where a build puts its files: into the new site, which has from the old one what need not be made again.

use super::ReplacedSite;
use super::end::End;
use crate::edition::{Destination, MadeOf, Record};
use crate::failure::Failure;
use crate::site::{Staging, TimeMark, compressed};
use indicatif::ProgressBar;

pub(super) struct NewSite<'b> {
    pub staging: &'b Staging,
    /// The site before, unless all is to be made anew.
    pub replaced: Option<&'b ReplacedSite>,
    pub bar: &'b ProgressBar,
    pub end: &'b End,
    /// Whether files are written compressed too.
    pub compress: bool,
}

impl NewSite<'_> {
    fn put_compressed(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        if !self.compress {
            return Ok(());
        }
        let compressed = compressed(bytes).map_err(Failure::io("komprimieren", path))?;
        compressed.iter().try_for_each(|(end, bytes)| self.staging.write(&format!("{path}{end}"), bytes))
    }
}

impl Destination for NewSite<'_> {
    fn go_on(&self) -> Result<(), Failure> {
        self.end.has_not_come()
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.end.has_not_come()?;
        self.staging.write(path, bytes)?;
        self.put_compressed(path, bytes)
    }

    fn put_parts(&self, path: &str, parts: Box<dyn Iterator<Item = String> + '_>) -> Result<(), Failure> {
        self.end.has_not_come()?;
        match self.compress {
            true => self.put(path, parts.collect::<String>().as_bytes()),
            false => self.staging.write_parts(path, parts),
        }
    }

    fn put_of(&self, made_of: &MadeOf, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.end.has_not_come()?;
        self.staging.write_marked(path, bytes, TimeMark::of(made_of.mark()))?;
        self.put_compressed(path, bytes)
    }

    fn record(&self, id: &str) -> Option<Record> {
        self.replaced?.record(id)
    }

    fn take_over(&self, record: &Record, made_of: &MadeOf) -> Result<bool, Failure> {
        let Some(replaced) = self.replaced else { return Ok(false) };
        let folder = record.id();
        let files = record.files().map(|(path, size)| (format!("{folder}/{path}"), size));
        let is_taken = self.staging.take_over(files, TimeMark::of(made_of.mark()))?;
        // One in which something was found is read as well, and counted then.
        if is_taken && !record.has_findings {
            replaced.find(folder);
            self.bar.inc(1);
        }
        Ok(is_taken)
    }
}
