//! The figures of the four answers of the overview, all for the last full year: what it costs, what the accessions
//! changed, why it changed nevertheless, and what one more would bring. They are means over the founding members that
//! still take part ([`Reference::remaining`](super::Reference::remaining)), each rounded half away from zero.

use super::change::BillChange;
use super::{Figures, Marked};
use crate::ledger::MemberIx;
use crate::year::Year;

/// The figures of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The last full year.
    pub year: Year,
    /// The first of the members that the means are over.
    pub example: MemberIx,
    /// All entries of the year.
    pub total: Marked,
    /// The mean of their bills.
    pub bill: Marked,
    /// The mean share of the common costs, with and without accessions; `None` where there are no common costs.
    pub share: Option<MeanShare>,
    /// What the example saved up to the end of the year; `None` without an accession by then or without common costs.
    pub saving: Option<Marked>,
    /// Why the mean bill changed against the year before, where that is a full year too.
    pub change: Option<BillChange>,
}

/// The headline comparison: what some members bear together of the common costs of a year, divided by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeanShare {
    /// As booked.
    pub share: Marked,
    /// The same with their savings of that year.
    pub without_accessions: Marked,
}

impl Figures<'_> {
    /// The figures of the answers; `None` without a full year, or where nobody takes part on its last day.
    #[must_use]
    pub fn answers(&self) -> Option<Answers> {
        let year = self.reference.last_full_year()?;
        let members = &self.reference.remaining;
        let example = *members.first()?;
        let share = self.mean_share(members, year).filter(|share| share.share.is_booked());
        let has_accession =
            self.ledger.timeline.accessions().first().is_some_and(|day| *day <= year.last_day());
        let before = Some(year.before()).filter(|before| self.reference.full_years().contains(before));
        Some(Answers {
            year,
            example,
            total: self.bills.total(year),
            bill: self.mean_bill(members, year)?,
            saving: share.filter(|_| has_accession).map(|_| self.saved_until(year, example, None)),
            share,
            change: before.and_then(|before| self.change(members, before, year)),
        })
    }

    /// The mean share of some members in a year; `None` for nobody.
    #[must_use]
    pub fn mean_share(&self, members: &[MemberIx], year: Year) -> Option<MeanShare> {
        let share: Marked = members.iter().map(|&member| self.bills.common(year, member)).sum();
        let saved = members.iter().map(|&member| self.savings.of_year(year, member)).sum();
        let without = share + Marked { amount: saved, ..Marked::default() };
        Some(MeanShare {
            share: share.mean(members.len())?,
            without_accessions: without.mean(members.len())?,
        })
    }
}
