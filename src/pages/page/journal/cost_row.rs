//! A cost entry as the journal shows it. Most of its row is the same in all selections, and made once.

use super::entry_link::Counterpart;
use crate::figures::Marked;
use crate::finding::Finding;
use crate::german;
use crate::ledger::CostEntry;
use crate::page_table::PageKind;
use crate::pages::frame::Framing;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::period;
use crate::year::Year;
use minijinja::Value;
use rust_decimal::Decimal;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct CostEntryRow<'l> {
    entry: &'l str,
    year: Year,
    recorded_on: String,
    amount: Amount,
    /// Whether it is not in force.
    struck: bool,
    /// The cells that are the same in all selections.
    cells: Value,
}

/// What these cells say.
#[derive(Debug, Serialize)]
struct CostEntryCells<'l> {
    cost_type: &'l str,
    charged_to: Option<&'l str>,
    payee: &'l str,
    period: String,
    quantity: String,
    unit_price: String,
    /// By how much the invoice rounded otherwise, where it did.
    rounding: Option<String>,
    vat: Option<String>,
    status: &'static str,
    document: Option<DocumentLink<'l>>,
    /// Where it is not in force.
    counterpart: Option<Counterpart>,
    note: &'l str,
}

/// # Errors
/// A finding where the template asks for something that the cells do not have.
pub(super) fn cost_row<'l>(
    basis: &Basis<'_, 'l>,
    entry: &'l CostEntry,
    framing: &Framing<'_>,
) -> Result<CostEntryRow<'l>, Box<Finding>> {
    let ledger = basis.figures.ledger;
    let cost_type = ledger.agreement.cost_type(entry.cost_type);
    let unit = cost_type.term_on(entry.period.start).and_then(|term| term.unit.as_deref());
    let cells = CostEntryCells {
        cost_type: &cost_type.name,
        charged_to: entry.charged_to.map(|member| ledger.agreement.member(member).short_name.as_str()),
        payee: &ledger.agreement.payee(cost_type.payee).name,
        period: period::text(entry.period),
        quantity: quantity(entry.quantity, unit),
        rounding: Some(entry.rounding()).filter(|cents| !cents.is_zero()).map(german::signed_euros),
        unit_price: german::price(entry.unit_price),
        vat: entry.vat_rate.map(|rate| format!("{}\u{a0}%", number(rate))),
        status: entry.status.id(),
        document: document_link::of(&ledger.agreement, entry.document),
        counterpart: Counterpart::of_cost(basis, entry),
        note: &entry.note,
    };
    Ok(CostEntryRow {
        entry: &entry.entry,
        year: entry.year(),
        recorded_on: german::date(entry.recorded_on),
        amount: Amount::exact(Marked::of(entry.amount, entry.status)),
        struck: cells.counterpart.is_some(),
        cells: framing.piece(PageKind::Journal, "journal_entry.html", cells)?,
    })
}

/// A quantity with its unit: `0,25 VZÄ`.
pub(in crate::pages) fn quantity(quantity: Decimal, unit: Option<&str>) -> String {
    let number = number(quantity);
    unit.map_or_else(|| number.clone(), |unit| format!("{number}\u{a0}{unit}"))
}

pub(super) fn number(number: Decimal) -> String {
    number.to_string().replace('.', ",").replace('-', "\u{2212}")
}
