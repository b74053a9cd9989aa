//! An invented agreement to look around in: three municipalities, one of which joins in the second year.

use super::files::{FOLDER_OF_LEDGER, FoundingFiles, founding_files, header};
use super::wishes::Wishes;
use crate::invariant::Invariant;
use crate::ledger::COST_COLUMNS;
use crate::year::Year;
use jiff::civil::Date;
use std::str::FromStr;

/// All its files as they would have been booked on a day: the year before it whole, its own assumed.
#[must_use]
pub fn example(today: Date, settings: &[u8]) -> FoundingFiles {
    let this_year = Year::of(today);
    let last_year = this_year.before();
    let wishes = wishes(last_year, this_year, today);
    let mut files = founding_files(&wishes, settings);
    let mut append = |name: &str, rows: &str| {
        files.entry(format!("{FOLDER_OF_LEDGER}/{name}")).or_default().extend(rows.as_bytes());
    };
    append(&format!("costs/{last_year}.csv"), &costs(last_year, today, "100000.00", "50000.00"));
    let of_this_year = costs(this_year, today, "104000.00", "52000.00");
    append(&format!("costs/{this_year}.csv"), &(header(COST_COLUMNS) + &of_this_year));
    files
}

fn wishes(from: Year, joined_in: Year, recorded_on: Date) -> Wishes {
    let later = format!("Gemeinde Probedorf@{}", joined_in.first_day());
    Wishes {
        id: None,
        title: "Gemeinsame Vergabestelle im Musterkreis".into(),
        about: "Die Vergabestelle der Stadt Musterstadt schreibt Aufträge auch für ihre Nachbarn aus. Was das kostet, \
                teilen sich alle Beteiligten. Das ist ein Beispiel; Kommunen und Beträge sind erfunden."
            .into(),
        from: from.first_day(),
        recorded_on,
        proration: "months".into(),
        members: each(&["Stadt Musterstadt", "Gemeinde Beispielheim", &later]),
        candidates: each(&["Gemeinde Testhausen"]),
        payees: each(&["Stadt Musterstadt"]),
        measures: Vec::new(),
        cost_types: each(&[
            "Personalkosten:musterstadt:equal",
            "Software:musterstadt:equal:varies",
            "Veröffentlichungen:musterstadt:direct",
        ]),
        terms: each(&["personalkosten=0.50:VZÄ"]),
    }
}

fn each<T: FromStr<Err = String>>(texts: &[&str]) -> Vec<T> {
    texts.iter().map(|text| text.parse().invariant("the example is written as it is read")).collect()
}

/// The rows of a year; `half` is half of `price`.
fn costs(year: Year, recorded_on: Date, price: &str, half: &str) -> String {
    let period = format!("{},{}", year.first_day(), year.last_day());
    [
        format!("{year}-001,{recorded_on},{period},personalkosten,0.50,{price},,{half},,assumed,,,Beispielwert\n"),
        format!("{year}-002,{recorded_on},{period},software,1,4000.00,19,4760.00,,assumed,,,Beispielwert\n"),
        format!(
            "{year}-003,{recorded_on},{period},veroeffentlichungen,2,180.00,,360.00,beispielheim,assumed,,,Beispielwert\n"
        ),
    ]
    .concat()
}
