//! How an amount came from one level to another: a bar for the first level, one for each reason from where the reasons
//! before it led to, and one for the last level.

use super::Drawing;
use super::amount_label::AmountLabel;
use super::bar_rows::{BarRow, bar_rows};
use super::mark::Mark;
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallBars {
    /// Where it begins.
    pub from: WaterfallLevel,
    /// What led from there to the end; each begins where the one before it ended.
    pub reasons: Vec<WaterfallReason>,
    /// What the last level is called; it is where the reasons end.
    pub to: String,
}

/// A level with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallLevel {
    /// What it is.
    pub label: String,
    /// How high it is; may be negative.
    pub amount: Cents,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallReason {
    /// What it is.
    pub label: String,
    /// What it did.
    pub change: Cents,
    /// What kind of reason.
    pub kind: ReasonKind,
}

/// Kinds of reasons, each drawn in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// The group or the key by which it divides.
    Division,
    /// What is divided.
    Cost,
    /// What is not divided.
    Other,
}

impl ReasonKind {
    fn mark(self) -> Mark {
        match self {
            Self::Division => Mark::MembershipEffect,
            Self::Cost => Mark::CostEffect,
            Self::Other => Mark::OtherEffect,
        }
    }
}

/// Draws the chart; `name` is read by assistive technology.
#[must_use]
pub fn waterfall(name: &str, data: &WaterfallBars) -> Drawing {
    let mut level = data.from.amount;
    let mut bars = Vec::with_capacity(data.reasons.len());
    for reason in &data.reasons {
        let from = level;
        level += reason.change;
        bars.push((reason, (from, level)));
    }
    let notation = AmountLabel::of(bars.iter().map(|(_, (_, to))| *to).chain([data.from.amount]));
    let total = |label, amount, leads_on| BarRow {
        label,
        value: notation.plain(amount),
        percent: "",
        bar: (Cents::ZERO, amount),
        mark: Mark::Level,
        leads_on,
    };
    let mut rows = vec![total(&data.from.label, data.from.amount, Some(data.from.amount))];
    rows.extend(bars.into_iter().map(|(reason, bar)| BarRow {
        label: &reason.label,
        value: notation.signed(reason.change),
        percent: "",
        bar,
        mark: reason.kind.mark(),
        leads_on: Some(bar.1),
    }));
    rows.push(total(&data.to, level, None));
    bar_rows(name, &rows)
}
