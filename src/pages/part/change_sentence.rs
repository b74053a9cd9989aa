//! Why an amount changed against the year before, as facts for a sentence.

use crate::cents::Cents;
use crate::figures::change::BillChange;
use crate::figures::{GroupTrend, Marked};
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::{Amount, Direction};
use crate::pages::part::basis::Basis;
use crate::pages::part::period;
use crate::year::Year;
use serde::Serialize;

/// A change and its two reasons in whole euros (in cents where the bill is small); the reasons add up to the
/// change as written, so that cents lost in rounding are nobody's reason.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct ChangeSentence {
    /// The later year.
    pub year: Year,
    /// The earlier year.
    pub before: Year,
    /// Whether nothing changed at all, not even by cents.
    pub unchanged: bool,
    pub net: ChangePart,
    pub cost: ChangePart,
    pub membership: ChangePart,
    pub group: GroupTrend,
    /// Whether the year before was one of a credit.
    pub after_credit: bool,
    /// Whether the later year is planned only.
    pub planned: bool,
    /// Where the common costs of one of the two years are for other parts of a year than those of the other: the
    /// year that is not booked in full, and the parts that are. The reasons are then left out.
    pub partial: Option<Partial>,
    /// The cost type that made most of the cost effect, where there are several.
    pub driver: Option<String>,
}

/// A year that is booked in part.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Partial {
    pub year: Year,
    pub periods: Vec<String>,
}

impl Partial {
    /// Of a year and an earlier one, the one that is not booked in full; `None` where both are for the same days.
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, before: Year, year: Year) -> Option<Self> {
        let coverage = &basis.figures.coverage;
        let days = |year: Year| {
            let parts = coverage.of_year(year).iter();
            parts.map(|part| [part.start, part.end].map(|day| (day.month(), day.day()))).collect::<Vec<_>>()
        };
        let partial = [year, before].into_iter().find(|&year| !coverage.is_full(year))?;
        (days(year) != days(before)).then(|| Self {
            year: partial,
            periods: coverage.of_year(partial).iter().map(|&part| period::text(part)).collect(),
        })
    }
}

/// One amount of the sentence.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct ChangePart {
    pub direction: Direction,
    /// Without its sign.
    pub amount: Amount,
}

impl ChangeSentence {
    /// The facts of the change of a member's share; `None` where one of the years has no common costs.
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, member: MemberIx, change: &BillChange) -> Option<Self> {
        let written = written(basis, member, change)?;
        let small = is_small(basis, member, change);
        let part = |amount: Cents| ChangePart {
            direction: Direction::of(amount),
            amount: {
                let absolute = Marked::of(amount.abs(), change.statuses);
                if small { Amount::exact(absolute) } else { Amount::spoken(absolute) }
            },
        };
        Some(Self {
            year: change.to,
            before: change.from,
            unchanged: change.of_share().is_zero(),
            net: part(written.cost + written.membership),
            cost: part(written.cost),
            membership: part(written.membership),
            group: basis.figures.group_trend(member, change.from, change.to),
            after_credit: basis.figures.bills.common(change.from, member).amount.0 < 0,
            planned: basis.figures.bills.total_common(change.to).statuses.is_planned_only(),
            partial: Partial::of(basis, change.from, change.to),
            driver: driver(basis, change, Direction::of(written.cost)),
        })
    }
}

/// The cost type of the common costs that changed most in a direction; `None` where fewer than two changed.
fn driver(basis: &Basis<'_, '_>, change: &BillChange, direction: Direction) -> Option<String> {
    let bills = &basis.figures.bills;
    let common = basis.agreement().each_cost_type().filter(|(_, cost_type)| cost_type.is_common());
    let changed: Vec<_> = common
        .map(|(of, cost_type)| {
            let change = bills.total_of_cost_type(change.to, of) - bills.total_of_cost_type(change.from, of);
            (change.amount, &cost_type.name)
        })
        .filter(|(change, _)| !change.is_zero())
        .collect();
    if changed.len() < 2 {
        return None;
    }
    let towards = changed.into_iter().filter(|(change, _)| Direction::of(*change) == direction);
    // The first of several equal ones, in the order of the agreement.
    towards.rev().max_by_key(|(change, _)| change.abs()).map(|(_, name)| name.clone())
}

/// The reasons of the change of a share as a sentence and a chart write them; they add up to the change as it is written.
pub(in crate::pages) struct Written {
    pub cost: Cents,
    pub membership: Cents,
}

/// `None` where one of the years has no common costs.
pub(in crate::pages) fn written(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    change: &BillChange,
) -> Option<Written> {
    let whole_year = |year| basis.figures.bills.total_common(year).amount;
    if whole_year(change.from).is_zero() || whole_year(change.to).is_zero() {
        return None;
    }
    if is_small(basis, member, change) {
        return Some(Written { cost: change.cost, membership: change.membership + change.key });
    }
    let whole = |amount: Cents| Cents(german::whole_euro_count(amount) * 100);
    let (net, cost) = (whole(change.of_share()), whole(change.cost));
    Some(Written { cost, membership: net - cost })
}

/// Whether the amounts are so small that their cents matter.
fn is_small(basis: &Basis<'_, '_>, member: MemberIx, change: &BillChange) -> bool {
    let share = |year| basis.figures.bills.common(year, member).amount.0.abs();
    share(change.from).max(share(change.to)) < 1_000
}
