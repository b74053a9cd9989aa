//! How an amount came from one level to another: a bar for the first level, one for each reason from where the reasons
//! before it led to, and one for the last level.

use super::Drawing;
use super::amount_label::AmountLabel;
use super::bar_rows::{BarRow, bar_rows};
use super::mark::Mark;
use super::status_parts::{StatusLabels, StatusParts};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallBars {
    /// Where it begins.
    pub from: WaterfallLevel,
    /// What led from there to the end; each begins where the one before it ended.
    pub reasons: Vec<WaterfallReason>,
    /// Where the reasons end.
    pub to: WaterfallLevel,
    /// Names of what is planned and assumed of both levels, written where there is any.
    pub statuses: StatusLabels,
}

/// A level with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallLevel {
    /// What it is.
    pub label: String,
    /// How high it is; may be negative.
    pub amount: StatusParts,
}

impl WaterfallLevel {
    fn row(&self, notation: AmountLabel, leads_on: Option<Cents>) -> BarRow<'_> {
        BarRow {
            label: &self.label,
            value: notation.plain(self.amount.amount),
            percent: "",
            from: Cents::ZERO,
            bar: self.amount,
            mark: Mark::Level,
            leads_on,
        }
    }
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
    /// The group.
    Group,
    /// The key by which it divides.
    Key,
    /// What is divided.
    Cost,
    /// What is not divided.
    Other,
}

impl ReasonKind {
    fn mark(self) -> Mark {
        match self {
            Self::Group => Mark::MembershipEffect,
            Self::Key => Mark::KeyEffect,
            Self::Cost => Mark::CostEffect,
            Self::Other => Mark::OtherEffect,
        }
    }
}

/// Draws the chart; `name` is read by assistive technology.
#[must_use]
pub fn waterfall(name: &str, data: &WaterfallBars) -> Drawing {
    let mut level = data.from.amount.amount;
    let mut bars = Vec::with_capacity(data.reasons.len());
    for reason in &data.reasons {
        bars.push((reason, level));
        level += reason.change;
    }
    let levels = [&data.from, &data.to].map(|level| level.amount.amount);
    let changes: Vec<Cents> = bars.iter().map(|(reason, _)| reason.change).collect();
    let notation = AmountLabel::of(bars.iter().map(|(_, from)| *from).chain(levels));
    let notation = notation.adding_up(levels[0], &changes, levels[1]);
    let mut rows = vec![data.from.row(notation, Some(data.from.amount.amount))];
    rows.extend(bars.into_iter().map(|(reason, from)| BarRow {
        label: &reason.label,
        value: notation.signed(reason.change),
        percent: "",
        from,
        bar: reason.change.into(),
        mark: reason.kind.mark(),
        leads_on: Some(from + reason.change),
    }));
    rows.push(data.to.row(notation, None));
    bar_rows(name, &rows, &data.statuses)
}
