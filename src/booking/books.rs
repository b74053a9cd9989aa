//! The rows of an agreement, whatever is wrong with them, and those that are to come.

use super::day::DayToBook;
use super::row::{LedgerKind, LedgerRow};
use super::shelf::{Shelf, is_year};
use crate::append::FileUpdate;
use crate::source::{AgreementSource, SourceFile};
use crate::toml_text::TomlText;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The ledgers of an agreement, open at their ends.
#[derive(Clone, Debug)]
pub struct OpenBooks<'a> {
    source: &'a AgreementSource,
    day: DayToBook,
    /// The last day on which a stand was recorded.
    last_stand: Option<Date>,
    /// The rows that are there, in the order of the ledgers, and behind them those to be appended.
    shelf: Shelf,
    /// How many are there.
    booked: usize,
    /// New files on which they rest.
    attached: Vec<FileUpdate>,
    /// What `agreement.toml` becomes, and what each change of it does.
    agreement: Option<(TomlText, Vec<String>)>,
}

/// What becomes of a file on which new rows rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachedUpdate {
    /// The file.
    pub update: FileUpdate,
    /// What the change does, in German, behind the name of the file: `nennt den neuen Beleg`.
    pub said: String,
}

/// What is appended to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// Its path within the agreement's folder.
    pub path: String,
    /// What it holds now; `None` where it is to be made.
    pub before: Option<Vec<u8>>,
    /// The new rows, below the header where the file is new.
    pub added: String,
}

impl Addition {
    /// What becomes of the file.
    #[must_use]
    pub fn update(&self) -> FileUpdate {
        let after = [self.before.as_deref().unwrap_or_default(), self.added.as_bytes()].concat();
        FileUpdate { path: self.path.clone(), before: self.before.clone(), after }
    }
}

impl<'a> OpenBooks<'a> {
    /// The books of an agreement, for bookings of a day.
    #[must_use]
    pub fn of(source: &'a AgreementSource, day: DayToBook) -> Self {
        let files =
            LedgerKind::ALL.iter().flat_map(|&kind| kind.files(source).iter().map(move |file| (kind, file)));
        let mut shelf = Shelf::default();
        files.flat_map(|(kind, file)| rows(kind, file)).for_each(|row| shelf.push(row));
        let last_stand = source.stands.iter().flat_map(stand_days).filter_map(|day| day.parse().ok()).max();
        let booked = shelf.rows.len();
        Self { source, day, last_stand, shelf, booked, attached: Vec::new(), agreement: None }
    }

    /// The agreement as its files are now.
    pub(super) fn source(&self) -> &'a AgreementSource {
        self.source
    }

    /// Takes a new file on which rows rest.
    pub(super) fn attach(&mut self, path: String, after: Vec<u8>) {
        self.attached.push(FileUpdate { path, before: None, after });
    }

    /// `agreement.toml` as it is by now.
    pub(super) fn agreement_text(&self) -> Result<TomlText, String> {
        if let Some((text, _)) = &self.agreement {
            return Ok(text.clone());
        }
        let text = std::str::from_utf8(&self.source.agreement.bytes);
        text.map(TomlText::of).map_err(|error| error.to_string())
    }

    /// Changes `agreement.toml`; `said` tells what that does.
    ///
    /// # Errors
    /// Where it cannot be changed; why, in German.
    pub(super) fn amend(
        &mut self,
        said: String,
        change: impl FnOnce(&mut TomlText) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut text = self.agreement_text()?;
        change(&mut text)?;
        let before = self.agreement.take().map(|(_, before)| before);
        self.agreement = Some((text, [before.unwrap_or_default(), vec![said]].concat()));
        Ok(())
    }

    /// What is to become of other files, before rows are appended.
    #[must_use]
    pub fn attached(&self) -> Vec<AttachedUpdate> {
        let files = self.attached.iter().map(|update| (update.clone(), "(neue Datei)".to_owned()));
        let agreement = self.agreement.iter().map(|(text, said)| {
            let SourceFile { path, bytes, .. } = &self.source.agreement;
            let after = text.as_str().as_bytes().to_vec();
            (FileUpdate { path: path.clone(), before: Some(bytes.clone()), after }, said.join(" und "))
        });
        files.chain(agreement).map(|(update, said)| AttachedUpdate { update, said }).collect()
    }

    /// The row of this number.
    #[must_use]
    pub fn row(&self, entry: &str) -> Option<&LedgerRow> {
        self.shelf.row(entry)
    }

    /// All rows in force: neither taken back nor taking back.
    pub fn live(&self) -> impl Iterator<Item = &LedgerRow> {
        self.rows().iter().filter(|row| self.is_live(row))
    }

    /// Whether a row is in force.
    #[must_use]
    pub fn is_live(&self, row: &LedgerRow) -> bool {
        self.shelf.is_live(row)
    }

    /// The costs of a type in the period of a row that are in force.
    pub(super) fn live_costs(&self, cost_type: &str, of: &LedgerRow) -> impl Iterator<Item = &LedgerRow> {
        self.shelf.costs(cost_type, of).filter(|row| self.is_live(row))
    }

    /// All rows that are there and to come.
    #[must_use]
    pub fn rows(&self) -> &[LedgerRow] {
        &self.shelf.rows
    }

    fn to_come(&self) -> &[LedgerRow] {
        &self.shelf.rows[self.booked..]
    }

    /// Takes a row: into its file, under the number that was said or the next free one, on the day. Gives the number.
    pub fn book(&mut self, row: LedgerRow, entry: Option<&str>) -> String {
        self.book_on(row, entry, None)
    }

    /// The same on a day of its own.
    pub fn book_on(&mut self, mut row: LedgerRow, entry: Option<&str>, day: Option<&str>) -> String {
        row.file = self.file_for(&row);
        let entry = entry.map_or_else(|| self.shelf.next_number(&row), str::to_owned);
        row.set("entry", entry.as_str());
        let day = day.map_or_else(|| self.day_in(&row.file).to_string(), str::to_owned);
        row.set("recorded_on", day);
        self.shelf.push(row);
        entry
    }

    /// Gives a new row its note, which may name a row that was taken after it.
    pub(super) fn note(&mut self, entry: &str, note: &str) {
        if let Some(row) = self.shelf.rows[self.booked..].iter_mut().find(|row| row.cell("entry") == entry) {
            row.set("note", note);
        }
    }

    /// The rows that were taken, each with the line of its file on which it will begin.
    #[must_use]
    pub fn new_rows(&self) -> Vec<(&LedgerRow, usize)> {
        let mut next: BTreeMap<&str, usize> = BTreeMap::new();
        let placed = self.to_come().iter().map(|row| {
            let line = next.entry(&row.file).or_insert_with(|| {
                let there = row.kind.files(self.source).iter().find(|file| file.path == row.file);
                let lines = |file: &SourceFile| memchr::memchr_iter(b'\n', &file.bytes).count();
                1 + there.map_or(1, lines)
            });
            let begins = *line;
            *line += row.line().matches('\n').count();
            (row, begins)
        });
        placed.collect()
    }

    /// What is to be appended to which file, in the order in which it is to be written.
    #[must_use]
    pub fn additions(&self) -> Vec<Addition> {
        let mut additions: Vec<Addition> = Vec::new();
        for row in self.to_come() {
            if let Some(addition) = additions.iter_mut().find(|addition| addition.path == row.file) {
                addition.added += &row.line();
                continue;
            }
            let there = row.kind.files(self.source).iter().find(|file| file.path == row.file);
            let header = format!("{}\n", row.kind.columns().join(","));
            additions.push(Addition {
                path: row.file.clone(),
                before: there.map(|file| file.bytes.clone()),
                added: if there.is_some() { row.line() } else { header + &row.line() },
            });
        }
        additions
    }

    /// The file of the row's year where the ledger has one file a year, else the last of its files.
    fn file_for(&self, row: &LedgerRow) -> String {
        let name = row.kind.name();
        let of_year = |year: &str| format!("{name}/{year}.csv");
        let paths: Vec<&str> = row.kind.files(self.source).iter().map(|file| file.path.as_str()).collect();
        let is_a_year = |path: &&str| {
            let year = path.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')?.strip_suffix(".csv"));
            year.is_some_and(is_year)
        };
        match paths.last() {
            Some(last) if !paths.iter().any(is_a_year) => (*last).to_owned(),
            // A year that cannot be read is a fault of the row, which is shown where the row would stand.
            Some(last) if !is_year(row.year()) => (*last).to_owned(),
            Some(_) => of_year(row.year()),
            None => format!("{name}.csv"),
        }
    }

    /// The day of booking in a file: no row is of an earlier day than the one before it, or than the last stand.
    fn day_in(&self, file: &str) -> Date {
        self.day.after(self.shelf.last_day(file).max(self.last_stand))
    }
}

/// The rows of a file that have as many cells as they should.
fn rows(kind: LedgerKind, file: &SourceFile) -> impl Iterator<Item = LedgerRow> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file.bytes.as_slice());
    let records: Vec<LedgerRow> = reader
        .records()
        .filter_map(|record| {
            let cells = record.ok()?.iter().map(str::to_owned).collect();
            LedgerRow::read(kind, &file.path, cells)
        })
        .collect();
    records.into_iter()
}

/// The days on which stands were recorded.
fn stand_days(file: &SourceFile) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file.bytes.as_slice());
    reader.records().filter_map(|record| record.ok()?.get(1).map(str::to_owned)).collect()
}
