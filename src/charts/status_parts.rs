//! An amount in parts: what a document proves, what is planned and what is assumed. In every chart the first is filled,
//! the second has a dotted edge and the third is hatched; a key says which is which.

use super::hatching;
use super::key::{KeyEntry, Sample};
use super::mark::{Mark, TextRole};
use super::sheet::{Area, Sheet};
use crate::cents::Cents;

/// An amount with how much of it is not proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusParts {
    /// All of it; may be negative.
    pub amount: Cents,
    /// What is planned.
    pub planned: Cents,
    /// What is assumed.
    pub assumed: Cents,
}

/// What the parts are called, in every chart the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusLabels {
    /// What a dotted edge says.
    pub planned: String,
    /// What hatching says.
    pub assumed: String,
}

/// A shorter part is not seen.
const SHORTEST: f64 = 0.5;

impl StatusParts {
    /// The stretches of a bar from nothing to the amount: of its length as much as is of each status, the least certain
    /// at its end. Parts that go the other way than the whole count by their size, and none is longer than the bar.
    pub(super) fn stretches(self) -> [(BarPart, (Cents, Cents)); 3] {
        let whole = self.amount.abs();
        let assumed = self.assumed.abs().min(whole);
        let planned = self.planned.abs().min(whole - assumed);
        let at = |length: Cents| if self.amount < Cents::ZERO { -length } else { length };
        let [proved, settled] = [whole - assumed - planned, whole - assumed];
        [
            (BarPart::Proved, (Cents::ZERO, at(proved))),
            (BarPart::Planned, (at(proved), at(settled))),
            (BarPart::Assumed, (at(settled), at(whole))),
        ]
    }

    /// Whether all of it is planned.
    pub(super) fn is_planned(self) -> bool {
        !self.planned.is_zero() && self.planned == self.amount
    }
}

impl From<Cents> for StatusParts {
    /// All of it proved.
    fn from(amount: Cents) -> Self {
        Self { amount, ..Self::default() }
    }
}

/// How certain a part of an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BarPart {
    Proved,
    Planned,
    Assumed,
}

impl BarPart {
    /// The mark of a bar of such a part; `proved` is that of a proved one.
    pub(super) fn mark(self, proved: Mark) -> Mark {
        match self {
            Self::Proved => proved,
            Self::Planned => Mark::PlannedPart,
            Self::Assumed => Mark::AssumedPart,
        }
    }
}

/// Draws bars in their parts, marks of one kind after each other. `place` says where a stretch of the bar at a place
/// lies, `hatched` which area of it has no text.
pub(super) fn draw(
    sheet: &Sheet,
    bars: &[(StatusParts, Mark)],
    place: impl Fn(usize, (Cents, Cents)) -> Area,
    hatched: impl Fn(usize, Area) -> Area,
) {
    let stretches: Vec<(usize, BarPart, Mark, Area)> = (bars.iter().enumerate())
        .flat_map(|(bar, (parts, mark))| parts.stretches().map(|(part, ends)| (bar, part, *mark, ends)))
        .filter(|(.., (from, to))| from != to)
        .map(|(bar, part, mark, ends)| (bar, part, part.mark(mark), place(bar, ends)))
        .filter(|(_, part, _, Area { left, top, right, bottom })| {
            let length = (right - left).min(bottom - top);
            *part == BarPart::Proved || length >= SHORTEST
        })
        .collect();
    for wanted in [BarPart::Proved, BarPart::Planned, BarPart::Assumed] {
        for (_, _, mark, area) in stretches.iter().filter(|(_, part, ..)| *part == wanted) {
            sheet.rectangle(*mark, *area);
        }
    }
    for (bar, .., area) in stretches.iter().filter(|(_, part, ..)| *part == BarPart::Assumed) {
        hatching::draw(sheet, hatched(*bar, *area));
    }
}

/// What a key says of the parts that any of these amounts has.
pub(super) fn entries<'a>(
    amounts: impl IntoIterator<Item = &'a StatusParts>,
    labels: &StatusLabels,
) -> Vec<KeyEntry> {
    let (mut planned, mut assumed) = (false, false);
    for parts in amounts {
        planned |= !parts.planned.is_zero();
        assumed |= !parts.assumed.is_zero();
    }
    let entry = |mark, text: &String| KeyEntry {
        sample: Sample::Column(mark),
        text: text.clone(),
        role: TextRole::Tick,
    };
    let planned = planned.then(|| entry(Mark::PlannedPart, &labels.planned));
    let assumed = assumed.then(|| entry(Mark::AssumedPart, &labels.assumed));
    planned.into_iter().chain(assumed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(amount: i128, planned: i128, assumed: i128) -> [(i128, i128); 3] {
        let parts = StatusParts { amount: Cents(amount), planned: Cents(planned), assumed: Cents(assumed) };
        parts.stretches().map(|(_, (from, to))| (from.0, to.0))
    }

    #[test]
    fn the_least_certain_part_lies_at_the_end() {
        assert_eq!(
            stretches(2_163_400, 0, 5),
            [(0, 2_163_395), (2_163_395, 2_163_395), (2_163_395, 2_163_400)]
        );
        assert_eq!(stretches(100, 20, 30), [(0, 50), (50, 70), (70, 100)]);
        assert_eq!(stretches(-100, 0, -100), [(0, 0), (0, 0), (0, -100)]);
    }

    #[test]
    fn no_part_is_longer_than_its_bar() {
        // 50 proved, a credit of 40 assumed.
        assert_eq!(stretches(10, 0, -40), [(0, 0), (0, 0), (0, 10)]);
        assert_eq!(stretches(10, 40, 0), [(0, 0), (0, 10), (10, 10)]);
        assert_eq!(stretches(0, 10, -10), [(0, 0); 3]);
    }
}
