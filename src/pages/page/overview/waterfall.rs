//! The waterfall: how the bill came from the first full year to the last, as a chart and as a table.

use crate::charts::{self, ReasonKind, WaterfallBars, WaterfallLevel, WaterfallReason};
use crate::figures::Unproved;
use crate::figures::headline::{LastFullYear, Mean};
use crate::figures::way::{Reason, Way};
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{FEW, in_parts};
use crate::year::Year;
use serde::Serialize;

/// A row of the waterfall's table.
#[derive(Debug, Serialize)]
pub(super) struct WaterfallRow {
    label: String,
    pub amount: Amount,
    is_level: bool,
}

/// What a reason is called in the chart and in its table.
fn label(basis: &Basis<'_, '_>, reason: &Reason) -> String {
    let words = &basis.words.waterfall_chart;
    let named = |pattern: &str, several: &str, members: &[MemberIx]| match members.len() {
        0 => None,
        1 | 2 => Some(pattern.replace("{}", &basis.words.names.label(&basis.names(members)))),
        more => Some(several.replace("{}", &more.to_string())),
    };
    match reason {
        Reason::Group { joined, left } => {
            let parts = [named(&words.join, &words.joins, joined), named(&words.leave, &words.leaves, left)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Reason::Key => words.key.clone(),
        Reason::Common(cost_type) | Reason::Other(cost_type) => {
            basis.agreement().cost_type(*cost_type).name.clone()
        }
    }
}

/// The chart, with a bar for each reason.
pub(super) fn chart(basis: &Basis<'_, '_>, of: &LastFullYear, way: &Way) -> charts::Drawing {
    let kind = |reason: &Reason| match reason {
        Reason::Group { .. } => ReasonKind::Group,
        Reason::Key => ReasonKind::Key,
        Reason::Common(_) => ReasonKind::Cost,
        Reason::Other(_) => ReasonKind::Other,
    };
    let reasons = way.reasons.iter().map(|(reason, change)| WaterfallReason {
        label: label(basis, reason),
        change: *change,
        kind: kind(reason),
    });
    drawn(basis, of, way, reasons.collect())
}

/// The chart with one bar for each kind of reasons; `None` where the other has few bars too.
pub(super) fn few_bars(basis: &Basis<'_, '_>, of: &LastFullYear, way: &Way) -> Option<charts::Drawing> {
    let words = &basis.words.change_chart;
    let kinds = [
        (&words.membership, ReasonKind::Group),
        (&words.cost, ReasonKind::Cost),
        (&words.other, ReasonKind::Other),
        (&words.key, ReasonKind::Key),
    ];
    let reasons = kinds
        .into_iter()
        .zip(way.parts())
        .filter(|(_, part)| !part.amount.is_zero())
        .map(|((label, kind), part)| WaterfallReason { label: label.clone(), change: part.amount, kind });
    (way.reasons.len() > FEW).then(|| drawn(basis, of, way, reasons.collect()))
}

fn drawn(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    way: &Way,
    reasons: Vec<WaterfallReason>,
) -> charts::Drawing {
    let level = |(year, bill): (Year, Mean)| {
        let unproved: Unproved =
            of.group.iter().map(|&member| basis.figures.bills.unproved(year, member)).sum();
        let amount = in_parts(bill.mean.amount, unproved.mean(of.group.len()));
        WaterfallLevel { label: year.to_string(), amount }
    };
    let data = WaterfallBars {
        from: level(way.from),
        reasons,
        to: level(way.to),
        statuses: basis.words.statuses.labels(),
    };
    charts::waterfall(&basis.words.waterfall_chart.name, &data)
}

pub(super) fn rows(basis: &Basis<'_, '_>, way: &Way) -> Vec<WaterfallRow> {
    let level = |(year, bill): (Year, Mean)| WaterfallRow {
        label: year.to_string(),
        amount: Amount::exact(bill.mean),
        is_level: true,
    };
    let reasons = way.reasons.iter().map(|(reason, change)| WaterfallRow {
        label: label(basis, reason),
        amount: Amount::signed(way.marked(reason, *change)),
        is_level: false,
    });
    [level(way.from)].into_iter().chain(reasons).chain([level(way.to)]).collect()
}
