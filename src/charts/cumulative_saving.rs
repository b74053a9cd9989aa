//! What later accessions have saved since the beginning: stacked columns, one part an accession.

use super::amount_axis::AmountAxis;
use super::amount_label::AmountLabel;
use super::gap_labels;
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::side_labels::{self, SideLabel};
use super::text_size::{ASCENT, DESCENT, width};
use super::year_axis::{YEAR_ROOM, YearAxis};
use super::{Drawing, drawing};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CumulativeSaving {
    /// The years, ascending.
    pub years: Vec<i16>,
    /// The accessions in order of time; the first lies at the bottom.
    pub accessions: Vec<AccessionSaving>,
    /// What the smallest ones are together, where there are too many to name each; `{}` is how many.
    pub others_label: String,
    /// What a year between them is, of which there is no sum; may be empty.
    pub gap_label: String,
}

/// What one accession has saved up to the end of each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessionSaving {
    /// Who joined: `Selm`.
    pub label: String,
    /// The sum up to and including each of the years, in their order; missing ones count as nothing.
    pub cumulative: Vec<Cents>,
}

/// Draws the chart; `name` is read by assistive technology. `None` without a year or without any saving.
#[must_use]
pub fn cumulative_saving(name: &str, data: &CumulativeSaving) -> Option<Drawing> {
    let any = data.accessions.iter().flat_map(|accession| &accession.cumulative).any(|sum| !sum.is_zero());
    (any && !data.years.is_empty()).then(|| {
        let data = with_others(data);
        drawing(|format| draw(format, name, &data))
    })
}

/// Most parts of a column; where there are more accessions, the smallest are the last part together.
const MOST_PARTS: usize = 8;

/// The data with at most so many parts of a column.
fn with_others(data: &CumulativeSaving) -> CumulativeSaving {
    let last = |accession: &AccessionSaving| accession.cumulative.last().copied().unwrap_or_default().abs();
    let mut order: Vec<usize> = (0..data.accessions.len()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(last(&data.accessions[place])));
    let alone = if order.len() > MOST_PARTS { MOST_PARTS - 1 } else { order.len() };
    let others = order.split_off(alone);
    order.sort_unstable();
    let mut accessions: Vec<AccessionSaving> =
        order.iter().map(|&place| data.accessions[place].clone()).collect();
    if !others.is_empty() {
        let of_year = |year: usize| {
            others.iter().filter_map(|&place| data.accessions[place].cumulative.get(year)).copied().sum()
        };
        accessions.push(AccessionSaving {
            label: data.others_label.replace("{}", &others.len().to_string()),
            cumulative: (0..data.years.len()).map(of_year).collect(),
        });
    }
    CumulativeSaving { accessions, ..data.clone() }
}

/// Between two parts of a column.
const SEPARATION: f64 = 1.0;

const SHADES: [Mark; 3] = [Mark::SavingDark, Mark::SavingMiddle, Mark::SavingLight];

/// The stack of one year: each part from where to where.
fn stack(accessions: &[AccessionSaving], place: usize) -> Vec<(Cents, Cents)> {
    let (mut above, mut below) = (Cents::ZERO, Cents::ZERO);
    let parts =
        accessions.iter().map(|accession| accession.cumulative.get(place).copied().unwrap_or(Cents::ZERO));
    parts
        .map(|sum| {
            let from = if sum < Cents::ZERO { &mut below } else { &mut above };
            let start = *from;
            *from += sum;
            (start, *from)
        })
        .collect()
}

fn total(stack: &[(Cents, Cents)]) -> Cents {
    stack.iter().map(|&(from, to)| to - from).sum()
}

fn draw(format: SheetFormat, name: &str, data: &CumulativeSaving) -> String {
    let stacks: Vec<Vec<(Cents, Cents)>> =
        (0..data.years.len()).map(|place| stack(&data.accessions, place)).collect();
    let ends = || stacks.iter().flatten().map(|&(_, end)| end);
    let notation = AmountLabel::of(ends());
    let parts = side_parts(data, &stacks, notation);
    let axis = AmountAxis::covering(ends(), 5);
    let room = side_labels::room(
        parts.iter().map(|part| (part.value.as_str(), part.name.as_str(), TextRole::Strong)),
        format,
    );
    let (left, right) = (axis.room(), format.width() - room);
    let top = 28.0;
    let labels = side_labels::height(parts.iter().map(|part| (part.name.as_str(), TextRole::Strong)), room);
    let bottom = top + format.plot_height().max(labels - 14.0);
    let (first, last) =
        (data.years.iter().min().copied().unwrap_or(0), data.years.iter().max().copied().unwrap_or(0));
    let slots = YearAxis::of_years(first, last, left, right);

    let mut sheet = Sheet::new(format, bottom + YEAR_ROOM, name);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    slots.draw(&mut sheet, bottom, 0.0);
    for (shade, &mark) in SHADES.iter().enumerate() {
        for (&year, stack) in data.years.iter().zip(&stacks) {
            let (left, right) = slots.column(year, 0.62, 64.0);
            for &(from, to) in stack.iter().skip(shade).step_by(SHADES.len()).filter(|(from, to)| from != to)
            {
                let (near, far) = (axis.y(from), axis.y(to));
                // A gap between parts that are not too thin for one; the sum keeps its height.
                let gap = if from.is_zero() || (near - far).abs() < 3.0 { 0.0 } else { SEPARATION };
                let near = near - gap * (near - far).signum();
                sheet.rectangle(mark, Area { left, top: near.min(far), right, bottom: near.max(far) });
            }
        }
    }
    axis.draw_zero(&sheet, left, right);
    label_totals(&mut sheet, right, data, &stacks, notation, |year, low, high| {
        let (left, right) = slots.column(year, 0.62, 64.0);
        Area { left, top: axis.y(high), right, bottom: axis.y(low) }
    });
    let gaps = (first..=last).filter(|year| !data.years.contains(year));
    let gaps = gap_labels::segments(gaps.map(|year| slots.slot(year)));
    let foot = gap_labels::foot((top, axis.zero(), bottom));
    let _words = gap_labels::draw(&mut sheet, &data.gap_label, &gaps, (left, right), foot);

    let (_, edge) = slots.column(data.years.last().copied().unwrap_or(last), 0.62, 64.0);
    let labels: Vec<SideLabel> = parts
        .into_iter()
        .map(|part| {
            let y = (axis.y(part.from) + axis.y(part.to)) / 2.0;
            SideLabel { from: (edge, y), value: part.value, name: part.name, role: TextRole::Strong }
        })
        .collect();
    let room = Area { left: right, top: top - 8.0, right: format.width(), bottom: bottom + 6.0 };
    side_labels::draw(&mut sheet, &labels, room);
    sheet.finish()
}

/// A label at the side and the part of the last column that it names.
struct SidePart {
    value: String,
    name: String,
    from: Cents,
    to: Cents,
}

/// The parts of the last column that there is anything of, the largest first.
fn side_parts(
    data: &CumulativeSaving,
    stacks: &[Vec<(Cents, Cents)>],
    notation: AmountLabel,
) -> Vec<SidePart> {
    let Some(last) = stacks.last() else { return Vec::new() };
    let mut order: Vec<usize> = (0..last.len()).filter(|&place| last[place].0 != last[place].1).collect();
    order.sort_by_key(|&place| (std::cmp::Reverse((last[place].1 - last[place].0).abs()), place));
    let part = |&place: &usize| {
        let (from, to) = last[place];
        SidePart { value: notation.plain(to - from), name: data.accessions[place].label.clone(), from, to }
    };
    order.iter().map(part).collect()
}

/// The sums at their columns: all of them where all have room, else the first, the last and the extremes. With
/// one accession the side says the last one.
fn label_totals(
    sheet: &mut Sheet,
    right: f64,
    data: &CumulativeSaving,
    stacks: &[Vec<(Cents, Cents)>],
    notation: AmountLabel,
    column: impl Fn(i16, Cents, Cents) -> Area,
) {
    let columns: Vec<(Area, bool, Cents)> = data
        .years
        .iter()
        .zip(stacks)
        .map(|(&year, stack)| {
            let ends = || stack.iter().map(|&(_, end)| end).chain([Cents::ZERO]);
            let (low, high) = (ends().min().unwrap_or_default(), ends().max().unwrap_or_default());
            (column(year, low, high), high > Cents::ZERO, total(stack))
        })
        .collect();
    columns.iter().for_each(|(area, _, _)| sheet.keep_free(*area));
    let order = |&place: &usize| columns[place].2;
    let all = 0..columns.len();
    let lowest = all.clone().min_by_key(order);
    let highest = all.clone().rev().max_by_key(order);
    let widest = columns.iter().map(|(_, _, sum)| width(&notation.plain(*sum), true)).fold(0.0, f64::max);
    let slot = columns.windows(2).map(|pair| pair[1].0.left - pair[0].0.left).fold(f64::INFINITY, f64::min);
    let chosen = |place: &usize| {
        widest + 4.0 <= slot || [Some(0), all.end.checked_sub(1), lowest, highest].contains(&Some(*place))
    };
    let beside = usize::from(data.accessions.len() == 1);
    for place in all.clone().rev().skip(beside).filter(chosen) {
        let (area, upwards, sum) = columns[place];
        if sum.is_zero() {
            continue;
        }
        let label = notation.plain(sum);
        let middle = ((area.left + area.right) / 2.0).min(right - width(&label, true) / 2.0);
        let y = if upwards { area.top - DESCENT - 3.0 } else { area.bottom + ASCENT + 4.0 };
        sheet.text_if_free(&label, TextRole::Strong, Align::Middle, middle, y);
    }
}
