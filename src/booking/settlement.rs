//! From plan to result: each planned entry of a year is taken back, and what it came to is booked.

use super::base::{amount_in_force, base_of, bases_below};
use super::books::OpenBooks;
use super::reversal::taking_back;
use super::row::{LedgerKind, LedgerRow};
use crate::cents::Cents;
use crate::invariant::Invariant;
use crate::ledger::{Ledger, Status, amount_of, price_for};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a cost type, or one entry of several, came to: `TYPE=AMOUNT`, or `TYPE=QUANTITY*PRICE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultWish {
    /// The id of a cost type, or the number of an entry.
    pub of: String,
    /// What it came to.
    pub came_to: CameTo,
}

/// What an entry came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameTo {
    /// The gross amount; quantity and VAT stay as they were planned.
    Amount(String),
    /// Another quantity at a net price.
    QuantityAndPrice(String, String),
}

impl FromStr for ResultWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let form = || "write TYPE=AMOUNT or TYPE=QUANTITY*PRICE".to_owned();
        let (of, result) = text.split_once('=').ok_or_else(form)?;
        let came_to = match result.split_once('*') {
            Some((quantity, price)) => {
                CameTo::QuantityAndPrice(quantity.trim().to_owned(), price.trim().to_owned())
            }
            None => CameTo::Amount(result.trim().to_owned()),
        };
        Ok(Self { of: of.trim().to_owned(), came_to })
    }
}

/// An entry that a result can take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its number.
    pub entry: String,
    /// The id of its cost type.
    pub cost_type: String,
    /// Its amount, as it is written.
    pub amount: String,
    /// Whether its price follows from that of another cost type.
    pub follows: bool,
}

/// The entries of a year that are in force and not proved.
#[must_use]
pub fn planned(ledger: &Ledger, books: &OpenBooks<'_>, year: &str) -> Vec<Planned> {
    let rows = books.live().filter(|row| row.kind == LedgerKind::Costs && row.year() == year);
    let rows = rows.filter(|row| row.cell("status") != Status::Actual.id());
    let planned = rows.map(|row| Planned {
        entry: row.cell("entry").to_owned(),
        cost_type: row.cell("cost_type").to_owned(),
        amount: row.cell("amount").to_owned(),
        follows: base_of(ledger, row.cell("cost_type")).is_some(),
    });
    planned.collect()
}

/// Books the results of a year, proved by a document. What rests on a base follows it, unless a result of its own was
/// said.
///
/// # Errors
/// Where a result is of nothing that is planned, or of several entries, or no amount.
pub fn settlement(
    ledger: &Ledger,
    books: &mut OpenBooks<'_>,
    year: &str,
    results: &[ResultWish],
    (document, note): (&str, Option<&str>),
) -> Result<(), String> {
    let planned = planned(ledger, books, year);
    let mut by_entry: BTreeMap<String, &CameTo> = BTreeMap::new();
    for result in results {
        let of: Vec<&Planned> = planned
            .iter()
            .filter(|planned| planned.entry == result.of || planned.cost_type == result.of)
            .collect();
        let entry = match of[..] {
            [only] => only.entry.clone(),
            [] => {
                return Err(format!("für „{}“ ist im Jahr {year} nichts geplant oder angenommen", result.of));
            }
            ref several => {
                let entries: Vec<&str> = several.iter().map(|planned| planned.entry.as_str()).collect();
                let entries = entries.join(", ");
                return Err(format!(
                    "„{}“ hat im Jahr {year} mehrere Buchungen; eine davon nennen: {entries}",
                    result.of
                ));
            }
        };
        if by_entry.insert(entry, &result.came_to).is_some() {
            return Err(format!("„{}“ hat zwei Ergebnisse", result.of));
        }
    }
    // Each base before what rests on it.
    let mut in_order = planned;
    in_order.sort_by_key(|planned| bases_below(ledger, &planned.cost_type));
    for Planned { entry, cost_type, .. } in in_order {
        let original = books.row(&entry).cloned().invariant("what is planned was found among the rows");
        let row = match (by_entry.get(&entry), base_of(ledger, &cost_type)) {
            (Some(result), _) => with_result(&original, result)?,
            (None, Some(base)) => {
                let price = amount_in_force(books, base, &original);
                if amount_of("1", original.cell("unit_price"), "") == Some(price) {
                    continue;
                }
                priced(&original, original.cell("quantity"), &price.plain())
            }
            (None, None) => continue,
        };
        book_result(books, &original, row, document, note);
    }
    Ok(())
}

fn book_result(
    books: &mut OpenBooks<'_>,
    original: &LedgerRow,
    mut row: LedgerRow,
    document: &str,
    note: Option<&str>,
) {
    let reversal = books.book(taking_back(original), None);
    row.set("status", Status::Actual.id());
    row.set("document", document);
    row.set("note", note.unwrap_or_default());
    let result = books.book(row, None);
    books.note(&reversal, &format!("Abgerechnet mit {result}"));
}

fn with_result(original: &LedgerRow, result: &CameTo) -> Result<LedgerRow, String> {
    let quantity = original.cell("quantity").to_owned();
    match result {
        CameTo::QuantityAndPrice(quantity, price) => Ok(priced(original, quantity, price)),
        CameTo::Amount(amount) => {
            let price = price_for(amount, &quantity, original.cell("vat_rate"))
                .ok_or_else(|| format!("„{amount}“ ist kein Betrag wie 26100.00"))?;
            let mut row = priced(original, &quantity, &price);
            row.set("amount", amount.as_str());
            Ok(row)
        }
    }
}

/// The row with another quantity and price, and the amount that follows from them.
fn priced(original: &LedgerRow, quantity: &str, price: &str) -> LedgerRow {
    let mut row = original.clone();
    row.set("quantity", quantity);
    row.set("unit_price", price);
    let amount = amount_of(quantity, price, original.cell("vat_rate")).unwrap_or(Cents::ZERO);
    row.set("amount", amount.plain());
    row
}
