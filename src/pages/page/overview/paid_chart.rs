//! The picture of the first answer: the bill as one bar, by payee, or by cost type where there is one payee only.

use crate::cents::Cents;
use crate::charts::{self, BillBar, BillPart};
use crate::figures::headline::LastFullYear;
use crate::figures::{Marked, Unproved};
use crate::german;
use crate::ledger::CostTypeIx;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, in_parts};
use serde::Serialize;

/// The bar, and what it is divided by.
#[derive(Debug, Serialize)]
pub(super) struct PaidChart {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    caption: BarCaption,
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
    let parts = written(parts, of.bill.mean.amount);
    let words = &basis.words;
    let data = BillBar { parts, statuses: words.statuses.labels() };
    let drawing = charts::bill_bar(&words.paid_chart.name, &data)?;
    let year = of.year.number();
    let caption = match (is_mean, by_payee) {
        (false, true) => BarCaption::ByPayee { year },
        (false, false) => BarCaption::ByCostType { year },
        (true, true) => BarCaption::MeanByPayee { year },
        (true, false) => BarCaption::MeanByCostType { year },
    };
    Some(PaidChart { drawing: DrawingMarkup::from(drawing).filed("kosten"), caption })
}

/// What the group bears of some cost types in the mean.
fn part(
    basis: &Basis<'_, '_>,
    of: &LastFullYear,
    name: &str,
    types: impl Iterator<Item = CostTypeIx> + Clone,
) -> Option<(String, Cents, Unproved)> {
    let bills = &basis.figures.bills;
    let cells =
        || of.group.iter().flat_map(|&member| types.clone().map(move |cost_type| (cost_type, member)));
    let sum: Marked = cells().map(|(cost_type, member)| bills.of_cost_type(of.year, cost_type, member)).sum();
    let unproved: Unproved =
        cells().map(|(cost_type, member)| bills.unproved_of_cost_type(of.year, cost_type, member)).sum();
    let count = of.group.len();
    Some((name.to_owned(), sum.mean(count)?.amount, unproved.mean(count)))
}

fn present(parts: impl Iterator<Item = Option<(String, Cents, Unproved)>>) -> Vec<(String, Cents, Unproved)> {
    parts.flatten().filter(|(_, amount, _)| !amount.is_zero()).collect()
}

/// In whole euros where these add up to the bill, else to the cent; a cent that rounding leaves goes to the largest.
fn written(mut parts: Vec<(String, Cents, Unproved)>, bill: Cents) -> Vec<BillPart> {
    let missing = bill - parts.iter().map(|(_, amount, _)| *amount).sum();
    if let Some((_, largest, _)) = parts.iter_mut().rev().max_by_key(|(_, amount, _)| *amount) {
        *largest += missing;
    }
    let amounts: Vec<Cents> = parts.iter().map(|(_, amount, _)| *amount).collect();
    let whole: i128 = amounts.iter().map(|&amount| german::whole_euro_count(amount)).sum();
    let notation = match whole == german::whole_euro_count(bill) {
        true => Notation::of(&amounts),
        false => Notation::EXACT,
    };
    let part = |(label, amount, unproved): (String, Cents, Unproved)| BillPart {
        label,
        value: notation.text(amount),
        amount: in_parts(amount, unproved),
    };
    parts.into_iter().map(part).collect()
}
