//! The files of a site: from a ledger root and the templates, one agreement at a time on each core. Nothing is written
//! here; each file is handed on as soon as it is made, so that a site of any size needs the memory of a few agreements.
//!
//! [`make()`] makes a whole site. [`change()`] compares the sites of two ledgers.

mod agreement;
mod change;
mod destination;
mod kept_stands;
mod made_of;
mod record;

pub use change::change;
pub use destination::{Destination, KnownAgreement, Whence};
pub use kept_stands::KeptStands;
pub use made_of::MadeOf;
pub use record::Record;

use crate::failure::Failure;
use crate::figures::Figures;
use crate::finding::{Code, Finding, Place, Severity};
use crate::ledger::{Each, Kept, Reading, each, own_id, read};
use crate::pages::{self, Interruption, KeyFigures, Templates, WriteFile, render_root};
use crate::source::{AgreementSource, LedgerRoot};
use agreement::SiteAround;
use kept_stands::KeptStand;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What making the files of a site came to.
#[derive(Debug)]
pub struct Edition {
    /// How many agreements it shows.
    pub agreements: usize,
    /// How many entries they have.
    pub entries: usize,
    /// Everything that is wrong with the ledger, and with what the templates ask for. Where one is an error, or
    /// something failed, some files may have been made and others not.
    pub findings: Vec<Finding>,
    /// What stopped it.
    pub failure: Option<Failure>,
}

/// Reads a ledger root and makes the files of its site, but for those that the destination takes over from the site
/// before. Once anything is wrong no more files are made, but everything is still checked; without templates nothing
/// else is done. With `keep` there are copies of the pages at each recorded stand, too. `also` looks at each agreement
/// that is read and may find more.
pub fn make(
    root: &LedgerRoot,
    templates: Option<&Templates>,
    keep: Option<&KeptStands>,
    to: &dyn Destination,
    also: impl Fn(&Reading, &mut Vec<Finding>) + Sync,
) -> Edition {
    let several = root.has_several;
    let press = AgreementPress {
        templates,
        keep,
        to,
        several,
        sound: AtomicBool::new(templates.is_some() && !root.findings.iter().any(Finding::is_error)),
        taken: Mutex::default(),
    };
    let Each { kept, mut findings, mut failure } = each(root, |source| press.agreement(source, &also));
    once(&mut findings);
    let entries = kept.iter().map(|(entries, _)| entries).sum();
    let agreements = kept.len();
    let key_figures: Vec<KeyFigures> = kept.into_iter().filter_map(|(_, key_figures)| key_figures).collect();
    let sound = failure.is_none() && !findings.iter().any(Finding::is_error);
    if let Some(templates) = templates.filter(|_| sound) {
        let pages = render_root(templates, &key_figures, several, &mut |path, bytes| to.put(path, bytes));
        let mut catalogs = pages::catalogs(templates, &key_figures).into_iter();
        match pages.and_then(|()| Ok(catalogs.try_for_each(|(path, parts)| to.put_parts(path, parts))?)) {
            Ok(()) => findings.extend(pages::overdue(templates, &key_figures)),
            Err(Interruption::Template(finding)) => findings.push(*finding),
            Err(Interruption::Failure(error)) => failure = Some(error),
        }
    }
    Edition { agreements, entries, findings, failure }
}

/// How many entries an agreement has, and what the start page says of it once its pages are there.
type Made = (usize, Option<KeyFigures>);

/// Makes agreements side by side, and what these know of each other.
struct AgreementPress<'m> {
    templates: Option<&'m Templates>,
    keep: Option<&'m KeptStands>,
    to: &'m dyn Destination,
    several: bool,
    /// Whether nothing is wrong so far.
    sound: AtomicBool,
    /// The ids that agreements have.
    taken: Mutex<BTreeSet<String>>,
}

impl AgreementPress<'_> {
    /// Takes an agreement over from a site that is there, or reads it and makes its files.
    fn agreement(
        &self,
        source: AgreementSource,
        also: &impl Fn(&Reading, &mut Vec<Finding>),
    ) -> Result<Kept<Made>, Failure> {
        self.to.go_on()?;
        let kept = self.keep.map(|keep| keep.recorded_in(&source)).transpose()?;
        let kept = kept.as_deref();
        let made_of = self.made_of(&source, kept);
        let known = made_of.as_ref().and_then(|made_of| self.known(&source, made_of));
        if let Some((made_of, (known, own_id))) = made_of.as_ref().zip(known.as_ref())
            && known.needs_no_reading()
            && self.to.take_over(known, made_of)?
        {
            let made = (known.record.entries, Some(known.record.key_figures.clone()));
            return Ok((made, Some(own_id.clone()), Vec::new()));
        }
        let (reading, mut findings) = read(source);
        let (own_id, has_findings) = (reading.own_id.clone(), !findings.is_empty());
        also(&reading, &mut findings);
        let Some(ledger) = &reading.ledger else {
            self.sound.store(false, Ordering::Relaxed);
            return Ok(((0, None), own_id, findings));
        };
        let entries = ledger.entries();
        if let Some(finding) = findings.iter_mut().find(|finding| finding.code == Code::TooManyEntries) {
            finding.severity = Severity::Error;
            self.sound.store(false, Ordering::Relaxed);
            return Ok(((entries, None), own_id, findings));
        }
        if known.is_none() && !self.take(&ledger.agreement.id) {
            // Another agreement has this id, and its files would have the same paths.
            self.sound.store(false, Ordering::Relaxed);
        }
        let Some(templates) = self.templates.filter(|_| self.sound.load(Ordering::Relaxed)) else {
            return Ok(((entries, None), own_id, findings));
        };
        if let Some((made_of, (known, _))) = made_of.as_ref().zip(known)
            && !known.needs_no_reading()
            && self.to.take_over(&known, made_of)?
        {
            return Ok(((entries, Some(known.record.key_figures)), own_id, findings));
        }
        let agreement = (&reading.source, &Figures::of(ledger));
        let made = match &made_of {
            None => self.pages(templates, agreement, kept, &mut |path, bytes| self.to.put(path, bytes)),
            Some(made_of) => self.one_of_several(templates, agreement, kept, (made_of, has_findings)),
        };
        match made {
            Ok(key_figures) => Ok(((entries, Some(key_figures)), own_id, findings)),
            Err(Interruption::Template(finding)) => {
                self.sound.store(false, Ordering::Relaxed);
                findings.push(*finding);
                Ok(((entries, None), own_id, findings))
            }
            Err(Interruption::Failure(failure)) => Err(failure),
        }
    }

    /// Makes the files of an agreement, those of the copies of its stands among them.
    fn pages(
        &self,
        templates: &Templates,
        (source, figures): (&AgreementSource, &Figures<'_>),
        kept: Option<&[KeptStand]>,
        write: &mut WriteFile<'_>,
    ) -> Result<KeyFigures, Interruption> {
        let mut site = SiteAround::around(&figures.ledger.agreement.id, !self.several);
        site.stand_digests = kept.map(|kept| kept.iter().map(KeptStand::digest).collect());
        let kept = kept.unwrap_or_default();
        for (at, stand) in kept.iter().enumerate() {
            let earlier = &kept[..at];
            site.copies.push(stand.copy(templates, (source, earlier), (&site.pages, site.alone), write)?);
        }
        agreement::render(templates, (source, figures), &site, write)
    }

    /// Makes the files of one of several agreements, and its record.
    fn one_of_several(
        &self,
        templates: &Templates,
        (source, figures): (&AgreementSource, &Figures<'_>),
        kept: Option<&[KeptStand]>,
        (made_of, has_findings): (&MadeOf, bool),
    ) -> Result<KeyFigures, Interruption> {
        let folder = &figures.ledger.agreement.id;
        let mut files = BTreeMap::new();
        let mut write = |path: &str, bytes: &[u8]| {
            files.insert(path.to_owned(), bytes.len() as u64);
            self.to.put_of(made_of, &format!("{folder}/{path}"), bytes)
        };
        let key_figures = self.pages(templates, (source, figures), kept, &mut write)?;
        let record = Record::new(made_of, has_findings, figures.ledger.entries(), key_figures, files);
        self.to.put_of(made_of, &format!("{folder}/{}", Record::NAME), &record.file())?;
        Ok(record.key_figures)
    }

    /// What one of several agreements is made of; nothing is asked where nothing is made.
    fn made_of(&self, source: &AgreementSource, kept: Option<&[KeptStand]>) -> Option<MadeOf> {
        let templates = self.templates.filter(|_| self.several && self.sound.load(Ordering::Relaxed))?;
        Some(MadeOf::of(source, templates, kept))
    }

    /// What a site that is there says of an agreement, where it was made of the same and no other has its id.
    fn known(&self, source: &AgreementSource, made_of: &MadeOf) -> Option<(KnownAgreement, (String, Place))> {
        let own_id = own_id(source)?;
        let known = self.to.known(&own_id.0, made_of)?;
        self.take(&own_id.0).then_some((known, own_id))
    }

    /// Takes an id for an agreement, unless another has it.
    fn take(&self, id: &str) -> bool {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned())
    }
}

/// Leaves each fault of a template once: every agreement that uses it finds it.
fn once(findings: &mut Vec<Finding>) {
    let mut seen: Vec<Finding> = Vec::new();
    findings.retain(|finding| {
        let is_new = finding.code != Code::TemplateBroken || !seen.contains(finding);
        if is_new && finding.code == Code::TemplateBroken {
            seen.push(finding.clone());
        }
        is_new
    });
}
