//! What each accession brought: who came, how many share since, and what that saved.

use super::Figures;
use crate::ledger::MemberIx;
use jiff::civil::Date;

/// Joins of one day, with what they brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accession {
    /// The day.
    pub date: Date,
    /// Who joined for the first time, in the official order.
    pub members: Vec<MemberIx>,
    /// How many take part since.
    pub members_after: usize,
}

impl Accession {
    /// How many would take part since, had they not joined.
    #[must_use]
    pub fn members_without(&self) -> usize {
        self.members_after.saturating_sub(self.members.len())
    }
}

/// All accessions by date.
#[must_use]
pub fn accessions(figures: &Figures<'_>) -> Vec<Accession> {
    let timeline = &figures.ledger.timeline;
    timeline
        .accessions()
        .into_iter()
        .map(|date| {
            let joined = |member: &MemberIx| timeline.first_join(*member) == Some(date);
            Accession {
                date,
                members: figures.ledger.agreement.member_indices().filter(joined).collect(),
                members_after: timeline.members_on(date).len(),
            }
        })
        .collect()
}
