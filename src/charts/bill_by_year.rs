//! A member's bill by year as columns, with the outline of what it would have been.

use super::amount_axis::{AmountAxis, PlacedAxis};
use super::amount_label::{AmountLabel, bare};
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Format, Sheet};
use super::side_labels::{self, SideLabel};
use super::text_size::{ASCENT, DESCENT, width};
use super::year_axis::{YEAR_ROOM, YearAxis};
use super::{Drawing, drawing};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillByYear {
    /// One entry a year.
    pub years: Vec<YearBill>,
    /// Name of the columns.
    pub bill_label: String,
    /// Name of the outlines.
    pub without_label: String,
    /// Name of hollow columns, written where there is one.
    pub provisional_label: String,
}

/// The bill of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBill {
    /// The year.
    pub year: i16,
    /// The bill; `None` where there is none.
    pub bill: Option<Cents>,
    /// What it would have been without later accessions; `None` where there is nothing to compare.
    pub without_later: Option<Cents>,
    /// Whether it holds planned or assumed amounts.
    pub provisional: bool,
}

/// Draws the chart; `name` is read by assistive technology. `None` where no year has a bill.
#[must_use]
pub fn bill_by_year(name: &str, data: &BillByYear) -> Option<Drawing> {
    data.years.iter().any(|year| year.bill.is_some()).then(|| drawing(|format| draw(format, name, data)))
}

/// A year that has a bill.
#[derive(Clone, Copy)]
struct Column {
    year: i16,
    bill: Cents,
    without: Option<Cents>,
    provisional: bool,
}

fn columns(data: &BillByYear) -> Vec<Column> {
    let column = |year: &YearBill| {
        let bill = year.bill?;
        let without = year.without_later.filter(|&without| without != bill);
        Some(Column { year: year.year, bill, without, provisional: year.provisional })
    };
    let mut columns: Vec<Column> = data.years.iter().filter_map(column).collect();
    columns.sort_by_key(|column| column.year);
    columns
}

fn draw(format: Format, name: &str, data: &BillByYear) -> String {
    let columns = columns(data);
    let amounts = || columns.iter().flat_map(|column| column.without.into_iter().chain([column.bill]));
    let notation = AmountLabel::of(amounts());
    let Some(&latest) = columns.last() else { return String::new() };
    let hollow = columns.iter().rev().find(|column| column.provisional);
    let mut names = vec![(notation.plain(latest.bill), &data.bill_label, TextRole::ActualValue, latest)];
    if let Some(column) = columns.iter().rev().find(|column| column.without.is_some()) {
        let value =
            column.without.filter(|_| column.year == latest.year).map(|amount| notation.plain(amount));
        names.push((value.unwrap_or_default(), &data.without_label, TextRole::Without, *column));
    }
    let axis = AmountAxis::covering(amounts(), 5);
    let provisional = hollow.map(|_| ("", data.provisional_label.as_str(), TextRole::Tick));
    let named = names.iter().map(|(value, name, role, _)| (value.as_str(), name.as_str(), *role));
    let room = side_labels::room(named.chain(provisional), format.pick(170.0, 116.0));
    let (left, right) = (axis.room(), format.width() - room);
    let (top, bottom) = (34.0, format.height() - YEAR_ROOM);
    let all = || data.years.iter().map(|year| year.year);
    let slots = YearAxis::of_years(all().min().unwrap_or(0), all().max().unwrap_or(0), left, right);

    let mut sheet = Sheet::new(format, format.height(), name);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    slots.draw(&mut sheet, bottom);
    let extent = |year: i16| slots.column(year, 0.8, 76.0);
    draw_columns(&mut sheet, &axis, &columns, extent, |year| slots.slot(year));
    axis.draw_zero(&sheet, left, right);
    let margin = Area { left: right, top: top - 8.0, right: format.width(), bottom: bottom + 6.0 };
    sheet.keep_free(margin);
    label_columns(&mut sheet, &axis, &columns, notation, extent);

    let mut labels: Vec<SideLabel> = Vec::with_capacity(3);
    for (value, name, role, column) in names {
        let (_, edge) = extent(column.year);
        let y = match (role, column.without) {
            (TextRole::Without, Some(without)) => axis.y(without),
            _ => (axis.y(column.bill) + axis.zero()) / 2.0,
        };
        labels.push(SideLabel { from: (edge, y), value, name: name.clone(), role });
    }
    if let Some(column) = hollow {
        let y = axis.zero() - (axis.zero() - axis.y(column.bill)) * 0.2;
        let (_, edge) = extent(column.year);
        let name = data.provisional_label.clone();
        labels.push(SideLabel { from: (edge, y), value: String::new(), name, role: TextRole::Tick });
    }
    side_labels::draw(&mut sheet, &labels, margin);
    sheet.finish()
}

fn draw_columns(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    extent: impl Fn(i16) -> (f64, f64),
    slot: impl Fn(i16) -> (f64, f64),
) {
    for (provisional, mark) in [(false, Mark::Bar), (true, Mark::Provisional)] {
        for column in
            columns.iter().filter(|column| column.provisional == provisional && !column.bill.is_zero())
        {
            let (left, right) = extent(column.year);
            let (one, other) = (axis.zero(), axis.y(column.bill));
            let area = Area { left, top: one.min(other), right, bottom: one.max(other) };
            sheet.rectangle(mark, area);
            sheet.keep_free(area);
        }
    }
    let (left, right) = columns.first().map_or((0.0, 0.0), |column| extent(column.year));
    if right - left < NARROWEST_OUTLINE {
        draw_stepped(sheet, axis, columns, slot);
    } else {
        draw_outlines(sheet, axis, columns, extent);
    }
}

/// Narrower columns have no outline each, but a dashed stepped line over all of them.
const NARROWEST_OUTLINE: f64 = 9.0;

/// From the end of each column to where it would have ended.
fn draw_outlines(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    extent: impl Fn(i16) -> (f64, f64),
) {
    for column in columns {
        let Some(without) = column.without else { continue };
        let (left, right) = extent(column.year);
        let same_side = column.bill.0.signum() * without.0.signum() > 0;
        let from = if same_side { axis.y(column.bill) } else { axis.zero() };
        let to = axis.y(without);
        sheet.line(Mark::Outline, &[(left, from), (left, to), (right, to), (right, from)]);
        sheet.keep_free(Area { left, top: from.min(to), right, bottom: from.max(to) });
    }
}

/// One line over neighbouring years that all have something to compare.
fn draw_stepped(sheet: &mut Sheet, axis: &PlacedAxis, columns: &[Column], slot: impl Fn(i16) -> (f64, f64)) {
    let compared: Vec<(i16, Cents)> =
        columns.iter().filter_map(|column| Some((column.year, column.without?))).collect();
    for run in compared.chunk_by(|one, next| next.0 - one.0 == 1) {
        let mut points = Vec::with_capacity(run.len() * 2);
        for &(year, without) in run {
            let ((left, right), y) = (slot(year), axis.y(without));
            points.extend([(left, y), (right, y)]);
            sheet.keep_free(Area { left, top: y - 1.0, right, bottom: y + 1.0 });
        }
        sheet.line(Mark::Without, &points);
    }
}

/// Values in their columns, or on top of those that have no outline, wherever they have room.
fn label_columns(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    notation: AmountLabel,
    extent: impl Fn(i16) -> (f64, f64),
) {
    let earlier = &columns[..columns.len() - 1];
    for column in earlier.iter().rev() {
        let (left, right) = extent(column.year);
        let (middle, end) = ((left + right) / 2.0, axis.y(column.bill));
        let label = notation.plain(column.bill);
        let needed = width(bare(&label), true) + 2.0;
        let below_zero = column.bill < Cents::ZERO;
        if right - left >= needed && (end - axis.zero()).abs() >= ASCENT + DESCENT + 8.0 {
            let role = if column.provisional { TextRole::Strong } else { TextRole::OnBar };
            let y = if below_zero { end - DESCENT - 4.0 } else { end + ASCENT + 5.0 };
            sheet.text(bare(&label), role, Align::Middle, middle, y);
        } else if column.without.is_none() {
            let y = if below_zero { end + ASCENT + 4.0 } else { end - DESCENT - 3.0 };
            sheet.text_if_free(bare(&label), TextRole::Strong, Align::Middle, middle, y);
        }
    }
}
