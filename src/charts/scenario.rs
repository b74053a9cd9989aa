//! What a bill would be with fewer and with more members, and what each step brings.
//!
//! Columns side by side where they have room for who makes up each step, else bars one below the other.

use super::amount_axis::AmountAxis;
use super::amount_label::{AmountLabel, bare};
use super::key::Legend;
use super::mark::TextRole;
use super::scenario_steps::{ScenarioChart, ScenarioChartStep, ScenarioKind};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::text_size::{ASCENT, DESCENT, LINE, holds, width, wrapped};
use super::{Drawing, drawing, scenario_rows, status_parts};
use crate::cents::Cents;

/// Draws the chart; `name` is read by assistive technology. `None` without a step.
#[must_use]
pub fn scenario(name: &str, data: &ScenarioChart) -> Option<Drawing> {
    (!data.steps.is_empty()).then(|| drawing(|format| draw(format, name, data)))
}

/// Most lines of a name below its column.
const LINES: usize = 3;
/// More steps than this are never bars one below the other.
const MOST_ROWS: usize = 12;

fn draw(format: SheetFormat, name: &str, data: &ScenarioChart) -> String {
    let notation = AmountLabel::of(data.steps.iter().map(|step| step.bill.amount));
    let axis = AmountAxis::covering(data.steps.iter().map(|step| step.bill.amount), 5);
    let (left, right) = (axis.room(), format.width() - 8.0);
    let slot = (right - left) / data.steps.len() as f64;
    let fits = |step: &ScenarioChartStep| holds(&step.label, false, slot - GAP, LINES);
    // What is said of all steps before today's may be missing below wide columns.
    let dispensable =
        |step: &ScenarioChartStep| format == SheetFormat::Wide && step.kind == ScenarioKind::Earlier;
    let named = data.steps.iter().all(|step| fits(step) || dispensable(step));
    // What is counted stands at each number, or once below all of them.
    let counted = data.steps.iter().all(|step| width(&step.count, false) <= slot - GAP);
    let together = format == SheetFormat::Wide || counted;
    if !(named && together) && data.steps.len() <= MOST_ROWS {
        return scenario_rows::draw(format, name, data, notation);
    }
    let middle = |place: usize| left + (place as f64 + 0.5) * slot;
    let names: Vec<Vec<String>> = match named {
        true => {
            let lines = |step: &ScenarioChartStep| wrapped(&step.label, false, slot - GAP, LINES);
            data.steps.iter().map(|step| if fits(step) { lines(step) } else { Vec::new() }).collect()
        }
        false => Vec::new(),
    };
    let name_rows = names.iter().map(Vec::len).max().unwrap_or(0);
    let caption = |label: &str| {
        let (whole, room) = (width(label, false), format.width());
        // Two lines of about the same length.
        let line = if whole > room { (whole * 0.62).min(room) } else { room };
        wrapped(label, false, line, 2)
    };
    let below_numbers = if counted { Vec::new() } else { caption(&data.members_label) };
    let below_gains = caption(&data.gain_label);
    // Numbers, what they count and names; then the gains and what they are.
    let count_rows = 1 + name_rows + below_numbers.len();
    let rows = count_rows + 1 + below_gains.len();
    let parts = status_parts::entries(data.steps.iter().map(|step| &step.bill), &data.statuses);
    let key = Legend::arranged(parts, format.width());
    let top = key.room() + 28.0;
    let bottom = top + format.plot_height();
    let baseline = |row: usize| {
        let gap = if row < count_rows { 6.0 } else { 14.0 };
        bottom + gap + ASCENT + row as f64 * LINE
    };
    let mut sheet = Sheet::new(format, baseline(rows - 1) + DESCENT + 2.0, name);
    key.draw(&mut sheet);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);

    let stretch = |place: usize, (from, to): (Cents, Cents)| {
        let half = (slot * 0.66).clamp(0.4, 76.0) / 2.0;
        let (one, other) = (axis.y(from), axis.y(to));
        Area {
            left: middle(place) - half,
            top: one.min(other),
            right: middle(place) + half,
            bottom: one.max(other),
        }
    };
    let column = |place: usize| stretch(place, (Cents::ZERO, data.steps[place].bill.amount));
    (0..data.steps.len()).for_each(|place| sheet.keep_free(column(place)));
    let bars: Vec<_> = data.steps.iter().map(|step| (step.bill, step.kind.mark())).collect();
    status_parts::draw(&sheet, &bars, stretch, |_, area| area);
    axis.draw_zero(&sheet, left, right);

    let texts = |of: &dyn Fn(&ScenarioChartStep) -> Option<String>| -> Vec<Option<String>> {
        data.steps.iter().map(of).collect()
    };
    let today = data.steps.iter().position(|step| step.kind == ScenarioKind::Today).unwrap_or(0);
    for (place, value) in
        spread(texts(&|step| Some(notation.plain(step.bill.amount))), TextRole::Strong, slot, today)
    {
        let y = if data.steps[place].bill.amount < Cents::ZERO {
            column(place).bottom + ASCENT + 4.0
        } else {
            column(place).top - DESCENT - 3.0
        };
        sheet.text_if_free(&value, TextRole::Strong, Align::Middle, middle(place), y);
    }
    let number =
        |step: &ScenarioChartStep| Some(if counted { step.count.clone() } else { step.members.to_string() });
    for (place, number) in spread(texts(&number), TextRole::Name, slot, today) {
        sheet.text_if_free(&number, TextRole::Name, Align::Middle, middle(place), baseline(0));
    }
    for (place, lines) in names.iter().enumerate() {
        for (line, text) in lines.iter().enumerate() {
            let row = 1 + below_numbers.len() + line;
            sheet.text(text, TextRole::Tick, Align::Middle, middle(place), baseline(row));
        }
    }
    for (place, gain) in spread(data.gains(notation).collect(), TextRole::ActualValue, slot, today) {
        sheet.text_if_free(&gain, TextRole::ActualValue, Align::Middle, middle(place), baseline(count_rows));
    }
    for (lines, first_row) in [(below_numbers, 1), (below_gains, count_rows + 1)] {
        for (place, line) in lines.iter().enumerate() {
            let half = width(line, false) / 2.0;
            let center = ((left + right) / 2.0).clamp(half, (format.width() - half).max(half));
            sheet.text(line, TextRole::Tick, Align::Middle, center, baseline(first_row + place));
        }
    }
    sheet.finish()
}

/// The texts that have room in slots of that width: all of them, else all without the sign of the euro, else
/// every second, third … counted from today's step.
fn spread(texts: Vec<Option<String>>, role: TextRole, slot: f64, today: usize) -> Vec<(usize, String)> {
    let bold = role.is_semibold();
    let widest =
        |cut: fn(&str) -> &str| texts.iter().flatten().map(|text| width(cut(text), bold)).fold(0.0, f64::max);
    let with_unit = widest(|text| text) + GAP <= slot;
    let needed = if with_unit { 1.0 } else { ((widest(bare) + GAP) / slot).ceil() };
    let shown = |place: &usize| place.abs_diff(today) as f64 % needed.max(1.0) == 0.0;
    let cut = |text: String| if with_unit { text } else { bare(&text).to_owned() };
    let placed = texts.into_iter().enumerate().filter(|(place, _)| shown(place));
    placed.filter_map(|(place, text)| Some((place, cut(text?)))).collect()
}

/// Between two texts in one row.
const GAP: f64 = 6.0;
