//! Bookings of a day that is still to come, mostly a slip of the finger: in a file that only grows, no row of an
//! earlier day can follow.

use super::Standing;
use super::published::rows_stay;
use super::reading::Reading;
use crate::finding::{Code, Excerpt, Finding, Findings, Place, Reversible};
use crate::source::SourceFile;
use jiff::civil::Date;

/// A finding for each live row of an agreement that was booked later than today.
#[must_use]
pub fn booked_ahead(reading: &Reading, today: Date) -> Vec<Finding> {
    let Reading { source, ledger, .. } = reading;
    let Some(ledger) = ledger else { return Vec::new() };
    let ahead = ledger
        .booked_in(source)
        .filter(|(_, entry)| entry.recorded_on() > today && entry.standing() == Standing::Live);
    let mut findings = Findings::default();
    for (file, entry) in ahead {
        match findings.is_full(&file.shown, Code::FutureBooking) {
            true => findings.count(&file.shown, Code::FutureBooking, 1),
            false => findings.push(finding(file, entry.place().line, entry.recorded_on(), today)),
        }
    }
    rows_stay(source, findings.iter_mut(), |_, _| false);
    findings.into_vec()
}

fn finding(file: &SourceFile, line: usize, recorded_on: Date, today: Date) -> Finding {
    let text = String::from_utf8_lossy(&file.bytes);
    let begin: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let day = recorded_on.to_string();
    let at = text.get(begin..).and_then(|row| row.find(&day)).map_or(begin, |at| begin + at);
    let place = Place {
        file: file.shown.clone(),
        line: Some(line),
        column: Some("recorded_on".to_owned()),
        excerpt: Some(Excerpt::cut(&text, at..at + day.len())),
    };
    let found = "dieser Tag kommt erst noch";
    let remedy = "den Tag der Buchung schreiben; eine schon veröffentlichte Zeile stornieren";
    let reversible =
        Reversible { file: file.shown.clone(), line, in_new_file_on: Some(today), is_told: false };
    Finding { reversible: Some(reversible), ..Finding::new(Code::FutureBooking, place, found, remedy) }
}
