//! What the four answers of the overview speak of (contract, *What the figures speak of*): the last full year, those
//! whose bills stand for all, and the means of their amounts.

use super::{Figures, Marked};
use crate::cents::Cents;
use crate::ledger::MemberIx;
use crate::year::Year;

/// The figures of the last full year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastFullYear {
    /// The last full year.
    pub year: Year,
    /// The founding members that still take part on its last day, in the official order; where there is none any more,
    /// all members of that day.
    pub group: Vec<MemberIx>,
    /// Whether the group is of founding members.
    pub is_founding: bool,
    /// How many share in the year.
    pub sharing: usize,
    /// All entries of the year.
    pub total: Marked,
    /// What they bear of all cost types.
    pub bill: Mean,
    /// What all that share in the year bear of all cost types.
    pub bill_of_all: Mean,
    /// What they bear of the common costs; `None` where there are none.
    pub share: Option<Mean>,
    /// The same without later accessions.
    pub without_accessions: Option<Mean>,
}

/// The mean of an amount over several members, and between what it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// Rounded half away from zero.
    pub mean: Marked,
    /// The lowest.
    pub least: Cents,
    /// The highest.
    pub most: Cents,
}

/// The mean of these amounts; `None` without any.
#[must_use]
pub fn mean(amounts: impl IntoIterator<Item = Marked>) -> Option<Mean> {
    let amounts: Vec<Marked> = amounts.into_iter().collect();
    let all = || amounts.iter().map(|of| of.amount);
    let (least, most) = (all().min()?, all().max()?);
    Some(Mean { mean: amounts.iter().copied().sum::<Marked>().mean(amounts.len())?, least, most })
}

/// The figures of the last full year; `None` where there is none, or nobody is a member on its last day.
#[must_use]
pub fn headline(figures: &Figures<'_>) -> Option<LastFullYear> {
    let answers = figures.answers()?;
    let (year, group, bills) = (answers.year, figures.reference.remaining.clone(), &figures.bills);
    let bill_of = |member| bills.of_member(year, member);
    let share = |member: &MemberIx| bills.common(year, *member);
    let without = |member: &MemberIx| {
        let share = share(member);
        share + Marked::of(figures.savings.of_year(year, *member), share.statuses)
    };
    Some(LastFullYear {
        year,
        is_founding: group.iter().any(|member| figures.reference.founding_members.contains(member)),
        sharing: figures.sharing(year).count(),
        total: answers.total,
        bill: mean(group.iter().copied().map(bill_of))?,
        bill_of_all: mean(figures.sharing(year).map(bill_of))?,
        share: answers.share.and_then(|_| mean(group.iter().map(share))),
        without_accessions: answers.share.and_then(|_| mean(group.iter().map(without))),
        group,
    })
}
