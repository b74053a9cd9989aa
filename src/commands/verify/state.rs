//! `kopfstelle verify HEAD_FILE`: whether the ledger at hand still contains a state that somebody kept.

use super::super::args::VerifyOptions;
use super::super::review::repository_of;
use super::super::{Outcome, Result, console};
use crate::data::{Head, HeadRow};
use crate::digest;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::git::Repository;
use crate::ledger::{self, Ledger};
use crate::source::{AgreementSource, LedgerFiles};
use crate::verification::{Verdict, heads_of, parse, unnamed, verify};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// An agreement at hand.
struct AtHand {
    folder: String,
    source: AgreementSource,
    /// What was read from it, where it has no errors.
    ledger: Option<Ledger>,
    /// The state now and every state that its stands prove.
    states: Vec<Head>,
}

pub(super) fn run(options: &VerifyOptions) -> Result<Outcome> {
    let files = LedgerFiles::of_folder(&options.ledger)?;
    let mut findings = files.findings.clone();
    let mut agreements = Vec::new();
    for (folder, source) in files.agreements {
        let ledger::Reading { ledger, findings: mut found, .. } = ledger::read(&source);
        findings.append(&mut found);
        let states = ledger.as_ref().map(|ledger| states(&source, ledger)).unwrap_or_default();
        agreements.push(AtHand { folder, source, ledger, states });
    }
    if agreements.is_empty() {
        return Err(Failure::Usage(format!(
            "there is no agreement in {}; say where the ledger is with --ledger DIR",
            options.ledger.display()
        )));
    }
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    if errors > 0 {
        let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
        // Where standard error is gone there is nobody to tell.
        let _ = console::findings(&errors, &mut anstream::stderr().lock());
    }
    let history = history(&options.ledger);
    let kept = options.kept.as_deref().unwrap_or_default();
    let mut out = anstream::stdout().lock();
    let holds = match kept_head(kept)? {
        Kept::Head(rows) => {
            let at_hand = which(&agreements, &rows, options.agreement.as_deref())?;
            say(&rows, at_hand, history.as_ref(), &mut out)?
        }
        Kept::Digest(digits) => {
            if let Some((at_hand, head, where_from)) = find(&digits, &agreements, history.as_ref())? {
                writeln!(out, "Prüfsumme gefunden: {where_from}.")
                    .map_err(Failure::io("write to", "standard output"))?;
                say(&head.rows, at_hand, history.as_ref(), &mut out)?
            } else {
                unknown(&digits, history.as_ref(), &mut out)?;
                false
            }
        }
    };
    Ok(if holds && errors == 0 { Outcome::Done } else { Outcome::Findings })
}

/// Says that a digest was not found, and what that may mean.
fn unknown(digits: &str, history: Option<&History>, out: &mut impl Write) -> Result<()> {
    let looked = match history {
        Some(_) => " noch zu einem der Versionsgeschichte",
        None => "; eine Versionsgeschichte gibt es hier nicht",
    };
    let means = match history.map(|history| history.repository.is_shallow()).transpose()? {
        Some(true) => {
            "Das beweist nichts, denn die Versionsgeschichte ist hier abgeschnitten. Erst `git fetch --unshallow` ausführen (in \
             GitHub Actions fetch-depth: 0, in GitLab CI GIT_DEPTH: 0), dann noch einmal prüfen."
        }
        _ => {
            "Entweder ist sie falsch abgeschrieben, oder das Hauptbuch wurde umgeschrieben. Mit der head.csv von damals lässt sich \
             sagen, welche Datei es ist."
        }
    };
    writeln!(
        out,
        "Die Prüfsumme {} gehört zu keinem Stand, der sich hier finden lässt: weder zum jetzigen noch zu einem \
         festgehaltenen{looked}.\n{means}",
        digest::short(digits)
    )
    .map_err(Failure::io("write to", "standard output"))
}

fn states(source: &AgreementSource, ledger: &Ledger) -> Vec<Head> {
    let recorded = ledger.stands.iter().flat_map(|stand| heads_of(stand, source));
    std::iter::once(Head::of(source, ledger)).chain(recorded).collect()
}

/// What is to be verified.
enum Kept {
    Head(Vec<HeadRow>),
    Digest(String),
}

fn kept_head(kept: &str) -> Result<Kept> {
    let path = Path::new(kept);
    if !path.exists() {
        return digest::typed(kept).map(Kept::Digest).ok_or_else(|| {
            Failure::Usage(format!(
                "{kept:?} is neither a file nor a digest; a digest has at least {} hexadecimal digits, so that nobody can \
                 make another ledger with the same ones",
                digest::SHORT
            ))
        });
    }
    let bytes = fs::read(path).map_err(Failure::io("read the file", path))?;
    let rows = parse(&bytes)
        .map_err(|fault| Failure::Refused { path: path.to_path_buf(), reason: fault.to_string() })?;
    Ok(Kept::Head(rows))
}

/// The agreement that a kept state belongs to.
fn which<'a>(agreements: &'a [AtHand], rows: &[HeadRow], asked: Option<&str>) -> Result<&'a AtHand> {
    let by_folder = |folder: &str| agreements.iter().find(|at_hand| at_hand.folder == folder);
    let found = match (asked, agreements) {
        (Some(folder), _) => by_folder(folder),
        (None, [only]) => Some(only),
        (None, _) => agreements.iter().max_by_key(|at_hand| {
            verify(rows, &at_hand.source, &[])
                .iter()
                .filter(|(_, verdict)| matches!(verdict, Verdict::Holds { .. }))
                .count()
        }),
    };
    found.ok_or_else(|| Failure::Usage("there is no such agreement in the ledger; see --agreement".into()))
}

/// The versions of the ledger that git knows, where it lies in a repository.
struct History {
    repository: Repository,
    ledger: String,
}

fn history(ledger: &Path) -> Option<History> {
    let repository = repository_of(ledger).ok()?;
    let ledger = repository.path_within(ledger).ok()?;
    Some(History { repository, ledger })
}

/// The state with a digest that begins with these digits, and where it was found.
fn find<'a>(
    digits: &str,
    agreements: &'a [AtHand],
    history: Option<&History>,
) -> Result<Option<(&'a AtHand, Head, String)>> {
    for at_hand in agreements {
        for (place, head) in at_hand.states.iter().enumerate() {
            if head.digest().starts_with(digits) {
                let from = if place == 0 {
                    "es ist die des jetzigen Standes"
                } else {
                    "die eines festgehaltenen Standes"
                };
                return Ok(Some((at_hand, head.clone(), from.to_owned())));
            }
        }
    }
    let Some(History { repository, ledger }) = history else { return Ok(None) };
    for revision in repository.history(ledger)? {
        let files = repository.ledger_files(&revision, ledger, Path::new(ledger))?;
        for (folder, source) in &files.agreements {
            let Some(then) = ledger::read(source).ledger else { continue };
            let head = Head::of(source, &then);
            let at_hand = agreements.iter().find(|at_hand| at_hand.folder == *folder);
            if let Some(at_hand) = at_hand.filter(|_| head.digest().starts_with(digits)) {
                let from = format!("die des Standes der Versionsgeschichte {}", revision.short_id());
                return Ok(Some((at_hand, head, from)));
            }
        }
    }
    Ok(None)
}

/// Says what became of each file; returns whether the state still holds.
fn say(rows: &[HeadRow], at_hand: &AtHand, history: Option<&History>, out: &mut impl Write) -> Result<bool> {
    let failed = || Failure::io("write to", "standard output");
    let proofs: Vec<Vec<HeadRow>> = at_hand.states.iter().map(|head| head.rows.clone()).collect();
    let verdicts = verify(rows, &at_hand.source, &proofs);
    for (row, verdict) in &verdicts {
        let text = match verdict {
            Verdict::Holds { appended: 0 } => "unverändert".to_owned(),
            Verdict::Holds { appended } => format!("unverändert, {appended} Bytes angehängt"),
            Verdict::AgreementChanged => {
                "seitdem geändert (erlaubt; `kopfstelle review` zeigt, was das bewirkt)".to_owned()
            }
            Verdict::Miscounted { entries } => {
                format!("VERFÄLSCHT: {entries} Buchungen, nicht {}; die Bytes sind unverändert", row.entries)
            }
            Verdict::Gone => "FEHLT".to_owned(),
            Verdict::CutOff { bytes } => {
                let place = earlier_difference(row, at_hand, history);
                let place = place.map(|place| format!(", {place}")).unwrap_or_default();
                format!("GEKÜRZT: {} Bytes, jetzt {bytes}{place}", row.bytes)
            }
            Verdict::Differs { proved } => {
                format!("GEÄNDERT: {}", first_difference(row, *proved, at_hand, history))
            }
        };
        writeln!(out, "{}: {text}", row.file).map_err(failed())?;
    }
    let unnamed =
        at_hand.ledger.as_ref().map(|ledger| unnamed(rows, &at_hand.source, ledger)).unwrap_or_default();
    for other in &unnamed {
        writeln!(
            out,
            "{}: davon spricht diese head.csv nicht, obwohl die erste Buchung darin ({}) älter ist als ihre neueste ({}); nichts \
             nachgewiesen",
            other.file, other.first, other.newest
        )
        .map_err(failed())?;
    }
    let holds = verdicts.iter().all(|(_, verdict)| verdict.holds());
    let is_there = |verdict: &Verdict| matches!(verdict, Verdict::Miscounted { .. }) || verdict.holds();
    let all_there = verdicts.iter().all(|(_, verdict)| is_there(verdict));
    let sum = match (holds, unnamed.is_empty()) {
        (true, true) => format!("Der Stand ist unverändert im Hauptbuch enthalten. {}", proved(&verdicts)),
        (true, false) => {
            format!("Was die head.csv nennt, ist unverändert im Hauptbuch enthalten. {}", proved(&verdicts))
        }
        (false, _) if all_there => "Diese head.csv wurde so nie veröffentlicht.".to_owned(),
        (false, _) => "Der Stand ist NICHT mehr unverändert im Hauptbuch enthalten.".to_owned(),
    };
    writeln!(out, "{sum}").map_err(failed())?;
    Ok(holds)
}

/// How much was proved. `agreement.toml` may change, and what `stands.csv` holds is no booking.
fn proved(verdicts: &[(&HeadRow, Verdict)]) -> String {
    let files = verdicts.iter().map(|(row, _)| *row).filter(|row| row.file != "agreement.toml");
    let entries: usize = files.clone().filter(|row| row.file != "stands.csv").map(|row| row.entries).sum();
    let (files, entry) = (files.count(), if entries == 1 { "Buchung" } else { "Buchungen" });
    format!("Nachgewiesen: {files} Dateien, {entries} {entry}.")
}

/// The first row that differs, where git still has the file as it was; else between which rows it must be.
fn first_difference(row: &HeadRow, proved: usize, at_hand: &AtHand, history: Option<&History>) -> String {
    if let Some(place) = earlier_difference(row, at_hand, history) {
        return place;
    }
    let now = present_bytes(row, at_hand);
    let lines = |bytes: usize| memchr::memchr_iter(b'\n', now.get(..bytes).unwrap_or_default()).count();
    format!(
        "in den Zeilen {} bis {} (die Datei von damals ist in keiner Versionsgeschichte hier; genauer lässt es sich nicht sagen)",
        lines(proved) + 1,
        lines(row.bytes).max(1)
    )
}

/// The first row that differs from the file as git still has it. Where git fails, the verdict stands without it.
fn earlier_difference(row: &HeadRow, at_hand: &AtHand, history: Option<&History>) -> Option<String> {
    let then = earlier_bytes(row, at_hand, history).ok().flatten()?;
    let mut old = then.split(|byte| *byte == b'\n');
    let mut new = present_bytes(row, at_hand).split(|byte| *byte == b'\n');
    let same = old.clone().zip(new.clone()).take_while(|(old, new)| old == new).count();
    let text = |line: Option<&[u8]>| String::from_utf8_lossy(line.unwrap_or_default()).into_owned();
    let (before, after) = (text(old.nth(same)), text(new.nth(same)));
    Some(format!("Zeile {}\n  vorher: {before}\n  jetzt:  {after}", same + 1))
}

fn present_bytes<'a>(row: &HeadRow, at_hand: &'a AtHand) -> &'a [u8] {
    let file = at_hand.source.ledger_files().find(|file| file.path == row.file);
    file.map(|file| file.bytes.as_slice()).unwrap_or_default()
}

/// The bytes that a row speaks of, from whatever version of the file git knows.
fn earlier_bytes(row: &HeadRow, at_hand: &AtHand, history: Option<&History>) -> Result<Option<Vec<u8>>> {
    let Some(History { repository, ledger }) = history else { return Ok(None) };
    let parts = [ledger.as_str(), at_hand.folder.as_str(), row.file.as_str()];
    let path = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for revision in repository.history(&path)? {
        let entries = repository.tree(&revision, &path)?;
        for entry in entries.iter().filter(|entry| entry.path.as_os_str().is_empty()) {
            if !seen.insert(entry.id.clone()) {
                continue;
            }
            for bytes in repository.blobs(&[&entry.id])? {
                let then = bytes.get(..row.bytes).filter(|then| digest::sha256(then) == row.sha256);
                if let Some(then) = then {
                    return Ok(Some(then.to_vec()));
                }
            }
        }
    }
    Ok(None)
}
