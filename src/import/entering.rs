//! From the rows of a table into the books: what is there already is left out, the rest is taken, in its order.

use super::read_row::ReadRow;
use crate::booking::{LedgerKind, LedgerRow, OpenBooks, no_longer_a_candidate};
use crate::ledger::Event;
use std::collections::{BTreeMap, BTreeSet};

/// A row that is not taken, since it is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutRow {
    /// Its place in the table.
    pub at: usize,
    /// The number under which it is booked.
    pub booked_as: String,
}

/// Takes rows into the books, and says which it leaves out, and the places in the table of those that it took. Each
/// booking stands for one row: a second one like it is another. Who joins is no candidate any more.
///
/// # Errors
/// Where `agreement.toml` cannot be changed.
pub fn book(rows: &[ReadRow], books: &mut OpenBooks<'_>) -> Result<(Vec<usize>, Vec<LeftOutRow>), String> {
    let (mut taken, mut left_out) = (Vec::new(), Vec::<LeftOutRow>::new());
    let before = books.clone();
    let (mut alike, mut stood_for) = (AlikeRows::default(), BTreeSet::new());
    for read in rows {
        let booked = alike.booked_like(read, &before).find(|entry| !stood_for.contains(entry));
        if let Some(booked_as) = booked {
            stood_for.insert(booked_as);
            left_out.push(LeftOutRow { at: read.at, booked_as: booked_as.to_owned() });
        } else {
            let takes_back = !read.row.cell("reverses").is_empty();
            if read.row.cell("event") == Event::Join.id() && !takes_back {
                no_longer_a_candidate(read.row.cell("member"), books)?;
            }
            books.book_on(read.row.clone(), read.entry.as_deref(), read.recorded_on.as_deref());
            taken.push(read.at);
        }
    }
    Ok((taken, left_out))
}

/// The rows of books by what they say in the columns in which rows of a table are compared with them.
#[derive(Default)]
pub(super) struct AlikeRows(BTreeMap<Columns, RowPlaces>);

type Columns = Vec<&'static str>;
type Cells = Vec<String>;

/// The places of rows, by their cells in some columns.
#[derive(Default)]
struct RowPlaces {
    by_cells: BTreeMap<Cells, Vec<usize>>,
    /// So many rows were looked at.
    seen: usize,
}

impl AlikeRows {
    /// The bookings that say what a row says: the one of its number, or else those in force, or of the same reversal.
    /// The books are the same each time, but may have grown.
    pub fn booked_like<'b>(
        &mut self,
        read: &ReadRow,
        books: &'b OpenBooks<'_>,
    ) -> impl Iterator<Item = &'b str> {
        let (columns, kind) = (compared(read), read.row.kind);
        let said = cells(&read.row, &columns);
        let named = read.entry.as_deref().and_then(|entry| books.row(entry));
        let named = named.filter(|row| row.kind == kind && cells(row, &columns) == said);
        let places = if read.entry.is_some() { &[] } else { self.places(columns, &said, kind, books.rows()) };
        let takes_back = !read.row.cell("reverses").is_empty();
        let others = places.iter().map(|&place| &books.rows()[place]);
        let others = others.filter(move |row| takes_back || books.is_live(row));
        named.into_iter().chain(others).map(|row| row.cell("entry"))
    }

    fn places(&mut self, columns: Columns, said: &Cells, kind: LedgerKind, rows: &[LedgerRow]) -> &[usize] {
        let known = self.0.entry(columns.clone()).or_default();
        for (place, row) in rows.iter().enumerate().skip(known.seen).filter(|(_, row)| row.kind == kind) {
            known.by_cells.entry(cells(row, &columns)).or_default().push(place);
        }
        known.seen = rows.len();
        known.by_cells.get(said).map_or(&[], Vec::as_slice)
    }
}

/// The columns in which a booking must say what a row says. What was not said of it follows from the rest, or may be
/// anything.
fn compared(read: &ReadRow) -> Columns {
    let always: &[&str] = match read.row.kind {
        LedgerKind::Costs => &["period_start", "period_end", "cost_type", "amount", "charged_to", "reverses"],
        LedgerKind::Memberships => &["effective_on", "member", "event", "reverses"],
        LedgerKind::Measures => &["measure", "year", "member", "value", "reverses"],
    };
    let said = read.said.iter().filter(|column| !matches!(**column, "entry" | "recorded_on"));
    always.iter().chain(said).copied().collect()
}

fn cells(row: &LedgerRow, columns: &Columns) -> Cells {
    columns.iter().map(|column| bare(row.cell(column)).to_owned()).collect()
}

/// A number without zeros behind its decimals.
fn bare(cell: &str) -> &str {
    let is_decimal =
        cell.contains('.') && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if is_decimal { cell.trim_end_matches('0').trim_end_matches('.') } else { cell }
}
