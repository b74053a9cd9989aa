//! `kopfstelle import`: rows are taken from a table, shown with what they do to each bill, and appended after a yes.

mod given_file;
mod understood;

use super::args::ImportOptions;
use super::book::document;
use super::desk::{Bookings, Desk, Unfit};
use super::{Outcome, Result};
use crate::booking::{LedgerKind, OpenBooks};
use crate::finding::Finding;
use crate::import::{self, DayOrder, DecimalMark, Doubts, Layout, TableNotation, TableReading};
use crate::ledger::{Ledger, Reading};
use given_file::GivenFile;
use std::cell::RefCell;
use std::ops::Range;

/// The tables of a file, and how they are understood.
struct Import {
    file: GivenFile,
    /// The tables that are taken, by their places, each with its layout.
    layouts: Vec<(usize, Layout)>,
    notation: TableNotation,
    /// What proves the rows that name no document.
    document: Option<String>,
    /// Where the rows of the ledger come from that a run would append.
    origins: RefCell<Vec<RowOrigin>>,
    /// What was understood of the tables.
    told: RefCell<String>,
}

/// A new row of the ledger, and the row of the table that it comes from.
struct RowOrigin {
    /// The file of the ledger, as the user knows it, and its lines.
    ledger_file: String,
    lines: Range<usize>,
    /// The place in [`Import::layouts`], and of the row in its table.
    layout: usize,
    at: usize,
}

pub(super) fn run(mut options: ImportOptions) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    document::of_words(std::mem::take(&mut options.proof), &mut options.document, &desk)?;
    let file = GivenFile::read(&options.file, options.sheet.as_deref())?;
    let layouts = file.layouts(&options.kinds(), desk.terminal.as_ref())?;
    let mut import = Import {
        file,
        layouts,
        notation: options.notation(),
        document: options.document.clone(),
        origins: RefCell::default(),
        told: RefCell::default(),
    };
    import.ask_in_doubt(ledger, &desk)?;
    desk.book_all(&options.how, &import)
}

impl Import {
    /// What its tables say. What rests on another cost type stands in the table of that one, or after it is booked.
    fn readings(&self, ledger: &Ledger, books: &OpenBooks<'_>) -> Vec<TableReading> {
        let read = |(table, layout): &(usize, Layout)| {
            let table = self.file.table(*table);
            let known = (ledger, books, self.document.as_deref());
            import::read_rows((&self.file.name, table, layout), known, self.notation)
        };
        self.layouts.iter().map(read).collect()
    }

    /// Asks how the file writes what could be read in two ways, where somebody is there to answer.
    fn ask_in_doubt(&mut self, ledger: &Ledger, desk: &Desk) -> Result<()> {
        let Some(terminal) = &desk.terminal else { return Ok(()) };
        let books = OpenBooks::of(desk.source(), desk.day);
        let readings = self.readings(ledger, &books);
        let in_doubt = |of: fn(&Doubts) -> bool| readings.iter().any(|reading| of(&reading.doubts));
        if in_doubt(|doubts| doubts.decimal) {
            let marks = ["1.234 sind eintausendzweihundertvierunddreißig", "1.234 ist etwas mehr als eins"];
            let meant = terminal.choice("Wie ist 1.234 in dieser Datei gemeint?", &marks)?;
            self.notation.decimal = Some(if meant == 0 { DecimalMark::Comma } else { DecimalMark::Point });
        }
        if in_doubt(|doubts| doubts.days) {
            let orders = ["der 1. Februar 2025", "der 2. Januar 2025"];
            let meant = terminal.choice("Wie ist 01/02/2025 in dieser Datei gemeint?", &orders)?;
            self.notation.days = Some(if meant == 0 { DayOrder::DayFirst } else { DayOrder::MonthFirst });
        }
        Ok(())
    }
}

impl Bookings for Import {
    fn enter(&self, reading: &Reading, books: &mut OpenBooks<'_>) -> std::result::Result<(), Unfit> {
        let Some(ledger) = &reading.ledger else {
            return Err(Unfit::Usage("das Hauptbuch hat jetzt Fehler; `kopfstelle check` nennt sie".into()));
        };
        let readings = self.readings(ledger, books);
        let mut origins = Vec::new();
        let mut told = self.file.told_of_sheets(&self.layouts);
        for (layout, ((table, of), reading)) in self.layouts.iter().zip(&readings).enumerate() {
            let (taken, left_out) = import::book(&reading.rows, books).map_err(Unfit::Usage)?;
            told += &understood::told(&self.file, (*table, of), reading, &left_out, &taken);
            origins.extend(taken.into_iter().map(|at| (layout, at)));
        }
        *self.told.borrow_mut() = told;
        let findings: Vec<Finding> = readings.into_iter().flat_map(|reading| reading.findings).collect();
        if !findings.is_empty() {
            return Err(Unfit::Found(findings));
        }
        let rows = books.new_rows().into_iter().zip(origins);
        let origins = rows.map(|((row, line), (layout, at))| {
            let ledger_file = format!("{}/{}", reading.source.shown, row.file);
            RowOrigin { ledger_file, lines: line..line + row.line().matches('\n').count(), layout, at }
        });
        *self.origins.borrow_mut() = origins.collect();
        Ok(())
    }

    fn many(&self) -> usize {
        self.layouts.iter().map(|(table, _)| self.file.table(*table).rows.len()).sum()
    }

    fn told(&self) -> String {
        self.told.borrow().clone() + "\n"
    }

    /// A finding about a new row is told where the row comes from, below the title of its column.
    fn retold(&self, finding: Finding) -> Finding {
        let origins = self.origins.borrow();
        let is_meant = |origin: &&RowOrigin| {
            origin.ledger_file == finding.place.file
                && finding.place.line.is_some_and(|line| origin.lines.contains(&line))
        };
        let Some(origin) = origins.iter().find(is_meant) else { return finding };
        let (table, layout) = &self.layouts[origin.layout];
        let table = self.file.table(*table);
        let column = finding.place.column.as_deref();
        let titled = column.and_then(|column| layout.title(column).or_else(|| stands_for(layout, column)));
        let mut place = table.place(&self.file.name, &table.rows[origin.at], titled);
        if titled.is_none() {
            place.column.clone_from(&finding.place.column);
        }
        Finding { place, ..finding }
    }
}

/// A column that tells what the ledger has in two.
fn stands_for<'l>(layout: &'l Layout, column: &str) -> Option<(usize, &'l str)> {
    let is_of_period = layout.kind == LedgerKind::Costs && matches!(column, "period_start" | "period_end");
    layout.title("period").filter(|_| is_of_period)
}
