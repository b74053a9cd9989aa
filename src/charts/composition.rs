//! What a sum is made of: sorted bars of one hue, with value and percent in columns like a table.

use super::amount_label::AmountLabel;
use super::bar_scale::BarScale;
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Format, Sheet};
use super::text_size::{ASCENT, LINE, width, wrapped};
use super::{Drawing, drawing};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The parts in any order; the largest comes first, whichever way it goes, and equal ones keep their order.
    pub parts: Vec<Part>,
}

/// One part of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub label: String,
    /// How much; may be negative.
    pub amount: Cents,
    /// Its percentage as it is to be written; empty where there is none.
    pub percent: String,
}

/// Draws the chart; `name` is read by assistive technology. `None` without a part.
#[must_use]
pub fn composition(name: &str, data: &Composition) -> Option<Drawing> {
    (!data.parts.is_empty()).then(|| drawing(|format| draw(format, name, data)))
}

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// Between two columns of text or bars.
const GAP: f64 = 14.0;

/// A part as it is laid out.
struct Row<'a> {
    lines: Vec<String>,
    value: String,
    percent: &'a str,
    amount: Cents,
}

fn bar(scale: &BarScale, amount: Cents, top: f64) -> Area {
    let (left, right) = scale.extent(amount);
    Area { left, top, right, bottom: top + BAR }
}

fn draw(format: Format, name: &str, data: &Composition) -> String {
    let mut parts: Vec<&Part> = data.parts.iter().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.amount.abs()));
    let notation = AmountLabel::of(parts.iter().map(|part| part.amount));
    let values: Vec<String> = parts.iter().map(|part| notation.plain(part.amount)).collect();
    let widest =
        |texts: &mut dyn Iterator<Item = &str>, bold| texts.map(|text| width(text, bold)).fold(0.0, f64::max);
    let value_room = widest(&mut values.iter().map(String::as_str), true);
    let percent_room = widest(&mut parts.iter().map(|part| part.percent.as_str()), false);
    let percents = if percent_room > 0.0 { percent_room + GAP } else { 0.0 };
    let beside = format.width() - value_room - percents - 1.0;
    let label_room = format.pick((beside * 0.5).min(240.0), beside - GAP);
    let rows: Vec<Row<'_>> = parts
        .iter()
        .zip(values)
        .map(|(part, value)| Row {
            lines: wrapped(&part.label, false, label_room, 3),
            value,
            percent: &part.percent,
            amount: part.amount,
        })
        .collect();
    let amounts = parts.iter().map(|part| part.amount);
    match format {
        Format::Wide => {
            let labels =
                rows.iter().flat_map(|row| &row.lines).map(|line| width(line, false)).fold(0.0, f64::max);
            let scale = BarScale::of(amounts, labels + GAP, beside - GAP);
            draw_wide(name, &rows, &scale, percents)
        }
        Format::Narrow => {
            draw_narrow(name, &rows, &BarScale::of(amounts, 1.0, format.width() - 1.0), percents)
        }
    }
}

/// Label, bar, value and percent in one row.
fn draw_wide(name: &str, rows: &[Row<'_>], scale: &BarScale, percents: f64) -> String {
    let tallest = rows.iter().map(|row| row.lines.len()).max().unwrap_or(1).max(1) as f64;
    let pitch = tallest * LINE + 13.0;
    let mut sheet = Sheet::new(Format::Wide, rows.len() as f64 * pitch + 8.0, name);
    let middle = |row: usize| 4.0 + (row as f64 + 0.5) * pitch;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.amount.is_zero()) {
        sheet.rectangle(Mark::Bar, bar(scale, row.amount, middle(place) - BAR / 2.0));
    }
    let zero = scale.zero();
    sheet.line(Mark::Axis, &[(zero, 4.0), (zero, 4.0 + rows.len() as f64 * pitch)]);
    for (place, row) in rows.iter().enumerate() {
        let first = middle(place) + 5.0 - (row.lines.len().max(1) - 1) as f64 * LINE / 2.0;
        for (line, text) in row.lines.iter().enumerate() {
            sheet.text(text, TextRole::Name, Align::Start, 0.0, first + line as f64 * LINE);
        }
        draw_figures(&mut sheet, row, middle(place) + 5.0, Format::Wide.width(), percents);
    }
    sheet.finish()
}

/// Label and figures above the bar.
fn draw_narrow(name: &str, rows: &[Row<'_>], scale: &BarScale, percents: f64) -> String {
    let top_of: Vec<f64> = rows
        .iter()
        .scan(2.0, |top, row| {
            let this = *top;
            *top += row.lines.len().max(1) as f64 * LINE + BAR + 14.0;
            Some(this)
        })
        .collect();
    let bar_top = |place: usize, row: &Row<'_>| top_of[place] + row.lines.len().max(1) as f64 * LINE;
    let bottom = rows.last().map_or(0.0, |row| bar_top(rows.len() - 1, row) + BAR);
    let mut sheet = Sheet::new(Format::Narrow, bottom + 4.0, name);
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.amount.is_zero()) {
        sheet.rectangle(Mark::Bar, bar(scale, row.amount, bar_top(place, row)));
    }
    let zero = scale.zero();
    for (place, row) in rows.iter().enumerate() {
        let top = bar_top(place, row);
        sheet.line(Mark::Axis, &[(zero, top - 2.0), (zero, top + BAR + 2.0)]);
    }
    for (place, row) in rows.iter().enumerate() {
        let baseline = top_of[place] + ASCENT;
        for (line, text) in row.lines.iter().enumerate() {
            sheet.text(text, TextRole::Name, Align::Start, 0.0, baseline + line as f64 * LINE);
        }
        draw_figures(&mut sheet, row, baseline, Format::Narrow.width(), percents);
    }
    sheet.finish()
}

fn draw_figures(sheet: &mut Sheet, row: &Row<'_>, baseline: f64, right: f64, percents: f64) {
    sheet.text(&row.value, TextRole::Strong, Align::End, right - percents, baseline);
    sheet.text(row.percent, TextRole::Tick, Align::End, right, baseline);
}
