//! How sure the amounts of a page are: the least sure status of the live entries behind each of them.

use crate::figures::Figures;
use crate::ledger::{CostTypeIx, MemberIx, Status};

/// The least sure status behind each member's share, by year and cost type.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    years: Vec<i16>,
    common: Vec<bool>,
    members: usize,
    /// By year, cost type and member; `None` where no live entry is.
    cells: Vec<Option<Status>>,
}

impl Marks {
    /// Those of an agreement.
    pub(super) fn of(figures: &Figures<'_>) -> Self {
        let agreement = &figures.ledger.agreement;
        let common: Vec<bool> =
            agreement.cost_types.iter().map(crate::ledger::agreement::CostType::is_common).collect();
        let members = agreement.members.len();
        let years = figures.bills.years().to_vec();
        let cells = vec![None; years.len() * common.len() * members];
        let mut marks = Self { years, common, members, cells };
        for shared in figures.entries.iter().filter(|shared| shared.entry.standing.is_live()) {
            let row = marks.row(shared.entry.year(), shared.entry.cost_type);
            for share in &shared.shares {
                if let Some(cell) = row.and_then(|row| marks.cells.get_mut(row + share.member.0)) {
                    *cell = (*cell).max(Some(shared.entry.status));
                }
            }
        }
        marks
    }

    fn row(&self, year: i16, cost_type: CostTypeIx) -> Option<usize> {
        let year = self.years.binary_search(&year).ok()?;
        Some((year * self.common.len() + cost_type.0) * self.members)
    }

    /// Behind a member's share of a cost type in a year.
    pub(super) fn cell(&self, year: i16, cost_type: CostTypeIx, member: MemberIx) -> Option<Status> {
        self.row(year, cost_type).and_then(|row| self.cells.get(row + member.0)).copied().flatten()
    }

    /// Behind all shares of a cost type in a year.
    pub(super) fn cost_type(&self, year: i16, cost_type: CostTypeIx) -> Option<Status> {
        let row = self.row(year, cost_type)?;
        self.cells.get(row..row + self.members)?.iter().copied().max().flatten()
    }

    /// Behind a member's bill of a year.
    pub(super) fn bill(&self, year: i16, member: MemberIx) -> Option<Status> {
        self.cost_types().filter_map(|cost_type| self.cell(year, cost_type, member)).max()
    }

    /// Behind a member's share of the common costs of a year.
    pub(super) fn common_share(&self, year: i16, member: MemberIx) -> Option<Status> {
        self.common_types().filter_map(|cost_type| self.cell(year, cost_type, member)).max()
    }

    /// Behind the common costs of a year.
    pub(super) fn common(&self, year: i16) -> Option<Status> {
        self.common_types().filter_map(|cost_type| self.cost_type(year, cost_type)).max()
    }

    /// Behind everything of a year.
    pub(super) fn year(&self, year: i16) -> Option<Status> {
        self.cost_types().filter_map(|cost_type| self.cost_type(year, cost_type)).max()
    }

    /// Behind the common costs of all years up to and including one.
    pub(super) fn common_until(&self, year: i16) -> Option<Status> {
        self.years.iter().filter(|of| **of <= year).filter_map(|of| self.common(*of)).max()
    }

    /// Behind a member's shares of a cost type in all years.
    pub(super) fn member_cost_type(&self, cost_type: CostTypeIx, member: MemberIx) -> Option<Status> {
        self.years.iter().filter_map(|year| self.cell(*year, cost_type, member)).max()
    }

    /// Behind all bills of a member.
    pub(super) fn member(&self, member: MemberIx) -> Option<Status> {
        self.years.iter().filter_map(|year| self.bill(*year, member)).max()
    }

    /// Behind everything.
    pub(super) fn all(&self) -> Option<Status> {
        self.cells.iter().copied().max().flatten()
    }

    fn cost_types(&self) -> impl Iterator<Item = CostTypeIx> + use<> {
        (0..self.common.len()).map(CostTypeIx)
    }

    fn common_types(&self) -> impl Iterator<Item = CostTypeIx> {
        self.common
            .iter()
            .zip(self.cost_types())
            .filter(|(common, _)| **common)
            .map(|(_, cost_type)| cost_type)
    }
}
