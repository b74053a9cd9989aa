//! A member's share of the common costs over time: the headline chart with its numbers as a table.

use super::amount::{Amount, Direction};
use super::basis::Basis;
use super::drawing::Drawing;
use super::example::Example;
use super::{fraction, timeline};
use crate::charts::{self, CostPerMember, EventKind, MembershipEvent};
use crate::figures::rate;
use crate::german;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// The chart, what its title says, and its table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShareOverTime<'l> {
    #[serde(flatten)]
    drawing: Drawing,
    /// The year that the title speaks of.
    year: i16,
    first_year: i16,
    /// The example of the table.
    member: &'l str,
    /// Whether it stands for all founding members.
    any_founding: bool,
    /// The share of that year.
    last: Amount,
    /// By how many percent the share is lower than without accessions, where it is.
    lower: Option<String>,
    /// By how many percent it is higher, where it is.
    higher: Option<String>,
    /// Whether the share rose or fell since the first year.
    direction: Direction,
    /// Whether there is anything to compare with.
    compares: bool,
    rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    year: i16,
    total: Amount,
    share: Amount,
    without: Amount,
    saving: Amount,
}

impl<'l> ShareOverTime<'l> {
    /// `None` where there are no common costs to draw.
    pub(super) fn of(basis: &Basis<'_, 'l>, example: Example, year: i16) -> Option<Self> {
        let figures = basis.figures;
        let steps = rate::steps(figures);
        let compares = steps
            .iter()
            .any(|step| step.without_accessions.is_some() && step.without_accessions != step.share);
        let drawing = charts::cost_per_member(&basis.words.share_chart.name, &chart(basis, &steps))?;
        let member = example.member;
        let share = |of| figures.bills.common(of, member);
        let saving = |of| figures.savings.of_year(of, member);
        let rows: Vec<Row> = figures
            .bills
            .years()
            .iter()
            .filter(|&&of| !basis.marks.common(of).is_empty())
            .map(|&of| {
                let status = basis.marks.common_share(of, member);
                Row {
                    year: of,
                    total: Amount::booked(figures.bills.total_common(of), basis.marks.common(of)),
                    share: Amount::booked(share(of), status),
                    without: Amount::booked(share(of) + saving(of), status),
                    saving: Amount::booked(saving(of), status),
                }
            })
            .collect();
        let first_year = rows.first().map_or(year, |row| row.year);
        // As the line draws it, brought to a whole year.
        let drawn = |of: i16| steps.iter().rev().find(|step| step.from.year() == of)?.share;
        let direction = match (drawn(first_year), drawn(year)) {
            (Some(first), Some(last)) => Direction::of(last - first),
            _ => Direction::of(share(year) - share(first_year)),
        };
        let (paid, saved) = (share(year), saving(year));
        let percent = |part: i128| {
            let whole = (paid + saved).0;
            (paid.0 >= 0 && whole > 0 && part > 0)
                .then(|| german::percent(&BigRational::new(BigInt::from(part), BigInt::from(whole))))
                .map(|percent| percent.replace(",0\u{a0}", "\u{a0}"))
        };
        Some(Self {
            drawing: drawing.into(),
            year,
            first_year,
            member: basis.agreement().member(member).short_name.as_str(),
            any_founding: example.stands_for_founding(),
            last: Amount::spoken(paid, basis.marks.common_share(year, member)),
            lower: percent(saved.0),
            higher: percent(-saved.0),
            direction,
            compares,
            rows,
        })
    }
}

fn chart(basis: &Basis<'_, '_>, steps: &[rate::Step]) -> CostPerMember {
    let words = &basis.words.share_chart;
    let steps = steps.iter().map(|step| charts::Step {
        from: step.from,
        to: step.until,
        share: step.share,
        without_accessions: step.without_accessions,
    });
    let events = timeline::group_changes(basis).into_iter().skip(1).flat_map(|change| {
        let label = |members: &[_], kind| {
            let names = basis.words.names.label(&basis.names(members));
            if kind == EventKind::Leave { words.leave.replace("{}", &names) } else { names }
        };
        let event = |members: &[_], kind| {
            (!members.is_empty()).then(|| MembershipEvent {
                date: change.date,
                label: label(members, kind),
                fraction: if change.after == 0 { String::new() } else { fraction::one_in(change.after) },
                kind,
            })
        };
        [event(&change.joined, EventKind::Join), event(&change.left, EventKind::Leave)].into_iter().flatten()
    });
    CostPerMember {
        steps: steps.collect(),
        events: events.collect(),
        share_label: words.share.clone(),
        without_label: words.without.clone(),
        saving_label: words.saving.clone(),
        gap_label: words.gap.clone(),
    }
}
