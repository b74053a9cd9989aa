//! What each member bears: by year, cost type and payee.

use super::Shared;
use crate::cents::Cents;
use crate::ledger::{Agreement, CostTypeIx, Ledger, MemberIx, PayeeIx};

/// The bills of all members in all years that have entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bills {
    /// The years that have entries, ascending.
    years: Vec<i16>,
    members: usize,
    /// For each cost type its payee and whether it belongs to the common costs.
    cost_types: Vec<(PayeeIx, bool)>,
    /// By year, cost type and member.
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cell {
    amount: Cents,
    /// How many live entries the member shares in.
    entries: u32,
}

impl Bills {
    pub(super) fn of(ledger: &Ledger, entries: &[Shared<'_>]) -> Self {
        let agreement: &Agreement = &ledger.agreement;
        let mut years: Vec<i16> = entries.iter().map(|shared| shared.entry.year()).collect();
        years.sort_unstable();
        years.dedup();
        let cost_types: Vec<_> =
            agreement.cost_types.iter().map(|cost_type| (cost_type.payee, cost_type.is_common())).collect();
        let members = agreement.members.len();
        let cells = vec![Cell::default(); years.len() * cost_types.len() * members];
        let mut bills = Self { years, members, cost_types, cells };
        for shared in entries {
            let row = bills.row(shared.entry.year(), shared.entry.cost_type);
            for share in &shared.shares {
                if let Some(cell) = row.and_then(|row| bills.cells.get_mut(row + share.member.0)) {
                    cell.amount += share.amount;
                    cell.entries += u32::from(shared.entry.standing.is_live());
                }
            }
        }
        bills
    }

    /// Where the cells of a year and cost type begin.
    fn row(&self, year: i16, cost_type: CostTypeIx) -> Option<usize> {
        let year = self.years.binary_search(&year).ok()?;
        Some((year * self.cost_types.len() + cost_type.0) * self.members)
    }

    fn cell(&self, year: i16, cost_type: CostTypeIx, member: MemberIx) -> Cell {
        self.row(year, cost_type).and_then(|row| self.cells.get(row + member.0)).copied().unwrap_or_default()
    }

    fn cost_types(&self) -> impl Iterator<Item = CostTypeIx> + use<> {
        (0..self.cost_types.len()).map(CostTypeIx)
    }

    /// The years that have entries, ascending.
    #[must_use]
    pub fn years(&self) -> &[i16] {
        &self.years
    }

    /// What a member bears of a cost type in a year.
    #[must_use]
    pub fn of_cost_type(&self, year: i16, cost_type: CostTypeIx, member: MemberIx) -> Cents {
        self.cell(year, cost_type, member).amount
    }

    /// What a member bears in a year, all cost types.
    #[must_use]
    pub fn of_member(&self, year: i16, member: MemberIx) -> Cents {
        self.cost_types().map(|cost_type| self.of_cost_type(year, cost_type, member)).sum()
    }

    /// What a member bears towards a payee in a year.
    #[must_use]
    pub fn to_payee(&self, year: i16, payee: PayeeIx, member: MemberIx) -> Cents {
        self.sum_where(year, member, |(to, _)| to == payee)
    }

    /// What a member bears of the common costs in a year.
    #[must_use]
    pub fn common(&self, year: i16, member: MemberIx) -> Cents {
        self.sum_where(year, member, |(_, common)| common)
    }

    /// Whether a member shares in any live entry of a year, be it of nothing.
    #[must_use]
    pub fn shares_in(&self, year: i16, member: MemberIx) -> bool {
        self.cost_types().any(|cost_type| self.cell(year, cost_type, member).entries > 0)
    }

    /// The total of a cost type in a year.
    #[must_use]
    pub fn total_of_cost_type(&self, year: i16, cost_type: CostTypeIx) -> Cents {
        self.all_members().map(|member| self.of_cost_type(year, cost_type, member)).sum()
    }

    /// The total of a payee in a year.
    #[must_use]
    pub fn total_to_payee(&self, year: i16, payee: PayeeIx) -> Cents {
        self.all_members().map(|member| self.to_payee(year, payee, member)).sum()
    }

    /// The total of a year.
    #[must_use]
    pub fn total(&self, year: i16) -> Cents {
        self.all_members().map(|member| self.of_member(year, member)).sum()
    }

    /// The total of the common costs of a year.
    #[must_use]
    pub fn total_common(&self, year: i16) -> Cents {
        self.all_members().map(|member| self.common(year, member)).sum()
    }

    fn all_members(&self) -> impl Iterator<Item = MemberIx> + use<> {
        (0..self.members).map(MemberIx)
    }

    fn sum_where(&self, year: i16, member: MemberIx, wanted: impl Fn((PayeeIx, bool)) -> bool) -> Cents {
        let of = self.cost_types.iter().zip(self.cost_types()).filter(|(of, _)| wanted(**of));
        of.map(|(_, cost_type)| self.of_cost_type(year, cost_type, member)).sum()
    }
}
