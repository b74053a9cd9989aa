//! `kopfstelle review`: the ledger of the working files (or of a revision) against that of the branch it is for.

mod checkout;
mod output;

use super::args::{ReviewFormat, ReviewOptions};
use super::published::holds_line;
use super::{Outcome, Result, console, day, places, revision, templates};
use crate::edition;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::git::{MergeTarget, NamedBy, Repository, Revision, TreeKind, merge_target};
use crate::ledger::{Reading, RootReading, booked_ahead, published_rows_stay, read_root};
use crate::pages::Interruption;
use crate::review::comment::{self, CommentForm, Compared};
use crate::review::site_change::Untold;
use crate::review::{BranchedOff, Review, as_json};
use crate::source::{FileRole, LedgerRoot};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::env;
use std::io::Write;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

pub(super) fn run(options: &ReviewOptions) -> Result<Outcome> {
    if let Some(output) = options.output.as_deref().filter(|output| places::lies_in(output, &options.ledger))
    {
        let reason = "liegt im Hauptbuch; mit --output einen anderen Ort nennen";
        return Err(Failure::Usage(format!("{} {reason}", output.display())));
    }
    if let Some(output) = &options.output {
        places::refuse_among(&[templates::place(options.templates.as_deref())], output)?;
    }
    let templates = templates::load(options.templates.as_deref())?;
    let repository = revision::repository_of(&options.ledger)?;
    if repository.is_bare() && options.head.is_none() {
        let reason = "dieses Repository hat keine Arbeitsdateien; mit --head REV sagen, was zu prüfen ist";
        return Err(Failure::Usage(reason.to_owned()));
    }
    let ledger = repository.path_within(&options.ledger)?;
    let target = base(&repository, options)?;
    repository.refuse_submodule(&target.revision, &ledger)?;
    let head = options.head.as_deref().map(|name| revision::find(&repository, name)).transpose()?;
    let today = day::latest(options.today.as_deref())?;
    let read = |revision: &Revision| -> Result<RootReading> {
        side(repository.ledger_root(revision, &ledger, &options.ledger)?, today)
    };
    let base_side = read(&target.revision)?;
    let busy = console::busy(base_side.agreements.len(), "Die Änderung wird geprüft");
    let mut head_side = if let Some(head) = &head {
        read(head)?
    } else {
        repository.working_files_can_be_judged(&ledger, "mit --head HEAD den Commit prüfen")?;
        side(working_files(&repository, &ledger, &options.ledger)?, today)?
    };
    rows_stay(&base_side, &mut head_side);
    refuse_a_wrong_folder(&ledger, [&base_side, &head_side])?;
    // The working files began at the last commit.
    let tip = head.clone().map_or_else(|| repository.revision("HEAD"), |head| Ok(Some(head)))?;
    let (revisions, sides) = ((&target.revision, tip.as_ref()), (&base_side, &head_side));
    refuse_a_renamed_ledger(&repository, revisions, sides, &options.ledger)?;
    let branched_off = match options.pushed {
        true => BranchedOff::Here,
        false => branched_off(&repository, &target.revision, tip.as_ref(), read)?,
    };
    let mut faults: Vec<Finding> = templates.findings.into_iter().filter(Finding::is_error).collect();
    let review = Review::of(&base_side, &head_side, &branched_off, |before, after| {
        let Some(templates) = &templates.pages else { return Ok(Err(Untold::Errors)) };
        match edition::change(templates, before, after) {
            Ok(change) => Ok(change),
            Err(Interruption::Template(fault)) => {
                faults.push(*fault);
                Ok(Err(Untold::Errors))
            }
            Err(Interruption::Failure(failure)) => Err(failure),
        }
    })?;
    let review = Review {
        on_checkout: checkout::altered(
            &repository,
            &ledger,
            (&target.revision, &base_side),
            (head.as_ref(), &head_side),
        )?,
        ..review
    };
    busy.finish_and_clear();
    let compared = Compared {
        base: target.revision.name.clone(),
        base_id: target.revision.short_id().to_owned(),
        named_by: target.named_by,
        head: head.as_ref().map(|head| head.name.clone()),
        head_id: head.as_ref().map(|head| head.short_id().to_owned()),
        ledger: if ledger.is_empty() { ".".to_owned() } else { ledger },
    };
    console::message(format_args!(
        "verglichen mit {} ({}), {}",
        compared.base,
        compared.base_id,
        target.named_by.in_german()
    ));
    let report = match (options.format, &templates.comment) {
        (ReviewFormat::Json, _) => Some(as_json(&review, &compared)),
        (_, None) => None,
        (ReviewFormat::Markdown, Some(wording)) => {
            comment::render(&review, &compared, CommentForm::Markdown, wording)
                .map_err(|it| faults.push(*it))
                .ok()
        }
        (ReviewFormat::Text, Some(wording)) => {
            comment::render(&review, &compared, CommentForm::Text, wording)
                .map_err(|it| faults.push(*it))
                .ok()
        }
    };
    // What is wrong with a template is no part of the change, and there may be no comment to say it in.
    console::report(&faults);
    let Some(report) = report else { return Ok(Outcome::Findings) };
    match &options.output {
        Some(path) => output::write(path, report.as_bytes())?,
        None => anstream::stdout().lock().write_all(report.as_bytes()).map_err(Failure::output)?,
    }
    Ok(if review.passes() && faults.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// One of the ledgers that are compared, with a warning for each row of a day to come.
fn side(root: LedgerRoot, today: Date) -> Result<RootReading> {
    let mut side = read_root(root)?;
    side.findings.extend(side.agreements.values().flat_map(|reading| booked_ahead(reading, today)));
    Ok(side)
}

/// Gives findings about rows that the target has the remedy that leaves them as they are.
fn rows_stay(base: &RootReading, head: &mut RootReading) {
    for (folder, reading) in &head.agreements {
        let Some(then) = base.agreements.get(folder) else { continue };
        published_rows_stay(&reading.source, head.findings.iter_mut(), |file, line| {
            holds_line(&then.source, file, line)
        });
    }
}

/// Refuses a folder without an agreement: a wrong one must not pass for an unchanged ledger.
fn refuse_a_wrong_folder(ledger: &str, sides: [&RootReading; 2]) -> Result<()> {
    if sides.iter().any(|side| !side.agreements.is_empty()) {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{} liegt weder vor noch nach der Änderung eine Vereinbarung; das Hauptbuch mit --ledger ORDNER nennen",
        if ledger.is_empty() { "im obersten Ordner".to_owned() } else { format!("in {ledger}") }
    )))
}

/// Refuses a ledger that seems to be new, because the folder that it was in was renamed: it would be compared with
/// nothing.
fn refuse_a_renamed_ledger(
    repository: &Repository,
    (base, head): (&Revision, Option<&Revision>),
    (base_side, head_side): (&RootReading, &RootReading),
    ledger: &Path,
) -> Result<()> {
    let Some(head) = head.filter(|_| base_side.agreements.is_empty()) else { return Ok(()) };
    let of_agreements = |revision: &Revision| -> Result<BTreeSet<PathBuf>> {
        let files = repository.tree(revision, "")?.into_iter().filter(|entry| entry.kind == TreeKind::File);
        Ok(files.map(|entry| entry.path).filter(|path| path.ends_with(FileRole::AGREEMENT)).collect())
    };
    let now = of_agreements(head)?;
    let ids: BTreeSet<&str> = head_side.agreements.values().filter_map(Reading::id).collect();
    for gone in of_agreements(base)?.difference(&now) {
        let folder = gone.parent().unwrap_or(Path::new(""));
        let Some(within) = folder.to_str().map(|folder| folder.replace(MAIN_SEPARATOR, "/")) else {
            continue;
        };
        let then = read_root(repository.ledger_root(base, &within, folder)?)?;
        if then.agreements.values().filter_map(Reading::id).any(|id| ids.contains(id)) {
            let reason = format!(
                "die Vereinbarung liegt in {} unter „{within}“; der Ordner wurde umbenannt, und verglichen würde mit nichts. Mit --ledger den Ordner \
                 nennen, in dem beide liegen",
                base.name
            );
            return Err(Failure::Refused { path: ledger.to_path_buf(), reason });
        }
    }
    Ok(())
}

/// Where the change began.
fn branched_off(
    repository: &Repository,
    base: &Revision,
    head: Option<&Revision>,
    read: impl Fn(&Revision) -> Result<RootReading>,
) -> Result<BranchedOff> {
    let Some(head) = head else { return Ok(BranchedOff::Here) };
    let parted = repository.merge_bases(base, head)?;
    match parted.as_slice() {
        [] if repository.is_shallow()? && repository.has_history(head)? => Ok(BranchedOff::CutOff),
        [] => Ok(BranchedOff::Here),
        [point] if point.id == base.id => Ok(BranchedOff::Here),
        points => Ok(BranchedOff::Earlier { points: points.iter().map(read).collect::<Result<_>>()? }),
    }
}

/// The revision to compare with, as asked for or as it can be found out.
fn base(repository: &Repository, options: &ReviewOptions) -> Result<MergeTarget> {
    match &options.base {
        Some(name) => {
            Ok(MergeTarget { revision: revision::find(repository, name)?, named_by: NamedBy::Option })
        }
        None => merge_target(repository, |name| env::var(name).ok()),
    }
}

fn working_files(repository: &Repository, ledger: &str, folder: &Path) -> Result<LedgerRoot> {
    match repository.link_on_the_way(ledger) {
        // The link is not followed: what it points to is not what the repository holds under this name.
        Some(_) => Ok(LedgerRoot::of_link(folder)),
        None => LedgerRoot::of_folder_if_any(folder),
    }
}
