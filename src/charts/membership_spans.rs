//! Who was a member when: one row a member on one time line.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Format, Sheet};
use super::text_size::{ASCENT, LINE, width, wrapped};
use super::year_axis::{YEAR_ROOM, YearAxis};
use super::{Drawing, drawing};
use crate::german;
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
}

/// The row of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSpans {
    /// Its name.
    pub label: String,
    /// Its memberships in order of time.
    pub spans: Vec<Span>,
}

/// One membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day as a member.
    pub from: Date,
    /// First day no longer a member; `None` while it lasts.
    pub to: Option<Date>,
}

/// Draws the chart; `name` is read by assistive technology. `None` without a row or without a day.
#[must_use]
pub fn membership_spans(name: &str, data: &MembershipSpans) -> Option<Drawing> {
    (!data.members.is_empty() && data.from < data.to).then(|| drawing(|format| draw(format, name, data)))
}

/// Thickness of a bar.
const BAR: f64 = 18.0;
/// The head of the arrow on a membership that lasts.
const ARROW: f64 = 8.0;

fn draw(format: Format, name: &str, data: &MembershipSpans) -> String {
    let widest = data.members.iter().map(|member| width(&member.label, false)).fold(0.0, f64::max);
    let labels = widest.min(format.pick(250.0, format.width()));
    let (left, right) = (format.pick(labels + 14.0, 1.0), format.width() - ARROW - 6.0);
    let names: Vec<Vec<String>> =
        data.members.iter().map(|member| wrapped(&member.label, false, labels, 2)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64 * LINE;
    let pitch = format.pick((lines + 8.0).max(28.0), lines + BAR + 10.0);
    let bar_top = format.pick((pitch - BAR) / 2.0, lines + 2.0);
    let top = YEAR_ROOM;
    let bottom = top + data.members.len() as f64 * pitch + 4.0;
    let many = data.members.len() > 15;
    let mut sheet = Sheet::new(format, bottom + if many { YEAR_ROOM } else { 2.0 }, name);
    let years = YearAxis::of_days(data.from, data.to, left, right);
    let row_top = |row: usize| top + row as f64 * pitch;
    match format {
        Format::Wide => {
            for x in years.lines(12.0) {
                sheet.line(Mark::Grid, &[(x, top - 4.0), (x, bottom)]);
            }
        }
        // Names stand above their bars, so the lines cross the bars' rows only.
        Format::Narrow => {
            let lines: Vec<f64> = years.lines(if many { 40.0 } else { 12.0 }).collect();
            for row in 0..names.len() {
                let (from, to) = (row_top(row) + bar_top - 2.0, row_top(row) + bar_top + BAR + 2.0);
                lines.iter().for_each(|&x| sheet.line(Mark::Grid, &[(x, from), (x, to)]));
            }
        }
    }
    years.draw_labels(&mut sheet, top - 9.0);
    if many {
        years.draw_labels(&mut sheet, bottom + 5.0 + ASCENT);
    }
    let bars: Vec<(Area, Date, bool)> = data
        .members
        .iter()
        .enumerate()
        .flat_map(|(row, member)| member.spans.iter().map(move |span| (row, span)))
        .filter(|(_, span)| span.from < data.to && span.to.is_none_or(|to| to > data.from && to > span.from))
        .map(|(row, span)| {
            let right = span.to.map_or(right, |to| years.x(to));
            let top = row_top(row) + bar_top;
            (Area { left: years.x(span.from), top, right, bottom: top + BAR }, span.from, span.to.is_none())
        })
        .collect();
    for (bar, _, lasts) in &bars {
        if *lasts {
            let middle = (bar.top + bar.bottom) / 2.0;
            let head = [(bar.right, bar.top), (bar.right + ARROW, middle), (bar.right, bar.bottom)];
            sheet
                .polygon(Mark::Bar, &[&[(bar.left, bar.top)], &head[..], &[(bar.left, bar.bottom)]].concat());
        } else {
            sheet.rectangle(Mark::Bar, *bar);
        }
    }
    for (row, name) in names.iter().enumerate() {
        let rest = name.len().max(1) as f64 - 1.0;
        let first = format.pick(bar_top + 14.0 - rest * LINE / 2.0, lines - rest * LINE - 3.0);
        for (line, text) in name.iter().enumerate() {
            sheet.text(text, TextRole::Name, Align::Start, 0.0, row_top(row) + first + line as f64 * LINE);
        }
    }
    for (bar, from, _) in &bars {
        let day = german::date(*from);
        if *from > data.from && bar.right - bar.left >= width(&day, true) + 12.0 {
            sheet.text_if_free(&day, TextRole::OnBar, Align::Start, bar.left + 6.0, bar.top + 14.0);
        }
    }
    sheet.finish()
}
