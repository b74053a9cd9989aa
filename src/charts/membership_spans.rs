//! Who was a member when: one row a member on one time line, with the days on which memberships began and ended.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::span_days::{self, SpanDay, SpanDays};
use super::text_size::{ASCENT, LINE, width, wrapped};
use super::year_axis::{YEAR_ROOM, YearAxis};
use super::{Drawing, drawing};
use jiff::civil::Date;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipSpans {
    /// First day of the time line.
    pub from: Date,
    /// First day after the time line.
    pub to: Date,
    /// The rows, from top to bottom.
    pub members: Vec<MemberSpans>,
    /// Before the first day of a membership that began later than the time line; `{}` is the day.
    pub from_label: String,
    /// Before the last day of one that has ended.
    pub until_label: String,
    /// What equal rows are together, where there are many; `{}` is how many.
    pub several_label: String,
    /// The same of those that take part from the first day on.
    pub from_start_label: String,
}

/// The row of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSpans {
    /// Its name.
    pub label: String,
    /// Its memberships in order of time.
    pub spans: Vec<SpanBar>,
}

/// One membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanBar {
    /// First day as a member.
    pub from: Date,
    /// First day no longer a member; `None` while it lasts.
    pub to: Option<Date>,
}

/// Draws the chart; `name` is read by assistive technology. `None` without a row or without a day.
#[must_use]
pub fn membership_spans(name: &str, data: &MembershipSpans) -> Option<Drawing> {
    (!data.members.is_empty() && data.from < data.to).then(|| {
        let data = with_equal_rows_together(data);
        drawing(|format| draw(format, name, &data))
    })
}

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// The head of the arrow on a membership that lasts.
const ARROW: f64 = 8.0;
/// More rows than this stand closer, and have years below them too.
const MANY: usize = 15;

/// Of equal rows that many are one, where there are many rows.
const EQUAL: usize = 3;

/// The data with equal rows together, where there are many: their names stand in the table beside the chart.
fn with_equal_rows_together(data: &MembershipSpans) -> MembershipSpans {
    if data.members.len() <= MANY {
        return data.clone();
    }
    let equal = |row: &MemberSpans| data.members.iter().filter(|other| other.spans == row.spans).count();
    let from_start = [SpanBar { from: data.from, to: None }];
    let mut members: Vec<MemberSpans> = Vec::new();
    for row in &data.members {
        let count = equal(row);
        if count < EQUAL {
            members.push(row.clone());
        } else if !members.iter().any(|other| other.spans == row.spans) {
            let label = if row.spans == from_start { &data.from_start_label } else { &data.several_label };
            members.push(MemberSpans {
                label: label.replace("{}", &count.to_string()),
                spans: row.spans.clone(),
            });
        }
    }
    MembershipSpans { members, ..data.clone() }
}

/// The row of one member as it is laid out.
struct SpanRow {
    top: f64,
    /// From the top to its bars, and to the first line of its name.
    bar_top: f64,
    name_top: f64,
    name: Vec<String>,
    /// Days of several memberships, in lines below the name: bars of a narrow drawing have no room for them.
    days: Vec<String>,
    bars: Vec<Bar>,
}

/// One membership at its place from left to right.
struct Bar {
    left: f64,
    right: f64,
    days: SpanDays,
    lasts: bool,
}

impl Bar {
    fn area(&self, top: f64) -> Area {
        Area { left: self.left, top, right: self.right, bottom: top + BAR }
    }
}

fn draw(format: SheetFormat, name: &str, data: &MembershipSpans) -> String {
    let widest = data.members.iter().map(|member| width(&member.label, false)).fold(0.0, f64::max);
    let labels = widest.min(format.pick(250.0, format.width()));
    let (left, right) = (format.pick(labels + 14.0, 1.0), format.width() - ARROW - 6.0);
    let years = YearAxis::of_days(data.from, data.to, left, right);
    let mut rows: Vec<SpanRow> =
        data.members.iter().map(|member| row(format, data, member, labels, &years)).collect();
    let rows_end = arrange(format, &mut rows);
    let bottom = rows_end + 4.0;
    let many = rows.len() > MANY;
    let mut sheet = Sheet::new(format, bottom + if many { YEAR_ROOM } else { 2.0 }, name);
    match format {
        SheetFormat::Wide => {
            for x in years.lines(12.0) {
                sheet.line(Mark::Grid, &[(x, YEAR_ROOM - 4.0), (x, bottom)]);
            }
        }
        // Names stand above their bars, so the lines cross the bars' rows only.
        SheetFormat::Narrow => {
            let lines: Vec<f64> = years.lines(if many { 40.0 } else { 12.0 }).collect();
            for top in rows.iter().map(|row| row.top + row.bar_top) {
                lines.iter().for_each(|&x| sheet.line(Mark::Grid, &[(x, top - 2.0), (x, top + BAR + 2.0)]));
            }
        }
    }
    years.draw_labels(&mut sheet, YEAR_ROOM - 9.0, 0.0);
    if many {
        years.draw_labels(&mut sheet, bottom + 5.0 + ASCENT, 0.0);
    }
    for SpanRow { top, bar_top, bars, .. } in &rows {
        bars.iter().for_each(|bar| draw_bar(&sheet, bar, top + bar_top));
    }
    for SpanRow { top, name_top, name, days, .. } in &rows {
        let lines = name.iter().map(|line| (line, TextRole::Name));
        for (place, (text, role)) in lines.chain(days.iter().map(|line| (line, TextRole::Tick))).enumerate() {
            sheet.text(text, role, Align::Start, 0.0, top + name_top + ASCENT + place as f64 * LINE);
        }
    }
    let places = rows.iter().flat_map(|SpanRow { top, bar_top, bars, .. }| {
        bars.iter().map(move |bar| {
            let head = if bar.lasts { ARROW } else { 0.0 };
            (bar.area(top + bar_top), head, &bar.days)
        })
    });
    span_days::draw(&mut sheet, &places.collect::<Vec<_>>(), (left, right));
    sheet.finish()
}

/// A member's name and bars, not yet at its height.
fn row(
    format: SheetFormat,
    data: &MembershipSpans,
    member: &MemberSpans,
    labels: f64,
    years: &YearAxis,
) -> SpanRow {
    let on_line =
        |span: &&SpanBar| span.from < data.to && span.to.is_none_or(|to| to > data.from && to > span.from);
    let mut bars: Vec<Bar> = member.spans.iter().filter(on_line).map(|span| bar(data, span, years)).collect();
    let mut days = Vec::new();
    if format == SheetFormat::Narrow && bars.len() > 1 {
        let all = bars.iter_mut().map(|bar| std::mem::take(&mut bar.days).in_words());
        let all: Vec<String> = all.filter(|words| !words.is_empty()).collect();
        days = wrapped(&all.join(", "), false, format.width(), usize::MAX);
    }
    let name = wrapped(&member.label, false, labels, usize::MAX);
    SpanRow { top: 0.0, bar_top: 0.0, name_top: 0.0, name, days, bars }
}

fn bar(data: &MembershipSpans, span: &SpanBar, years: &YearAxis) -> Bar {
    let from = (span.from > data.from).then(|| SpanDay::of(&data.from_label, span.from));
    let last = span.to.filter(|to| *to <= data.to).and_then(|to| to.yesterday().ok());
    Bar {
        left: years.x(span.from),
        right: years.x(span.to.unwrap_or(data.to)),
        days: SpanDays { from, until: last.map(|day| SpanDay::of(&data.until_label, day)) },
        lasts: span.to.is_none(),
    }
}

/// Puts the rows below each other, each as high as its lines, and says where the last one ends.
fn arrange(format: SheetFormat, rows: &mut [SpanRow]) -> f64 {
    let apart = if rows.len() > MANY { 4.0 } else { 10.0 };
    let lines = |row: &SpanRow| (row.name.len() + row.days.len()).max(1) as f64 * LINE;
    let mut top = YEAR_ROOM;
    for row in rows.iter_mut() {
        row.top = top;
        let pitch = match format {
            SheetFormat::Wide => (lines(row) + apart - 2.0).max(BAR + apart),
            SheetFormat::Narrow => lines(row) + BAR + apart,
        };
        row.bar_top = format.pick((pitch - BAR) / 2.0, lines(row) + 2.0);
        row.name_top = format.pick((pitch - lines(row)) / 2.0 + 1.5, 3.0);
        top += pitch;
    }
    top
}

fn draw_bar(sheet: &Sheet, bar: &Bar, top: f64) {
    let area = bar.area(top);
    if !bar.lasts {
        return sheet.rectangle(Mark::Bar, area);
    }
    let Area { left, top, right, bottom } = area;
    let middle = (top + bottom) / 2.0;
    let corners = [(left, top), (right, top), (right + ARROW, middle), (right, bottom), (left, bottom)];
    sheet.polygon(Mark::Bar, &corners);
}
