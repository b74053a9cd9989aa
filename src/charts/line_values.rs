//! Values written at a stepped line: its first, its lowest and its highest one. The last one stands at its end, and
//! all others in the table.

use super::mark::TextRole;
use super::sheet::{Align, Area, Sheet};
use super::text_size::{ASCENT, DESCENT};
use crate::cents::Cents;

/// A stretch of the line at its place on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
    pub(super) amount: Cents,
}

/// From the middle of the line to a text.
const DISTANCE: f64 = 4.5;

/// Writes those values that have room between two ends of the plot and are not written already, as the last is.
pub(super) fn draw(
    sheet: &mut Sheet,
    stretches: &[Stretch],
    (left, right): (f64, f64),
    written: impl Fn(Cents) -> String,
) {
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return };
    // Of equal ones the earliest.
    let lowest = stretches.iter().min_by_key(|stretch| stretch.amount);
    let highest = stretches.iter().rev().max_by_key(|stretch| stretch.amount);
    let above = |y: f64| y - DISTANCE - DESCENT;
    let below = |y: f64| y + DISTANCE + ASCENT;
    let falls = stretches.get(1).is_none_or(|second| second.amount <= first.amount);
    let mut done = vec![written(last.amount)];
    for (stretch, upwards) in [(Some(first), falls), (lowest, false), (highest, true)] {
        let Some(stretch) = stretch else { continue };
        let value = written(stretch.amount);
        if done.contains(&value) {
            continue;
        }
        let heights =
            if upwards { [above(stretch.y), below(stretch.y)] } else { [below(stretch.y), above(stretch.y)] };
        let places = [
            (Align::Start, stretch.from + 1.0),
            (Align::Middle, (stretch.from + stretch.to) / 2.0),
            (Align::End, stretch.to - 1.0),
        ];
        let mut tries = heights.into_iter().flat_map(|y| places.map(|(align, x)| (align, x, y)));
        let inside = |align: Align, x: f64, y: f64| {
            let room = Area::of_text(&value, TextRole::Actual, align, x, y);
            left <= room.left && room.right <= right
        };
        if tries.any(|(align, x, y)| {
            inside(align, x, y) && sheet.text_if_free(&value, TextRole::Actual, align, x, y)
        }) {
            done.push(value);
        }
    }
}
