//! Where bookings are made: the agreement at hand, what a booking would make of it, and the writing itself.

use crate::append::{FileUpdate, WriteLock};
use crate::booking::{Addition, AttachedUpdate, DayToBook, NewDocument, OpenBooks};
use crate::commands::args::HowToBook;
use crate::commands::ask::{Terminal, nobody_to_ask};
use crate::commands::day::RecordingDay;
use crate::commands::{Outcome, Result, agreement, console, templates};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::invariant::Invariant;
use crate::ledger::{Ledger, Reading, RootReading, booked_ahead, read_root};
use crate::review::comment::{self, Wording};
use crate::review::site_change::Untold;
use crate::review::{BranchedOff, Review};
use crate::source::{AgreementSource, LedgerRoot};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The agreement that is booked for, as it was when it was opened.
pub(super) struct Desk {
    folder: PathBuf,
    now: RootReading,
    pub day: DayToBook,
    today: Date,
    pub terminal: Option<Terminal>,
    /// The document that comes with what is booked.
    pub new_document: RefCell<Option<NewDocument>>,
    wording: Option<Wording>,
    faults: Vec<Finding>,
}

/// What a booking would make of the ledger.
struct Prospect {
    before: RootReading,
    after: RootReading,
    /// What becomes of other files, on which the new rows rest.
    attached: Vec<AttachedUpdate>,
    additions: Vec<Addition>,
}

impl Prospect {
    /// What is to be written, in this order: what others rest on comes first.
    fn updates(&self) -> Vec<FileUpdate> {
        updates(&self.attached, &self.additions)
    }

    fn question(&self) -> &'static str {
        if self.additions.is_empty() { "So eintragen?" } else { "So buchen?" }
    }

    fn done(&self) -> &'static str {
        if self.additions.is_empty() { "Eingetragen." } else { "Gebucht." }
    }
}

/// What is to be booked.
pub(super) trait Bookings {
    /// Takes its rows into the books.
    fn enter(&self, reading: &Reading, books: &mut OpenBooks<'_>) -> std::result::Result<(), Unfit>;

    /// How many rows there may be.
    fn many(&self) -> usize {
        1
    }

    /// What it was taken from and how that was understood, once the rows are entered.
    fn told(&self) -> String {
        String::new()
    }

    /// A finding about one of the rows, told of what it came from.
    fn retold(&self, finding: Finding) -> Finding {
        finding
    }
}

/// Why nothing can be booked of what was said.
pub(super) enum Unfit {
    /// The command line is wrong.
    Usage(String),
    /// Something is wrong with a file that rows were to be taken from.
    Found(Vec<Finding>),
}

/// Rows of what was said on the command line or on the terminal.
struct SaidRows<F>(F);

impl<F: Fn(&Reading, &mut OpenBooks<'_>) -> std::result::Result<(), String>> Bookings for SaidRows<F> {
    fn enter(&self, reading: &Reading, books: &mut OpenBooks<'_>) -> std::result::Result<(), Unfit> {
        (self.0)(reading, books).map_err(Unfit::Usage)
    }
}

impl Desk {
    pub fn open(how: &HowToBook) -> Result<Self> {
        let RecordingDay { day, is_said, today } =
            RecordingDay::of(how.date.as_deref(), how.today.as_deref())?;
        let templates = templates::load(how.folders.templates.as_deref())?;
        let folder = agreement::folder(&how.folders.ledger, how.agreement.as_deref())?;
        let now = read_root(LedgerRoot::of_folder(&folder)?)?;
        only(&now, &folder)?;
        let faults = templates.findings.into_iter().filter(Finding::is_error).collect();
        Ok(Self {
            folder,
            now,
            day: DayToBook { day, is_said },
            today,
            terminal: Terminal::if_any(),
            new_document: RefCell::default(),
            wording: templates.comment,
            faults,
        })
    }

    fn reading(&self) -> &Reading {
        self.now.agreements.values().next().invariant("the desk was opened for an agreement")
    }

    /// What was read, where it has no errors.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.reading().ledger.as_ref()
    }

    pub fn source(&self) -> &AgreementSource {
        &self.reading().source
    }

    /// Says what keeps anything from being booked: what is wrong with the ledger already.
    pub fn nothing_booked(&self) -> Outcome {
        nothing_booked(&self.now.findings)
    }

    /// [`Self::book_all`] for rows of what was said.
    pub fn book(
        &self,
        how: &HowToBook,
        rows: impl Fn(&Reading, &mut OpenBooks<'_>) -> std::result::Result<(), String>,
    ) -> Result<Outcome> {
        self.book_all(how, &SaidRows(rows))
    }

    /// Shows what would be booked, and books it where that is wanted. With `--yes` the lock is taken before anything is
    /// read, so that two bookings at once follow each other; a person is not kept waiting for, and a ledger that has
    /// grown meanwhile is not the one that was shown.
    pub fn book_all(&self, how: &HowToBook, bookings: &impl Bookings) -> Result<Outcome> {
        let _ = console::findings(&self.faults, &mut anstream::stderr().lock());
        let Some(wording) = &self.wording else { return Ok(Outcome::Findings) };
        let lock = how.yes.then(|| WriteLock::take(&self.folder)).transpose()?;
        let busy = console::busy(bookings.many(), "Die Zeilen werden geprüft");
        let prospect = self.prospect(bookings)?;
        busy.finish_and_clear();
        write!(anstream::stdout(), "{}", bookings.told()).map_err(Failure::output)?;
        let prospect = match prospect {
            Ok(prospect) => prospect,
            Err(findings) => return Ok(nothing_booked(&findings)),
        };
        if prospect.updates().is_empty() {
            return say("Es gibt nichts zu buchen.");
        }
        if !self.show(&prospect, bookings, wording)? {
            return Ok(Outcome::Findings);
        }
        if how.dry_run {
            return say("Nur zur Probe: Es wurde nichts gebucht.");
        }
        let lock = match (lock, &self.terminal) {
            (Some(lock), _) => lock,
            (None, None) => return Err(nobody_to_ask("gebucht")),
            (None, Some(terminal)) if terminal.yes(prospect.question())? => {
                let lock = WriteLock::take(&self.folder)?;
                self.refuse_what_has_changed(&prospect)?;
                lock
            }
            (None, Some(_)) => return say("Es wurde nichts gebucht."),
        };
        lock.update(&prospect.updates())?;
        say(prospect.done())
    }

    /// The ledger as it is and as it would be with the rows.
    fn prospect(&self, bookings: &impl Bookings) -> Result<std::result::Result<Prospect, Vec<Finding>>> {
        let before = self.read(LedgerRoot::of_folder(&self.folder)?)?;
        let reading = only(&before, &self.folder)?;
        let mut books = OpenBooks::of(&reading.source, self.day);
        match bookings.enter(reading, &mut books) {
            Ok(()) => {}
            Err(Unfit::Usage(message)) => return Err(Failure::Usage(message)),
            Err(Unfit::Found(findings)) => return Ok(Err(findings)),
        }
        if let Some(document) = self.new_document.borrow().as_ref() {
            document.attach(&mut books).map_err(Failure::Usage)?;
        }
        let (attached, additions) = (books.attached(), books.additions());
        let updates = updates(&attached, &additions).into_iter();
        let files: BTreeMap<PathBuf, Vec<u8>> =
            updates.map(|update| (self.folder.join(&update.path), update.after)).collect();
        let after = self.read(LedgerRoot::as_it_would_be(&self.folder, files)?)?;
        Ok(Ok(Prospect { before, after, attached, additions }))
    }

    /// With a warning for each row of a day to come.
    fn read(&self, root: LedgerRoot) -> Result<RootReading> {
        let mut read = read_root(root)?;
        read.findings.extend(read.agreements.values().flat_map(|reading| booked_ahead(reading, self.today)));
        Ok(read)
    }

    /// The rows, what would be found, what it does to the bills. Whether it can be booked.
    fn show(&self, prospect: &Prospect, bookings: &impl Bookings, wording: &Wording) -> Result<bool> {
        let busy = console::busy(bookings.many(), "Die Rechnungen werden verglichen");
        let nowhere = BranchedOff::Here;
        let review = Review::of(&prospect.before, &prospect.after, &nowhere, |_, _| {
            Ok::<_, Failure>(Err(Untold::Errors))
        })?;
        busy.finish_and_clear();
        let mut out = anstream::stdout().lock();
        let shown = &self.reading().source.shown;
        let written = prospect
            .attached
            .iter()
            .try_for_each(|AttachedUpdate { update, said }| writeln!(out, "{shown}/{} {said}", update.path));
        written.map_err(Failure::output)?;
        let written = prospect.additions.iter().try_for_each(|Addition { path, before, added }| {
            let new = if before.is_none() { " (neue Datei)" } else { "" };
            writeln!(out, "{shown}/{path}{new}:")?;
            added.lines().try_for_each(|line| writeln!(out, "  {line}"))
        });
        written.map_err(Failure::output)?;
        let findings: Vec<Finding> =
            review.findings.iter().map(|new| bookings.retold(new.finding.clone())).collect();
        if !review.passes() {
            drop(out);
            nothing_booked(&findings);
            return Ok(false);
        }
        // Where standard error is gone there is nobody to tell.
        let _ = console::findings(&findings, &mut anstream::stderr().lock());
        let effect = match comment::effect(&review, wording) {
            Ok(effect) => effect,
            Err(fault) => {
                drop(out);
                nothing_booked(&[*fault]);
                return Ok(false);
            }
        };
        write!(out, "\n{effect}").map_err(Failure::output)?;
        Ok(true)
    }

    /// What was shown is booked, or nothing.
    fn refuse_what_has_changed(&self, shown: &Prospect) -> Result<()> {
        let now = read_root(LedgerRoot::of_folder(&self.folder)?)?;
        if only(&now, &self.folder)?.source == only(&shown.before, &self.folder)?.source {
            return Ok(());
        }
        let reason = "wurde inzwischen geändert; es wurde nichts gebucht, den Befehl noch einmal ausführen";
        Err(Failure::Refused { path: self.folder.clone(), reason: reason.into() })
    }
}

fn updates(attached: &[AttachedUpdate], additions: &[Addition]) -> Vec<FileUpdate> {
    let attached = attached.iter().map(|attached| attached.update.clone());
    attached.chain(additions.iter().map(Addition::update)).collect()
}

/// The agreement of the folder, if it still holds one.
fn only<'r>(read: &'r RootReading, folder: &Path) -> Result<&'r Reading> {
    read.agreements.values().next().ok_or_else(|| {
        let reason = "enthält keine Vereinbarung mehr; es wurde nichts gebucht".into();
        Failure::Refused { path: folder.to_path_buf(), reason }
    })
}

fn nothing_booked(findings: &[Finding]) -> Outcome {
    let mut messages = anstream::stderr().lock();
    // Where standard error is gone there is nobody to tell.
    let _ = console::findings(findings, &mut messages);
    let _ = writeln!(messages, "{}. Es wurde nichts gebucht.", console::counts(findings));
    Outcome::Findings
}

fn say(text: &str) -> Result<Outcome> {
    writeln!(anstream::stdout(), "{text}").map_err(Failure::output)?;
    Ok(Outcome::Done)
}
