//! Labels of events above a plot, each at the top of a leader that rises from the day of its event.
//!
//! A label begins at its leader and runs to the right, over the leaders of later events; so a later event
//! gets the shorter leader, and no leader crosses a label. Where there are more events than rows, the
//! nearest ones share a label.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet};
use super::text_size::{DESCENT, LINE, fitted, width};
use std::ops::Range;

/// An event at its place on the sheet, in order of time.
#[derive(Clone, Debug)]
pub(super) struct Event<'a> {
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
    events: Vec<Event<'a>>,
    groups: Vec<Group>,
    rows: usize,
}

/// Neighbouring events under one label.
#[derive(Clone, Debug)]
struct Group {
    /// Their places.
    events: Range<usize>,
    /// The places of the first and the last one on the sheet.
    x: f64,
    last_x: f64,
    /// Room of the label, and how much of it the text may use.
    left: f64,
    right: f64,
    row: usize,
}

/// Widths of the words of one event.
#[derive(Clone, Copy, Debug)]
struct Widths {
    label: f64,
    fraction: f64,
}

/// Between a label and the leader that passes it.
const GAP: f64 = 6.0;
/// Events nearer than this share a label.
const NEAREST: f64 = 9.0;
/// A label needs at least this room.
const SHORTEST: f64 = 60.0;

/// Finds a row for each label, with at most so many rows, so that nothing reaches beyond `extent` and no
/// label is wider than `widest`.
pub(super) fn arranged(
    events: Vec<Event<'_>>,
    extent: (f64, f64),
    widest: f64,
    most_rows: usize,
) -> EventLabels<'_> {
    let widths: Vec<Widths> = events
        .iter()
        .map(|event| Widths { label: width(event.label, false), fraction: width(&after(event), false) })
        .collect();
    let mut groups: Vec<Group> = Vec::with_capacity(events.len());
    for (place, event) in events.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if event.x - last.x < NEAREST => last.extend_to(place, event.x),
            _ => groups.push(Group::of(place, event.x)),
        }
    }
    loop {
        let cramped = place_texts(&mut groups, &widths, extent, widest);
        let rows = assign_rows(&mut groups);
        let crowded = (rows > most_rows).then(|| nearest_pair(&groups)).flatten();
        let Some(second) = cramped.or(crowded) else { return EventLabels { events, groups, rows } };
        let Group { events, last_x, .. } = groups.remove(second);
        groups[second - 1].extend_to(events.end - 1, last_x);
    }
}

/// The second of the two neighbours that together take the shortest stretch of time.
fn nearest_pair(groups: &[Group]) -> Option<usize> {
    let stretch = |second: &usize| groups[*second].last_x - groups[*second - 1].x;
    (1..groups.len()).min_by(|one, other| stretch(one).total_cmp(&stretch(other)))
}

/// Gives each label its room; returns the first group that has too little for any.
fn place_texts(
    groups: &mut [Group],
    widths: &[Widths],
    (left, right): (f64, f64),
    widest: f64,
) -> Option<usize> {
    let mut leftmost = left;
    for (place, group) in groups.iter_mut().enumerate() {
        let room = (right - leftmost).min(widest);
        if room < SHORTEST && place > 0 {
            return Some(place);
        }
        let width = needed(&widths[group.events.clone()]).min(room);
        group.left = group.x.min(right - width).max(leftmost.min(group.x));
        group.right = group.left + width;
        leftmost = group.last_x + GAP;
    }
    None
}

/// Width of all names with the last fraction.
fn needed(widths: &[Widths]) -> f64 {
    let names: f64 = widths.iter().map(|event| event.label).sum();
    let separators = (widths.len() as f64 - 1.0) * width(", ", false);
    names + separators + widths.last().map_or(0.0, |last| last.fraction)
}

/// Puts each label above the leaders of later events that it reaches; returns the number of rows.
fn assign_rows(groups: &mut [Group]) -> usize {
    let mut rows = 0;
    for place in (0..groups.len()).rev() {
        let reach = groups[place].right + GAP;
        let passed = groups[place + 1..].iter().take_while(|later| later.x.min(later.left) <= reach);
        let row = passed.map(|later| later.row + 1).max().unwrap_or(0);
        groups[place].row = row;
        rows = rows.max(row + 1);
    }
    rows
}

/// The fraction as it follows the names.
fn after(event: &Event<'_>) -> String {
    if event.fraction.is_empty() { String::new() } else { format!(": {}", event.fraction) }
}

/// All names where they have room, else the first one and how many more.
fn text(events: &[Event<'_>], room: f64) -> String {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return String::new() };
    let names: Vec<&str> = events.iter().map(|event| event.label).collect();
    let all = names.join(", ") + &after(last);
    if width(&all, false) <= room + 0.01 {
        return all;
    }
    let more = if names.len() > 1 { format!(" +{}", names.len() - 1) } else { String::new() };
    let rest = more + &after(last);
    let name = fitted(first.label, false, room - width(&rest, false));
    if name.is_empty() { fitted(rest.trim_start_matches([':', ' ']), false, room) } else { name + &rest }
}

impl Group {
    fn of(place: usize, x: f64) -> Self {
        Self { events: place..place + 1, x, last_x: x, left: x, right: x, row: 0 }
    }

    fn extend_to(&mut self, place: usize, x: f64) {
        self.events.end = place + 1;
        self.last_x = x;
    }
}

impl EventLabels<'_> {
    /// Height that the rows need.
    pub(super) fn height(&self) -> f64 {
        self.rows as f64 * LINE
    }

    /// Draws leaders from `foot(x)` up to the labels, whose lowest row has its baseline at `y`.
    pub(super) fn draw(&self, sheet: &mut Sheet, y: f64, foot: impl Fn(f64) -> f64) {
        let baseline = |group: &Group| y - group.row as f64 * LINE;
        for group in &self.groups {
            let top = baseline(group) + DESCENT + 1.0;
            sheet.line(Mark::Leader, &[(group.x, foot(group.x)), (group.x, top)]);
        }
        for group in &self.groups {
            let text = text(&self.events[group.events.clone()], group.right - group.left);
            sheet.text(&text, TextRole::Name, Align::Start, group.left, baseline(group));
        }
    }
}
