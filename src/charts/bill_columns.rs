//! The columns of a member's bills, with what each would have been, and the bills written at them.

use super::amount_axis::PlacedAxis;
use super::amount_label::{AmountLabel, bare};
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet};
use super::status_parts::{self, BarPart, StatusParts};
use super::text_size::{ASCENT, DESCENT, width};
use super::year_axis::YearAxis;
use crate::cents::Cents;

/// A year that has a bill.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) year: i16,
    pub(super) bill: StatusParts,
    /// What it would have been, where that is something else.
    pub(super) without: Option<Cents>,
}

/// Columns at their places.
pub(super) struct BillColumns<'a> {
    columns: &'a [Column],
    axis: &'a PlacedAxis,
    slots: &'a YearAxis,
    /// How much of its slot a column takes.
    share: f64,
    notation: AmountLabel,
    /// The years whose bills are written.
    labelled: Vec<i16>,
}

/// No column is wider.
const WIDEST: f64 = 76.0;
/// Narrower columns have no outline each, but a dashed stepped line over all of them.
const NARROWEST_OUTLINE: f64 = 20.0;

impl<'a> BillColumns<'a> {
    /// Columns in ascending order. All bills are written where all have room, else the first one and the extremes of
    /// all but those that are written `beside` the plot.
    pub(super) fn of(
        columns: &'a [Column],
        axis: &'a PlacedAxis,
        slots: &'a YearAxis,
        share: f64,
        notation: AmountLabel,
        beside: usize,
    ) -> Self {
        let mut these = Self { columns, axis, slots, share, notation, labelled: Vec::new() };
        let all = columns.iter().all(|column| these.is_wide_enough(column));
        let labelled = &columns[..columns.len() - beside.min(columns.len())];
        let ends = [
            labelled.first(),
            labelled.iter().min_by_key(|column| column.bill.amount),
            labelled.iter().rev().max_by_key(|column| column.bill.amount),
        ];
        these.labelled = match all {
            true => columns.iter().map(|column| column.year).collect(),
            false => ends.into_iter().flatten().map(|column| column.year).collect(),
        };
        these
    }

    /// Whether the bill of a year is written at its column.
    pub(super) fn is_labelled(&self, year: i16) -> bool {
        self.labelled.contains(&year)
    }

    /// The left and the right edge of a column.
    pub(super) fn extent(&self, year: i16) -> (f64, f64) {
        self.slots.column(year, self.share, WIDEST)
    }

    fn area(&self, year: i16, (from, to): (Cents, Cents)) -> Area {
        let (left, right) = self.extent(year);
        let (one, other) = (self.axis.y(from), self.axis.y(to));
        Area { left, top: one.min(other), right, bottom: one.max(other) }
    }

    /// Draws the columns and what they would have been; a hatched one leaves room for the label in it.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let bars: Vec<_> = self.columns.iter().map(|column| (column.bill, Mark::Bar)).collect();
        let place = |bar: usize, ends| self.area(self.columns[bar].year, ends);
        status_parts::draw(sheet, &bars, place, |bar, area| self.hatched(&self.columns[bar], area));
        for column in self.columns.iter().filter(|column| !column.bill.amount.is_zero()) {
            sheet.keep_free(self.area(column.year, (Cents::ZERO, column.bill.amount)));
        }
        let narrow = self.columns.first().is_some_and(|column| {
            let (left, right) = self.extent(column.year);
            right - left < NARROWEST_OUTLINE
        });
        if narrow { self.draw_stepped(sheet) } else { self.draw_outlines(sheet) }
    }

    /// What of an assumed part has no label.
    fn hatched(&self, column: &Column, area: Area) -> Area {
        match self.label_inside(column) {
            Some((BarPart::Assumed, baseline)) if column.bill.amount < Cents::ZERO => {
                Area { bottom: baseline - ASCENT - 3.0, ..area }
            }
            Some((BarPart::Assumed, baseline)) => Area { top: baseline + DESCENT + 3.0, ..area },
            _ => area,
        }
    }

    /// From the end of each column to where it would have ended.
    fn draw_outlines(&self, sheet: &mut Sheet) {
        for column in self.columns {
            let Some(without) = column.without else { continue };
            let (left, right) = self.extent(column.year);
            let same_side = column.bill.amount.0.signum() * without.0.signum() > 0;
            let from = if same_side { self.axis.y(column.bill.amount) } else { self.axis.zero() };
            let to = self.axis.y(without);
            sheet.line(Mark::Outline, &[(left, from), (left, to), (right, to), (right, from)]);
            sheet.keep_free(Area { left, top: from.min(to), right, bottom: from.max(to) });
        }
    }

    /// One line over neighbouring years that all have something to compare.
    fn draw_stepped(&self, sheet: &mut Sheet) {
        let compared: Vec<(i16, Cents)> =
            self.columns.iter().filter_map(|column| Some((column.year, column.without?))).collect();
        for run in compared.chunk_by(|one, next| next.0 - one.0 == 1) {
            let ends = run.iter().flat_map(|&(year, without)| {
                let ((left, right), y) = (self.slots.slot(year), self.axis.y(without));
                [(left, y), (right, y)]
            });
            let points: Vec<(f64, f64)> = ends.collect();
            sheet.line(Mark::Without, &points);
            sheet.keep_off(&points, 1.0);
        }
    }

    fn is_wide_enough(&self, column: &Column) -> bool {
        let (left, right) = self.extent(column.year);
        width(bare(&self.notation.plain(column.bill.amount)), true) <= right - left
    }

    /// The part and the baseline of the label in a column, if it has one that has room there: at the end of the
    /// outermost part that is high enough, or behind the line of what the bill would have been, where that lies at the
    /// end.
    fn label_inside(&self, column: &Column) -> Option<(BarPart, f64)> {
        const STRIP: f64 = ASCENT + DESCENT + 5.0;
        if !self.labelled.contains(&column.year) || !self.is_wide_enough(column) {
            return None;
        }
        let zero = self.axis.zero();
        let height = |y: f64| (y - zero).abs();
        let line = column.without.filter(|without| without.0.signum() == column.bill.amount.0.signum());
        let line = line.map(|without| self.axis.y(without));
        column.bill.stretches().into_iter().rev().find_map(|(part, (from, to))| {
            let (begin, end) = (self.axis.y(from), self.axis.y(to));
            let before_line = line.filter(|&y| height(y) < height(end) && height(end) - height(y) < STRIP);
            let end = before_line.unwrap_or(end);
            let below_zero = column.bill.amount < Cents::ZERO;
            let baseline = if below_zero { end - DESCENT - 4.0 } else { end + ASCENT + 5.0 };
            (height(end) - height(begin) >= STRIP + 3.0).then_some((part, baseline))
        })
    }

    /// Writes bills in their columns, else on top of those that have no outline, wherever they have room.
    pub(super) fn label(&self, sheet: &mut Sheet) {
        for column in self.columns.iter().filter(|column| self.labelled.contains(&column.year)) {
            let (left, right) = self.extent(column.year);
            let (middle, end) = ((left + right) / 2.0, self.axis.y(column.bill.amount));
            let label = self.notation.plain(column.bill.amount);
            if let Some((part, baseline)) = self.label_inside(column) {
                let role = if part == BarPart::Proved { TextRole::OnBar } else { TextRole::Strong };
                sheet.text(bare(&label), role, Align::Middle, middle, baseline);
            } else if column.without.is_none() {
                let below_zero = column.bill.amount < Cents::ZERO;
                let y = if below_zero { end + ASCENT + 4.0 } else { end - DESCENT - 3.0 };
                sheet.text_if_free(bare(&label), TextRole::Strong, Align::Middle, middle, y);
            }
        }
    }
}
