//! The site that a build replaces: whether the ledger still contains the state that it shows.

use super::made_site::MadeSite;
use crate::data::HeadRow;
use crate::finding::{Code, Excerpt, Finding, Place};
use crate::german;
use crate::ledger::Reading;
use crate::source::SourceFile;
use crate::verification::{Verdict, parse, verify};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A published site, and which of its agreements have been looked for.
pub(in crate::commands) struct ReplacedSite {
    pub(super) site: MadeSite,
    found: Mutex<BTreeSet<String>>,
}

impl ReplacedSite {
    /// The site in a folder; one of no agreement, where there is none.
    pub(super) fn at(folder: &Path) -> Self {
        Self { site: MadeSite::at(folder), found: Mutex::default() }
    }

    /// What the site shows of an agreement and its ledger no longer contains.
    pub(super) fn no_longer_in(&self, reading: &Reading) -> Vec<Finding> {
        let Some(data) = self.data_of(reading) else { return Vec::new() };
        let head = data.join("head.csv");
        let rows = match rows(&head) {
            Ok(rows) => rows,
            Err(fault) => {
                let found = format!("was die Website zeigt, lässt sich nicht prüfen: {fault}");
                return vec![finding(Place::file(head.display().to_string()), found)];
            }
        };
        let verdicts = verify(&rows, &reading.source, &[]);
        let broken = verdicts.into_iter().filter(|(_, verdict)| !verdict.holds());
        broken
            .map(|(row, verdict)| {
                let now = reading.source.ledger_files().find(|file| file.path == row.file);
                let Some(now) = now else {
                    let place = Place::file(format!("{}/{}", reading.source.shown, row.file));
                    return finding(
                        place,
                        format!("{} zeigt sie, und sie ist nicht mehr da", head.display()),
                    );
                };
                if let Verdict::Miscounted { entries } = verdict {
                    let found = format!(
                        "{} Buchungen in „{}“, es sind aber {}",
                        german::count(row.entries),
                        row.file,
                        german::count(entries)
                    );
                    return finding(Place::file(head.display().to_string()), found);
                }
                let then = fs::read(data.join("ledger").join(&row.file)).unwrap_or_default();
                differs(&then, now, &head)
            })
            .collect()
    }

    /// How many lines of each file the site shows, as far as the ledger still contains them.
    pub(in crate::commands) fn lines_in(&self, reading: &Reading) -> BTreeMap<String, usize> {
        let rows =
            self.data_of(reading).and_then(|data| rows(&data.join("head.csv")).ok()).unwrap_or_default();
        let verdicts = verify(&rows, &reading.source, &[]).into_iter();
        let holding = verdicts.filter(|(_, verdict)| verdict.holds()).filter_map(|(row, _)| {
            let file = reading.source.ledger_files().find(|file| file.path == row.file)?;
            Some((row.file.clone(), memchr::memchr_iter(b'\n', file.bytes.get(..row.bytes)?).count()))
        });
        holding.collect()
    }

    /// Notes that an agreement is still there.
    pub(super) fn find(&self, id: &str) {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
    }

    /// The folder with the data of an agreement, if the site shows it.
    fn data_of(&self, reading: &Reading) -> Option<PathBuf> {
        let id = reading.id().filter(|id| self.site.ids.contains(*id))?;
        self.find(id);
        Some(self.site.pages_of(id).join("data"))
    }

    /// The agreements that it shows and that the ledger no longer has.
    pub(super) fn gone(self) -> Vec<Finding> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone = self.site.ids.into_iter().filter(|id| !found.contains(id));
        let place = Place::file(self.site.folder.join("heads.csv").display().to_string());
        gone.map(|id| finding(place.clone(), format!("die Vereinbarung „{id}“ ist nicht mehr da"))).collect()
    }
}

/// The state that a site shows, or why that cannot be told.
fn rows(head: &Path) -> Result<Vec<HeadRow>, String> {
    let bytes = fs::read(head).map_err(|error| error.to_string())?;
    parse(&bytes).map_err(|fault| fault.to_string())
}

/// The first line of a ledger file that reads otherwise than the site shows it.
fn differs(then: &[u8], now: &SourceFile, head: &Path) -> Finding {
    let (old, new) = (then.split(|byte| *byte == b'\n'), now.bytes.split(|byte| *byte == b'\n'));
    let same = old.clone().zip(new.clone()).take_while(|(old, new)| old == new).count();
    let begin: usize = new.take(same).map(|line| line.len() + 1).sum();
    let text = String::from_utf8_lossy(&now.bytes);
    let end = memchr::memchr(b'\n', now.bytes.get(begin..).unwrap_or_default()).unwrap_or(0);
    let excerpt = Excerpt::cut(&text, begin..begin + end);
    let place = Place {
        file: now.shown.clone(),
        line: Some(same + 1),
        excerpt: Some(excerpt).filter(|excerpt| !excerpt.text.is_empty()),
        ..Place::default()
    };
    let was = then.split(|byte| *byte == b'\n').nth(same).filter(|line| !line.is_empty());
    let found = match was {
        Some(was) => {
            format!("{} steht für eine andere Zeile: {}", head.display(), String::from_utf8_lossy(was))
        }
        None => format!("{} steht für andere Zeilen", head.display()),
    };
    finding(place, found)
}

fn finding(place: Place, found: String) -> Finding {
    let remedy = "wiederherstellen, was veröffentlicht ist (`git restore`), und einen Irrtum mit einem Storno zurücknehmen";
    Finding::new(Code::PublishedState, place, found, remedy)
}
