//! Answers on a terminal: read as the cells of a table are, and given as the ledger writes them. What cannot be read is
//! answered with how to write it.

use super::notation::{self, TableNotation, Unreadable};
use super::period::stretch;

/// A number with so many places at the least and at the most.
///
/// # Errors
/// How to write it, in German.
pub fn answered_number(text: &str, fewest: usize, most: usize) -> Result<String, String> {
    let number = notation::number(text, TableNotation::default()).map_err(|fault| match fault {
        Unreadable::TwoWays(one, other) => either(&one, &other),
        Unreadable::Other | Unreadable::WriteInstead(_) => {
            "Bitte eine Zahl schreiben, zum Beispiel 1234,50".to_owned()
        }
    })?;
    let (whole, places) = number.split_once('.').unwrap_or((&number, ""));
    match places.len() {
        many if many > most => Err(format!("Bitte höchstens {most} Nachkommastellen schreiben")),
        0 if fewest == 0 => Ok(whole.to_owned()),
        _ => Ok(format!("{whole}.{places:0<fewest$}")),
    }
}

fn either(one: &str, other: &str) -> String {
    format!("Das kann zweierlei heißen. Bitte {one} oder {other} schreiben")
}

/// A day.
///
/// # Errors
/// How to write it, in German.
pub fn answered_day(text: &str) -> Result<String, String> {
    let day = notation::day(text, TableNotation::default()).map_err(|fault| match fault {
        Unreadable::TwoWays(one, other) => either(&one, &other),
        Unreadable::WriteInstead(day) => format!("Bitte das Jahr vierstellig schreiben: {day}"),
        Unreadable::Other => "Bitte einen Tag schreiben, den es gibt, zum Beispiel 31.12.2025".to_owned(),
    })?;
    Ok(day.to_string())
}

/// A period, as `2025-07-01..2025-12-31`.
///
/// # Errors
/// How to write it, in German.
pub fn answered_period(text: &str) -> Result<String, String> {
    let days = stretch(text, TableNotation::default());
    let (start, end) = days.ok_or("Bitte so schreiben: 2025, 2025-07 oder 01.07.2025 bis 31.12.2025")?;
    Ok(format!("{start}..{end}"))
}

#[cfg(test)]
mod tests {
    use super::{answered_day, answered_number, answered_period};

    #[test]
    fn german_answers_are_read_as_the_ledger_writes_them() {
        assert_eq!(answered_number("1.234,5 €", 2, 6).as_deref(), Ok("1234.50"));
        assert_eq!(answered_number("1234.50", 2, 6).as_deref(), Ok("1234.50"));
        assert_eq!(answered_number("0,25", 0, 6).as_deref(), Ok("0.25"));
        assert_eq!(answered_number("2", 0, 6).as_deref(), Ok("2"));
        assert!(answered_number("1.234", 2, 6).unwrap_err().contains("1234,00 oder 1,2340"));
        assert_eq!(answered_day("1.7.2025").as_deref(), Ok("2025-07-01"));
        assert!(answered_day("31.02.2025").is_err());
        for text in ["2025-07-01..2025-12-31", "1.7.2025 bis 31.12.2025", "01.07.2025 - 31.12.2025"] {
            assert_eq!(answered_period(text).as_deref(), Ok("2025-07-01..2025-12-31"), "{text}");
        }
        assert_eq!(answered_period("2024").as_deref(), Ok("2024-01-01..2024-12-31"));
        assert!(answered_period("Sommer").is_err());
    }
}
