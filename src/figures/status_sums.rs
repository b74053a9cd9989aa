//! How much of the amounts is proved by a document, planned or assumed.

use super::Shared;
use crate::cents::Cents;
use crate::ledger::{Ledger, MemberIx, Status};
use crate::year::Year;
use std::collections::BTreeMap;

/// Sums of live entries by status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusSums {
    of_year: BTreeMap<(Year, Status), Sum>,
    of_member: BTreeMap<(Year, MemberIx, Status), Sum>,
    of_common: BTreeMap<(Year, Status), Sum>,
}

/// How many entries, and what they come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The number of entries.
    pub entries: usize,
    /// Their amounts, or the shares of them.
    pub amount: Cents,
    /// How many of them have that status only through a value by which they are divided.
    pub through_values: usize,
}

impl Sum {
    /// Of entries with these amounts.
    pub fn of(amounts: impl Iterator<Item = Cents>) -> Self {
        let mut sum = Self::default();
        amounts.for_each(|amount| sum.add(amount, false));
        sum
    }

    fn add(&mut self, amount: Cents, through_value: bool) {
        self.entries += 1;
        self.amount += amount;
        self.through_values += usize::from(through_value);
    }

    fn and(self, other: Self) -> Self {
        Self {
            entries: self.entries + other.entries,
            amount: self.amount + other.amount,
            through_values: self.through_values + other.through_values,
        }
    }
}

impl StatusSums {
    pub(super) fn of(ledger: &Ledger, entries: &[Shared<'_>]) -> Self {
        let mut sums = Self::default();
        for shared in entries.iter().filter(|shared| shared.entry.standing.is_live()) {
            let (year, status) = (shared.entry.year(), shared.status);
            let through_value = shared.entry.status != status;
            sums.of_year.entry((year, status)).or_default().add(shared.entry.amount, through_value);
            if ledger.agreement.cost_type(shared.entry.cost_type).is_common() {
                sums.of_common.entry((year, status)).or_default().add(shared.entry.amount, through_value);
            }
            for share in &shared.shares {
                sums.of_member
                    .entry((year, share.member, status))
                    .or_default()
                    .add(share.amount, through_value);
            }
        }
        sums
    }

    /// The live entries of a year with a status.
    #[must_use]
    pub fn year(&self, year: Year, status: Status) -> Sum {
        self.of_year.get(&(year, status)).copied().unwrap_or_default()
    }

    /// The live entries of the common costs of a year with a status.
    #[must_use]
    pub fn common(&self, year: Year, status: Status) -> Sum {
        self.of_common.get(&(year, status)).copied().unwrap_or_default()
    }

    /// A member's shares in the live entries of a year with a status.
    #[must_use]
    pub fn member(&self, year: Year, member: MemberIx, status: Status) -> Sum {
        self.of_member.get(&(year, member, status)).copied().unwrap_or_default()
    }

    /// A member's shares in all live entries with a status.
    #[must_use]
    pub fn member_in_all(&self, member: MemberIx, status: Status) -> Sum {
        let of = self.of_member.iter().filter(|((_, of, with), _)| *of == member && *with == status);
        of.map(|(_, sum)| *sum).fold(Sum::default(), Sum::and)
    }

    /// All live entries with a status.
    #[must_use]
    pub fn all(&self, status: Status) -> Sum {
        self.of_year
            .iter()
            .filter(|((_, with), _)| *with == status)
            .map(|(_, sum)| *sum)
            .fold(Sum::default(), Sum::and)
    }
}
