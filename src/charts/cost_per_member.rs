//! The headline: what one member bears in a year, step by step, and what it would bear without accessions.

use super::amount_axis::AmountAxis;
use super::amount_label::AmountLabel;
use super::event_labels::{self, LabelledEvent};
use super::gap_labels;
use super::line_values::{self, ValueSegment};
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::side_labels::{self, SideLabel};
use super::stepped_lines::{self, Level, Line};
use super::year_axis::{YEAR_ROOM, YearAxis};
use super::{Drawing, drawing};
use crate::cents::Cents;
use jiff::civil::Date;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostPerMember {
    /// Segments of time in order, without overlap.
    pub steps: Vec<ShareStep>,
    /// Accessions and withdrawals in order of time; those outside the steps are left out.
    pub events: Vec<MembershipEvent>,
    /// Name of the line of what is borne.
    pub share_label: String,
    /// Name of the line of what would be borne without accessions.
    pub without_label: String,
    /// Name of the area between both; may be empty.
    pub saving_label: String,
    /// What a segment of time without a share is; may be empty.
    pub gap_label: String,
    /// What follows the name of a line that ends with what is planned; `{}` is the year.
    pub planned_label: String,
}

/// A segment of time during which nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareStep {
    /// First day.
    pub from: Date,
    /// First day after it.
    pub to: Date,
    /// A member's share as of a whole year; `None` where there is none.
    pub share: Option<Cents>,
    /// The same if nobody had joined later; `None` where there is none.
    pub without_accessions: Option<Cents>,
    /// Whether the share is planned, not booked.
    pub planned: bool,
}

/// A change of the membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipEvent {
    /// First day with the new membership.
    pub date: Date,
    /// Who, as it is to be written: `Selm`.
    pub label: String,
    /// The fraction from that day on: `1/7`.
    pub fraction: String,
    /// Which way.
    pub kind: EventKind,
}

/// Which way the membership changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Somebody joins.
    Join,
    /// Somebody leaves.
    Leave,
}

/// Draws the chart; `name` is read by assistive technology. `None` where no step has a share.
#[must_use]
pub fn cost_per_member(name: &str, data: &CostPerMember) -> Option<Drawing> {
    data.steps
        .iter()
        .any(|step| step.from < step.to && step.share.is_some())
        .then(|| drawing(|format| draw(format, name, data)))
}

/// The steps that last at least a day, with the second line only where there is anything to compare.
fn drawn_steps(data: &CostPerMember) -> Vec<ShareStep> {
    let mut steps: Vec<ShareStep> = data.steps.iter().filter(|step| step.from < step.to).cloned().collect();
    let differs =
        |step: &ShareStep| step.without_accessions.is_some() && step.without_accessions != step.share;
    if !steps.iter().any(differs) {
        steps.iter_mut().for_each(|step| step.without_accessions = None);
    }
    steps
}

/// From a leader to a text.
const LEADER: f64 = 3.0;
/// From the zero line to where words in a gap may begin: a leader is seen below them.
const ABOVE_AXIS: f64 = 8.0;

fn draw(format: SheetFormat, name: &str, data: &CostPerMember) -> String {
    let steps = drawn_steps(data);
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return String::new() };
    let amounts = || steps.iter().flat_map(|step| step.share.into_iter().chain(step.without_accessions));
    let notation = AmountLabel::of(amounts());
    let names = line_names(format, data, &steps, notation);
    let saving = last_saving(&steps).map(|(step, saving)| {
        (notation.plain(saving), name_at_end(&data.saving_label, step, &data.planned_label))
    });
    let axis = AmountAxis::covering(amounts(), 5);
    let widths = names.iter().map(|name| (name.value.as_str(), name.name.as_str(), name.role));
    let of_saving = saving.as_ref().map(|(value, name)| (value.as_str(), name.as_str(), TextRole::Name));
    let (left, right) = (axis.room(), format.width() - side_labels::room(widths.chain(of_saving), format));
    let years = YearAxis::of_days(first.from, last.to, left, right);
    let events: Vec<(LabelledEvent<'_>, EventKind)> = data
        .events
        .iter()
        .filter(|event| first.from <= event.date && event.date <= last.to)
        .map(|event| {
            (
                LabelledEvent { x: years.x(event.date), label: &event.label, fraction: &event.fraction },
                event.kind,
            )
        })
        .collect();
    let labels = event_labels::arranged(
        events.iter().map(|(event, _)| event.clone()).collect(),
        (left, format.width()),
        format.pick(300.0, 240.0),
        10,
    );

    let top = labels.height().max(14.0) + 14.0;
    let bottom = top + format.plot_height();
    let mut sheet = Sheet::new(format, bottom + YEAR_ROOM + labels.list_height(format), name);
    labels.draw_list(&mut sheet, format, bottom + YEAR_ROOM);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    years.draw(&mut sheet, bottom, 0.0);
    let y = |amount: Option<Cents>| amount.map(|amount| axis.y(amount));
    let level = |step: &ShareStep| Level {
        from: years.x(step.from),
        to: years.x(step.to),
        actual: y(step.share),
        without: y(step.without_accessions),
        planned: step.planned,
    };
    let levels: Vec<Level> = steps.iter().map(level).collect();
    stepped_lines::draw_between(&sheet, &levels);
    axis.draw_zero(&sheet, left, right);
    stepped_lines::draw_line(&mut sheet, Mark::Without, &levels, |level| level.without);
    stepped_lines::draw_actual(&mut sheet, &levels);

    let plot = (left, right);
    let radius = if events.len() > 15 { 3.0 } else { 4.5 };
    let height = |x: f64| stepped_lines::height_from(&levels, |level| level.actual, x);
    for (event, y) in events.iter().filter_map(|(event, _)| Some((event, height(event.x)?))) {
        sheet.keep_off(&[(event.x, y), (event.x, top)], LEADER);
        sheet.keep_off(&[(event.x, y); 2], radius + 1.0);
    }
    let gaps = stepped_lines::gaps(&levels, |level| level.actual, plot);
    let foot = gap_labels::foot((top, axis.zero(), bottom)) - ABOVE_AXIS;
    let words = gap_labels::draw(&mut sheet, &data.gap_label, &gaps, plot, foot);
    // In a gap there is no height: the leader ends on the axis, interrupted by the words that say so.
    let in_way = |x: f64| {
        let room = words.iter().find(|room| room.left - LEADER < x && x < room.right + LEADER);
        room.filter(|room| room.top < axis.zero())
    };
    let foot = |x: f64| in_way(x).map_or(axis.zero(), |room| room.top - 2.0);
    labels.draw(&mut sheet, top - 13.0, |x| height(x).unwrap_or_else(|| foot(x)));
    for (event, _) in events.iter().filter(|(event, _)| height(event.x).is_none()) {
        sheet.keep_off(&[(event.x, axis.zero()), (event.x, top)], LEADER);
        if let Some(room) = in_way(event.x).filter(|room| room.bottom < axis.zero()) {
            sheet.line(Mark::Leader, &[(event.x, room.bottom + 1.0), (event.x, axis.zero())]);
        }
    }
    for (event, kind) in &events {
        if let Some(y) = height(event.x) {
            sheet.disc(kind.mark(), (event.x, y), radius);
        }
    }
    let booked = label_booked_ends(&mut sheet, &steps, &levels, notation, plot);
    let stops: Vec<f64> = events.iter().map(|(event, _)| event.x).collect();
    let named = stepped_lines::name_between(&mut sheet, &data.saving_label, &levels, &stops);
    let segments = segments(&steps, &levels, |step| step.share, |level| level.actual);
    line_values::draw(&mut sheet, &segments, plot, |amount| notation.plain(amount), booked);
    let side = |name: LineName| {
        let from = stepped_lines::end(&levels, name.line)?;
        Some(SideLabel { from, value: name.value, name: name.name, role: name.role })
    };
    let mut ends: Vec<SideLabel> = names.into_iter().filter_map(side).collect();
    // The area is the saving; where its name has no room in it, it stands beside its end.
    if let (false, Some((value, name)), [share, without]) = (named, saving, &ends[..]) {
        let from = (share.from.0, (share.from.1 + without.from.1) / 2.0);
        ends.push(SideLabel { from, value, name, role: TextRole::Name });
    }
    let room = Area { left: right, top: top - 6.0, right: format.width(), bottom: bottom + 6.0 };
    side_labels::draw(&mut sheet, &ends, room);
    sheet.finish()
}

/// What the last step saves, where both lines end with it and differ.
fn last_saving(steps: &[ShareStep]) -> Option<(&ShareStep, Cents)> {
    let last = steps.last()?;
    let (share, without) = last.share.zip(last.without_accessions)?;
    (share < without).then_some((last, without - share))
}

/// Neighbours with one amount of a line as one segment.
fn segments(
    steps: &[ShareStep],
    levels: &[Level],
    amount: fn(&ShareStep) -> Option<Cents>,
    line: Line,
) -> Vec<ValueSegment> {
    let mut segments: Vec<ValueSegment> = Vec::with_capacity(steps.len());
    for (step, level) in steps.iter().zip(levels) {
        let (Some(amount), Some(y)) = (amount(step), line(level)) else { continue };
        let (from, to, planned) = (level.from, level.to, step.planned);
        match segments.last_mut() {
            Some(last)
                if last.amount == amount && last.planned == planned && (from - last.to).abs() < 0.001 =>
            {
                last.to = to;
            }
            _ => segments.push(ValueSegment { from, to, y, amount, planned }),
        }
    }
    segments
}

/// Where lines end with what is planned, writes the last values that are booked, with their year; returns that of
/// the share.
fn label_booked_ends(
    sheet: &mut Sheet,
    steps: &[ShareStep],
    levels: &[Level],
    notation: AmountLabel,
    plot: (f64, f64),
) -> Option<Cents> {
    let share: fn(&ShareStep) -> Option<Cents> = |step| step.share;
    let without: fn(&ShareStep) -> Option<Cents> = |step| step.without_accessions;
    let lines: [(_, Line, _, _); 2] = [
        (share, |level| level.actual, TextRole::ActualValue, false),
        (without, |level| level.without, TextRole::Without, true),
    ];
    let mut done: Option<Cents> = None;
    let written = lines.map(|(amount, line, role, upwards)| {
        let segments = segments(steps, levels, amount, line);
        segments.last().filter(|last| last.planned)?;
        let booked = segments.iter().rev().find(|segment| !segment.planned)?;
        // Where both lines are one, its value is written once.
        if done == Some(booked.amount) {
            return None;
        }
        let step = steps.iter().rev().find(|step| !step.planned && amount(step).is_some())?;
        let value = notation.plain(booked.amount);
        let with_year = format!("{:04}: {value}", step.from.year());
        let place = |sheet: &mut Sheet, text: &str| {
            line_values::place(
                sheet,
                booked,
                text,
                role,
                (upwards, [Align::End, Align::Middle, Align::Start]),
                plot,
            )
        };
        done = (place(sheet, &with_year) || place(sheet, &value)).then_some(booked.amount);
        done
    });
    written[0]
}

/// The name of a line at its end, which says where that is planned.
fn name_at_end(name: &str, last: &ShareStep, planned: &str) -> String {
    if last.planned { format!("{name}, {}", planned_name(last, planned)) } else { name.to_owned() }
}

fn planned_name(last: &ShareStep, planned: &str) -> String {
    planned.replace("{}", &format!("{:04}", last.from.year()))
}

impl EventKind {
    fn mark(self) -> Mark {
        match self {
            Self::Join => Mark::Join,
            Self::Leave => Mark::Leave,
        }
    }
}

/// What stands at the end of a line.
struct LineName {
    line: Line,
    value: String,
    name: String,
    role: TextRole,
}

/// The names of the lines that have an end, each with its last value.
fn line_names(
    format: SheetFormat,
    data: &CostPerMember,
    steps: &[ShareStep],
    notation: AmountLabel,
) -> Vec<LineName> {
    let last = |amount: fn(&ShareStep) -> Option<Cents>| {
        steps.iter().rev().find_map(|step| Some((step, amount(step)?)))
    };
    let share = last(|step| step.share).map(|(step, share)| LineName {
        line: |level| level.actual,
        value: notation.plain(share),
        // Beside a narrow plot there is no room for both, and what the line is stands above the chart.
        name: match format {
            SheetFormat::Narrow if step.planned => planned_name(step, &data.planned_label),
            _ => name_at_end(&data.share_label, step, &data.planned_label),
        },
        // What is planned does not stand out.
        role: if step.planned { TextRole::Actual } else { TextRole::ActualValue },
    });
    let without = last(|step| step.without_accessions).map(|(step, without)| LineName {
        line: |level| level.without,
        value: notation.plain(without),
        name: name_at_end(&data.without_label, step, &data.planned_label),
        role: TextRole::Without,
    });
    share.into_iter().chain(without).collect()
}
