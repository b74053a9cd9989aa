//! Why a bill changes from year to year: what members, the key, the common costs and the other costs did to it, and all
//! together.

use super::amount_axis::AmountAxis;
use super::amount_label::{AmountLabel, bare};
use super::gap_labels;
use super::key::{KeyEntry, Legend, Sample};
use super::mark::{Mark, TextRole};
use super::sheet::{Align, Area, Sheet, SheetFormat};
use super::side_labels::{self, SideLabel};
use super::text_size::{ASCENT, DESCENT, fitted, width};
use super::year_axis::{YEAR_ROOM, YearAxis, margin};
use super::{Drawing, drawing};
use crate::cents::Cents;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeOfBill {
    /// One entry a year.
    pub years: Vec<YearChange>,
    /// Names of the parts, written for those that any year has.
    pub labels: PartLabels,
    /// Name of all together.
    pub net_label: String,
    /// What a year without effects is; may be empty.
    pub gap_label: String,
}

/// Names of the parts of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLabels {
    /// The effect of the common costs.
    pub cost: String,
    /// The effect of members.
    pub membership: String,
    /// The effect of the key.
    pub key: String,
    /// What is not divided by the common key.
    pub other: String,
}

/// How a bill changed against the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearChange {
    /// The year.
    pub year: i16,
    /// `None` where there is nothing to compare with.
    pub effects: Option<Effects>,
}

/// The reasons of a change; their sum is the change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// By the common costs.
    pub cost: Cents,
    /// By membership.
    pub membership: Cents,
    /// By the key.
    pub key: Cents,
    /// By the other costs.
    pub other: Cents,
}

/// What a part is drawn and written as, in the order of [`Effects::parts`].
const PARTS: [(Mark, TextRole); 4] = [
    (Mark::CostEffect, TextRole::CostValue),
    (Mark::MembershipEffect, TextRole::ActualValue),
    (Mark::KeyEffect, TextRole::ActualValue),
    (Mark::OtherEffect, TextRole::Without),
];

impl PartLabels {
    fn parts(&self) -> [&String; 4] {
        [&self.cost, &self.membership, &self.key, &self.other]
    }
}

impl Effects {
    fn parts(self) -> [Cents; 4] {
        [self.cost, self.membership, self.key, self.other]
    }

    fn net(self) -> Cents {
        self.parts().into_iter().sum()
    }

    /// From where to where each bar goes: from zero, and one on top of the other where several point the same way.
    fn bars(self) -> [(Cents, Cents); 4] {
        let (mut above, mut below) = (Cents::ZERO, Cents::ZERO);
        self.parts().map(|part| {
            let end = if part < Cents::ZERO { &mut below } else { &mut above };
            let from = *end;
            *end += part;
            (from, *end)
        })
    }

    fn ends(self) -> [Cents; 4] {
        self.bars().map(|(_, end)| end)
    }
}

/// Draws the chart; `name` is read by assistive technology. `None` where no year has effects.
#[must_use]
pub fn change_of_bill(name: &str, data: &ChangeOfBill) -> Option<Drawing> {
    data.years.iter().any(|year| year.effects.is_some()).then(|| drawing(|format| draw(format, name, data)))
}

/// From the plot to the middle of the diamond before the name of the net change, and from there to the name.
const NET: f64 = 11.0;
/// Half of the diamond at the net changes.
const DIAMOND: f64 = 6.0;
/// Between two net changes.
const BETWEEN: f64 = 6.0;

fn draw(format: SheetFormat, name: &str, data: &ChangeOfBill) -> String {
    let mut years: Vec<(i16, Effects)> =
        data.years.iter().filter_map(|year| Some((year.year, year.effects?))).collect();
    years.sort_by_key(|(year, _)| *year);
    let notation = AmountLabel::of(
        years.iter().flat_map(|(_, effects)| effects.parts().into_iter().chain([effects.net()])),
    );
    let Some(&(_, latest)) = years.last() else { return String::new() };
    // Parts that any year has.
    let shown: Vec<usize> = (0..PARTS.len())
        .filter(|&part| years.iter().any(|(_, effects)| !effects.parts()[part].is_zero()))
        .collect();
    let names: Vec<(usize, String, &String, TextRole)> = shown
        .iter()
        .map(|&part| (part, notation.signed(latest.parts()[part]), data.labels.parts()[part], PARTS[part].1))
        .collect();

    let axis = AmountAxis::covering(years.iter().flat_map(|(_, effects)| effects.ends()), 5);
    let named = names.iter().map(|(_, value, name, role)| (value.as_str(), name.as_str(), *role));
    // Beside a wide plot stand names with the latest values, the one of the net change behind a diamond; above a
    // narrow one stands a key.
    let net_room = (width(&data.net_label, false) + 2.0 * NET).min(170.0);
    let room = format.pick(side_labels::room(named, format).max(net_room), margin(data.years.len()));
    let (left, right) = (axis.room(), format.width() - room);
    let all = || data.years.iter().map(|year| year.year);
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    let slots = YearAxis::of_years(first, last, left, right);
    let gaps = (first..=last).filter(|year| !years.iter().any(|(this, _)| this == year));
    let gaps = gap_labels::segments(gaps.map(|year| slots.slot(year)));
    let gap = gap_labels::entry(&data.gap_label, &gaps);
    let key = format.pick(Legend::default(), key(data, &shown, gap, format.width()));
    let top = key.height() + 25.0;
    let bottom = top + format.plot_height();
    let net_y = bottom + YEAR_ROOM + 5.0 + ASCENT;

    let mut sheet = Sheet::new(format, net_y + DESCENT + 2.0, name);
    key.draw(&mut sheet);
    let axis = axis.placed(top, bottom);
    axis.draw(&mut sheet, left, right);
    let nets = Nets::of(&years, notation, &slots);
    let labelled = slots.draw(&mut sheet, bottom, nets.room);
    let column = |year: i16| slots.column(year, 0.56, 56.0);
    let bar = |year: i16, (from, to): (Cents, Cents)| {
        let (left, right) = column(year);
        Area { left, top: axis.y(from.max(to)), right, bottom: axis.y(from.min(to)) }
    };
    for &part in &shown {
        for &(year, effects) in years.iter().filter(|(_, effects)| !effects.parts()[part].is_zero()) {
            let area = bar(year, effects.bars()[part]);
            sheet.rectangle(PARTS[part].0, area);
            sheet.keep_free(area);
        }
    }
    axis.draw_zero(&sheet, left, right);
    for &(year, effects) in &years {
        let (left, right) = column(year);
        let middle = ((left + right) / 2.0, axis.y(effects.net()));
        sheet.diamond(middle, (right - left).clamp(8.0, 2.0 * DIAMOND) / 2.0);
    }
    let foot = gap_labels::foot((top, axis.zero(), bottom));
    let _words = gap_labels::draw(&mut sheet, &data.gap_label, &gaps, (left, right), foot);
    nets.draw(&mut sheet, &labelled, &slots, (left, right), net_y);
    if format == SheetFormat::Narrow {
        sheet.diamond((left - 8.0 - DIAMOND, net_y - 5.0), DIAMOND);
        return sheet.finish();
    }
    sheet.diamond((right + NET, net_y - 5.0), DIAMOND);
    let net_name = fitted(&data.net_label, false, room - 2.0 * NET);
    sheet.text(&net_name, TextRole::Name, Align::Start, right + 2.0 * NET, net_y);

    let (_, edge) = column(years.last().map_or(last, |(year, _)| *year));
    let middle = |(from, to): (Cents, Cents)| (axis.y(from) + axis.y(to)) / 2.0;
    let heights = latest.bars().map(middle);
    let labels: Vec<SideLabel> = names
        .into_iter()
        .map(|(part, value, name, role)| SideLabel {
            from: (edge, heights[part]),
            value,
            name: name.clone(),
            role,
        })
        .collect();
    side_labels::draw(
        &mut sheet,
        &labels,
        Area { left: right, top: top - 8.0, right: format.width(), bottom: bottom + 6.0 },
    );
    sheet.finish()
}

/// What the marks of a narrow plot are.
fn key(data: &ChangeOfBill, shown: &[usize], gap: Option<KeyEntry>, room: f64) -> Legend {
    let parts = shown.iter().map(|&part| KeyEntry {
        sample: Sample::Column(PARTS[part].0),
        text: data.labels.parts()[part].clone(),
        role: PARTS[part].1.of_its_name(),
    });
    let net = KeyEntry { sample: Sample::Diamond, text: data.net_label.clone(), role: TextRole::Name };
    Legend::arranged(parts.chain([net]).chain(gap), room)
}

/// The net changes in a row below the years: all of them, or those below a year that is written.
struct Nets {
    nets: Vec<(i16, String)>,
    /// Whether each year has room for its own.
    all: bool,
    /// The room that a year needs, so that what stands below it has enough.
    room: f64,
}

impl Nets {
    fn of(years: &[(i16, Effects)], notation: AmountLabel, slots: &YearAxis) -> Self {
        let mut nets: Vec<(i16, String)> =
            years.iter().map(|(year, effects)| (*year, notation.signed(effects.net()))).collect();
        let widest =
            |nets: &[(i16, String)]| nets.iter().map(|(_, net)| width(net, true)).fold(0.0, f64::max);
        let first = years.first().map_or(0, |(year, _)| *year);
        let slot = slots.slot(first).1 - slots.slot(first).0;
        if widest(&nets) > slot - BETWEEN {
            nets.iter_mut().for_each(|(_, net)| *net = bare(net).to_owned());
        }
        let widest = widest(&nets);
        let all = widest <= slot - BETWEEN;
        // At the ends of the plot they move inwards.
        let moved = (widest - slot) / 2.0;
        Self { nets, all, room: if all { 0.0 } else { widest + moved.max(0.0) + BETWEEN } }
    }

    fn draw(&self, sheet: &mut Sheet, labelled: &[i16], slots: &YearAxis, (left, right): (f64, f64), y: f64) {
        for (year, net) in self.nets.iter().rev().filter(|(year, _)| self.all || labelled.contains(year)) {
            let ((from, to), half) = (slots.slot(*year), width(net, true) / 2.0);
            let middle = ((from + to) / 2.0).min(right - half).max(left + half);
            sheet.text_if_free(net, TextRole::Strong, Align::Middle, middle, y);
        }
    }
}
