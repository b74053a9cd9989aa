//! A key above a narrow plot: where labels beside the marks would take half of its width.

use super::hatching;
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet};
use super::text_size::{LINE, fitted, width};

/// One entry: how a mark looks and what it is.
#[derive(Clone, Debug)]
pub(super) struct KeyEntry {
    pub(super) sample: Sample,
    pub(super) text: String,
    pub(super) role: TextRole,
}

/// What stands before the text of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sample {
    /// A piece of a column.
    Column(Mark),
    /// A piece of a dashed outline.
    Outline,
    /// A diamond.
    Diamond,
    /// A sign that is written.
    Sign(&'static str),
}

/// Entries in rows.
#[derive(Debug, Default)]
pub(super) struct Legend {
    rows: Vec<Vec<(f64, KeyEntry)>>,
}

/// Width and height of a sample.
const SAMPLE: f64 = 12.0;
/// From the sample to its text.
const GAP: f64 = 6.0;
/// Between two entries of a row.
const BETWEEN: f64 = 16.0;
/// From row to row.
const ROW: f64 = LINE + 3.0;

impl Legend {
    /// Puts entries one after the other, and below each other where a row has no room for the next.
    pub(super) fn arranged(entries: impl IntoIterator<Item = KeyEntry>, room: f64) -> Self {
        let mut rows: Vec<Vec<(f64, KeyEntry)>> = Vec::new();
        let mut free_from = f64::INFINITY;
        for mut entry in entries {
            entry.text = fitted(&entry.text, entry.role.is_semibold(), room - SAMPLE - GAP);
            let needed = SAMPLE + GAP + width(&entry.text, entry.role.is_semibold());
            if free_from + needed > room {
                rows.push(Vec::new());
                free_from = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((free_from, entry));
            }
            free_from += needed + BETWEEN;
        }
        Self { rows }
    }

    /// Height of all rows, with the distance to what stands below; also without any there is some.
    pub(super) fn height(&self) -> f64 {
        if self.rows.is_empty() { 3.0 } else { self.rows.len() as f64 * ROW + 6.0 }
    }

    /// Height of all rows where the chart begins right below them: nothing without any.
    pub(super) fn room(&self) -> f64 {
        if self.rows.is_empty() { 0.0 } else { self.height() }
    }

    /// Draws the rows at the top of the sheet.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        for (row, entries) in self.rows.iter().enumerate() {
            let top = 4.0 + row as f64 * ROW;
            for (left, entry) in entries {
                let area = Area { left: left + 1.0, top, right: left + 1.0 + SAMPLE, bottom: top + SAMPLE };
                entry.sample.draw(sheet, area);
                sheet.text(&entry.text, entry.role, Align::Start, left + SAMPLE + GAP, top + 11.0);
            }
        }
    }
}

impl Sample {
    fn draw(self, sheet: &mut Sheet, area: Area) {
        match self {
            Self::Column(mark) => {
                sheet.rectangle(mark, area);
                if mark == Mark::AssumedPart {
                    hatching::draw(sheet, area);
                }
            }
            Self::Outline => {
                let Area { left, top, right, bottom } = area;
                sheet.line(Mark::Outline, &[(left, bottom), (left, top), (right, top), (right, bottom)]);
            }
            Self::Sign(sign) => {
                sheet.text(
                    sign,
                    TextRole::Tick,
                    Align::Middle,
                    (area.left + area.right) / 2.0,
                    area.top + 11.0,
                );
            }
            Self::Diamond => {
                sheet.diamond(((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0), 6.0);
            }
        }
    }
}
