//! Rows to be appended, ready to copy: the value that is missing, the reversal of what is wrong. They are made from the
//! text of the files, so that they can be made of a ledger with errors too.

use super::measure_entry::MEASURE_COLUMNS;
use crate::invariant::Invariant;
use crate::source::{AgreementSource, SourceFile};
use crate::year::Year;
use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use jiff::civil::Date;
use std::collections::BTreeSet;

const ENTRY: &str = "entry";
const RECORDED_ON: &str = "recorded_on";
const AMOUNT: &str = "amount";
const REVERSES: &str = "reverses";
const NOTE: &str = "note";

/// Rows for one agreement, each with a number of its own and the day of the last booking.
pub(super) struct NewRows<'s> {
    source: &'s AgreementSource,
    /// What its files hold, once a row is asked for.
    known: Option<InUse>,
}

#[derive(Default)]
struct InUse {
    numbers: BTreeSet<String>,
    last_day: Option<Date>,
}

impl<'s> NewRows<'s> {
    pub fn of(source: &'s AgreementSource) -> Self {
        Self { source, known: None }
    }

    /// What to do about a value that is missing: all of its row is known but the value.
    pub fn value(&mut self, (measure, year, member): (&str, Year, &str), reference: Option<Date>) -> String {
        let file = self.source.measures.last();
        let (number, day) = (self.number(file, "W000"), self.day());
        let reference = reference.map(|day| day.to_string()).unwrap_or_default();
        let row = format!("{number},{day},{measure},{year:04},{member},WERT,{reference},assumed,,,");
        match file {
            Some(_) => format!("anhängen und WERT durch den Wert ersetzen: {row}"),
            None => format!(
                "measures.csv anlegen (WERT durch den Wert ersetzen): {} ⏎ {row}",
                MEASURE_COLUMNS.join(",")
            ),
        }
    }

    /// A number that follows the last one of a file and is not taken.
    fn number(&mut self, file: Option<&SourceFile>, first: &str) -> String {
        let last = file.and_then(|file| rows(&file.bytes).last()).map(|row| cell(&row, 0).to_owned());
        let last = last.filter(|last| super::cells::is_entry_id(last)).unwrap_or_else(|| first.to_owned());
        let digits = last.bytes().rev().take_while(u8::is_ascii_digit).count().min(9);
        let (begin, end) = last.split_at(last.len() - digits);
        let count: u64 = end.parse().unwrap_or(0);
        let known = self.known();
        let free = (count + 1..).map(|count| format!("{begin}{count:0digits$}"));
        let number =
            free.into_iter().find(|number| !known.numbers.contains(number)).invariant("numbers do not end");
        known.numbers.insert(number.clone());
        number
    }

    /// The day of the last booking or stand: no earlier one can follow.
    fn day(&mut self) -> String {
        self.known().last_day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The row that takes back the one on a line of a file; `None` where that cannot be read.
    pub fn reversal(&mut self, file: &SourceFile, line: usize, day: Option<Date>) -> Option<String> {
        let header = read(&file.bytes).next()?;
        let begin: usize =
            file.bytes.split_inclusive(|byte| *byte == b'\n').take(line - 1).map(<[u8]>::len).sum();
        let row = read(file.bytes.get(begin..)?).next().filter(|row| row.len() == header.len())?;
        let number = self.number(Some(file), "1");
        let day = day.map_or_else(|| self.day(), |day| day.to_string());
        let cells = header.iter().zip(&row).map(|(column, was)| match column {
            ENTRY => number.clone(),
            RECORDED_ON => day.clone(),
            AMOUNT => negative(was),
            REVERSES => cell(&row, 0).to_owned(),
            NOTE => String::new(),
            _ => was.to_owned(),
        });
        let mut text = WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        text.write_record(cells.collect::<Vec<_>>()).ok()?;
        Some(String::from_utf8(text.into_inner().ok()?).ok()?.trim_end().to_owned())
    }

    fn known(&mut self) -> &mut InUse {
        let source = self.source;
        self.known.get_or_insert_with(|| {
            let mut known = InUse::default();
            for row in source.ledger_files().flat_map(|file| rows(&file.bytes)) {
                known.last_day = known.last_day.max(cell(&row, 1).parse().ok());
                known.numbers.insert(cell(&row, 0).to_owned());
            }
            known
        })
    }
}

/// The amount with the other sign.
fn negative(amount: &str) -> String {
    match amount.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None if amount.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) => format!("-{amount}"),
        None => amount.to_owned(),
    }
}

fn cell(row: &StringRecord, column: usize) -> &str {
    row.get(column).unwrap_or_default()
}

/// The rows of a file without its header.
fn rows(bytes: &[u8]) -> impl Iterator<Item = StringRecord> {
    read(bytes).skip(1)
}

fn read(bytes: &[u8]) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.into_records().filter_map(Result::ok)
}
