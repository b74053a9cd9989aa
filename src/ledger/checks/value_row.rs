//! The row that a missing value would stand in, ready to copy: all of it but the value, which nobody here knows.

use super::Books;
use super::known_values::Of;
use crate::ledger::agreement_draft::AgreementDraft;
use crate::ledger::book::Book;
use crate::ledger::booked::Booked;
use crate::ledger::measure_entry::MEASURE_COLUMNS;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Rows to be appended, each with a number of its own.
pub(super) struct ValueRows<'c, 'b, 'a> {
    agreement: &'c AgreementDraft,
    books: &'c Books<'b, 'a>,
    /// The numbers that are taken; filled when the first row is asked for.
    taken: BTreeSet<Box<str>>,
}

impl<'c, 'b, 'a> ValueRows<'c, 'b, 'a> {
    pub fn new(agreement: &'c AgreementDraft, books: &'c Books<'b, 'a>) -> Self {
        Self { agreement, books, taken: BTreeSet::new() }
    }

    /// What to do about a missing value.
    pub fn remedy(&mut self, of: Of) -> String {
        let row = self.row(of);
        let book = self.books.measures;
        if book.sheets.is_empty() {
            return format!(
                "measures.csv anlegen (WERT durch den Wert ersetzen): {} ⏎ {row}",
                MEASURE_COLUMNS.join(",")
            );
        }
        format!("anhängen und WERT durch den Wert ersetzen: {row}")
    }

    fn row(&mut self, (measure, year, member): Of) -> String {
        let (id, measure) = self.agreement.measure(measure);
        let member = self.agreement.member_id(member);
        let reference = measure.and_then(|measure| measure.reference?.of(year));
        let reference = reference.map(|day| day.to_string()).unwrap_or_default();
        let books = self.books;
        let last = [last_day(books.memberships), last_day(books.costs), last_day(books.measures)];
        let recorded_on = last.into_iter().flatten().max().map(|day| day.to_string()).unwrap_or_default();
        let entry = self.next_number();
        format!("{entry},{recorded_on},{id},{year:04},{member},WERT,{reference},assumed,,,")
    }

    /// A number that follows the last one of the ledger and is not taken.
    fn next_number(&mut self) -> Box<str> {
        if self.taken.is_empty() {
            self.taken.extend(numbers(self.books.memberships));
            self.taken.extend(numbers(self.books.costs));
            self.taken.extend(numbers(self.books.measures));
        }
        let last = self.books.measures.entries.last().map_or("W000", |entry| &*entry.entry);
        let digits = last.bytes().rev().take_while(u8::is_ascii_digit).count().min(9);
        let (begin, end) = last.split_at(last.len() - digits);
        let count: u64 = end.parse().unwrap_or(0);
        let free = (count + 1..).map(|count| format!("{begin}{count:0digits$}").into_boxed_str());
        let number = free.into_iter().find(|number| !self.taken.contains(number)).unwrap_or_default();
        self.taken.insert(number.clone());
        number
    }
}

fn numbers<T: Booked>(book: &Book<'_, T>) -> impl Iterator<Item = Box<str>> {
    let broken = book.broken.iter().map(|row| row.entry.clone());
    book.entries.iter().map(|entry| entry.entry().into()).chain(broken)
}

fn last_day<T: Booked>(book: &Book<'_, T>) -> Option<Date> {
    book.entries.iter().map(Booked::recorded_on).max()
}
