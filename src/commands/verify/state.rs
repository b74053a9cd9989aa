//! `kopfstelle verify HEAD_FILE`: whether the ledger at hand still contains a state that somebody kept.

use super::super::agreement::{listed, only};
use super::super::args::VerifyOptions;
use super::super::{Outcome, Result, console};
use super::report;
use crate::data::HeadRow;
use crate::digest;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::git::Repository;
use crate::ledger::{Reading, read_root};
use crate::site::SiteFolder;
use crate::source::LedgerRoot;
use crate::verification::{
    Evidence, FoundDigest, FoundState, History, Origin, candidates, find_digest, parse,
};
use std::fs;
use std::path::Path;

pub(super) fn run(options: &VerifyOptions) -> Result<Outcome> {
    refuse_what_is_not_as_committed(&options.ledger)?;
    let read = read_root(LedgerRoot::of_folder_if_any(&options.ledger)?)?;
    if read.agreements.is_empty() {
        return Err(Failure::Usage(format!(
            "in {} liegt keine Vereinbarung; das Hauptbuch mit --ledger ORDNER nennen",
            options.ledger.display()
        )));
    }
    let mut agreements: Vec<&Reading> = read.agreements.values().collect();
    let kept = kept(options.kept.as_deref().unwrap_or_default())?;
    if let Some(name) = &options.agreement {
        only(&mut agreements, name)?;
    }
    let errors: Vec<Finding> = read.findings.into_iter().filter(Finding::is_error).collect();
    console::report(&errors);
    // Where git refuses, the ledger can still be verified; but that it refuses is no "there is none".
    let history = History::of(&options.ledger);
    if let Err(refusal) = &history {
        console::failure(refusal);
    }
    let known = history.as_ref().ok().and_then(Option::as_ref);
    let holds = match &kept {
        Kept::Head(rows) => of_head(rows, &agreements, known)?,
        Kept::Digest(digits) => match find_digest(digits, &agreements, options.agreement.is_none(), known)? {
            Some(found) => of_digest(&found, &agreements, known)?,
            None => report::unknown(digits, &history, errors.is_empty())?,
        },
    };
    Ok(if holds && errors.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// Where git writes the working files otherwise than it keeps them, or leaves some out, nobody rewrote what differs.
fn refuse_what_is_not_as_committed(ledger: &Path) -> Result<()> {
    let Ok(Some(repository)) = Repository::holding(ledger) else { return Ok(()) };
    let Ok(within) = repository.path_within(ledger) else { return Ok(()) };
    let way_out =
        "in einer Kopie prüfen, die alles hat, wie es ist: git clone -c core.autocrlf=false ADRESSE ORDNER";
    repository.working_files_can_be_judged(&within, way_out)
}

/// Says of a kept file whether its state still holds. Where it cannot be told whose it is, nobody is accused.
fn of_head(rows: &[HeadRow], agreements: &[&Reading], history: Option<&History>) -> Result<bool> {
    if let [only] = agreements {
        return report::verdicts(rows, only, history);
    }
    let candidates = candidates(agreements, rows, history);
    let (reason, named) = match candidates.as_slice() {
        [] => ("keine Datei einer Vereinbarung beginnt so, wie sie sagt", listed(agreements)),
        [(_, Evidence::Memberships), (_, Evidence::Memberships), ..] => {
            let named: Vec<&Reading> = candidates.iter().map(|(agreement, _)| *agreement).collect();
            ("sie passt zu mehreren Vereinbarungen gleich gut", listed(&named))
        }
        candidates => return of_candidates(rows, candidates, history),
    };
    Err(Failure::Usage(format!(
        "von welcher Vereinbarung diese head.csv ist, lässt sich nicht sagen: {reason}; sie mit --agreement nennen: {named}"
    )))
}

/// Says of a digest where it was found, and whether each state that it is of still holds.
fn of_digest(found: &FoundDigest, agreements: &[&Reading], history: Option<&History>) -> Result<bool> {
    report::found(found)?;
    let mut holds = true;
    for FoundState { folder, id, head } in &found.states {
        let by_id = agreements.iter().find(|agreement| id.is_some() && agreement.id() == id.as_deref());
        let Some(own) = by_id.or(agreements.iter().find(|agreement| agreement.source.folder == *folder))
        else {
            report::gone(folder, id.as_deref())?;
            holds = false;
            continue;
        };
        if agreements.len() == 1 || found.states.len() > 1 {
            holds &= report::verdicts(&head.rows, own, history)?;
            continue;
        }
        let mut candidates = candidates(agreements, &head.rows, history);
        // What a file of stands says may have been written by anybody; what was read whole is what it is.
        let evidence =
            if found.origin == Origin::Stand { Evidence::Memberships } else { Evidence::Agreement };
        if !candidates.iter().any(|(candidate, _)| std::ptr::eq(*candidate, *own)) {
            candidates.push((own, evidence));
        }
        holds &= of_candidates(&head.rows, &candidates, history)?;
    }
    Ok(holds)
}

/// Says of each agreement that a state may be of whether it still holds, and what that proves.
fn of_candidates(
    rows: &[HeadRow],
    candidates: &[(&Reading, Evidence)],
    history: Option<&History>,
) -> Result<bool> {
    let (mut holding, mut broken) = (Vec::new(), Vec::new());
    for (agreement, _) in candidates {
        let holds = report::verdicts(rows, agreement, history)?;
        if holds { &mut holding } else { &mut broken }.push(*agreement);
    }
    if candidates.len() > 1 {
        report::several(&listed(&holding), &listed(&broken))?;
    }
    let is_sure = candidates.iter().any(|(_, evidence)| *evidence == Evidence::Agreement);
    if !is_sure {
        report::unsure(&listed(&holding))?;
    }
    Ok(is_sure && broken.is_empty())
}

/// What is to be verified.
enum Kept {
    Head(Vec<HeadRow>),
    Digest(String),
}

fn kept(kept: &str) -> Result<Kept> {
    let path = Path::new(kept);
    if !path.exists() {
        // It may be a file of a site that a build was putting in place when it was killed.
        path.ancestors().skip(1).try_for_each(SiteFolder::repair)?;
    }
    if !path.exists() {
        return digest::typed(kept).map(Kept::Digest).ok_or_else(|| {
            Failure::Usage(format!(
                "„{kept}“ ist weder eine Datei noch eine Prüfsumme; eine Prüfsumme hat mindestens {} Zeichen aus 0–9 und a–f, damit \
                 niemand ein anderes Hauptbuch mit derselben machen kann",
                digest::SHORT
            ))
        });
    }
    let bytes = fs::read(path).map_err(Failure::io("lesen", path))?;
    let rows = parse(&bytes)
        .map_err(|fault| Failure::Refused { path: path.to_path_buf(), reason: fault.to_string() })?;
    Ok(Kept::Head(rows))
}
