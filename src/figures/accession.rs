//! What each accession brought: who came, how many share since, and what that saved.

use super::Figures;
use crate::cents::Cents;
use crate::ledger::MemberIx;
use jiff::civil::Date;

/// Joins of one day, with what they brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accession {
    /// The day.
    pub date: Date,
    /// Who joined for the first time, in the official order.
    pub members: Vec<MemberIx>,
    /// How many took part the day before.
    pub members_before: usize,
    /// How many take part since.
    pub members_after: usize,
    /// What the example of a founding member saved through it up to the end of the reference year.
    pub example_saving: Cents,
    /// What all members together saved through it up to the end of the reference year.
    pub total_saving: Cents,
}

/// All accessions by date.
#[must_use]
pub fn accessions(figures: &Figures<'_>) -> Vec<Accession> {
    let timeline = &figures.ledger.timeline;
    let until = figures.reference.year.map(|year| year.year);
    timeline
        .accessions()
        .into_iter()
        .map(|date| {
            let joined = |member: &MemberIx| timeline.first_join(*member) == Some(date);
            let before = date.yesterday().map_or(0, |day| timeline.members_on(day).len());
            let example = figures.reference.example;
            Accession {
                date,
                members: figures.ledger.agreement.member_indices().filter(joined).collect(),
                members_before: before,
                members_after: timeline.members_on(date).len(),
                example_saving: until
                    .zip(example)
                    .map(|(year, member)| figures.savings.until(year, member, Some(date)))
                    .unwrap_or_default(),
                total_saving: until
                    .map(|year| {
                        let members = figures.ledger.agreement.member_indices();
                        figures.savings.of_all_until(members, year, date)
                    })
                    .unwrap_or_default(),
            }
        })
        .collect()
}
