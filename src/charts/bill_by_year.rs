//! A member's bill by year as columns, with the outline of what it would have been.

use super::amount_axis::{AmountAxis, PlacedAxis};
use super::amount_label::AmountLabel;
use super::bill_columns::{BillColumns, Column};
use super::gap_labels;
use super::key::{KeyEntry, Legend, Sample};
use super::mark::{Mark, TextRole};
use super::sheet::{Area, Sheet, SheetFormat};
use super::side_labels::{self, SideLabel};
use super::status_parts::{self, StatusLabels, StatusParts};
use super::year_axis::{YEAR_ROOM, YearAxis, margin};
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
    /// Names of planned and assumed parts, written where there are any.
    pub statuses: StatusLabels,
    /// What a year without a bill is; may be empty.
    pub gap_label: String,
}

/// The bill of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBill {
    /// The year.
    pub year: i16,
    /// The bill; `None` where there is none.
    pub bill: Option<StatusParts>,
    /// What it would have been without later accessions; `None` where there is nothing to compare.
    pub without_later: Option<Cents>,
}

/// Draws the chart; `name` is read by assistive technology. `None` where no year has a bill.
#[must_use]
pub fn bill_by_year(name: &str, data: &BillByYear) -> Option<Drawing> {
    data.years.iter().any(|year| year.bill.is_some()).then(|| drawing(|format| draw(format, name, data)))
}

fn columns(data: &BillByYear) -> Vec<Column> {
    let column = |year: &YearBill| {
        let bill = year.bill?;
        let without = year.without_later.filter(|&without| without != bill.amount);
        Some(Column { year: year.year, bill, without })
    };
    let mut columns: Vec<Column> = data.years.iter().filter_map(column).collect();
    columns.sort_by_key(|column| column.year);
    columns
}

fn draw(format: SheetFormat, name: &str, data: &BillByYear) -> String {
    let columns = columns(data);
    let amounts = || columns.iter().flat_map(|column| column.without.into_iter().chain([column.bill.amount]));
    let notation = AmountLabel::of(amounts());
    let names = names(data, &columns, notation);
    let axis = AmountAxis::covering(amounts(), 5);
    // Beside a wide plot stand the names with the latest values; above a narrow one they stand in a key, and above one
    // whose last column is not the one that is named first.
    let latest = columns.last().map(|column| column.year);
    let beside = format == SheetFormat::Wide && names.first().map(|name| name.column.year) == latest;
    let named = names.iter().map(|name| (name.value.as_str(), name.name, name.role));
    let room = if beside { side_labels::room(named, format) } else { margin(data.years.len()) };
    let (left, right) = (axis.room(), format.width() - room);
    let all = || data.years.iter().map(|year| year.year);
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    let slots = YearAxis::of_years(first, last, left, right);
    let gaps = (first..=last).filter(|year| !columns.iter().any(|column| column.year == *year));
    let gaps = gap_labels::segments(gaps.map(|year| slots.slot(year)));
    let statuses = status_parts::entries(columns.iter().map(|column| &column.bill), &data.statuses);
    let in_key = if beside { &[] } else { names.as_slice() };
    // With the name of what is planned comes its latest value.
    let is_named = |entry: &KeyEntry| in_key.iter().any(|name| name.name == entry.text);
    let statuses = statuses.into_iter().filter(|entry| !is_named(entry));
    let entries: Vec<KeyEntry> = in_key.iter().map(ColumnName::entry).chain(statuses).collect();
    let gap = gap_labels::entry(&data.gap_label, &gaps).filter(|_| !beside);
    let key = Legend::arranged(entries.into_iter().chain(gap), format.width());
    let top = key.height() + 25.0;
    let bottom = top + format.plot_height();

    let mut sheet = Sheet::new(format, bottom + YEAR_ROOM, name);
    key.draw(&mut sheet);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    slots.draw(&mut sheet, bottom, 0.0);
    let drawn =
        BillColumns::of(&columns, &axis, &slots, format.pick(0.8, 0.92), notation, usize::from(beside));
    drawn.draw(&mut sheet);
    axis.draw_zero(&sheet, left, right);
    let margin = Area { left: right, top: top - 8.0, right: format.width(), bottom: bottom + 6.0 };
    sheet.keep_free(margin);
    drawn.label(&mut sheet);
    let foot = gap_labels::foot((top, axis.zero(), bottom));
    let _words = gap_labels::draw(&mut sheet, &data.gap_label, &gaps, (left, right), foot);
    if beside {
        let label = |name: ColumnName<'_>| {
            let (_, edge) = drawn.extent(name.column.year);
            let is_written = name.role == TextRole::ActualValue && drawn.is_labelled(name.column.year);
            let value = if is_written { String::new() } else { name.value.clone() };
            ColumnName { value, ..name }.beside(&axis, edge)
        };
        let names: Vec<SideLabel> = names.into_iter().map(label).collect();
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
    // The latest that is not merely planned, or where all are the latest of all.
    let bill = columns.iter().copied().rfind(|column| !column.bill.is_planned()).unwrap_or(latest);
    let mut names = vec![ColumnName {
        sample: Sample::Column(Mark::Bar),
        value: notation.plain(bill.bill.amount),
        name: &data.bill_label,
        role: TextRole::ActualValue,
        column: bill,
    }];
    let compared = |column: &&Column| column.without.is_some();
    let without = columns.iter().find(|column| column.year == bill.year).filter(compared);
    if let Some(&column) = without.or_else(|| columns.iter().rfind(compared)) {
        let value = column.without.filter(|_| column.year == bill.year);
        names.push(ColumnName {
            sample: Sample::Outline,
            value: value.map(|amount| notation.plain(amount)).unwrap_or_default(),
            name: &data.without_label,
            role: TextRole::Without,
            column,
        });
    }
    if bill.year < latest.year {
        names.push(ColumnName {
            sample: Sample::Column(Mark::PlannedPart),
            value: notation.plain(latest.bill.amount),
            name: &data.statuses.planned,
            role: TextRole::Tick,
            column: latest,
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

    /// Beside the wide drawing: the column half-way up, the outline at its end.
    fn beside(self, axis: &PlacedAxis, edge: f64) -> SideLabel {
        let y = match (self.role, self.column.without) {
            (TextRole::Without, Some(without)) => axis.y(without),
            _ => (axis.zero() + axis.y(self.column.bill.amount)) / 2.0,
        };
        SideLabel { from: (edge, y), value: self.value, name: self.name.to_owned(), role: self.role }
    }
}
