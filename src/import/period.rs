//! The days that a cost is for, as people write them: a year, a month, two days in one cell or in two.

use super::cell::GivenCell;
use super::notation::{self, TableNotation};
use super::row_cells::RowCells;
use crate::booking::period_of;
use crate::finding::Code;
use crate::german;
use jiff::civil::Date;

/// The first day and the last.
pub(super) fn days_of(cells: &mut RowCells<'_>) -> Option<(String, String)> {
    if cells.is_said("period_start") || cells.is_said("period_end") {
        let (start, end) = (cells.day("period_start"), cells.day("period_end"));
        for (column, what) in [("period_start", "der erste Tag"), ("period_end", "der letzte Tag")] {
            if !cells.is_said(column) {
                let remedy = "den Tag schreiben, zum Beispiel 31.12.2025".to_owned();
                cells.report(Code::MissingValue, column, format!("{what} fehlt"), remedy);
            }
        }
        return start.zip(end);
    }
    let text = match cells.cell("period") {
        GivenCell::Empty => return None,
        GivenCell::Day(day) => {
            let found = format!("die Zelle ist ein Tag: {}", german::date(*day));
            let remedy =
                format!("als Text schreiben, was gemeint ist: {} für den Monat", day.strftime("%Y-%m"));
            cells.report(Code::DateFormat, "period", found, remedy);
            return None;
        }
        _ => cells.text("period")?,
    };
    let days = stretch(&text, cells.notation);
    if days.is_none() {
        let remedy = "so schreiben: 2025, 2025-07 oder 01.07.2025 bis 31.12.2025".to_owned();
        cells.report(Code::DateFormat, "period", format!("„{text}“ ist kein Zeitraum"), remedy);
    }
    days.map(|(start, end)| (start.to_string(), end.to_string()))
}

/// The days that a text means.
pub(super) fn stretch(text: &str, notation: TableNotation) -> Option<(Date, Date)> {
    two_days(text, notation).or_else(|| one_stretch(text))
}

fn two_days(text: &str, notation: TableNotation) -> Option<(Date, Date)> {
    ["..", " bis ", "–", "—", " - ", "-"].iter().find_map(|between| {
        let (start, end) = text.split_once(between)?;
        let day = |text: &str| notation::day(text.trim(), notation).ok();
        day(start).zip(day(end))
    })
}

/// A year, or a month as `2025-07`, `07/2025` or `07.2025`.
fn one_stretch(text: &str) -> Option<(Date, Date)> {
    let month_first = text.split_once(['/', '.']).filter(|(month, _)| month.len() <= 2);
    let text = month_first.map_or_else(|| text.to_owned(), |(month, year)| format!("{year}-{month:0>2}"));
    period_of(&text).ok().map(|period| (period.start, period.end))
}
