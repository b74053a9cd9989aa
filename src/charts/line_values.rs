//! Values written at a stepped line: its first, its lowest and its highest one. The last one stands at its end, and
//! all others in the table.

use super::mark::TextRole;
use super::sheet::{Align, Area, Sheet};
use super::text_size::{ASCENT, DESCENT};
use crate::cents::Cents;

/// A segment of the line at its place on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueSegment {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
    pub(super) amount: Cents,
    /// Whether it is planned.
    pub(super) planned: bool,
}

/// From the middle of the line to a text.
const DISTANCE: f64 = 4.5;
/// By how much a text may stand farther away.
const FARTHER: f64 = 3.0;
/// From the end of a segment to a text: past the step to the next one.
const INSET: f64 = 3.0;

/// Writes those values that have room between two ends of the plot and are not written already, as the last is and
/// perhaps another.
pub(super) fn draw(
    sheet: &mut Sheet,
    segments: &[ValueSegment],
    plot: (f64, f64),
    written: impl Fn(Cents) -> String,
    another: Option<Cents>,
) {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return };
    // Of equal ones the earliest.
    let lowest = segments.iter().min_by_key(|segment| segment.amount);
    let highest = segments.iter().rev().max_by_key(|segment| segment.amount);
    let falls = segments.get(1).is_none_or(|second| second.amount <= first.amount);
    let mut done: Vec<String> = [last.amount].into_iter().chain(another).map(&written).collect();
    for (segment, upwards) in [(Some(first), falls), (lowest, false), (highest, true)] {
        let Some(segment) = segment else { continue };
        let value = written(segment.amount);
        if done.contains(&value) {
            continue;
        }
        let aligns = [Align::Start, Align::Middle, Align::End];
        if place(sheet, segment, &value, TextRole::Actual, (upwards, aligns), plot) {
            done.push(value);
        }
    }
}

/// Writes a value at a segment, above or below it first and at its ends and middle in that order, if it has room.
pub(super) fn place(
    sheet: &mut Sheet,
    segment: &ValueSegment,
    value: &str,
    role: TextRole,
    (upwards, aligns): (bool, [Align; 3]),
    (left, right): (f64, f64),
) -> bool {
    let above = segment.y - DISTANCE - DESCENT;
    let below = segment.y + DISTANCE + ASCENT;
    // Farther away there is room beside the disc of an event.
    let heights = match upwards {
        true => [above, below, above - FARTHER, below + FARTHER],
        false => [below, above, below + FARTHER, above - FARTHER],
    };
    let at = |align: Align| match align {
        Align::Start => segment.from + INSET,
        Align::Middle => (segment.from + segment.to) / 2.0,
        Align::End => segment.to - INSET,
    };
    let mut tries = heights.into_iter().flat_map(|y| aligns.map(|align| (align, at(align), y)));
    tries.any(|(align, x, y)| {
        let room = Area::of_text(value, role, align, x, y);
        left <= room.left && room.right <= right && sheet.text_if_free(value, role, align, x, y)
    })
}
