//! What a bill is made of: one bar of parts side by side, each named with its value above it.

use super::event_labels::{self, LabelledEvent};
use super::key::Legend;
use super::mark::Mark;
use super::sheet::{Area, Sheet, SheetFormat};
use super::status_parts::{self, StatusLabels, StatusParts};
use super::{Drawing, drawing};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillBar {
    /// The parts from left to right.
    pub parts: Vec<BillPart>,
    /// Names of what is planned and assumed of them, written where there is any.
    pub statuses: StatusLabels,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillPart {
    /// What it is.
    pub label: String,
    /// Its amount as it is written.
    pub value: String,
    /// How much; more than nothing.
    pub amount: StatusParts,
}

/// Thickness of the bar.
const BAR: f64 = 44.0;
/// Between two parts.
const SEPARATION: f64 = 2.0;
/// Most rows of labels.
const ROWS: usize = 8;

/// Draws the chart; `name` is read by assistive technology. `None` where a part is nothing or a credit: there is no bar
/// that all of them make up.
#[must_use]
pub fn bill_bar(name: &str, data: &BillBar) -> Option<Drawing> {
    let is_part = |part: &BillPart| part.amount.amount > Cents::ZERO;
    (!data.parts.is_empty() && data.parts.iter().all(is_part))
        .then(|| drawing(|format| draw(format, name, data)))
}

fn draw(format: SheetFormat, name: &str, data: &BillBar) -> String {
    let (left, right) = (1.0, format.width() - 1.0);
    let whole: Cents = data.parts.iter().map(|part| part.amount.amount).sum();
    let at = |amount: Cents| left + amount.0 as f64 / whole.0 as f64 * (right - left);
    let mut begins = Cents::ZERO;
    let begin = |part: &BillPart| {
        let this = begins;
        begins += part.amount.amount;
        this
    };
    let begins: Vec<Cents> = data.parts.iter().map(begin).collect();
    // Each with its own value, also where several share a label.
    let labels: Vec<String> =
        data.parts.iter().map(|part| format!("{}: {}", part.label, part.value)).collect();
    let events =
        labels.iter().zip(&begins).map(|(label, &begin)| LabelledEvent { x: at(begin), label, fraction: "" });
    let labels = event_labels::arranged(events.collect(), (0.0, format.width()), format.width(), ROWS);
    let statuses = status_parts::entries(data.parts.iter().map(|part| &part.amount), &data.statuses);
    let key = Legend::arranged(statuses, format.width());
    let top = key.room() + labels.height() + 10.0;
    let bottom = top + BAR + 4.0;
    let mut sheet = Sheet::new(format, bottom + labels.list_height(format), name);
    labels.draw_list(&mut sheet, format, bottom);
    key.draw(&mut sheet);
    labels.draw(&mut sheet, top - 8.0, |_| top);
    let bars: Vec<_> = data.parts.iter().map(|part| (part.amount, Mark::Bar)).collect();
    let place = |part: usize, (from, to): (Cents, Cents)| {
        let (from, to) = (begins[part] + from, begins[part] + to);
        let ends = to == begins[part] + data.parts[part].amount.amount && to != whole;
        let right = at(to) - if ends { SEPARATION } else { 0.0 };
        Area { left: at(from), top, right: right.max(at(from)), bottom: top + BAR }
    };
    status_parts::draw(&sheet, &bars, place, |_, area| area);
    sheet.finish()
}
