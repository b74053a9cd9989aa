//! Ledger files that a kept state does not name, although they were begun before it: whoever kept it may have taken
//! their rows out, which nothing in the state itself can tell.

use crate::data::HeadRow;
use crate::ledger::Ledger;
use crate::source::{AgreementSource, SourceFile};
use jiff::civil::Date;

/// A file that a kept state does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path within the agreement's folder.
    pub file: String,
    /// The day of its first booking.
    pub first: Date,
    /// The day of the last booking that the state names.
    pub newest: Date,
}

/// The files whose first booking is older than the newest one of a kept state that does not name them.
#[must_use]
pub fn left_out(kept: &[HeadRow], source: &AgreementSource, ledger: &Ledger) -> Vec<LeftOut> {
    let days = days_of_files(source, ledger);
    let row = |file: &SourceFile| kept.iter().find(|row| row.file == file.path);
    let named = days.iter().filter_map(|(file, days)| Some((row(file)?, days)));
    let Some(newest) = named.flat_map(|(row, days)| days.iter().take(row.entries)).max().copied() else {
        return Vec::new();
    };
    let others = days.iter().filter(|(file, _)| row(file).is_none());
    others
        .filter_map(|(file, days)| {
            let first = *days.first().filter(|first| **first < newest)?;
            Some(LeftOut { file: file.path.clone(), first, newest })
        })
        .collect()
}

/// The days of booking of each file with entries, in its order.
fn days_of_files<'a>(source: &'a AgreementSource, ledger: &'a Ledger) -> Vec<(&'a SourceFile, Vec<Date>)> {
    let mut days: Vec<(&SourceFile, Vec<Date>)> = Vec::new();
    for (file, entry) in ledger.booked_in(source) {
        match days.last_mut() {
            Some((last, of_file)) if last.path == file.path => of_file.push(entry.recorded_on()),
            _ => days.push((file, vec![entry.recorded_on()])),
        }
    }
    days
}
