//! Slanted lines in a column, which say that its amount is not final: seen without any colour too.
//!
//! They run on whole units, which keeps a drawing with many of them small.

use super::mark::Mark;
use super::sheet::{Area, Sheet};

/// From one line to the next, along an edge of a column.
const DISTANCE: f64 = 14.0;
/// The same in an area that is not much larger.
const NEAR: f64 = 6.0;
/// In a narrower area lines would be specks.
const NARROWEST: f64 = 6.0;

/// Draws lines from lower left to upper right through an area.
pub(super) fn draw(sheet: &Sheet, area: Area) {
    let (left, right) = (area.left.ceil(), area.right.floor());
    let (top, bottom) = (area.top.ceil(), area.bottom.floor());
    if right - left < NARROWEST {
        return;
    }
    let distance = if right - left < 2.0 * DISTANCE { NEAR } else { DISTANCE };
    // On each line x + y is the same.
    let mut sum = ((left + top) / distance).floor() * distance + distance;
    while sum < right + bottom {
        let (from, to) = (left.max(sum - bottom), right.min(sum - top));
        if to - from > 1.0 {
            sheet.line(Mark::Hatching, &[(from, sum - from), (to, sum - to)]);
        }
        sum += distance;
    }
}
