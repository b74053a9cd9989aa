//! A member's share of the common costs over time: the headline chart with its numbers as a table.

use crate::cents::Cents;
use crate::charts::{self, CostPerMember, EventKind, MembershipEvent};
use crate::figures::{Marked, rate};
use crate::german;
use crate::pages::part::amount::{self, Amount, Direction, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::drawing::Drawing;
use crate::pages::part::example::Example;
use crate::pages::part::fraction;
use crate::year::Year;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// The chart, what its title says, and its table.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct ShareOverTime<'l> {
    #[serde(flatten)]
    drawing: Drawing,
    title: Title<'l>,
    /// The example of the table.
    member: &'l str,
    /// Whether there is anything to compare with.
    compares: bool,
    rows: Vec<Row>,
}

/// What the title says: the last booked step of the line, so that it says what the labels of the lines say.
#[derive(Clone, Debug, Serialize)]
struct Title<'l> {
    year: Year,
    /// The first day of the step, where that is not the first one of the year.
    since: Option<String>,
    /// Whether there is no booked step, and this one is planned.
    planned: bool,
    /// The only member there ever was, where there was one only.
    alone: Option<&'l str>,
    /// A municipality's share in a year, without its sign.
    share: Amount,
    credit: bool,
    without: Option<Without>,
    /// The first step of the line, where it lies in an earlier year.
    first: Option<First>,
}

/// What the share would be without accessions, where it is lower.
#[derive(Clone, Debug, Serialize)]
struct Without {
    amount: Amount,
    /// By how much the share is lower.
    percent: String,
    /// The founding members that take part.
    founding: Count,
    /// Whether another one has left.
    founding_left: bool,
}

/// Where the line begins.
#[derive(Clone, Debug, Serialize)]
struct First {
    year: Year,
    share: Amount,
    /// Whether the share rose or fell since.
    direction: Direction,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    year: Year,
    total: Amount,
    share: Amount,
    without: Amount,
    saving: Amount,
}

impl<'l> ShareOverTime<'l> {
    /// `None` where there are no common costs to draw.
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>, example: Example) -> Option<Self> {
        let figures = basis.figures;
        let steps = rate::steps(figures);
        let compares = steps
            .iter()
            .any(|step| step.without_accessions.is_some() && step.without_accessions != step.share);
        let drawing = charts::cost_per_member(&basis.words.share_chart.name, &chart(basis, &steps))?;
        let member = example.member;
        let share = |of| figures.bills.common(of, member);
        let saving = |of| Marked::of(figures.savings.of_year(of, member), share(of).statuses);
        let rows: Vec<Row> = figures
            .bills
            .years()
            .iter()
            .filter(|&&of| figures.bills.total_common(of).is_booked())
            .map(|&of| Row {
                year: of,
                total: Amount::booked(figures.bills.total_common(of)),
                share: Amount::booked(share(of)),
                without: Amount::booked(share(of) + saving(of)),
                saving: Amount::booked(saving(of)),
            })
            .collect();
        Some(Self {
            drawing: drawing.into(),
            title: Title::of(basis, &steps)?,
            member: basis.agreement().member(member).short_name.as_str(),
            compares,
            rows,
        })
    }
}

impl<'l> Title<'l> {
    /// `None` where no step has a share.
    fn of(basis: &Basis<'_, 'l>, steps: &[rate::Step]) -> Option<Self> {
        let shares = || steps.iter().filter_map(|step| Some((step, step.share?)));
        let (last, share) =
            shares().rfind(|(step, _)| !is_planned(basis, step)).or_else(|| shares().next_back())?;
        let (begin, at_first) = shares().next()?;
        let year = Year::of(last.from);
        let first = (Year::of(begin.from) < year).then(|| First {
            year: Year::of(begin.from),
            share: Amount::spoken(of_step(basis, begin, at_first)),
            direction: Direction::of(Notation::of(&[at_first, share]).difference(at_first, share)),
        });
        Some(Self {
            year,
            since: (last.from.day_of_year() > 1).then(|| german::date(last.from)),
            planned: is_planned(basis, last),
            alone: alone(basis, steps),
            share: Amount::spoken(of_step(basis, last, share.abs())),
            credit: share < Cents::ZERO,
            without: last.without_accessions.and_then(|without| Without::of(basis, last, share, without)),
            first,
        })
    }
}

impl Without {
    fn of(basis: &Basis<'_, '_>, step: &rate::Step, share: Cents, without: Cents) -> Option<Self> {
        let lower = Cents::ZERO <= share && share < without && !amount::reads_alike(share, without);
        let percent =
            || german::percent(&BigRational::new(BigInt::from((without - share).0), BigInt::from(without.0)));
        lower.then(|| Self {
            amount: Amount::spoken(of_step(basis, step, without)),
            percent: percent().replace(",0\u{a0}", "\u{a0}"),
            founding: Count::of(step.founding_members, basis.words),
            founding_left: step.founding_members < basis.figures.reference.founding_members.len(),
        })
    }
}

/// The only member there ever was on the line.
fn alone<'l>(basis: &Basis<'_, 'l>, steps: &[rate::Step]) -> Option<&'l str> {
    let mut groups = steps.iter().map(|step| basis.figures.ledger.timeline.members_on(step.from));
    let [member] = groups.next()? else { return None };
    let same = groups.all(|group| group.is_empty() || group == [*member]);
    same.then(|| basis.agreement().member(*member).short_name.as_str())
}

/// Whether all that a step shows is planned.
fn is_planned(basis: &Basis<'_, '_>, step: &rate::Step) -> bool {
    of_step(basis, step, Cents::ZERO).statuses.is_planned_only()
}

/// An amount of a step, as uncertain as the common costs of its year.
fn of_step(basis: &Basis<'_, '_>, step: &rate::Step, amount: Cents) -> Marked {
    Marked::of(amount, basis.figures.bills.total_common(Year::of(step.from)).statuses)
}

fn chart(basis: &Basis<'_, '_>, steps: &[rate::Step]) -> CostPerMember {
    let words = &basis.words.share_chart;
    let steps = steps.iter().map(|step| charts::Step {
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
