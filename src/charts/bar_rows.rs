//! Rows of a table with a horizontal bar each: label, bar, value and percent side by side where it is wide, the bar below
//! them where it is narrow. A bar lies anywhere on the scale; zero is always on it.

use super::Drawing;
use super::bar_scale::BarScale;
use super::drawing;
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::text_size::{ASCENT, LINE, width, wrapped};
use crate::cents::Cents;

/// One row.
pub(super) struct BarRow<'a> {
    /// What it is.
    pub(super) label: &'a str,
    /// Its amount as it is written.
    pub(super) value: String,
    /// Its percentage as it is written; may be empty.
    pub(super) percent: &'a str,
    /// From where to where the bar goes.
    pub(super) bar: (Cents, Cents),
    pub(super) mark: Mark,
    /// Where a line leads from this bar to the next one.
    pub(super) leads_on: Option<Cents>,
}

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// Between two columns of text or bars.
const GAP: f64 = 14.0;

/// Draws the rows; `name` is read by assistive technology.
pub(super) fn bar_rows(name: &str, rows: &[BarRow<'_>]) -> Drawing {
    drawing(|format| draw(format, name, rows))
}

/// A row with its label in lines.
struct Laid<'a> {
    row: &'a BarRow<'a>,
    lines: Vec<String>,
}

impl Laid<'_> {
    fn bar(&self, scale: &BarScale, top: f64) -> Area {
        let (left, right) = scale.between(self.row.bar);
        Area { left, top, right, bottom: top + BAR }
    }

    fn is_empty(&self) -> bool {
        self.row.bar.0 == self.row.bar.1
    }
}

fn draw(format: SheetFormat, name: &str, rows: &[BarRow<'_>]) -> String {
    let widest =
        |texts: &mut dyn Iterator<Item = &str>, bold| texts.map(|text| width(text, bold)).fold(0.0, f64::max);
    let value_room = widest(&mut rows.iter().map(|row| row.value.as_str()), true);
    let percent_room = widest(&mut rows.iter().map(|row| row.percent), false);
    let percents = if percent_room > 0.0 { percent_room + GAP } else { 0.0 };
    let beside = format.width() - value_room - percents - 1.0;
    let label_room = format.pick((beside * 0.5).min(240.0), beside - GAP);
    let amounts = rows.iter().flat_map(|row| [row.bar.0, row.bar.1]);
    let rows: Vec<Laid<'_>> =
        rows.iter().map(|row| Laid { row, lines: wrapped(row.label, false, label_room, 3) }).collect();
    match format {
        SheetFormat::Wide => {
            let labels =
                rows.iter().flat_map(|row| &row.lines).map(|line| width(line, false)).fold(0.0, f64::max);
            draw_wide(name, &rows, &BarScale::of(amounts, labels + GAP, beside - GAP), percents)
        }
        SheetFormat::Narrow => {
            draw_narrow(name, &rows, &BarScale::of(amounts, 1.0, format.width() - 1.0), percents)
        }
    }
}

/// Label, bar, value and percent in one row.
fn draw_wide(name: &str, rows: &[Laid<'_>], scale: &BarScale, percents: f64) -> String {
    let tallest = rows.iter().map(|row| row.lines.len()).max().unwrap_or(1).max(1) as f64;
    let pitch = tallest * LINE + 13.0;
    let mut sheet = Sheet::new(SheetFormat::Wide, rows.len() as f64 * pitch + 8.0, name);
    let middle = |row: usize| 4.0 + (row as f64 + 0.5) * pitch;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        sheet.rectangle(row.row.mark, row.bar(scale, middle(place) - BAR / 2.0));
    }
    for (place, row) in rows.iter().enumerate() {
        lead_on(&sheet, row, scale, middle(place) + BAR / 2.0, middle(place + 1) - BAR / 2.0);
    }
    let zero = scale.zero();
    sheet.line(Mark::Axis, &[(zero, 4.0), (zero, 4.0 + rows.len() as f64 * pitch)]);
    for (place, row) in rows.iter().enumerate() {
        let first = middle(place) + 5.0 - (row.lines.len().max(1) - 1) as f64 * LINE / 2.0;
        for (line, text) in row.lines.iter().enumerate() {
            sheet.text(text, TextRole::Name, Align::Start, 0.0, first + line as f64 * LINE);
        }
        draw_figures(&mut sheet, row, middle(place) + 5.0, SheetFormat::Wide.width(), percents);
    }
    sheet.finish()
}

/// Label and figures above the bar.
fn draw_narrow(name: &str, rows: &[Laid<'_>], scale: &BarScale, percents: f64) -> String {
    let top_of: Vec<f64> = rows
        .iter()
        .scan(2.0, |top, row| {
            let this = *top;
            *top += row.lines.len().max(1) as f64 * LINE + BAR + 14.0;
            Some(this)
        })
        .collect();
    let bar_top = |place: usize, row: &Laid<'_>| top_of[place] + row.lines.len().max(1) as f64 * LINE;
    let bottom = rows.last().map_or(0.0, |row| bar_top(rows.len() - 1, row) + BAR);
    let mut sheet = Sheet::new(SheetFormat::Narrow, bottom + 4.0, name);
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        sheet.rectangle(row.row.mark, row.bar(scale, bar_top(place, row)));
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
        draw_figures(&mut sheet, row, baseline, SheetFormat::Narrow.width(), percents);
    }
    sheet.finish()
}

/// The line from a bar to the next one.
fn lead_on(sheet: &Sheet, row: &Laid<'_>, scale: &BarScale, from: f64, to: f64) {
    if let Some(amount) = row.row.leads_on {
        let (x, _) = scale.between((amount, amount));
        sheet.line(Mark::Grid, &[(x, from), (x, to)]);
    }
}

fn draw_figures(sheet: &mut Sheet, row: &Laid<'_>, baseline: f64, right: f64, percents: f64) {
    sheet.text(&row.row.value, TextRole::Strong, Align::End, right - percents, baseline);
    sheet.text(row.row.percent, TextRole::Tick, Align::End, right, baseline);
}
