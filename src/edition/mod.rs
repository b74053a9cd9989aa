//! The files of a site: from a ledger root and the templates, one agreement at a time on each core. Nothing is written
//! here; each file is handed on as soon as it is made, so that a site of any size needs the memory of a few agreements.
//!
//! [`make()`] makes a whole site. [`change()`] compares the sites of two ledgers.

mod agreement;
mod change;

pub use change::change;

use crate::failure::Failure;
use crate::figures::Figures;
use crate::finding::{Code, Finding};
use crate::ledger::{Each, Reading, read_each};
use crate::pages::{Interruption, KeyFigures, Templates, render_root};
use crate::source::LedgerRoot;
use std::collections::BTreeSet;
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

/// What takes the files of a site, each once, from many threads: the path of a file and what it holds.
pub type PutFile<'p> = dyn Fn(&str, &[u8]) -> Result<(), Failure> + Sync + 'p;

/// Reads a ledger root and makes the files of its site. Once anything is wrong no more files are made, but everything
/// is still checked; without templates nothing else is done. `also` looks at each agreement and may find more.
pub fn make(
    root: &LedgerRoot,
    templates: Option<&Templates>,
    put: &PutFile<'_>,
    also: impl Fn(&Reading, &mut Vec<Finding>) + Sync,
) -> Edition {
    let several = root.agreements.len() > 1;
    let state = State {
        sound: AtomicBool::new(templates.is_some() && !root.findings.iter().any(Finding::is_error)),
        taken: Mutex::default(),
    };
    let Each { kept, mut findings, mut failure } = read_each(root, |reading, findings| {
        also(&reading, findings);
        state.make(reading, findings, templates, several, put)
    });
    once(&mut findings);
    let entries = kept.iter().map(|(entries, _)| entries).sum();
    let agreements = kept.len();
    let key_figures: Vec<KeyFigures> = kept.into_iter().filter_map(|(_, key_figures)| key_figures).collect();
    let sound = failure.is_none() && !findings.iter().any(Finding::is_error);
    if let Some(templates) = templates.filter(|_| sound) {
        match render_root(templates, &key_figures, several, &mut |path, bytes| put(path, bytes)) {
            Ok(()) => {}
            Err(Interruption::Template(finding)) => findings.push(*finding),
            Err(Interruption::Failure(error)) => failure = Some(error),
        }
    }
    Edition { agreements, entries, findings, failure }
}

/// What the agreements of a site, made side by side, know of each other.
struct State {
    /// Whether nothing is wrong so far.
    sound: AtomicBool,
    /// The ids that agreements have.
    taken: Mutex<BTreeSet<String>>,
}

impl State {
    /// The files of one agreement: how many entries it has, and what the start page says of it once its pages are made.
    fn make(
        &self,
        reading: Reading,
        findings: &mut Vec<Finding>,
        templates: Option<&Templates>,
        several: bool,
        put: &PutFile<'_>,
    ) -> Result<(usize, Option<KeyFigures>), Failure> {
        let Reading { source, ledger, .. } = reading;
        let Some(ledger) = ledger else {
            self.sound.store(false, Ordering::Relaxed);
            return Ok((0, None));
        };
        let entries = ledger.entries();
        if !self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(ledger.agreement.id.clone()) {
            // Another agreement has this id, and its files would have the same paths.
            self.sound.store(false, Ordering::Relaxed);
        }
        let Some(templates) = templates.filter(|_| self.sound.load(Ordering::Relaxed)) else {
            return Ok((entries, None));
        };
        let below = if several { format!("{}/", ledger.agreement.id) } else { String::new() };
        let figures = Figures::of(&ledger);
        let mut write = |path: &str, bytes: &[u8]| put(&format!("{below}{path}"), bytes);
        match agreement::render(templates, (&source, &figures), None, !several, &mut write) {
            Ok(key_figures) => Ok((entries, Some(key_figures))),
            Err(Interruption::Template(finding)) => {
                self.sound.store(false, Ordering::Relaxed);
                findings.push(*finding);
                Ok((entries, None))
            }
            Err(Interruption::Failure(failure)) => Err(failure),
        }
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
