//! Where a build puts its files: into the new site, which has from the old one, or from parts that were made elsewhere,
//! what need not be made again.

use super::ReplacedSite;
use super::end::End;
use super::made_site::MadeSite;
use super::unchanged::Unchanged;
use crate::edition::{Destination, KnownAgreement, MadeOf, Whence};
use crate::failure::Failure;
use crate::site::{Staging, TimeMark, compressed};
use indicatif::ProgressBar;

pub(super) struct NewSite<'b> {
    pub staging: &'b Staging,
    /// The site before, unless all is to be made anew.
    pub replaced: Option<&'b ReplacedSite>,
    /// What it has in common with the new one.
    pub unchanged: Option<&'b Unchanged<'b>>,
    /// Parts of this site.
    pub parts: &'b [MadeSite],
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
        self.unchanged.map_or(Ok(()), |unchanged| unchanged.compare(path))?;
        self.put_compressed(path, bytes)
    }

    fn put_parts(&self, path: &str, parts: Box<dyn Iterator<Item = String> + '_>) -> Result<(), Failure> {
        self.end.has_not_come()?;
        if self.compress {
            return self.put(path, parts.collect::<String>().as_bytes());
        }
        self.staging.write_parts(path, parts)?;
        self.unchanged.map_or(Ok(()), |unchanged| unchanged.compare(path))
    }

    fn put_of(&self, made_of: &MadeOf, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.end.has_not_come()?;
        self.unchanged.map_or(Ok(()), Unchanged::differs)?;
        self.staging.write_marked(path, bytes, TimeMark::of(made_of.mark()))?;
        self.put_compressed(path, bytes)
    }

    fn known(&self, id: &str, made_of: &MadeOf) -> Option<KnownAgreement> {
        let before = self.replaced.and_then(|replaced| replaced.site.record(id, made_of));
        let before = before.map(|record| KnownAgreement { record, whence: Whence::Before });
        let part = || self.parts.iter().find_map(|part| part.record(id, made_of));
        before.or_else(|| Some(KnownAgreement { record: part()?, whence: Whence::Part }))
    }

    fn take_over(&self, known: &KnownAgreement, made_of: &MadeOf) -> Result<bool, Failure> {
        let id = known.record.id();
        match (known.whence, self.replaced.zip(self.unchanged)) {
            (Whence::Before, Some((replaced, unchanged))) => {
                let is_taken = unchanged.has(known, made_of)?;
                // One that is read as well is counted then.
                if is_taken && known.needs_no_reading() {
                    replaced.find(id);
                    self.bar.inc(1);
                }
                Ok(is_taken)
            }
            (Whence::Before, None) => Ok(false),
            (Whence::Part, _) => {
                self.unchanged.map_or(Ok(()), Unchanged::differs)?;
                let mark = TimeMark::of(made_of.mark());
                for part in self.parts.iter().filter(|part| part.ids.contains(id)) {
                    if self.staging.take_over((&part.folder, id), known.record.files(), mark)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }
}
