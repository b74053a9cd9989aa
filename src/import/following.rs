//! What follows of a row from the agreement and from the rest of the row: agreed quantities, prices, amounts, days.

use super::entering::AlikeRows;
use super::read_row::ReadRow;
use crate::booking::{
    LedgerKind, LedgerRow, OpenBooks, agreed_quantity, amount_in_force, base_of, bases_below, reference_date,
    status_of,
};
use crate::cents::Cents;
use crate::ledger::{Ledger, amount_of, price_for};

/// Fills in what follows from the row itself.
pub(super) fn follow(row: &mut LedgerRow, ledger: &Ledger) {
    let cell = |column: &str| Some(row.cell(column).to_owned()).filter(|cell| !cell.is_empty());
    if row.kind != LedgerKind::Memberships && row.cell("status").is_empty() {
        row.set("status", status_of(None, cell("document").as_ref()).to_owned());
    }
    match row.kind {
        LedgerKind::Costs if row.cell("quantity").is_empty() => {
            let first = row.cell("period_start").parse().ok();
            let agreed = first.and_then(|first| agreed_quantity(ledger, row.cell("cost_type"), first));
            row.set("quantity", agreed.unwrap_or_else(|| "1".to_owned()));
        }
        LedgerKind::Measures if row.cell("reference_date").is_empty() => {
            let day = reference_date(&ledger.agreement, row.cell("measure"), row.cell("year"));
            row.set("reference_date", day.unwrap_or_default());
        }
        LedgerKind::Memberships | LedgerKind::Costs | LedgerKind::Measures => {}
    }
}

/// Fills in prices and amounts. The price of what rests on another cost type is the amount of that one: in the books,
/// and in rows of the table wherever they stand in it; any other price follows from the amount. Gives the places of
/// rows with neither.
pub(super) fn follow_bases(rows: &mut [ReadRow], ledger: &Ledger, books: &OpenBooks<'_>) -> Vec<usize> {
    let (mut books, mut alike) = (books.clone(), AlikeRows::default());
    let mut priceless = Vec::new();
    let mut in_order: Vec<usize> =
        (0..rows.len()).filter(|&at| rows[at].row.kind == LedgerKind::Costs).collect();
    in_order.sort_by_key(|&at| bases_below(ledger, rows[at].row.cell("cost_type")));
    for at in in_order {
        let row = &mut rows[at].row;
        if row.cell("unit_price").is_empty() {
            let price = match base_of(ledger, row.cell("cost_type")) {
                Some(base) => Some(amount_in_force(&books, base, row).plain()),
                None => price_for(row.cell("amount"), row.cell("quantity"), row.cell("vat_rate")),
            };
            row.set("unit_price", price.unwrap_or_default());
        }
        if row.cell("amount").is_empty() {
            let amount = amount_of(row.cell("quantity"), row.cell("unit_price"), row.cell("vat_rate"));
            row.set("amount", amount.map(Cents::plain).unwrap_or_default());
        }
        if row.cell("unit_price").is_empty() && row.cell("amount").is_empty() {
            priceless.push(rows[at].at);
        }
        if alike.booked_like(&rows[at], &books).next().is_none() {
            books.book(rows[at].row.clone(), rows[at].entry.as_deref());
        }
    }
    priceless
}
