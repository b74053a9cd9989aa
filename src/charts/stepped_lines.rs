//! Two stepped lines over time, with gaps, and the area between them.
//!
//! A quantity that changes on a day is drawn as a step on that day, never as a slope between days.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet};
use super::text_size::{ASCENT, DESCENT, SIZE, width};

/// A segment of time at its place on the sheet, with the heights of both lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Height of what was borne; `None` in a gap.
    pub(super) actual: Option<f64>,
    /// Height of what would have been borne; `None` in a gap.
    pub(super) without: Option<f64>,
    /// Whether what was borne is planned.
    pub(super) planned: bool,
}

/// Which of the two lines.
pub(super) type Line = fn(&Level) -> Option<f64>;

impl Level {
    fn touches(&self, next: &Self) -> bool {
        (self.to - next.from).abs() < 0.001
    }

    /// Both heights where less was borne than would have been: the area between them is a saving.
    fn saving(&self) -> Option<(f64, f64)> {
        self.without.zip(self.actual).filter(|(without, actual)| without < actual)
    }
}

/// Draws one line and keeps later texts off it; neighbours of one height become one segment.
pub(super) fn draw_line(sheet: &mut Sheet, mark: Mark, levels: &[Level], line: Line) {
    let drawn: Vec<&Level> = levels.iter().filter(|level| line(level).is_some()).collect();
    for run in drawn.chunk_by(|one, next| one.touches(next)) {
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(run.len() * 2);
        for (level, y) in run.iter().filter_map(|level| Some((level, line(level)?))) {
            match points.last_mut() {
                Some(last) if last.1 == y => last.0 = level.to,
                _ => points.extend([(level.from, y), (level.to, y)]),
            }
        }
        sheet.line(mark, &points);
        sheet.keep_off(&points, 1.5);
    }
}

/// Draws the line of what was borne, and dotted what is planned, with the steps from one to the other.
pub(super) fn draw_actual(sheet: &mut Sheet, levels: &[Level]) {
    for pair in levels.windows(2).filter(|pair| pair[0].planned != pair[1].planned) {
        if let (true, Some(before), Some(after)) = (pair[0].touches(&pair[1]), pair[0].actual, pair[1].actual)
        {
            let step = [(pair[1].from, before), (pair[1].from, after)];
            sheet.line(Mark::Planned, &step);
            sheet.keep_off(&step, 1.5);
        }
    }
    draw_line(sheet, Mark::Planned, levels, |level| level.actual.filter(|_| level.planned));
    draw_line(sheet, Mark::Actual, levels, |level| level.actual.filter(|_| !level.planned));
}

/// Draws the area between both lines, where it is a saving.
pub(super) fn draw_between(sheet: &Sheet, levels: &[Level]) {
    let apart: Vec<(&Level, f64, f64)> = levels
        .iter()
        .filter_map(|level| level.saving().map(|(without, actual)| (level, without, actual)))
        .collect();
    for run in apart.chunk_by(|one, next| one.0.touches(next.0)) {
        let mut corners: Vec<(f64, f64)> = Vec::with_capacity(run.len() * 4);
        let mut add = |x: f64, y: f64| match corners.as_mut_slice() {
            [.., before, last] if before.1 == y && last.1 == y => last.0 = x,
            _ => corners.push((x, y)),
        };
        for (level, without, _) in run {
            add(level.from, *without);
            add(level.to, *without);
        }
        for (level, _, actual) in run.iter().rev() {
            add(level.to, *actual);
            add(level.from, *actual);
        }
        sheet.polygon(Mark::Between, &corners);
    }
}

/// Where a line ends.
pub(super) fn end(levels: &[Level], line: Line) -> Option<(f64, f64)> {
    levels.iter().rev().find_map(|level| line(level).map(|y| (level.to, y)))
}

/// The height of a line from a day on, or where it ends on that day; `None` in a gap.
pub(super) fn height_from(levels: &[Level], line: Line, x: f64) -> Option<f64> {
    let begins = levels.iter().find(|level| level.from <= x && x < level.to).and_then(line);
    let ends = |level: &&Level| (level.to - x).abs() < 0.001;
    begins.or_else(|| levels.iter().rev().find(ends).and_then(line))
}

/// Where a line is interrupted between two ends of the plot.
pub(super) fn gaps(levels: &[Level], line: Line, (left, right): (f64, f64)) -> Vec<(f64, f64)> {
    let drawn = levels.iter().filter(|level| line(level).is_some());
    let mut gaps = Vec::new();
    let mut reached = left;
    for (from, to) in drawn.map(|level| (level.from, level.to)).chain([(right, right)]) {
        if from - reached > 0.5 {
            gaps.push((reached, from));
        }
        reached = to.max(reached);
    }
    gaps
}

/// Writes the name of the area where it has most room between two events at `stops`, and says whether it has
/// enough.
pub(super) fn name_between(sheet: &mut Sheet, name: &str, levels: &[Level], stops: &[f64]) -> bool {
    let needed = width(name, false) + 14.0;
    let mut best: Option<(f64, f64, f64)> = None;
    for (first, begin) in levels.iter().enumerate() {
        let (mut top, mut bottom, mut reached) = (f64::NEG_INFINITY, f64::INFINITY, begin.from);
        for level in &levels[first..] {
            let Some((without, actual)) = level.saving() else { break };
            (top, bottom) = (top.max(without), bottom.min(actual));
            if bottom - top < ASCENT + DESCENT + 6.0 || level.from - reached > 0.001 {
                break;
            }
            reached = level.to;
            let (left, right) = free_segment(begin.from, level.to, stops);
            let room = (bottom - top).min(3.0 * SIZE) * (right - left).min(3.0 * needed);
            if right - left >= needed && best.is_none_or(|(_, _, most)| room > most) {
                best = Some(((left + right) / 2.0, (top + bottom) / 2.0 + 4.0, room));
            }
        }
    }
    best.is_some_and(|(x, y, _)| sheet.text_if_free(name, TextRole::Name, Align::Middle, x, y))
}

/// The longest segment between two points that no stop interrupts.
fn free_segment(from: f64, to: f64, stops: &[f64]) -> (f64, f64) {
    let inside = stops.iter().copied().filter(|&stop| from < stop && stop < to);
    let mut longest = (from, from);
    let mut begin = from;
    for end in inside.chain([to]) {
        if end - begin > longest.1 - longest.0 {
            longest = (begin, end);
        }
        begin = end;
    }
    longest
}
