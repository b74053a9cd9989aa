//! What each member bears: by year, cost type and payee, each amount with how certain it is.

use super::rounding::mean;
use super::{Marked, Shared, Statuses};
use crate::cents::Cents;
use crate::ledger::{Agreement, CostTypeIx, Ledger, MemberIx, PayeeIx, Status};
use crate::year::Year;
use std::iter::Sum;

/// The bills of all members in all years that have entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bills {
    /// The years that have entries, ascending.
    years: Vec<Year>,
    members: usize,
    /// For each cost type its payee and whether it belongs to the common costs.
    cost_types: Vec<(PayeeIx, bool)>,
    /// By year, cost type and member.
    cells: Vec<Cell>,
    /// The total of the common costs by year.
    common: Vec<Marked>,
}

/// What a member bears of a cost type in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cell {
    all: Marked,
    planned: Cents,
    assumed: Cents,
}

/// How much of an amount no document proves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unproved {
    /// What comes from a budget.
    pub planned: Cents,
    /// What has no document yet.
    pub assumed: Cents,
}

impl Unproved {
    /// This divided by so many, rounded half away from zero; nothing of none.
    #[must_use]
    pub fn mean(self, count: usize) -> Self {
        let mean = |of| mean(of, count).unwrap_or_default();
        Self { planned: mean(self.planned), assumed: mean(self.assumed) }
    }
}

impl From<Cell> for Unproved {
    fn from(cell: Cell) -> Self {
        Self { planned: cell.planned, assumed: cell.assumed }
    }
}

impl Sum for Unproved {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, of| Self {
            planned: sum.planned + of.planned,
            assumed: sum.assumed + of.assumed,
        })
    }
}

impl Bills {
    pub(super) fn of(ledger: &Ledger, entries: &[Shared<'_>]) -> Self {
        let agreement: &Agreement = &ledger.agreement;
        let mut years: Vec<Year> = entries.iter().map(|shared| shared.entry.year()).collect();
        years.sort_unstable();
        years.dedup();
        let cost_types: Vec<_> =
            agreement.cost_types.iter().map(|cost_type| (cost_type.payee, cost_type.is_common())).collect();
        let members = agreement.members.len();
        let cells = vec![Cell::default(); years.len() * cost_types.len() * members];
        let mut bills = Self { years, members, cost_types, cells, common: Vec::new() };
        for shared in entries {
            let row = bills.row(shared.entry.year(), shared.entry.cost_type);
            // What was taken back cancels out, and marks nothing.
            let live = shared.entry.standing.is_live();
            let statuses = if live { shared.status.into() } else { Statuses::default() };
            for share in &shared.shares {
                if let Some(cell) = row.and_then(|row| bills.cells.get_mut(row + share.member.0)) {
                    cell.all += Marked { amount: share.amount, statuses };
                    match shared.status {
                        Status::Actual => {}
                        Status::Planned => cell.planned += share.amount,
                        Status::Assumed => cell.assumed += share.amount,
                    }
                }
            }
        }
        bills.common =
            bills.years.iter().map(|&year| bills.total_where(year, |(_, common)| common)).collect();
        bills
    }

    /// Where the cells of a year and cost type begin.
    fn row(&self, year: Year, cost_type: CostTypeIx) -> Option<usize> {
        let year = self.years.binary_search(&year).ok()?;
        Some((year * self.cost_types.len() + cost_type.0) * self.members)
    }

    fn cell(&self, year: Year, cost_type: CostTypeIx, member: MemberIx) -> Cell {
        self.row(year, cost_type).and_then(|row| self.cells.get(row + member.0)).copied().unwrap_or_default()
    }

    /// All cells of a year and cost type, by member.
    fn cells(&self, year: Year, cost_type: CostTypeIx) -> &[Cell] {
        let row = self.row(year, cost_type).and_then(|row| self.cells.get(row..row + self.members));
        row.unwrap_or_default()
    }

    /// The cost types that belong to the common costs, or those of a payee.
    fn cost_types(&self, wanted: impl Fn((PayeeIx, bool)) -> bool) -> impl Iterator<Item = CostTypeIx> {
        let numbered = self.cost_types.iter().zip((0..self.cost_types.len()).map(CostTypeIx));
        numbered.filter(move |(of, _)| wanted(**of)).map(|(_, cost_type)| cost_type)
    }

    /// The years that have entries, ascending.
    #[must_use]
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// What a member bears of a cost type in a year.
    #[must_use]
    pub fn of_cost_type(&self, year: Year, cost_type: CostTypeIx, member: MemberIx) -> Marked {
        self.cell(year, cost_type, member).all
    }

    /// How much of that is of a status.
    #[must_use]
    pub fn of_status(&self, year: Year, cost_type: CostTypeIx, member: MemberIx, status: Status) -> Cents {
        let cell = self.cell(year, cost_type, member);
        match status {
            Status::Actual => cell.all.amount - cell.planned - cell.assumed,
            Status::Planned => cell.planned,
            Status::Assumed => cell.assumed,
        }
    }

    /// How much of what a member bears of a cost type in a year is not proved.
    #[must_use]
    pub fn unproved_of_cost_type(&self, year: Year, cost_type: CostTypeIx, member: MemberIx) -> Unproved {
        self.cell(year, cost_type, member).into()
    }

    /// How much of what a member bears in a year, all cost types, is not proved.
    #[must_use]
    pub fn unproved(&self, year: Year, member: MemberIx) -> Unproved {
        self.cost_types(|_| true).map(|of| self.unproved_of_cost_type(year, of, member)).sum()
    }

    /// How much of the total of a cost type in a year is not proved.
    #[must_use]
    pub fn unproved_total(&self, year: Year, cost_type: CostTypeIx) -> Unproved {
        self.cells(year, cost_type).iter().map(|cell| Unproved::from(*cell)).sum()
    }

    /// What a member bears in a year, all cost types.
    #[must_use]
    pub fn of_member(&self, year: Year, member: MemberIx) -> Marked {
        self.sum_where(year, member, |_| true)
    }

    /// What a member bears towards a payee in a year.
    #[must_use]
    pub fn to_payee(&self, year: Year, payee: PayeeIx, member: MemberIx) -> Marked {
        self.sum_where(year, member, |(to, _)| to == payee)
    }

    /// What a member bears of the common costs in a year.
    #[must_use]
    pub fn common(&self, year: Year, member: MemberIx) -> Marked {
        self.sum_where(year, member, |(_, common)| common)
    }

    /// What a member bears beside the common costs in a year.
    #[must_use]
    pub fn beside_common(&self, year: Year, member: MemberIx) -> Marked {
        self.sum_where(year, member, |(_, common)| !common)
    }

    /// Whether a member shares in any live entry of a year, be it of nothing.
    #[must_use]
    pub fn shares_in(&self, year: Year, member: MemberIx) -> bool {
        self.cost_types(|_| true).any(|cost_type| self.cell(year, cost_type, member).all.is_booked())
    }

    /// The total of a cost type in a year.
    #[must_use]
    pub fn total_of_cost_type(&self, year: Year, cost_type: CostTypeIx) -> Marked {
        self.cells(year, cost_type).iter().map(|cell| cell.all).sum()
    }

    /// The total of a payee in a year.
    #[must_use]
    pub fn total_to_payee(&self, year: Year, payee: PayeeIx) -> Marked {
        self.total_where(year, |(to, _)| to == payee)
    }

    /// The total of a year.
    #[must_use]
    pub fn total(&self, year: Year) -> Marked {
        self.total_where(year, |_| true)
    }

    /// The total of the common costs of a year.
    #[must_use]
    pub fn total_common(&self, year: Year) -> Marked {
        self.years.binary_search(&year).map_or_else(|_| Marked::default(), |place| self.common[place])
    }

    /// What a member bears of a cost type in all years.
    #[must_use]
    pub fn of_cost_type_ever(&self, cost_type: CostTypeIx, member: MemberIx) -> Marked {
        self.years.iter().map(|year| self.of_cost_type(*year, cost_type, member)).sum()
    }

    /// What a member bears in all years.
    #[must_use]
    pub fn of_member_ever(&self, member: MemberIx) -> Marked {
        self.years.iter().map(|year| self.of_member(*year, member)).sum()
    }

    /// The total of all years.
    #[must_use]
    pub fn total_ever(&self) -> Marked {
        self.cells.iter().map(|cell| cell.all).sum()
    }

    fn sum_where(&self, year: Year, member: MemberIx, wanted: impl Fn((PayeeIx, bool)) -> bool) -> Marked {
        self.cost_types(wanted).map(|cost_type| self.of_cost_type(year, cost_type, member)).sum()
    }

    fn total_where(&self, year: Year, wanted: impl Fn((PayeeIx, bool)) -> bool) -> Marked {
        self.cost_types(wanted).map(|cost_type| self.total_of_cost_type(year, cost_type)).sum()
    }
}
