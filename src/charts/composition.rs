//! What a sum is made of: sorted bars of one hue, with value and percent in columns like a table.

use super::Drawing;
use super::amount_label::AmountLabel;
use super::bar_rows::{BarRow, bar_rows};
use super::mark::Mark;
use super::status_parts::{StatusLabels, StatusParts};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The parts in any order; the largest comes first, whichever way it goes, and equal ones keep their order.
    pub parts: Vec<CompositionPart>,
    /// Names of what is planned and assumed of them, written where there is any.
    pub statuses: StatusLabels,
}

/// One part of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompositionPart {
    /// What it is.
    pub label: String,
    /// How much; may be negative.
    pub amount: StatusParts,
    /// Its percentage as it is to be written; empty where there is none.
    pub percent: String,
}

/// Draws the chart; `name` is read by assistive technology. `None` without a part.
#[must_use]
pub fn composition(name: &str, data: &Composition) -> Option<Drawing> {
    let mut parts: Vec<&CompositionPart> = data.parts.iter().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.amount.amount.abs()));
    let notation = AmountLabel::of(parts.iter().map(|part| part.amount.amount));
    let rows = parts.iter().map(|part| BarRow {
        label: &part.label,
        value: notation.plain(part.amount.amount),
        percent: &part.percent,
        from: Cents::ZERO,
        bar: part.amount,
        mark: Mark::Bar,
        leads_on: None,
    });
    let rows: Vec<BarRow<'_>> = rows.collect();
    (!rows.is_empty()).then(|| bar_rows(name, &rows, &data.statuses))
}
