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
    /// Before the first day of a membership that began later than the time line; `{}` is the day.
    pub from_label: String,
    /// Before the last day of one that has ended.
    pub until_label: String,
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
/// More rows than this stand closer, and have years below them too.
const MANY: usize = 15;
/// From the end of a bar to a text in it or beside it.
const INSET: f64 = 6.0;

/// Where rows stand.
struct Layout {
    /// From row to row.
    pitch: f64,
    /// From the top of a row to its bar.
    bar_top: f64,
    /// Height of the names.
    lines: f64,
}

impl Layout {
    fn of(format: Format, names: &[Vec<String>]) -> Self {
        let lines = names.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64 * LINE;
        let apart = if names.len() > MANY { 4.0 } else { 10.0 };
        match format {
            Format::Wide => {
                let pitch = (lines + apart - 2.0).max(BAR + apart);
                Self { pitch, bar_top: (pitch - BAR) / 2.0, lines }
            }
            Format::Narrow => Self { pitch: lines + BAR + apart, bar_top: lines + 2.0, lines },
        }
    }

    fn row(&self, row: usize) -> f64 {
        YEAR_ROOM + row as f64 * self.pitch
    }
}

/// One membership at its place on the sheet.
struct Bar {
    area: Area,
    row: usize,
    /// What stands at its beginning and at its end, where there is anything to say.
    from: Option<Day>,
    until: Option<Day>,
    lasts: bool,
}

/// A day as it is written: with its word, and without where that has no room.
struct Day {
    long: String,
    short: String,
}

impl Day {
    fn of(words: &str, day: Date) -> Self {
        let short = german::date(day);
        Self { long: words.replace("{}", &short), short }
    }
}

fn draw(format: Format, name: &str, data: &MembershipSpans) -> String {
    let widest = data.members.iter().map(|member| width(&member.label, false)).fold(0.0, f64::max);
    let labels = widest.min(format.pick(250.0, format.width()));
    let (left, right) = (format.pick(labels + 14.0, 1.0), format.width() - ARROW - 6.0);
    let names: Vec<Vec<String>> =
        data.members.iter().map(|member| wrapped(&member.label, false, labels, 2)).collect();
    let layout = Layout::of(format, &names);
    let bottom = layout.row(names.len()) + 4.0;
    let many = names.len() > MANY;
    let mut sheet = Sheet::new(format, bottom + if many { YEAR_ROOM } else { 2.0 }, name);
    let years = YearAxis::of_days(data.from, data.to, left, right);
    match format {
        Format::Wide => {
            for x in years.lines(12.0) {
                sheet.line(Mark::Grid, &[(x, YEAR_ROOM - 4.0), (x, bottom)]);
            }
        }
        // Names stand above their bars, so the lines cross the bars' rows only.
        Format::Narrow => {
            let lines: Vec<f64> = years.lines(if many { 40.0 } else { 12.0 }).collect();
            for row in 0..names.len() {
                let top = layout.row(row) + layout.bar_top;
                lines.iter().for_each(|&x| sheet.line(Mark::Grid, &[(x, top - 2.0), (x, top + BAR + 2.0)]));
            }
        }
    }
    years.draw_labels(&mut sheet, YEAR_ROOM - 9.0);
    if many {
        years.draw_labels(&mut sheet, bottom + 5.0 + ASCENT);
    }
    for (row, name) in names.iter().enumerate() {
        let rest = name.len().max(1) as f64 - 1.0;
        let first = format.pick(layout.bar_top + 14.0 - rest * LINE / 2.0, layout.lines - rest * LINE - 3.0);
        for (line, text) in name.iter().enumerate() {
            let y = layout.row(row) + first + line as f64 * LINE;
            sheet.text(text, TextRole::Name, Align::Start, 0.0, y);
        }
    }
    let bars: Vec<Bar> = bars(data, &layout, &years, right);
    for Bar { area, lasts, .. } in &bars {
        if *lasts {
            let Area { left, top, right, bottom } = *area;
            let middle = (top + bottom) / 2.0;
            let corners =
                [(left, top), (right, top), (right + ARROW, middle), (right, bottom), (left, bottom)];
            sheet.polygon(Mark::Bar, &corners);
        } else {
            sheet.rectangle(Mark::Bar, *area);
        }
    }
    let open: Vec<Open<'_>> = bars.iter().map(|bar| label_inside(&mut sheet, bar)).collect();
    for Bar { area, lasts, .. } in &bars {
        let head = if *lasts { ARROW } else { 0.0 };
        sheet.keep_free(Area { right: area.right + head, ..*area });
    }
    let mut rest: Vec<(usize, &str)> = Vec::new();
    for (bar, open) in bars.iter().zip(open) {
        let open = label_beside(&mut sheet, bar, open, (left, right));
        rest.extend(open.into_iter().flatten().map(|day| (bar.row, day.long.as_str())));
    }
    // Behind the name is room for what has none at its bar.
    if format == Format::Narrow {
        for row in rest.chunk_by(|one, next| one.0 == next.0) {
            let days: Vec<&str> = row.iter().map(|(_, day)| *day).collect();
            let y = layout.row(row[0].0) + layout.lines - 3.0;
            sheet.text_if_free(&days.join(", "), TextRole::Tick, Align::End, format.width(), y);
        }
    }
    sheet.finish()
}

/// The memberships that lie on the time line, row by row.
fn bars(data: &MembershipSpans, layout: &Layout, years: &YearAxis, right: f64) -> Vec<Bar> {
    let rows = data.members.iter().enumerate();
    let spans = rows.flat_map(|(row, member)| member.spans.iter().map(move |span| (row, span)));
    spans
        .filter(|(_, span)| span.from < data.to && span.to.is_none_or(|to| to > data.from && to > span.from))
        .map(|(row, span)| {
            let top = layout.row(row) + layout.bar_top;
            let from = (span.from > data.from).then(|| Day::of(&data.from_label, span.from));
            let until = span.to.filter(|to| *to <= data.to).and_then(|to| to.yesterday().ok());
            Bar {
                area: Area {
                    left: years.x(span.from),
                    top,
                    right: span.to.map_or(right, |to| years.x(to)),
                    bottom: top + BAR,
                },
                row,
                from,
                until: until.map(|day| Day::of(&data.until_label, day)),
                lasts: span.to.is_none(),
            }
        })
        .collect()
}

/// The days of a bar that are still to be written: of its beginning and of its end.
type Open<'a> = [Option<&'a Day>; 2];

/// Writes the days of a membership in its bar as far as they have room: the first before the last one.
fn label_inside<'a>(sheet: &mut Sheet, bar: &'a Bar) -> Open<'a> {
    let y = bar.area.top + 14.0;
    let mut room = bar.area.right - bar.area.left;
    let ends =
        [(&bar.from, Align::Start, bar.area.left + INSET), (&bar.until, Align::End, bar.area.right - INSET)];
    ends.map(|(day, align, x)| {
        let day = day.as_ref()?;
        let needed = width(&day.long, true) + 2.0 * INSET;
        if needed > room || !sheet.text_if_free(&day.long, TextRole::OnBar, align, x, y) {
            return Some(day);
        }
        room -= needed - INSET;
        None
    })
}

/// Writes the other days beside the bar, where the row is free as far as the ends of the time line.
fn label_beside<'a>(sheet: &mut Sheet, bar: &Bar, open: Open<'a>, (left, right): (f64, f64)) -> Open<'a> {
    let Area { left: begin, right: end, top, .. } = bar.area;
    let sides = [(Align::End, begin - INSET, begin - left), (Align::Start, end + INSET, right - end)];
    let [from, until] = open;
    [(from, sides[0]), (until, sides[1])].map(|(day, (align, x, room))| {
        let day = day?;
        let written = [&day.long, &day.short].into_iter().any(|text| {
            let fits = width(text, false) + INSET <= room;
            fits && sheet.text_if_free(text, TextRole::Name, align, x, top + 14.0)
        });
        (!written).then_some(day)
    })
}
