//! Where there is nothing to draw, a chart says so: neither a zero nor a line across.

use super::key::{KeyEntry, Sample};
use super::mark::TextRole;
use super::sheet::{Align, Area, Sheet};
use super::text_size::{ASCENT, DESCENT, LINE, holds, width, wrapped};

/// What stands in a gap that has no room for words; German statistics write it for „nothing there“.
const NOTHING: &str = "–";
/// How far words may reach into the distance to the neighbouring columns.
const BEYOND: f64 = 6.0;
/// Most lines of the words.
const LINES: usize = 3;

/// Whether a segment of the plot has room for the words.
fn fits(text: &str, (from, to): (f64, f64)) -> bool {
    holds(text, false, to - from + BEYOND, LINES)
}

/// The explanation of the dash for a key, where there is a gap that has no room for the words.
pub(super) fn entry(text: &str, gaps: &[(f64, f64)]) -> Option<KeyEntry> {
    let too_narrow = !text.is_empty() && gaps.iter().any(|&gap| !fits(text, gap));
    too_narrow.then(|| KeyEntry {
        sample: Sample::Sign(NOTHING),
        text: text.to_owned(),
        role: TextRole::Tick,
    })
}

/// Where the words stand: on the zero line, or at the bottom where the plot has no room above that.
pub(super) fn foot((top, zero, bottom): (f64, f64, f64)) -> f64 {
    if zero - top > LINES as f64 * LINE + 9.0 { zero } else { bottom }
}

/// Writes the words at the foot of each segment of the plot, beyond its ends where nothing else stands in the
/// plot there; else a dash. Returns the room of each text.
pub(super) fn draw(
    sheet: &mut Sheet,
    text: &str,
    gaps: &[(f64, f64)],
    (left, right): (f64, f64),
    bottom: f64,
) -> Vec<Area> {
    let mut written = Vec::new();
    if text.is_empty() {
        return written;
    }
    for &(from, to) in gaps {
        let (middle, y) = ((from + to) / 2.0, bottom - 9.0);
        if fits(text, (from, to)) {
            let lines = wrapped(text, false, to - from + BEYOND, LINES);
            if lines.len() > 1 && sheet.lines_if_free(&lines, TextRole::Tick, middle, y) {
                let half = lines.iter().map(|line| width(line, false)).fold(0.0, f64::max) / 2.0;
                let top = y - ASCENT - (lines.len() - 1) as f64 * LINE;
                written.push(Area { left: middle - half, top, right: middle + half, bottom: y + DESCENT });
                continue;
            }
        }
        let mut line = |text: &str| {
            let half = width(text, false) / 2.0;
            let inside = left <= middle - half && middle + half <= right;
            let drawn = inside && sheet.text_if_free(text, TextRole::Tick, Align::Middle, middle, y);
            drawn.then(|| Area::of_text(text, TextRole::Tick, Align::Middle, middle, y))
        };
        written.extend(line(text).or_else(|| line(NOTHING)));
    }
    written
}

/// Neighbouring slots as one segment each.
pub(super) fn segments(slots: impl IntoIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut segments: Vec<(f64, f64)> = Vec::new();
    for (from, to) in slots {
        match segments.last_mut() {
            Some(last) if from - last.1 < 0.001 => last.1 = to,
            _ => segments.push((from, to)),
        }
    }
    segments
}
