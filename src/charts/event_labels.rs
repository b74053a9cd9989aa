//! Labels of events above a plot, each at the top of a leader that rises from the day of its event.
//!
//! A label begins at its leader and runs to the right, over the leaders of later events; so a later event gets the
//! shorter leader, and no leader crosses a label. Near the right edge a label moves to the left as far as the leader
//! before it, and then takes a second line. Where there are more events than rows, the nearest ones share a label, and
//! each keeps its leader. Where not even that holds all names, numbers stand at the leaders and the names in a list
//! below the plot: none is ever cut.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet, SheetFormat};
use super::text_size::{ASCENT, DESCENT, LINE, holds, width, wrapped};
use std::ops::Range;

/// An event at its place on the sheet, in order of time.
#[derive(Clone, Debug)]
pub(super) struct LabelledEvent<'a> {
    /// The place of its day.
    pub(super) x: f64,
    /// Who.
    pub(super) label: &'a str,
    /// What holds from that day on; may be empty.
    pub(super) fraction: &'a str,
}

/// Labels with their rows.
#[derive(Debug)]
pub(super) struct EventLabels<'a> {
    events: Vec<LabelledEvent<'a>>,
    groups: Vec<EventGroup>,
    rows: usize,
    /// Whether numbers stand for the names.
    numbered: bool,
}

/// Neighbouring events under one label.
#[derive(Clone, Debug)]
struct EventGroup {
    /// Their places.
    events: Range<usize>,
    /// The places of the first and the last one on the sheet.
    x: f64,
    last_x: f64,
    /// The label, line by line, and from where to where it reaches.
    lines: Vec<String>,
    left: f64,
    right: f64,
    /// The row of its last line, counted from the plot.
    row: usize,
}

/// Between a label and the leader that passes it.
const GAP: f64 = 6.0;
/// Events nearer than this share a label.
const NEAREST: f64 = 5.0;
/// Room for a number of the list, with its distance to the name.
const NUMBER: f64 = 32.0;
/// Most lines of one label.
const LINES: usize = 3;

/// Finds a row for each label, with at most so many rows, so that nothing reaches beyond `extent` and no
/// label is wider than `widest`.
pub(super) fn arranged(
    events: Vec<LabelledEvent<'_>>,
    extent: (f64, f64),
    widest: f64,
    most_rows: usize,
) -> EventLabels<'_> {
    let labels = placed(events, false, extent, widest, most_rows);
    let is_cut = |group: &EventGroup| group.lines.is_empty();
    if labels.groups.iter().any(is_cut) {
        placed(labels.events, true, extent, widest, most_rows)
    } else {
        labels
    }
}

/// The labels with names or with numbers; one that no room holds has no lines.
fn placed(
    events: Vec<LabelledEvent<'_>>,
    numbered: bool,
    extent: (f64, f64),
    widest: f64,
    most_rows: usize,
) -> EventLabels<'_> {
    let mut groups: Vec<EventGroup> = Vec::with_capacity(events.len());
    for (place, event) in events.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if event.x - last.last_x < NEAREST => last.extend_to(place, event.x),
            _ => groups.push(EventGroup::of(place, event.x)),
        }
    }
    loop {
        let cramped = place_texts(&mut groups, &events, numbered, extent, widest);
        let rows = assign_rows(&mut groups);
        let crowded = (rows > most_rows).then(|| nearest_pair(&groups)).flatten();
        let Some(second) = cramped.or(crowded) else { return EventLabels { events, groups, rows, numbered } };
        let EventGroup { events, last_x, .. } = groups.remove(second);
        groups[second - 1].extend_to(events.end - 1, last_x);
    }
}

/// The second of the two neighbours that together take the shortest segment of time.
fn nearest_pair(groups: &[EventGroup]) -> Option<usize> {
    let segment = |second: &usize| groups[*second].last_x - groups[*second - 1].x;
    (1..groups.len()).min_by(|one, other| segment(one).total_cmp(&segment(other)))
}

/// Writes each label where it has room; returns the first group that has not, and can share another's label.
fn place_texts(
    groups: &mut [EventGroup],
    events: &[LabelledEvent<'_>],
    numbered: bool,
    (left, right): (f64, f64),
    widest: f64,
) -> Option<usize> {
    let mut leftmost = left;
    for (place, group) in groups.iter_mut().enumerate() {
        let from = leftmost.min(group.x);
        let text = if numbered { numbers(&group.events) } else { text(&events[group.events.clone()]) };
        let room = (right - from).min(widest);
        let beside = (right - group.x).min(widest);
        let (room, lines) = match (1..=LINES).find(|&lines| holds(&text, false, room, lines)) {
            // Lines of that number to the right of the leader, if they hold it too.
            Some(lines) if holds(&text, false, beside, lines) => (beside, lines),
            Some(lines) => (room, lines),
            None if place > 0 => return Some(place),
            None => (room, 0),
        };
        group.lines = if lines == 0 { Vec::new() } else { wrapped(&text, false, room, lines) };
        let width = group.lines.iter().map(|line| width(line, false)).fold(0.0, f64::max);
        group.left = group.x.min(right - width).max(from);
        group.right = group.left + width;
        leftmost = group.last_x + GAP;
    }
    None
}

/// Puts each label above the leaders of later events that it reaches; returns the number of rows.
fn assign_rows(groups: &mut [EventGroup]) -> usize {
    let mut rows = 0;
    for place in (0..groups.len()).rev() {
        let reach = groups[place].right + GAP;
        let passed = groups[place + 1..].iter().take_while(|later| later.x.min(later.left) <= reach);
        let row = passed.map(|later| later.row + later.lines.len()).max().unwrap_or(0);
        groups[place].row = row;
        rows = rows.max(row + groups[place].lines.len());
    }
    rows
}

/// The fraction as it follows the names.
fn after(event: &LabelledEvent<'_>) -> String {
    if event.fraction.is_empty() { String::new() } else { format!(": {}", event.fraction) }
}

/// All names, and what holds after the last one.
fn text(events: &[LabelledEvent<'_>]) -> String {
    let names: Vec<&str> = events.iter().map(|event| event.label).collect();
    names.join(", ") + &events.last().map(after).unwrap_or_default()
}

/// The numbers that stand for them: `3`, or `3–5`.
fn numbers(events: &Range<usize>) -> String {
    if events.len() == 1 { events.end.to_string() } else { format!("{}–{}", events.start + 1, events.end) }
}

impl EventGroup {
    fn of(place: usize, x: f64) -> Self {
        Self { events: place..place + 1, x, last_x: x, lines: Vec::new(), left: x, right: x, row: 0 }
    }

    fn extend_to(&mut self, place: usize, x: f64) {
        self.events.end = place + 1;
        self.last_x = x;
    }

    /// The places of the leaders: those of its events that lie below the label.
    fn leaders<'a>(&self, events: &'a [LabelledEvent<'_>]) -> impl Iterator<Item = f64> + use<'a> {
        let (first, reach) = (self.x, self.right);
        let mut last = f64::NEG_INFINITY;
        events[self.events.clone()].iter().map(|event| event.x).filter(move |&x| {
            let drawn = x == first || (x <= reach && x - last >= NEAREST);
            if drawn {
                last = x;
            }
            drawn
        })
    }
}

impl EventLabels<'_> {
    /// Height that the rows need.
    pub(super) fn height(&self) -> f64 {
        self.rows as f64 * LINE
    }

    /// The list of names that the numbers stand for, each with its lines, in columns; nothing where names stand above.
    fn list(&self, format: SheetFormat) -> Vec<Vec<(usize, Vec<String>)>> {
        if !self.numbered {
            return Vec::new();
        }
        let columns: usize = format.pick(2, 1);
        let room = format.width() / columns as f64 - NUMBER - GAP;
        let item = |(place, event): (usize, &LabelledEvent<'_>)| {
            (place + 1, wrapped(&text(std::slice::from_ref(event)), false, room, usize::MAX))
        };
        let items: Vec<_> = self.events.iter().enumerate().map(item).collect();
        let in_column = items.len().div_ceil(columns).max(1);
        items.chunks(in_column).map(<[_]>::to_vec).collect()
    }

    /// Height that the list needs below the plot.
    pub(super) fn list_height(&self, format: SheetFormat) -> f64 {
        let lines =
            |column: &Vec<(usize, Vec<String>)>| column.iter().map(|(_, lines)| lines.len()).sum::<usize>();
        match self.list(format).iter().map(lines).max() {
            Some(lines) => lines as f64 * LINE + 10.0,
            None => 0.0,
        }
    }

    /// Draws the list from that height on.
    pub(super) fn draw_list(&self, sheet: &mut Sheet, format: SheetFormat, top: f64) {
        let list = self.list(format);
        for (column, items) in list.iter().enumerate() {
            let left = column as f64 * format.width() / list.len().max(format.pick(2, 1)) as f64;
            let mut y = top + 6.0 + ASCENT;
            for (number, lines) in items {
                sheet.text(&number.to_string(), TextRole::Tick, Align::End, left + NUMBER - GAP, y);
                for line in lines {
                    sheet.text(line, TextRole::Name, Align::Start, left + NUMBER, y);
                    y += LINE;
                }
            }
        }
    }

    /// Draws leaders from `foot(x)` up to the labels, whose lowest row has its baseline at `y`, and keeps later
    /// texts off them.
    pub(super) fn draw(&self, sheet: &mut Sheet, y: f64, foot: impl Fn(f64) -> f64) {
        for group in &self.groups {
            let top = y - group.row as f64 * LINE + DESCENT + 1.0;
            for x in group.leaders(&self.events) {
                let leader = [(x, foot(x)), (x, top)];
                sheet.line(Mark::Leader, &leader);
                sheet.keep_off(&leader, 3.0);
            }
        }
        for group in &self.groups {
            for (place, line) in group.lines.iter().enumerate() {
                let row = group.row + group.lines.len() - 1 - place;
                sheet.text(line, TextRole::Name, Align::Start, group.left, y - row as f64 * LINE);
            }
        }
    }
}
