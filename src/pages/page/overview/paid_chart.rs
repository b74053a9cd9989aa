//! The picture of the first answer: the bill as one bar, by payee, or by cost type where there is one payee only.

use super::bill_parts::{self, PartOfBill};
use crate::charts::{self, BillBar, BillPart};
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
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
    let mut parts = bill_parts::by_payee(basis, of);
    let by_payee = parts.len() > 1;
    if !by_payee {
        parts = bill_parts::by_cost_type(basis, of);
    }
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
    let row = |part: &PartOfBill<'_>| PaidRow {
        name: part.name.to_owned(),
        amount: Amount::exact(part.bears.mean),
    };
    let mut rows: Vec<PaidRow> = parts.iter().map(row).collect();
    let mut sum = Amount::exact(of.bill.mean);
    let signs = TableSigns::of(rows.iter_mut().map(|row| &mut row.amount).chain([&mut sum]));
    Some(PaidChart { drawing: DrawingMarkup::from(drawing).filed("kosten"), caption, rows, sum, signs })
}

/// The parts, as amounts that add up to the bill as it is written.
fn written(parts: &[PartOfBill<'_>], bill: Marked) -> Vec<BillPart> {
    let amounts: Vec<_> = parts.iter().map(|part| part.bears.mean.amount).collect();
    let notation = Notation::of_parts(&amounts, bill.amount);
    let part = |part: &PartOfBill<'_>| BillPart {
        label: part.name.to_owned(),
        value: notation.text(part.bears.mean.amount),
        amount: in_parts(part.bears.mean.amount, part.unproved),
    };
    parts.iter().map(part).collect()
}
