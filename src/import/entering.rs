//! From the rows of a table into the books: what is there already is left out, the rest is taken, in its order.

use super::read_row::ReadRow;
use crate::booking::{LedgerKind, LedgerRow, OpenBooks};
use std::collections::BTreeSet;

/// A row that is not taken, since it is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutRow {
    /// Its place in the table.
    pub at: usize,
    /// The number under which it is booked.
    pub booked_as: String,
}

/// Takes rows into the books, and says which it leaves out, and the places in the table of those that it took. Each
/// booking stands for one row: a second one like it is another.
pub fn book(rows: &[ReadRow], books: &mut OpenBooks<'_>) -> (Vec<usize>, Vec<LeftOutRow>) {
    let (mut taken, mut left_out) = (Vec::new(), Vec::<LeftOutRow>::new());
    let before = books.clone();
    let mut stood_for = BTreeSet::new();
    for read in rows {
        let booked = booked_like(read, &before).find(|entry| !stood_for.contains(*entry)).map(str::to_owned);
        if let Some(booked_as) = booked {
            stood_for.insert(booked_as.clone());
            left_out.push(LeftOutRow { at: read.at, booked_as });
        } else {
            books.book_on(read.row.clone(), read.entry.as_deref(), read.recorded_on.as_deref());
            taken.push(read.at);
        }
    }
    (taken, left_out)
}

/// The number under which a row is booked already.
pub(super) fn booked_as<'b>(read: &ReadRow, books: &'b OpenBooks<'_>) -> Option<&'b str> {
    booked_like(read, books).next()
}

/// The bookings that say what a row says: the one of its number, or else those in force, or of the same reversal.
fn booked_like<'b>(read: &ReadRow, books: &'b OpenBooks<'_>) -> impl Iterator<Item = &'b str> {
    let of_number =
        read.entry.as_deref().and_then(|entry| books.row(entry)).filter(|row| says_the_same(read, row));
    let others: Vec<&LedgerRow> = match (&read.entry, read.row.cell("reverses")) {
        (Some(_), _) => Vec::new(),
        (None, "") => books.live().filter(|row| says_the_same(read, row)).collect(),
        (None, _) => books.rows().filter(|row| says_the_same(read, row)).collect(),
    };
    of_number.into_iter().chain(others).map(|row| row.cell("entry"))
}

/// What was not said of a row follows from the rest, or may be anything.
fn says_the_same(read: &ReadRow, booked: &LedgerRow) -> bool {
    let always: &[&str] = match read.row.kind {
        LedgerKind::Costs => &["period_start", "period_end", "cost_type", "amount", "charged_to", "reverses"],
        LedgerKind::Memberships => &["effective_on", "member", "event", "reverses"],
        LedgerKind::Measures => &["measure", "year", "member", "value", "reverses"],
    };
    let said = read.said.iter().filter(|column| !matches!(**column, "entry" | "recorded_on"));
    let same = |column: &&str| bare(read.row.cell(column)) == bare(booked.cell(column));
    read.row.kind == booked.kind && always.iter().chain(said).all(same)
}

/// A number without zeros behind its decimals.
fn bare(cell: &str) -> &str {
    let is_decimal =
        cell.contains('.') && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if is_decimal { cell.trim_end_matches('0').trim_end_matches('.') } else { cell }
}
