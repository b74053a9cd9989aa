//! How sure the amounts of a page are: the statuses of the live entries behind each of them.

use crate::figures::Figures;
use crate::ledger::agreement::CostType;
use crate::ledger::{CostTypeIx, MemberIx};
use crate::pages::part::statuses::Statuses;

/// The statuses behind each member's share, by year and cost type.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Marks {
    years: Vec<i16>,
    common: Vec<bool>,
    members: usize,
    /// By year, cost type and member.
    cells: Vec<Statuses>,
}

impl Marks {
    /// Those of an agreement.
    pub(in crate::pages) fn of(figures: &Figures<'_>) -> Self {
        let agreement = &figures.ledger.agreement;
        let common: Vec<bool> = agreement.cost_types.iter().map(CostType::is_common).collect();
        let members = agreement.members.len();
        let years = figures.bills.years().to_vec();
        let cells = vec![Statuses::default(); years.len() * common.len() * members];
        let mut marks = Self { years, common, members, cells };
        for shared in figures.entries.iter().filter(|shared| shared.entry.standing.is_live()) {
            let row = marks.row(shared.entry.year(), shared.entry.cost_type);
            for share in &shared.shares {
                if let Some(cell) = row.and_then(|row| marks.cells.get_mut(row + share.member.0)) {
                    *cell = *cell | shared.entry.status.into();
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
    pub(in crate::pages) fn cell(&self, year: i16, cost_type: CostTypeIx, member: MemberIx) -> Statuses {
        self.row(year, cost_type).and_then(|row| self.cells.get(row + member.0)).copied().unwrap_or_default()
    }

    /// Behind all shares of a cost type in a year.
    pub(in crate::pages) fn cost_type(&self, year: i16, cost_type: CostTypeIx) -> Statuses {
        let row = self.row(year, cost_type).and_then(|row| self.cells.get(row..row + self.members));
        row.unwrap_or_default().iter().copied().collect()
    }

    /// Behind a member's bill of a year.
    pub(in crate::pages) fn bill(&self, year: i16, member: MemberIx) -> Statuses {
        self.cost_types().map(|cost_type| self.cell(year, cost_type, member)).collect()
    }

    /// Behind a member's share of the common costs of a year.
    pub(in crate::pages) fn common_share(&self, year: i16, member: MemberIx) -> Statuses {
        self.common_types().map(|cost_type| self.cell(year, cost_type, member)).collect()
    }

    /// Behind the common costs of a year.
    pub(in crate::pages) fn common(&self, year: i16) -> Statuses {
        self.common_types().map(|cost_type| self.cost_type(year, cost_type)).collect()
    }

    /// Behind everything of a year.
    pub(in crate::pages) fn year(&self, year: i16) -> Statuses {
        self.cost_types().map(|cost_type| self.cost_type(year, cost_type)).collect()
    }

    /// Behind the common costs of all years up to and including one.
    pub(in crate::pages) fn common_until(&self, year: i16) -> Statuses {
        self.years.iter().filter(|of| **of <= year).map(|of| self.common(*of)).collect()
    }

    /// Behind a member's shares of a cost type in all years.
    pub(in crate::pages) fn member_cost_type(&self, cost_type: CostTypeIx, member: MemberIx) -> Statuses {
        self.years.iter().map(|year| self.cell(*year, cost_type, member)).collect()
    }

    /// Behind all bills of a member.
    pub(in crate::pages) fn member(&self, member: MemberIx) -> Statuses {
        self.years.iter().map(|year| self.bill(*year, member)).collect()
    }

    /// Behind everything.
    pub(in crate::pages) fn all(&self) -> Statuses {
        self.cells.iter().copied().collect()
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
