//! The site that a build replaces: whether the ledger still contains the state that it shows.

use crate::finding::{Code, Excerpt, Finding, Place};
use crate::ledger::Reading;
use crate::source::SourceFile;
use crate::verification::{Verdict, parse, verify};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A published site, and which of its agreements have been looked for.
pub(super) struct ReplacedSite {
    folder: PathBuf,
    /// The ids of the agreements that it shows.
    ids: BTreeSet<String>,
    found: Mutex<BTreeSet<String>>,
}

impl ReplacedSite {
    /// The site in a folder; one of no agreement, where there is none.
    pub(super) fn at(folder: &Path) -> Self {
        let heads = fs::read_to_string(folder.join("heads.csv")).unwrap_or_default();
        let rows = heads.lines().skip(1).filter_map(|row| row.split_once(','));
        let ids = rows.map(|(id, _)| id.to_owned()).collect();
        Self { folder: folder.to_path_buf(), ids, found: Mutex::default() }
    }

    /// What the site shows of an agreement and its ledger no longer contains.
    pub(super) fn no_longer_in(&self, reading: &Reading) -> Vec<Finding> {
        let Some(id) = reading.id().filter(|id| self.ids.contains(*id)) else { return Vec::new() };
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        // The only agreement of a site has its pages at the root.
        let data = match self.ids.len() {
            1 => self.folder.join("data"),
            _ => self.folder.join(id).join("data"),
        };
        let head = data.join("head.csv");
        let rows = match fs::read(&head).map_err(|error| error.to_string()) {
            Ok(bytes) => parse(&bytes).map_err(|fault| fault.to_string()),
            Err(error) => Err(error),
        };
        let rows = match rows {
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
                    let found =
                        format!("{} Buchungen in „{}“, es sind aber {entries}", row.entries, row.file);
                    return finding(Place::file(head.display().to_string()), found);
                }
                let then = fs::read(data.join("ledger").join(&row.file)).unwrap_or_default();
                differs(&then, now, &head)
            })
            .collect()
    }

    /// The agreements that it shows and that the ledger no longer has.
    pub(super) fn gone(self) -> Vec<Finding> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone = self.ids.into_iter().filter(|id| !found.contains(id));
        let place = Place::file(self.folder.join("heads.csv").display().to_string());
        gone.map(|id| finding(place.clone(), format!("die Vereinbarung „{id}“ ist nicht mehr da"))).collect()
    }
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
