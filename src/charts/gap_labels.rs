//! Where there is nothing to draw, a chart says so: neither a zero nor a line across.

use super::key::{KeyEntry, Sample};
use super::mark::TextRole;
use super::sheet::{Align, Sheet};
use super::text_size::{holds, width, wrapped};

/// What stands in a gap that has no room for words; German statistics write it for „nothing there“.
const NOTHING: &str = "–";
/// How far words may reach into the distance to the neighbouring columns.
const BEYOND: f64 = 6.0;
/// Most lines of the words.
const LINES: usize = 3;

/// Whether a stretch of the plot has room for the words.
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

/// Writes the words at the foot of each stretch of the plot, beyond its ends where nothing else stands in the
/// plot there; else a dash.
pub(super) fn draw(
    sheet: &mut Sheet,
    text: &str,
    gaps: &[(f64, f64)],
    (left, right): (f64, f64),
    bottom: f64,
) {
    if text.is_empty() {
        return;
    }
    for &(from, to) in gaps {
        let (middle, y) = ((from + to) / 2.0, bottom - 9.0);
        if fits(text, (from, to)) {
            let lines = wrapped(text, false, to - from + BEYOND, LINES);
            if lines.len() > 1 && sheet.lines_if_free(&lines, TextRole::Tick, middle, y) {
                continue;
            }
        }
        let mut line = |text: &str| {
            let half = width(text, false) / 2.0;
            let inside = left <= middle - half && middle + half <= right;
            inside && sheet.text_if_free(text, TextRole::Tick, Align::Middle, middle, y)
        };
        let _written = line(text) || line(NOTHING);
    }
}

/// Neighbouring slots as one stretch each.
pub(super) fn stretches(slots: impl IntoIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for (from, to) in slots {
        match stretches.last_mut() {
            Some(last) if from - last.1 < 0.001 => last.1 = to,
            _ => stretches.push((from, to)),
        }
    }
    stretches
}
