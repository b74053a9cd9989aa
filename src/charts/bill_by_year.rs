//! A member's bill by year as columns, with the outline of what it would have been.

use super::amount_axis::{AmountAxis, PlacedAxis};
use super::amount_label::{AmountLabel, bare};
use super::gap_labels;
use super::hatching;
use super::key::{Key, KeyEntry, Sample};
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Format, Sheet};
use super::side_labels::{self, SideLabel};
use super::text_size::{ASCENT, DESCENT, LINE, width};
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
    /// Name of hatched columns, written where there is one.
    pub provisional_label: String,
    /// What a year without a bill is; may be empty.
    pub gap_label: String,
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
    let names = names(data, &columns, notation);
    let axis = AmountAxis::covering(amounts(), 5);
    // Beside a wide plot stand the names with the latest values; above a narrow one stands a key.
    let named = names.iter().map(|name| (name.value.as_str(), name.name, name.role));
    let room = format.pick(side_labels::room(named, format), 4.0);
    let (left, right) = (axis.room(), format.width() - room);
    let all = || data.years.iter().map(|year| year.year);
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    let slots = YearAxis::of_years(first, last, left, right);
    let gaps = (first..=last).filter(|year| !columns.iter().any(|column| column.year == *year));
    let gaps = gap_labels::stretches(gaps.map(|year| slots.slot(year)));
    let key = match format {
        Format::Wide => Key::default(),
        Format::Narrow => {
            let entries = names.iter().map(ColumnName::entry);
            Key::arranged(entries.chain(gap_labels::entry(&data.gap_label, &gaps)), format.width())
        }
    };
    let top = key.height() + 28.0;
    let bottom = top + format.plot_height();

    let mut sheet = Sheet::new(format, bottom + YEAR_ROOM, name);
    key.draw(&mut sheet);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    slots.draw(&mut sheet, bottom);
    let extent = |year: i16| slots.column(year, format.pick(0.8, 0.92), 76.0);
    // The latest bill is written beside a wide plot.
    let earlier = &columns[..columns.len() - format.pick(1, 0).min(columns.len())];
    let labels = column_labels(earlier, notation, extent);
    draw_columns(&mut sheet, &axis, &columns, extent, |column| labels.contains(&column.year));
    compare(&mut sheet, &axis, &columns, extent, |year| slots.slot(year));
    axis.draw_zero(&sheet, left, right);
    let margin = Area { left: right, top: top - 8.0, right: format.width(), bottom: bottom + 6.0 };
    sheet.keep_free(margin);
    label_columns(&mut sheet, &axis, &columns, notation, extent, &labels);
    gap_labels::draw(&mut sheet, &data.gap_label, &gaps, (left, right), bottom);
    if format == Format::Wide {
        let beside = |name: ColumnName<'_>| {
            let (_, edge) = extent(name.column.year);
            name.beside(&axis, edge)
        };
        let names: Vec<SideLabel> = names.into_iter().map(beside).collect();
        side_labels::draw(&mut sheet, &names, margin);
    }
    sheet.finish()
}

/// What columns or outlines are, and the column that they are named at.
struct ColumnName<'a> {
    sample: Sample,
    /// The amount of the latest year, where it has one; may be empty.
    value: String,
    name: &'a str,
    role: TextRole,
    column: Column,
}

/// The names that there is something for, in the order of what matters.
fn names<'a>(data: &'a BillByYear, columns: &[Column], notation: AmountLabel) -> Vec<ColumnName<'a>> {
    let Some(&latest) = columns.last() else { return Vec::new() };
    let all_provisional = columns.iter().all(|column| column.provisional);
    let mark = if all_provisional { Mark::Provisional } else { Mark::Bar };
    let mut names = vec![ColumnName {
        sample: Sample::Column(mark),
        value: notation.plain(latest.bill),
        name: &data.bill_label,
        role: TextRole::ActualValue,
        column: latest,
    }];
    if let Some(&column) = columns.iter().rev().find(|column| column.without.is_some()) {
        let value = column.without.filter(|_| column.year == latest.year);
        names.push(ColumnName {
            sample: Sample::Outline,
            value: value.map(|amount| notation.plain(amount)).unwrap_or_default(),
            name: &data.without_label,
            role: TextRole::Without,
            column,
        });
    }
    if let Some(&column) = columns.iter().rev().find(|column| column.provisional) {
        names.push(ColumnName {
            sample: Sample::Column(Mark::Provisional),
            value: String::new(),
            name: &data.provisional_label,
            role: TextRole::Tick,
            column,
        });
    }
    names
}

impl ColumnName<'_> {
    /// In the key of a narrow drawing, with the value and its year.
    fn entry(&self) -> KeyEntry {
        let text = if self.value.is_empty() {
            self.name.to_owned()
        } else {
            format!("{} {:04}: {}", self.name, self.column.year, self.value)
        };
        KeyEntry { sample: self.sample, text, role: self.role.of_its_name() }
    }

    /// Beside the wide drawing: the column half-way up, what is said of it below that, the outline at its end.
    fn beside(self, axis: &PlacedAxis, edge: f64) -> SideLabel {
        let up = |share: f64| axis.zero() - (axis.zero() - axis.y(self.column.bill)) * share;
        let y = match (self.role, self.column.without) {
            (TextRole::Without, Some(without)) => axis.y(without),
            (TextRole::Tick, _) => up(0.2),
            _ => up(0.5),
        };
        SideLabel { from: (edge, y), value: self.value, name: self.name.to_owned(), role: self.role }
    }
}

/// Draws the columns; a hatched one leaves room for the label inside it.
fn draw_columns(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    extent: impl Fn(i16) -> (f64, f64),
    labelled: impl Fn(&Column) -> bool,
) {
    let area = |column: &Column| {
        let (left, right) = extent(column.year);
        let (one, other) = (axis.zero(), axis.y(column.bill));
        Area { left, top: one.min(other), right, bottom: one.max(other) }
    };
    for (provisional, mark) in [(false, Mark::Bar), (true, Mark::Provisional)] {
        for column in columns.iter().filter(|column| column.provisional == provisional) {
            if !column.bill.is_zero() {
                sheet.rectangle(mark, area(column));
                sheet.keep_free(area(column));
            }
        }
    }
    for column in columns.iter().filter(|column| column.provisional && !column.bill.is_zero()) {
        let mut hatched = area(column);
        if labelled(column) && label_fits(axis, column) {
            let strip = LINE + 4.0;
            let (top, bottom) = if column.bill < Cents::ZERO { (0.0, strip) } else { (strip, 0.0) };
            (hatched.top, hatched.bottom) = (hatched.top + top, hatched.bottom - bottom);
        }
        hatching::draw(sheet, hatched);
    }
}

/// What each bill would have been, beside the bills.
fn compare(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    extent: impl Fn(i16) -> (f64, f64),
    slot: impl Fn(i16) -> (f64, f64),
) {
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

/// The years whose bills are written at their columns: all of them where all have room, else the first one and
/// the extremes.
fn column_labels(columns: &[Column], notation: AmountLabel, extent: impl Fn(i16) -> (f64, f64)) -> Vec<i16> {
    let needed = |column: &Column| width(bare(&notation.plain(column.bill)), true);
    let widest = columns.iter().map(needed).fold(0.0, f64::max);
    let (left, right) = columns.first().map_or((0.0, 0.0), |column| extent(column.year));
    if widest <= right - left {
        return columns.iter().map(|column| column.year).collect();
    }
    let ends = [
        columns.first(),
        columns.iter().min_by_key(|column| column.bill),
        columns.iter().rev().max_by_key(|column| column.bill),
    ];
    ends.into_iter().flatten().map(|column| column.year).collect()
}

/// Whether a column is high enough for its label.
fn label_fits(axis: &PlacedAxis, column: &Column) -> bool {
    (axis.y(column.bill) - axis.zero()).abs() >= ASCENT + DESCENT + 8.0
}

/// Writes these years' bills in their columns, or on top of those that have no outline, wherever they have room.
fn label_columns(
    sheet: &mut Sheet,
    axis: &PlacedAxis,
    columns: &[Column],
    notation: AmountLabel,
    extent: impl Fn(i16) -> (f64, f64),
    labelled: &[i16],
) {
    for column in columns.iter().filter(|column| labelled.contains(&column.year)) {
        let (left, right) = extent(column.year);
        let (middle, end) = ((left + right) / 2.0, axis.y(column.bill));
        let label = notation.plain(column.bill);
        let below_zero = column.bill < Cents::ZERO;
        if right - left >= width(bare(&label), true) && label_fits(axis, column) {
            let role = if column.provisional { TextRole::Strong } else { TextRole::OnBar };
            let y = if below_zero { end - DESCENT - 4.0 } else { end + ASCENT + 5.0 };
            sheet.text(bare(&label), role, Align::Middle, middle, y);
        } else if column.without.is_none() {
            let y = if below_zero { end + ASCENT + 4.0 } else { end - DESCENT - 3.0 };
            sheet.text_if_free(bare(&label), TextRole::Strong, Align::Middle, middle, y);
        }
    }
}
