//! Rows of a table with a horizontal bar each: label, bar, value and percent side by side where it is wide, the bar
//! below them where it is narrow. A bar lies anywhere on the scale; zero is always on it.

use super::Drawing;
use super::bar_scale::BarScale;
use super::drawing;
use super::key::Legend;
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::status_parts::{self, StatusLabels, StatusParts};
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
    /// Where the bar begins.
    pub(super) from: Cents,
    /// How long it is, and which part of it is not proved.
    pub(super) bar: StatusParts,
    pub(super) mark: Mark,
    /// Where a line leads from this bar to the next one.
    pub(super) leads_on: Option<Cents>,
}

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// Between two columns of text or bars.
const GAP: f64 = 14.0;

/// Draws the rows, below a key of the parts of bars; `name` is read by assistive technology.
pub(super) fn bar_rows(name: &str, rows: &[BarRow<'_>], statuses: &StatusLabels) -> Drawing {
    drawing(|format| draw(format, name, rows, statuses))
}

/// A row with its whole label in lines.
struct Laid<'a> {
    row: &'a BarRow<'a>,
    lines: Vec<String>,
}

impl Laid<'_> {
    /// The height of its label.
    fn height(&self) -> f64 {
        self.lines.len().max(1) as f64 * LINE
    }

    /// A stretch of the bar.
    fn bar(&self, scale: &BarScale, (from, to): (Cents, Cents), top: f64) -> Area {
        let (left, right) = scale.between((self.row.from + from, self.row.from + to));
        Area { left, top, right, bottom: top + BAR }
    }
}

fn draw(format: SheetFormat, name: &str, rows: &[BarRow<'_>], statuses: &StatusLabels) -> String {
    let widest =
        |texts: &mut dyn Iterator<Item = &str>, bold| texts.map(|text| width(text, bold)).fold(0.0, f64::max);
    let value_room = widest(&mut rows.iter().map(|row| row.value.as_str()), true);
    let percent_room = widest(&mut rows.iter().map(|row| row.percent), false);
    let percents = if percent_room > 0.0 { percent_room + GAP } else { 0.0 };
    let beside = format.width() - value_room - percents - 1.0;
    let label_room = format.pick((beside * 0.5).min(240.0), beside - GAP);
    let amounts = rows.iter().flat_map(|row| [row.from, row.from + row.bar.amount]);
    let key =
        Legend::arranged(status_parts::entries(rows.iter().map(|row| &row.bar), statuses), format.width());
    let rows: Vec<Laid<'_>> = rows
        .iter()
        .map(|row| Laid { row, lines: wrapped(row.label, false, label_room, usize::MAX) })
        .collect();
    match format {
        SheetFormat::Wide => {
            let labels =
                rows.iter().flat_map(|row| &row.lines).map(|line| width(line, false)).fold(0.0, f64::max);
            draw_wide(name, &rows, &key, &BarScale::of(amounts, labels + GAP, beside - GAP), percents)
        }
        SheetFormat::Narrow => {
            draw_narrow(name, &rows, &key, &BarScale::of(amounts, 1.0, format.width() - 1.0), percents)
        }
    }
}

/// Label, bar, value and percent in one row.
fn draw_wide(name: &str, rows: &[Laid<'_>], key: &Legend, scale: &BarScale, percents: f64) -> String {
    let top = key.room() + 4.0;
    let mut bottom = top;
    let mut middles = Vec::with_capacity(rows.len());
    for row in rows {
        let pitch = row.height() + 13.0;
        middles.push(bottom + pitch / 2.0);
        bottom += pitch;
    }
    let mut sheet = Sheet::new(SheetFormat::Wide, bottom + 4.0, name);
    key.draw(&mut sheet);
    draw_bars(&sheet, rows, scale, |place| middles[place] - BAR / 2.0);
    for (row, ends) in rows.iter().zip(middles.windows(2)) {
        lead_on(&sheet, row, scale, ends[0] + BAR / 2.0, ends[1] - BAR / 2.0);
    }
    let zero = scale.zero();
    sheet.line(Mark::Axis, &[(zero, top), (zero, bottom)]);
    for (row, middle) in rows.iter().zip(middles) {
        let first = middle + 5.0 - (row.height() - LINE) / 2.0;
        for (line, text) in row.lines.iter().enumerate() {
            sheet.text(text, TextRole::Name, Align::Start, 0.0, first + line as f64 * LINE);
        }
        draw_figures(&mut sheet, row, middle + 5.0, SheetFormat::Wide.width(), percents);
    }
    sheet.finish()
}

/// Label and figures above the bar.
fn draw_narrow(name: &str, rows: &[Laid<'_>], key: &Legend, scale: &BarScale, percents: f64) -> String {
    let top_of: Vec<f64> = rows
        .iter()
        .scan(key.room() + 2.0, |top, row| {
            let this = *top;
            *top += row.height() + BAR + 14.0;
            Some(this)
        })
        .collect();
    let bar_top = |place: usize, row: &Laid<'_>| top_of[place] + row.height();
    let bottom = rows.last().map_or(0.0, |row| bar_top(rows.len() - 1, row) + BAR);
    let mut sheet = Sheet::new(SheetFormat::Narrow, bottom + 4.0, name);
    key.draw(&mut sheet);
    draw_bars(&sheet, rows, scale, |place| bar_top(place, &rows[place]));
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

fn draw_bars(sheet: &Sheet, rows: &[Laid<'_>], scale: &BarScale, top: impl Fn(usize) -> f64) {
    let bars: Vec<_> = rows.iter().map(|row| (row.row.bar, row.row.mark)).collect();
    status_parts::draw(sheet, &bars, |row, ends| rows[row].bar(scale, ends, top(row)), |_, area| area);
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
