//! The picture of the first answer: the bill as one bar, by payee, or by cost type where there is one payee only.

use crate::charts::{self, BillBar, BillPart};
use crate::figures::headline::LastFullYear;
use crate::figures::{Marked, Unproved};
use crate::ledger::CostTypeIx;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, in_parts};
use crate::pages::part::table_signs::TableSigns;
use serde::Serialize;

/// The bar, and what it is divided by.
#[derive(Debug, Serialize)]
pub(super) struct PaidChart {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    caption: BarCaption,
    rows: Vec<PaidRow>,
    sum: Amount,
    signs: TableSigns,
}

/// A row of the same as a table.
#[derive(Debug, Serialize)]
struct PaidRow {
    name: String,
    amount: Amount,
}

/// A part of the bill.
struct PaidPart {
    name: String,
    amount: Marked,
    unproved: Unproved,
}

/// What it shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BarCaption {
    ByPayee { year: i16 },
    ByCostType { year: i16 },
    MeanByPayee { year: i16 },
    MeanByCostType { year: i16 },
}

/// `None` where the bill holds a credit, or is nothing.
pub(super) fn chart(basis: &Basis<'_, '_>, of: &LastFullYear, is_mean: bool) -> Option<PaidChart> {
    let agreement = basis.agreement();
    let to_payee = agreement.each_payee().map(|(index, payee)| {
        let types = agreement.each_cost_type().filter(|(_, of)| of.payee == index);
        part(basis, of, &payee.name, types.map(|(cost_type, _)| cost_type))
    });
    let mut parts = present(to_payee);
    let by_payee = parts.len() > 1;
    if !by_payee {
        let types = agreement.each_cost_type();
        parts = present(types.map(|(cost_type, is)| part(basis, of, &is.name, [cost_type].into_iter())));
    }
    settle(&mut parts, of.bill.mean);
    let words = &basis.words;
    let data = BillBar { parts: written(&parts, of.bill.mean), statuses: words.statuses.labels() };
    let drawing = charts::bill_bar(&words.paid_chart.name, &data)?;
    let year = of.year.number();
    let caption = match (is_mean, by_payee) {
        (false, true) => BarCaption::ByPayee { year },
        (false, false) => BarCaption::ByCostType { year },
        (true, true) => BarCaption::MeanByPayee { year },
        (true, false) => BarCaption::MeanByCostType { year },
    };
    let mut rows: Vec<PaidRow> =
        parts.into_iter().map(|of| PaidRow { name: of.name, amount: Amount::exact(of.amount) }).collect();
    let mut sum = Amount::exact(of.bill.mean);
    let signs = TableSigns::of(rows.iter_mut().map(|row| &mut row.amount).chain([&mut sum]));
    Some(PaidChart { drawing: DrawingMarkup::from(drawing).filed("kosten"), caption, rows, sum, signs })
}

/// What the group bears of some cost types in the mean.
fn part(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    name: &str,
    types: impl Iterator<Item = CostTypeIx> + Clone,
) -> Option<PaidPart> {
    let bills = &basis.figures.bills;
    let cells =
        || of.group.iter().flat_map(|&member| types.clone().map(move |cost_type| (cost_type, member)));
    let sum: Marked = cells().map(|(cost_type, member)| bills.of_cost_type(of.year, cost_type, member)).sum();
    let unproved: Unproved =
        cells().map(|(cost_type, member)| bills.unproved_of_cost_type(of.year, cost_type, member)).sum();
    let count = of.group.len();
    Some(PaidPart { name: name.to_owned(), amount: sum.mean(count)?, unproved: unproved.mean(count) })
}

fn present(parts: impl Iterator<Item = Option<PaidPart>>) -> Vec<PaidPart> {
    parts.flatten().filter(|part| !part.amount.amount.is_zero()).collect()
}

/// A cent that rounding leaves goes to the largest part.
fn settle(parts: &mut [PaidPart], bill: Marked) {
    let missing = bill.amount - parts.iter().map(|part| part.amount.amount).sum();
    if let Some(largest) = parts.iter_mut().rev().max_by_key(|part| part.amount.amount) {
        largest.amount.amount += missing;
    }
}

/// The parts, as amounts that add up to the bill as it is written.
fn written(parts: &[PaidPart], bill: Marked) -> Vec<BillPart> {
    let amounts: Vec<_> = parts.iter().map(|part| part.amount.amount).collect();
    let notation = Notation::of_parts(&amounts, bill.amount);
    let part = |part: &PaidPart| BillPart {
        label: part.name.clone(),
        value: notation.text(part.amount.amount),
        amount: in_parts(part.amount.amount, part.unproved),
    };
    parts.iter().map(part).collect()
}
