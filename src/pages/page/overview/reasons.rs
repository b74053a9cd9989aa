//! The third answer: why the bill rose or fell, all of it: a waterfall from the first full year to the last, and the
//! same year by year.

use super::waterfall::{self, WaterfallRow};
use crate::cents::Cents;
use crate::charts::{self, ChangeOfBill, Effects, PartLabels, YearChange};
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::figures::way::{self, Reason, Way};
use crate::german;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::who::Who;
use crate::year::Year;
use serde::Serialize;
use std::cmp::Ordering;

/// The question that the third answer is one to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Question {
    RisenNevertheless,
    Risen,
    Fallen,
    Same,
}

/// What the third answer says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Why {
    Rose {
        first: i16,
        last: i16,
        who: Who,
        from: Amount,
        to: Amount,
    },
    Fell {
        first: i16,
        last: i16,
        who: Who,
        from: Amount,
        to: Amount,
    },
    Stayed {
        first: i16,
        last: i16,
        who: Who,
        to: Amount,
    },
    /// The change of the bill over the whole way, of which everything after it is a part.
    BecameMore {
        first: i16,
        last: i16,
        change: StatedFigure,
    },
    BecameLess {
        first: i16,
        last: i16,
        change: StatedFigure,
    },
    CostsRose {
        change: StatedFigure,
    },
    CostsFell {
        change: StatedFigure,
    },
    /// The changes of all years together, where the first and the last year do not show them.
    CostChangesMore {
        change: StatedFigure,
    },
    CostChangesLess {
        change: StatedFigure,
    },
    GroupGrew {
        change: StatedFigure,
    },
    GroupShrank {
        change: StatedFigure,
    },
    /// Joins and leaves of all years together, where the first and the last day do not show them.
    GroupChangesMore {
        change: StatedFigure,
    },
    GroupChangesLess {
        change: StatedFigure,
    },
    KeyRaised {
        change: StatedFigure,
    },
    KeyLowered {
        change: StatedFigure,
    },
    OthersRose {
        cost_types: Vec<String>,
        change: StatedFigure,
    },
    OthersFell {
        cost_types: Vec<String>,
        change: StatedFigure,
    },
    LastYearMore {
        year: i16,
        before: i16,
        change: StatedFigure,
    },
    LastYearLess {
        year: i16,
        before: i16,
        change: StatedFigure,
    },
    LastYearSame {
        year: i16,
        before: i16,
    },
    /// A part of the change of the last year.
    PartMore {
        part: ChangedPart,
        year: i16,
        change: StatedFigure,
    },
    PartLess {
        part: ChangedPart,
        year: i16,
        change: StatedFigure,
    },
}

/// What a part of a change is due to.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum ChangedPart {
    #[default]
    CommonCosts,
    NumberOfMembers,
    /// With one group throughout such an effect is that of a key that changes within a year.
    KeyWithinYear,
    KeyOrValues,
    KeyOrMembers,
    OtherCosts {
        cost_types: Vec<String>,
    },
}

/// The third answer.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    question: Question,
    /// The title of the waterfall.
    title: Why,
    said: Vec<Why>,
    /// Of the last year, where that is not all of the way.
    last_year: Vec<Why>,
    waterfall: DrawingMarkup,
    /// The same for a screen that is read from afar, where it has many bars.
    slide: Option<DrawingMarkup>,
    /// The last full year, where joins are among the reasons: the comparison without them rests on its costs alone.
    compared_by: Option<i16>,
    rows: Vec<WaterfallRow>,
    signs: TableSigns,
    years: Option<DrawingMarkup>,
    year_rows: Vec<ChangeOfYear>,
    year_signs: TableSigns,
}

impl Answer {
    /// The title and what is said.
    pub(super) fn in_brief(&self) -> (&Why, &[Why]) {
        (&self.title, &self.said)
    }

    pub(super) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        std::iter::once(&self.waterfall).chain(&self.years)
    }
}

/// A row of the table of all years.
#[derive(Debug, Serialize)]
struct ChangeOfYear {
    year: i16,
    before: i16,
    net: Amount,
    parts: [Amount; 4],
}

fn notation(way: &Way) -> Notation {
    let (from, to) = (way.from.1.mean.amount, way.to.1.mean.amount);
    // The change as a whole is said too.
    match german::adds_up_in_whole_euros([from, to - from], to) {
        true => Notation::of_change(from, &way.parts().map(|part| part.amount), to),
        false => Notation::EXACT,
    }
}

/// `None` where there is one full year only.
pub(super) fn reasons(basis: &Basis<'_, '_>, of: &LastFullYear) -> Option<Answer> {
    let way = way::whole_way(basis.figures, of)?;
    let steps = way::steps(basis.figures, of);
    let notation = notation(&way);
    let mut rows = waterfall::rows(basis, &way);
    let mut year_rows: Vec<ChangeOfYear> = steps.iter().map(year_row).collect();
    let cells = year_rows.iter_mut().flat_map(|row| row.parts.iter_mut().chain([&mut row.net]));
    let year_signs = TableSigns::of(cells);
    Some(Answer {
        question: question(&way),
        title: title(basis, of, &way),
        said: said(basis, of, &way, notation),
        last_year: last_year(basis, of, &way, &steps),
        waterfall: DrawingMarkup::from(waterfall::chart(basis, of, &way)).filed("gruende"),
        slide: waterfall::few_bars(basis, of, &way).map(DrawingMarkup::from),
        compared_by: way.has_joins().then(|| of.year.number()),
        signs: TableSigns::of(rows.iter_mut().map(|row| &mut row.amount)),
        rows,
        years: (steps.len() > 1)
            .then(|| by_year(basis, &steps))
            .flatten()
            .map(|drawing| DrawingMarkup::from(drawing).filed("jahre")),
        year_rows,
        year_signs,
    })
}

fn question(way: &Way) -> Question {
    let notation = Notation::of(&[way.from.1.mean.amount, way.to.1.mean.amount]);
    let [group, ..] = way.parts();
    match notation.difference(way.from.1.mean.amount, way.to.1.mean.amount).0.signum() {
        0 => Question::Same,
        1 if group.amount < Cents::ZERO => Question::RisenNevertheless,
        1 => Question::Risen,
        _ => Question::Fallen,
    }
}

/// What became of the bill.
fn title(basis: &Basis<'_, '_>, of: &LastFullYear, way: &Way) -> Why {
    let notation = Notation::of(&[way.from.1.mean.amount, way.to.1.mean.amount]);
    let (first, last) = (way.from.0.number(), way.to.0.number());
    let who = Who::of(basis, of, notation, &[way.from.1, way.to.1]);
    let [from, to] = [way.from.1, way.to.1].map(|bill| notation.amount(bill.mean));
    match notation.difference(way.from.1.mean.amount, way.to.1.mean.amount).0.signum() {
        0 => Why::Stayed { first, last, who, to },
        1 => Why::Rose { first, last, who, from, to },
        _ => Why::Fell { first, last, who, from, to },
    }
}

/// What became of it, and what led to that.
fn said(basis: &Basis<'_, '_>, of: &LastFullYear, way: &Way, notation: Notation) -> Vec<Why> {
    let mut said = Vec::new();
    let written = |id: &str, change: Marked| {
        StatedFigure::euros(id, change, notation, String::from("index.html#_weg"))
            .of_year(of.year)
            .absolute(change, notation)
    };
    let [group, common, other, key] = way.parts();
    let cost_types = others(basis, way).into_iter().map(ToOwned::to_owned).collect();
    let is_some = |part: Marked| !part.amount.is_zero();
    said.extend(is_some(common).then(|| costs(basis, way, common.amount, written("way-cost", common))));
    said.extend(is_some(group).then(|| members(basis, way, group.amount, written("way-membership", group))));
    said.extend(match key.amount.0.signum() {
        0 => None,
        1 => Some(Why::KeyRaised { change: written("way-key", key) }),
        _ => Some(Why::KeyLowered { change: written("way-key", key) }),
    });
    said.extend(match other.amount.0.signum() {
        0 => None,
        1 => Some(Why::OthersRose { cost_types, change: written("way-other", other) }),
        _ => Some(Why::OthersFell { cost_types, change: written("way-other", other) }),
    });
    let became = match way.from.0 == of.year.before() {
        true => Some(became_in_last_year(way)),
        false => became(way, written("way-change", way.change())),
    };
    became.into_iter().chain(said).collect()
}

/// What became of the bill in all; nothing where it reads the same in the end.
fn became(way: &Way, change: StatedFigure) -> Option<Why> {
    let [from, to] = [way.from, way.to].map(|(_, bill)| bill.mean.amount);
    let (first, last) = (way.from.0.number(), way.to.0.number());
    match Notation::of(&[from, to]).difference(from, to).0.signum() {
        0 => None,
        1 => Some(Why::BecameMore { first, last, change }),
        _ => Some(Why::BecameLess { first, last, change }),
    }
}

/// What the common costs did. Their effects, year by year, may go against their totals in the first and the last year.
fn costs(basis: &Basis<'_, '_>, way: &Way, effect: Cents, change: StatedFigure) -> Why {
    match (Cents::ZERO < effect, basis.figures.common_costs_moved(way.from.0, way.to.0)) {
        (true, Ordering::Greater) => Why::CostsRose { change },
        (false, Ordering::Less) => Why::CostsFell { change },
        (true, Ordering::Equal | Ordering::Less) => Why::CostChangesMore { change },
        (false, Ordering::Equal | Ordering::Greater) => Why::CostChangesLess { change },
    }
}

/// What joins and leaves did. Their effects, too, may go against the number of members on the first and the last day.
fn members(basis: &Basis<'_, '_>, way: &Way, effect: Cents, change: StatedFigure) -> Why {
    let first = basis.figures.members_on(way.from.0.first_day());
    let last = basis.figures.members_on(way.to.0.last_day());
    match (Cents::ZERO < effect, last.cmp(&first)) {
        (true, Ordering::Less) => Why::GroupShrank { change },
        (false, Ordering::Greater) => Why::GroupGrew { change },
        (true, Ordering::Equal | Ordering::Greater) => Why::GroupChangesMore { change },
        (false, Ordering::Equal | Ordering::Less) => Why::GroupChangesLess { change },
    }
}

/// The last step in a sentence of its own.
fn became_in_last_year(step: &Way) -> Why {
    let [from, to] = [step.from.1.mean.amount, step.to.1.mean.amount];
    let (notation, exact) = (notation(step), step.change());
    let (year, before) = (step.to.0.number(), step.from.0.number());
    let change = StatedFigure::euros("change", exact, notation, String::from("index.html#_weg"))
        .of_year(step.to.0)
        .absolute(exact, notation);
    match notation.difference(from, to).0.signum() {
        0 => Why::LastYearSame { year, before },
        1 => Why::LastYearMore { year, before, change },
        _ => Why::LastYearLess { year, before, change },
    }
}

/// The last step and its parts, where it is not all of the way; parts of what reads as no change are not told.
fn last_year(basis: &Basis<'_, '_>, of: &LastFullYear, way: &Way, steps: &[Way]) -> Vec<Why> {
    let is_last = |step: &&Way| step.from.0 == of.year.before() && step.from.0 != way.from.0;
    let Some(step) = steps.last().filter(is_last) else { return Vec::new() };
    let became = became_in_last_year(step);
    let parts = match became {
        Why::LastYearSame { .. } => Vec::new(),
        _ => parts_of_last_year(basis, of, step),
    };
    [became].into_iter().chain(parts).collect()
}

fn parts_of_last_year(basis: &Basis<'_, '_>, of: &LastFullYear, step: &Way) -> Vec<Why> {
    let Some(change) = basis.figures.change(&of.group, step.from.0, step.to.0) else { return Vec::new() };
    let members = match basis.figures.group_changes_between(change.from, change.to).is_empty() {
        true => ChangedPart::KeyWithinYear,
        false => ChangedPart::NumberOfMembers,
    };
    let key = match change.told_apart {
        true => ChangedPart::KeyOrValues,
        false => ChangedPart::KeyOrMembers,
    };
    let cost_types = others(basis, step).into_iter().map(ToOwned::to_owned).collect();
    let (notation, year) = (notation(step), step.to.0.number());
    let told = |(id, amount, part): (&str, Cents, ChangedPart)| {
        let is_other = matches!(part, ChangedPart::OtherCosts { .. });
        let marked = Marked::of(amount, if is_other { change.other_statuses } else { change.statuses });
        let change = StatedFigure::euros(id, marked, notation, String::from("index.html#_bild3"))
            .of_year(step.to.0)
            .absolute(marked, notation);
        match amount.0.signum() {
            0 => None,
            1 => Some(Why::PartMore { part, year, change }),
            _ => Some(Why::PartLess { part, year, change }),
        }
    };
    let parts = [
        ("change-cost", change.cost, ChangedPart::CommonCosts),
        ("change-membership", change.membership, members),
        ("change-key", change.key, key),
        ("change-other", change.other, ChangedPart::OtherCosts { cost_types }),
    ];
    parts.into_iter().filter_map(told).collect()
}

fn others<'l>(basis: &Basis<'_, 'l>, way: &Way) -> Vec<&'l str> {
    let names = way.reasons.iter().filter_map(|(reason, _)| match reason {
        Reason::Other(cost_type) => Some(basis.agreement().cost_type(*cost_type).name.as_str()),
        Reason::Group { .. } | Reason::Key | Reason::Common(_) => None,
    });
    names.collect()
}

fn by_year(basis: &Basis<'_, '_>, steps: &[Way]) -> Option<charts::Drawing> {
    let words = &basis.words.change_chart;
    let effects_of = |year: Year| {
        let of_year = steps.iter().find(|step| step.to.0 == year)?;
        let [membership, cost, other, key] = of_year.parts().map(|part| part.amount);
        Some(Effects { cost, membership, key, other })
    };
    let (first, last) = (steps.first()?.to.0, steps.last()?.to.0);
    let data = ChangeOfBill {
        years: Year::through(first, last)
            .map(|year| YearChange { year: year.number(), effects: effects_of(year) })
            .collect(),
        labels: PartLabels {
            cost: words.cost.clone(),
            membership: words.membership.clone(),
            key: words.key.clone(),
            other: words.other.clone(),
        },
        net_label: words.net.clone(),
        gap_label: words.gap.clone(),
    };
    charts::change_of_bill(&words.name, &data)
}

fn year_row(step: &Way) -> ChangeOfYear {
    ChangeOfYear {
        year: step.to.0.number(),
        before: step.from.0.number(),
        net: Amount::signed(step.change()),
        parts: step.parts().map(Amount::signed),
    }
}
