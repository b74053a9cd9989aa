//! What was understood of a table and what is left out of it, for whoever is to say yes.

use super::given_file::{GivenFile, german};
use crate::import::{Layout, LeftOutRow, TableReading};

/// After so many rows that are left out for one reason the rest is counted.
const MOST_LISTED: usize = 10;

pub(super) fn told(
    file: &GivenFile,
    (place, layout): (usize, &Layout),
    reading: &TableReading,
    booked: &[LeftOutRow],
    taken: &[usize],
) -> String {
    let table = file.table(place);
    let rows = if taken.len() == 1 { "1 Zeile" } else { &format!("{} Zeilen", taken.len()) };
    let mut told = format!(
        "{}: {rows} für „{}“ ({}), Spaltentitel in Zeile {}\n",
        table.name(&file.name),
        german(layout.kind),
        table.form,
        table.rows[layout.titles_at].line
    );
    for (title, known) in layout.titles.iter().zip(&layout.columns).filter(|(title, _)| !title.is_empty()) {
        match known {
            Some(known) => told += &format!("  Spalte „{title}“ → {} ({})\n", known.german, known.column),
            None => told += &format!("  Spalte „{title}“ ausgelassen: dafür hat das Buch keinen Platz\n"),
        }
    }
    let line = |at: usize| table.rows[at].line;
    let above: Vec<usize> = (0..layout.titles_at).filter(|&at| !table.rows[at].is_empty()).collect();
    for (rows, why) in [
        (&above, "steht über den Spaltentiteln"),
        (&reading.empty, "ist leer"),
        (&reading.sums, "zählt andere zusammen"),
    ] {
        let lines = rows.iter().map(|&at| line(at).to_string()).collect();
        told += &left_out(lines, why);
    }
    let lines = booked.iter().map(|row| format!("{} als {}", line(row.at), row.booked_as)).collect();
    told + &left_out(lines, "ist schon gebucht")
}

fn left_out(lines: Vec<String>, why: &str) -> String {
    let more = lines.len().saturating_sub(MOST_LISTED);
    let rest = if more > 0 { format!(" und {more} weitere") } else { String::new() };
    match &lines[..lines.len() - more] {
        [] => String::new(),
        [line] => format!("  Zeile ausgelassen, {why}: {line}\n"),
        lines => format!("  Zeilen ausgelassen, {why}: {}{rest}\n", lines.join(", ")),
    }
}
