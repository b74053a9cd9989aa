//! The scenario as bars one below the other: who and how many above each bar, its gain below it.

use super::amount_label::AmountLabel;
use super::bar_scale::BarScale;
use super::key::Legend;
use super::mark::{Mark, TextRole};
use super::scenario_steps::{ScenarioChart, ScenarioChartStep, ScenarioKind};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::status_parts;
use super::text_size::{ASCENT, DESCENT, LINE, fitted, width, wrapped};

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// From one step to the next.
const BETWEEN: f64 = 12.0;

/// A step as it is laid out.
struct ScenarioRow<'a> {
    step: &'a ScenarioChartStep,
    name: Vec<String>,
    value: String,
    /// The gain and what it is; empty for the first step.
    gain: String,
    top: f64,
}

impl ScenarioRow<'_> {
    fn bar_top(&self) -> f64 {
        self.top + self.name.len().max(1) as f64 * LINE
    }

    fn bottom(&self) -> f64 {
        let gain = if self.gain.is_empty() { 0.0 } else { ASCENT + DESCENT + 3.0 };
        self.bar_top() + BAR + gain
    }
}

/// Today's step stands out.
fn role_of(step: &ScenarioChartStep) -> TextRole {
    if step.kind == ScenarioKind::Today { TextRole::Strong } else { TextRole::Name }
}

/// Draws one step below the other.
pub(super) fn draw(format: SheetFormat, name: &str, data: &ScenarioChart, notation: AmountLabel) -> String {
    let parts = status_parts::entries(data.steps.iter().map(|step| &step.bill), &data.statuses);
    let key = Legend::arranged(parts, format.width());
    let mut rows: Vec<ScenarioRow<'_>> = Vec::with_capacity(data.steps.len());
    for (step, gain) in data.steps.iter().zip(data.gains(notation)) {
        let value = notation.plain(step.bill.amount);
        let title = if step.label.is_empty() {
            step.count.clone()
        } else {
            format!("{}: {}", step.label, step.count)
        };
        let room = format.width() - width(&value, true) - 10.0;
        let gain = gain.map(|gain| format!("{gain} {}", data.gain_suffix));
        rows.push(ScenarioRow {
            step,
            name: wrapped(&title, role_of(step).is_semibold(), room, usize::MAX),
            value,
            gain: fitted(gain.unwrap_or_default().trim(), false, format.width()),
            top: rows.last().map_or(key.room() + 2.0, |row| row.bottom() + BETWEEN),
        });
    }
    let bottom = rows.last().map_or(0.0, ScenarioRow::bottom) + 3.0;
    let scale = BarScale::of(data.steps.iter().map(|step| step.bill.amount), 1.0, format.width() - 1.0);
    let mut sheet = Sheet::new(format, bottom, name);
    key.draw(&mut sheet);
    let bars: Vec<_> = rows.iter().map(|row| (row.step.bill, row.step.kind.mark())).collect();
    let stretch = |place: usize, ends| {
        let ((left, right), top) = (scale.between(ends), rows[place].bar_top());
        Area { left, top, right, bottom: top + BAR }
    };
    status_parts::draw(&sheet, &bars, stretch, |_, area| area);
    for row in &rows {
        let (x, top) = (scale.zero(), row.bar_top());
        sheet.line(Mark::Axis, &[(x, top - 2.0), (x, top + BAR + 2.0)]);
    }
    for row in &rows {
        for (line, text) in row.name.iter().enumerate() {
            sheet.text(text, role_of(row.step), Align::Start, 0.0, row.top + ASCENT + line as f64 * LINE);
        }
        sheet.text(&row.value, TextRole::Strong, Align::End, format.width(), row.top + ASCENT);
        sheet.text(&row.gain, TextRole::Actual, Align::Start, 0.0, row.bar_top() + BAR + 3.0 + ASCENT);
    }
    sheet.finish()
}
