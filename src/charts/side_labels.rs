//! Labels at the right of a plot, each beside the end of its line or the last of its columns.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::text_size::{ASCENT, DESCENT, LINE, narrowest, width, wrapped};

/// A value and what it is, beside the mark at `from`.
#[derive(Clone, Debug)]
pub(super) struct SideLabel {
    /// The end of the line, or the right edge of the column.
    pub(super) from: (f64, f64),
    /// The value; may be empty.
    pub(super) value: String,
    /// What it is, below the value.
    pub(super) name: String,
    /// The role of the value.
    pub(super) role: TextRole,
}

/// Where labels may stand: from `left` to `right`, between two heights.
pub(super) type Room = Area;

/// Width of the room that these labels need, their distance to the plot included: in the narrow drawing the
/// least in which two lines hold each name, in the wide one enough for a line where that is not too much.
pub(super) fn room<'a>(
    labels: impl IntoIterator<Item = (&'a str, &'a str, TextRole)>,
    format: SheetFormat,
) -> f64 {
    let mut needed: f64 = 0.0;
    for (value, name, role) in labels {
        let semibold = role.of_its_name().is_semibold();
        let of_name = match format {
            SheetFormat::Wide if width(name, semibold) <= COMFORTABLE => width(name, semibold),
            _ => narrowest(name, semibold),
        };
        needed = needed.max(of_name).max(width(value, role.is_semibold()));
    }
    GAP + needed.min(WIDEST) + 0.5
}

/// Height that labels with these names need, each with its value, in a room of that width.
pub(super) fn height<'a>(names: impl IntoIterator<Item = (&'a str, TextRole)>, room: f64) -> f64 {
    let lines = |name: &str, role: TextRole| {
        wrapped(name, role.of_its_name().is_semibold(), room - GAP, LINES).len() as f64 + 1.0
    };
    let block = |lines: f64| lines * LINE - (LINE - ASCENT - DESCENT) + BETWEEN;
    names.into_iter().map(|(name, role)| block(lines(name, role))).sum()
}

/// A name that is not wider stands in one line of the wide drawing.
const COMFORTABLE: f64 = 158.0;
/// No label is wider; a name without a break that would be is cut.
const WIDEST: f64 = 168.0;

/// From the plot to the labels.
const GAP: f64 = 12.0;
/// Most lines of a name.
const LINES: usize = 3;
/// Between two labels.
const BETWEEN: f64 = 9.0;

struct Block<'a> {
    label: &'a SideLabel,
    lines: Vec<(String, TextRole)>,
    top: f64,
}

impl Block<'_> {
    fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE - (LINE - ASCENT - DESCENT)
    }
}

/// Draws the labels near their marks, without touching each other; the first ones matter most, and
/// those that have no room at all are left out. Returns how many were drawn.
pub(super) fn draw(sheet: &mut Sheet, labels: &[SideLabel], room: Room) -> usize {
    for lines in (1..=LINES).rev() {
        if let Some(blocks) = stacked(labels, room, lines) {
            return draw_blocks(sheet, blocks, room);
        }
    }
    for count in (1..labels.len()).rev() {
        if let Some(blocks) = stacked(&labels[..count], room, 1) {
            return draw_blocks(sheet, blocks, room);
        }
    }
    0
}

/// Puts one block below the other, each as near to its mark as the others let it.
fn stacked(labels: &[SideLabel], room: Room, lines: usize) -> Option<Vec<Block<'_>>> {
    let free = room.right - room.left - GAP;
    let mut blocks: Vec<Block<'_>> = Vec::with_capacity(labels.len());
    for label in labels {
        let mut all: Vec<(String, TextRole)> = Vec::with_capacity(lines + 1);
        if !label.value.is_empty() && width(&label.value, label.role.is_semibold()) <= free {
            all.push((label.value.clone(), label.role));
        }
        let role = label.role.of_its_name();
        let name = wrapped(&label.name, role.is_semibold(), free, lines);
        all.extend(name.into_iter().map(|line| (line, role)));
        if !all.is_empty() {
            let mut block = Block { label, lines: all, top: 0.0 };
            block.top = label.from.1 - block.height() / 2.0;
            blocks.push(block);
        }
    }
    blocks.sort_by(|one, other| one.label.from.1.total_cmp(&other.label.from.1));
    let needed: f64 = blocks.iter().map(|block| block.height() + BETWEEN).sum();
    if needed - BETWEEN > room.bottom - room.top {
        return None;
    }
    settle(&mut blocks, room);
    Some(blocks)
}

/// Blocks that would meet become a group around the middle of their marks, as long as groups meet.
fn settle(blocks: &mut [Block<'_>], room: Room) {
    // A group: its first block, how many, its height, its wanted middle.
    let mut groups: Vec<(usize, usize, f64, f64)> = Vec::with_capacity(blocks.len());
    let top_of = |height: f64, middle: f64| (middle - height / 2.0).min(room.bottom - height).max(room.top);
    for (place, block) in blocks.iter().enumerate() {
        let mut group = (place, 1, block.height(), block.label.from.1);
        while let Some(&(first, count, height, middle)) = groups.last() {
            if top_of(height, middle) + height + BETWEEN <= top_of(group.2, group.3) {
                break;
            }
            let all = count + group.1;
            let middle = (middle * count as f64 + group.3 * group.1 as f64) / all as f64;
            group = (first, all, height + BETWEEN + group.2, middle);
            groups.pop();
        }
        groups.push(group);
    }
    for (first, count, height, middle) in groups {
        let mut top = top_of(height, middle);
        for block in &mut blocks[first..first + count] {
            block.top = top;
            top += block.height() + BETWEEN;
        }
    }
}

fn draw_blocks(sheet: &mut Sheet, blocks: Vec<Block<'_>>, room: Room) -> usize {
    for block in &blocks {
        let middle = block.top + block.height() / 2.0;
        let (x, y) = block.label.from;
        let moved = (middle - y).abs() > 9.0;
        if moved || room.left - x > 4.0 {
            sheet.line(Mark::Leader, &[(x + 2.0, y), (room.left + GAP - 3.0, middle)]);
        }
    }
    for block in &blocks {
        for (place, (line, role)) in block.lines.iter().enumerate() {
            let y = block.top + ASCENT + place as f64 * LINE;
            sheet.text(line, *role, Align::Start, room.left + GAP, y);
        }
    }
    blocks.len()
}
