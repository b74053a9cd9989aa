//! `kopfstelle verify HEAD_FILE`: whether the ledger at hand still contains a state that somebody kept.

use super::super::args::VerifyOptions;
use super::super::{Outcome, Result, console};
use super::said;
use crate::data::HeadRow;
use crate::digest;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::ledger;
use crate::source::LedgerFiles;
use crate::verification::{AtHand, History, find_digest, fitting, parse};
use std::fs;
use std::path::Path;

pub(super) fn run(options: &VerifyOptions) -> Result<Outcome> {
    let (mut agreements, findings) = at_hand(&options.ledger)?;
    let kept = kept(options.kept.as_deref().unwrap_or_default())?;
    if let Some(name) = &options.agreement {
        only(&mut agreements, name)?;
    }
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(&errors, &mut anstream::stderr().lock());
    // Where git refuses, the ledger can still be verified; but that it refuses is no "there is none".
    let history = History::of(&options.ledger);
    if let Err(refusal) = &history {
        console::failure(refusal);
    }
    let holds = match &kept {
        Kept::Head(rows) => {
            let at_hand = which(&agreements, rows)?;
            said::verdicts(rows, at_hand, history.as_ref().ok().and_then(Option::as_ref))?
        }
        Kept::Digest(digits) => {
            let known = history.as_ref().ok().and_then(Option::as_ref);
            match find_digest(digits, &agreements, options.agreement.is_none(), known)? {
                Some(found) => said::found(&found, &agreements, known)?,
                None => said::unknown(digits, &history)?,
            }
        }
    };
    Ok(if holds && errors.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// The agreements at hand, and what was found in them.
fn at_hand(ledger: &Path) -> Result<(Vec<AtHand>, Vec<Finding>)> {
    let LedgerFiles { agreements: sources, mut findings, .. } = LedgerFiles::of_folder(ledger)?;
    let mut agreements = Vec::with_capacity(sources.len());
    for (folder, source) in sources {
        let ledger::Reading { ledger, own_id, findings: mut found } = ledger::read(&source);
        findings.append(&mut found);
        agreements.push(AtHand::new(folder, source, own_id.map(|(id, _)| id), ledger));
    }
    match agreements.is_empty() {
        true => Err(Failure::Usage(format!(
            "there is no agreement in {}; say where the ledger is with --ledger DIR",
            ledger.display()
        ))),
        false => Ok((agreements, findings)),
    }
}

/// Leaves only the agreement that is meant by this name.
fn only(agreements: &mut Vec<AtHand>, name: &str) -> Result<()> {
    let names = listed(agreements.iter());
    agreements.retain(|at_hand| at_hand.is_called(name));
    match agreements.len() {
        1 => Ok(()),
        0 => {
            Err(Failure::Usage(format!("no agreement has the id or the folder {name:?}; there are: {names}")))
        }
        _ => Err(Failure::Usage(format!(
            "{name:?} is the id of one agreement and the folder of another: {}",
            listed(agreements.iter())
        ))),
    }
}

/// The agreement that a kept state is of. Where that cannot be told, nobody is accused.
fn which<'a>(agreements: &'a [AtHand], rows: &[HeadRow]) -> Result<&'a AtHand> {
    if let [only] = agreements {
        return Ok(only);
    }
    let (reason, candidates) = match fitting(agreements, rows).as_slice() {
        [one] => return Ok(one),
        [] => ("no file of any agreement begins as it says", listed(agreements.iter())),
        several => ("it fits several agreements equally well", listed(several.iter().copied())),
    };
    Err(Failure::Usage(format!(
        "it cannot be told which agreement this head.csv is of: {reason}; say it with --agreement ID: {candidates}"
    )))
}

/// Agreements as `--agreement` takes them; the first of many.
fn listed<'a>(agreements: impl Iterator<Item = &'a AtHand>) -> String {
    const NAMED: usize = 20;
    let mut names: Vec<&str> =
        agreements.map(|at_hand| at_hand.id.as_deref().unwrap_or(&at_hand.folder)).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}

/// What is to be verified.
enum Kept {
    Head(Vec<HeadRow>),
    Digest(String),
}

fn kept(kept: &str) -> Result<Kept> {
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
