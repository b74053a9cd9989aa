//! A member's share of the common costs over time: the headline chart with its numbers as a table.

use crate::cents::Cents;
use crate::charts::{self, CostPerMember, EventKind, MembershipEvent};
use crate::figures::{Marked, share_line};
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, FEW};
use crate::pages::part::fraction;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;

/// The chart and its table.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct ShareOverTime<'l> {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    /// The same without the names of events for a screen that is read from afar, where there are many.
    slide: Option<DrawingMarkup>,
    /// The example of the table.
    member: &'l str,
    /// Whether there is anything to compare with.
    compares: bool,
    rows: Vec<ShareRow>,
    signs: TableSigns,
}

#[derive(Clone, Debug, Serialize)]
struct ShareRow {
    year: Year,
    total: Amount,
    share: Amount,
    without: Amount,
    saving: Amount,
}

impl<'l> ShareOverTime<'l> {
    /// `None` where there are no common costs to draw.
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>, member: MemberIx) -> Option<Self> {
        let figures = basis.figures;
        let steps = share_line::steps(figures);
        let compares = steps
            .iter()
            .any(|step| step.without_accessions.is_some() && step.without_accessions != step.share);
        let name = &basis.words.share_chart.name;
        let mut data = chart(basis, &steps);
        let drawing = charts::cost_per_member(name, &data)?;
        let many = data.events.len() > FEW;
        data.events.clear();
        let slide = many.then(|| charts::cost_per_member(name, &data)).flatten().map(DrawingMarkup::from);
        let share = |of| figures.bills.common(of, member);
        let saving = |of| Marked::of(figures.savings.of_year(of, member), share(of).statuses);
        let mut rows: Vec<ShareRow> = figures
            .bills
            .years()
            .iter()
            .filter(|&&of| figures.bills.total_common(of).is_booked())
            .map(|&of| ShareRow {
                year: of,
                total: Amount::booked(figures.bills.total_common(of)),
                share: Amount::booked(share(of)),
                without: Amount::booked(share(of) + saving(of)),
                saving: Amount::booked(saving(of)),
            })
            .collect();
        let signs = TableSigns::of(
            rows.iter_mut()
                .flat_map(|row| [&mut row.total, &mut row.share, &mut row.without, &mut row.saving]),
        );
        Some(Self {
            drawing: DrawingMarkup::from(drawing).filed("beitritte"),
            slide,
            member: basis.agreement().member(member).short_name.as_str(),
            compares,
            rows,
            signs,
        })
    }
}

/// Whether all that a step shows is planned.
fn is_planned(basis: &Basis<'_, '_>, step: &share_line::LineStep) -> bool {
    of_step(basis, step, Cents::ZERO).statuses.is_planned_only()
}

/// An amount of a step, as uncertain as the common costs of its year.
fn of_step(basis: &Basis<'_, '_>, step: &share_line::LineStep, amount: Cents) -> Marked {
    Marked::of(amount, basis.figures.bills.total_common(Year::of(step.from)).statuses)
}

fn chart(basis: &Basis<'_, '_>, steps: &[share_line::LineStep]) -> CostPerMember {
    let words = &basis.words.share_chart;
    let steps = steps.iter().map(|step| charts::ShareStep {
        from: step.from,
        to: step.until,
        share: step.share,
        without_accessions: step.without_accessions,
        planned: is_planned(basis, step),
    });
    let events = basis.figures.group_changes.iter().skip(1).flat_map(|change| {
        let label = |members: &[_], kind| {
            let names = basis.words.names.label(&basis.names(members));
            if kind == EventKind::Leave { words.leave.replace("{}", &names) } else { names }
        };
        let event = |members: &[_], kind| {
            (!members.is_empty()).then(|| MembershipEvent {
                date: change.date,
                label: label(members, kind),
                fraction: if change.after == 0 || !basis.agreement().shares_equally() {
                    String::new()
                } else {
                    fraction::one_in(change.after)
                },
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
        planned_label: words.planned.clone(),
    }
}
