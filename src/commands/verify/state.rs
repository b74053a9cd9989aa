//! `kopfstelle verify HEAD_FILE`: whether the ledger at hand still contains a state that somebody kept.

use super::super::args::VerifyOptions;
use super::super::{Outcome, Result, console};
use super::said;
use crate::data::HeadRow;
use crate::digest;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::ledger::{Reading, read_root};
use crate::source::LedgerRoot;
use crate::verification::{History, find_digest, fitting, is_called, parse};
use std::fs;
use std::path::Path;

pub(super) fn run(options: &VerifyOptions) -> Result<Outcome> {
    let read = read_root(LedgerRoot::of_folder_if_any(&options.ledger)?)?;
    if read.agreements.is_empty() {
        return Err(Failure::Usage(format!(
            "there is no agreement in {}; say where the ledger is with --ledger DIR",
            options.ledger.display()
        )));
    }
    let mut agreements: Vec<&Reading> = read.agreements.values().collect();
    let kept = kept(options.kept.as_deref().unwrap_or_default())?;
    if let Some(name) = &options.agreement {
        only(&mut agreements, name)?;
    }
    let errors: Vec<Finding> = read.findings.into_iter().filter(Finding::is_error).collect();
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(&errors, &mut anstream::stderr().lock());
    // Where git refuses, the ledger can still be verified; but that it refuses is no "there is none".
    let history = History::of(&options.ledger);
    if let Err(refusal) = &history {
        console::failure(refusal);
    }
    let holds = match &kept {
        Kept::Head(rows) => {
            said::verdicts(rows, which(&agreements, rows)?, history.as_ref().ok().and_then(Option::as_ref))?
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

/// Leaves only the agreement that is meant by this name.
fn only(agreements: &mut Vec<&Reading>, name: &str) -> Result<()> {
    let names = listed(agreements);
    agreements.retain(|agreement| is_called(agreement, name));
    match agreements.len() {
        1 => Ok(()),
        0 => {
            Err(Failure::Usage(format!("no agreement has the id or the folder {name:?}; there are: {names}")))
        }
        _ => Err(Failure::Usage(format!(
            "{name:?} is the id of one agreement and the folder of another: {}",
            listed(agreements)
        ))),
    }
}

/// The agreement that a kept state is of. Where that cannot be told, nobody is accused.
fn which<'a>(agreements: &[&'a Reading], rows: &[HeadRow]) -> Result<&'a Reading> {
    if let [only] = agreements {
        return Ok(*only);
    }
    let (reason, candidates) = match fitting(agreements, rows).as_slice() {
        [one] => return Ok(*one),
        [] => ("no file of any agreement begins as it says", listed(agreements)),
        several => ("it fits several agreements equally well", listed(several)),
    };
    Err(Failure::Usage(format!(
        "it cannot be told which agreement this head.csv is of: {reason}; say it with --agreement ID: {candidates}"
    )))
}

/// Agreements as `--agreement` takes them; the first of many.
fn listed(agreements: &[&Reading]) -> String {
    const NAMED: usize = 20;
    let mut names: Vec<&str> =
        agreements.iter().map(|agreement| agreement.id().unwrap_or(&agreement.source.folder)).collect();
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
