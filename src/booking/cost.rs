//! A cost entry: what the agreement fixes is filled in, and the amount computed.

use super::books::OpenBooks;
use super::row::{LedgerKind, LedgerRow};
use crate::cents::Cents;
use crate::ledger::agreement::CostType;
use crate::ledger::{Ledger, Period, Split, Status, amount_of};
use crate::year::Year;
use jiff::civil::Date;

/// What somebody says of a cost.
#[derive(Clone, Debug, Default)]
pub struct CostWish {
    /// What for, by id.
    pub cost_type: Option<String>,
    /// The days it is for: `2025`, `2025-07` or `2025-07-01..2025-12-31`.
    pub period: Option<String>,
    /// How much of it.
    pub quantity: Option<String>,
    /// Euros for one, net.
    pub unit_price: Option<String>,
    /// Percent of VAT on top.
    pub vat_rate: Option<String>,
    /// The gross amount, where the invoice rounds otherwise.
    pub amount: Option<String>,
    /// Who bears it alone, by id.
    pub charged_to: Option<String>,
    /// How sure it is.
    pub status: Option<String>,
    /// What proves it.
    pub document: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// The number of the entry.
    pub entry: Option<String>,
}

impl CostWish {
    /// The options that are missing, beside what the agreement fixes.
    #[must_use]
    pub fn missing(&self, ledger: &Ledger) -> Vec<&'static str> {
        let known = self.cost_type.as_deref().and_then(|id| cost_type(ledger, id));
        let has_base = known.is_some_and(|known| known.base.is_some());
        let is_direct = known.is_some_and(|known| match known.split {
            Split::Direct => true,
            Split::Shared(_) => false,
        });
        [
            ("--cost-type", self.cost_type.is_none()),
            ("--period", self.period.is_none()),
            ("--unit-price", self.unit_price.is_none() && !has_base),
            ("--charged-to", self.charged_to.is_none() && is_direct),
        ]
        .into_iter()
        .filter_map(|(option, is_missing)| is_missing.then_some(option))
        .collect()
    }

    /// Books it.
    ///
    /// # Errors
    /// Where the period cannot be read.
    pub fn book(&self, ledger: &Ledger, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let cost_type = said(self.cost_type.as_ref());
        let period = period_of(said(self.period.as_ref()))?;
        let quantity = self.quantity.clone().or_else(|| agreed_quantity(ledger, cost_type, period.start));
        let quantity = quantity.unwrap_or_else(|| "1".to_owned());
        let price = self.unit_price.clone().or_else(|| price_of_base(ledger, cost_type, period));
        let (price, vat_rate) = (price.unwrap_or_default(), said(self.vat_rate.as_ref()));
        let row = LedgerRow::new(
            LedgerKind::Costs,
            &[
                ("period_start", &period.start.to_string()),
                ("period_end", &period.end.to_string()),
                ("cost_type", cost_type),
                ("quantity", &quantity),
                ("unit_price", &price),
                ("vat_rate", vat_rate),
                ("amount", &self.amount.clone().unwrap_or_else(|| computed(&quantity, &price, vat_rate))),
                ("charged_to", said(self.charged_to.as_ref())),
                ("status", status_of(self.status.as_ref(), self.document.as_ref())),
                ("document", said(self.document.as_ref())),
                ("note", said(self.note.as_ref())),
            ],
        );
        books.book(row, self.entry.as_deref());
        Ok(())
    }
}

/// A cost type of the agreement.
fn cost_type<'l>(ledger: &'l Ledger, id: &str) -> Option<&'l CostType> {
    ledger.agreement.cost_types.iter().find(|known| known.id == id)
}

/// The quantity that the agreement fixes on a day.
#[must_use]
pub fn agreed_quantity(ledger: &Ledger, id: &str, day: Date) -> Option<String> {
    cost_type(ledger, id)?.term_on(day).map(|term| term.quantity.to_string())
}

/// The price of a cost type with a base: the base's amount for the same period.
#[must_use]
pub fn price_of_base(ledger: &Ledger, id: &str, period: Period) -> Option<String> {
    let base = cost_type(ledger, id)?.base?;
    let of_base = ledger
        .costs
        .iter()
        .filter(|entry| entry.standing.is_live() && entry.cost_type == base && entry.period == period);
    Some(of_base.map(|entry| entry.amount).sum::<Cents>().plain())
}

/// The amount as the ledger writes it. Where a part cannot be read there is none, and that part is what is wrong.
pub(super) fn computed(quantity: &str, price: &str, vat_rate: &str) -> String {
    amount_of(quantity, price, vat_rate).unwrap_or(Cents::ZERO).plain()
}

/// The status that was said; else what has a document is proved by it, and what has none is assumed.
#[must_use]
pub fn status_of<'s>(said: Option<&'s String>, document: Option<&String>) -> &'s str {
    let unsaid = if document.is_some() { Status::Actual } else { Status::Assumed };
    said.map_or(unsaid.id(), String::as_str)
}

/// What was said, as a cell: what was not said is empty.
pub(super) fn said(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// The days that are meant: a year, a month, or the first day and the last.
///
/// # Errors
/// Where it is none of these; how to write it.
pub fn period_of(text: &str) -> Result<Period, String> {
    let refused = || {
        format!(
            "{text:?} is no period: write a year (2025), a month (2025-07) or two days (2025-07-01..2025-12-31)"
        )
    };
    let period = match (text.split_once(".."), text.len()) {
        (Some((start, end)), _) => start.trim().parse().ok().zip(end.trim().parse().ok()),
        (None, 4) => text.parse::<Year>().ok().map(|year| (year.first_day(), year.last_day())),
        (None, _) => format!("{text}-01").parse().ok().map(|first: Date| (first, first.last_of_month())),
    };
    period.map(|(start, end)| Period { start, end }).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::period_of;

    #[test]
    fn a_period_is_a_year_a_month_or_two_days() {
        for (text, days) in [
            ("2025", "2025-01-01 2025-12-31"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2025-07-01..2025-12-31", "2025-07-01 2025-12-31"),
        ] {
            let period = period_of(text).unwrap();
            assert_eq!(format!("{} {}", period.start, period.end), days);
        }
        for text in ["", "25", "2025-13", "2025-07-01", "2025-07-01..", "2025..2026"] {
            assert!(period_of(text).is_err(), "{text}");
        }
    }
}
