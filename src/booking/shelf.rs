//! The rows of open books, and what each further row asks of all of them: kept while they grow, so that a thousand rows
//! are not read anew for each of a thousand.

use super::row::{LedgerKind, LedgerRow};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Rows, and what is known of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    pub rows: Vec<LedgerRow>,
    /// The place of the first row of each number.
    places: BTreeMap<String, usize>,
    /// What rows take back.
    reversed: BTreeSet<String>,
    /// The latest day of booking in each file.
    last_days: BTreeMap<String, Date>,
    /// The places of the last row of each ledger, and of each of its years.
    last: BTreeMap<LedgerKind, usize>,
    last_of_year: BTreeMap<(LedgerKind, String), usize>,
    /// The highest number behind each prefix.
    highest: BTreeMap<String, u64>,
    /// The places of the costs of a type and period.
    costs: BTreeMap<[String; 3], Vec<usize>>,
}

impl Shelf {
    pub fn push(&mut self, row: LedgerRow) {
        let (place, entry) = (self.rows.len(), row.cell("entry"));
        self.places.entry(entry.to_owned()).or_insert(place);
        self.reversed.insert(row.cell("reverses").to_owned());
        if let Ok(day) = row.cell("recorded_on").parse::<Date>() {
            let last = self.last_days.entry(row.file.clone()).or_insert(day);
            *last = day.max(*last);
        }
        self.last.insert(row.kind, place);
        self.last_of_year.insert((row.kind, row.year().to_owned()), place);
        if let Some((prefix, number)) = prefix_and_number(entry)
            && let Ok(number) = number.parse::<u64>()
        {
            let highest = self.highest.entry(prefix.to_owned()).or_default();
            *highest = number.max(*highest);
        }
        if row.kind == LedgerKind::Costs {
            self.costs.entry(type_and_period(row.cell("cost_type"), &row)).or_default().push(place);
        }
        self.rows.push(row);
    }

    /// The first row of this number.
    pub fn row(&self, entry: &str) -> Option<&LedgerRow> {
        self.places.get(entry).map(|&place| &self.rows[place])
    }

    /// Whether a row is neither taken back nor takes back.
    pub fn is_live(&self, row: &LedgerRow) -> bool {
        row.cell("reverses").is_empty() && !self.reversed.contains(row.cell("entry"))
    }

    /// The costs of a type in the period of a row.
    pub fn costs(&self, cost_type: &str, of: &LedgerRow) -> impl Iterator<Item = &LedgerRow> {
        let places = self.costs.get(&type_and_period(cost_type, of));
        places.into_iter().flatten().map(|&place| &self.rows[place])
    }

    /// The latest day of booking in a file.
    pub fn last_day(&self, file: &str) -> Option<Date> {
        self.last_days.get(file).copied()
    }

    /// The next number as the ledger itself counts: behind that of the last row of the year, or of any year.
    pub fn next_number(&self, row: &LedgerRow) -> String {
        let year = row.year();
        let last_of_year = self.last_of_year.get(&(row.kind, year.to_owned()));
        let last = last_of_year.or_else(|| self.last.get(&row.kind)).map(|&place| &self.rows[place]);
        let numbered = last.and_then(|last| {
            let (prefix, number) = prefix_and_number(last.cell("entry"))?;
            // Where numbers begin with their year, each year begins anew.
            let begins_anew = [year, last.year()].into_iter().all(is_year) && last.year() != year;
            let begins_anew = begins_anew && prefix.contains(last.year());
            let prefix = if begins_anew { prefix.replace(last.year(), year) } else { prefix.to_owned() };
            Some((prefix, number.len()))
        });
        let (prefix, width) = numbered.unwrap_or_else(|| (first_prefix(row), 3));
        let next = self.highest.get(&prefix).map_or(1, |highest| highest.saturating_add(1));
        format!("{prefix}{next:0width$}")
    }
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn type_and_period(cost_type: &str, of: &LedgerRow) -> [String; 3] {
    [cost_type, of.cell("period_start"), of.cell("period_end")].map(str::to_owned)
}

/// How the numbers of a ledger begin that has none yet.
fn first_prefix(row: &LedgerRow) -> String {
    match row.kind {
        LedgerKind::Memberships => "M-".to_owned(),
        LedgerKind::Costs => format!("{}-", row.year()),
        LedgerKind::Measures => "W-".to_owned(),
    }
}

/// A number of an entry before the digits that are counted, and these.
fn prefix_and_number(entry: &str) -> Option<(&str, &str)> {
    let prefix = entry.trim_end_matches(|character: char| character.is_ascii_digit());
    let number = entry.get(prefix.len()..)?;
    (!number.is_empty()).then_some((prefix, number))
}
