//! The member whose share stands for all in a sentence: the example of a founding member, or where that one has
//! no share in the year, the first that has.

use crate::cents::Cents;
use crate::ledger::MemberIx;
use crate::pages::part::amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;

/// Who speaks for a year.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct YearExample {
    pub member: MemberIx,
    /// How many share in the year.
    pub members: usize,
    /// Whether all bear the same of the common costs: the same ones shared throughout the year, and no share is
    /// larger by a cent that shows.
    pub alike: bool,
}

/// The example of a year; `None` where nobody shares in it.
pub(in crate::pages) fn of_year(basis: &Basis<'_, '_>, year: Year) -> Option<YearExample> {
    let figures = basis.figures;
    let sharing: Vec<MemberIx> = figures.sharing(year).collect();
    let preferred = figures.reference.example.filter(|example| sharing.contains(example));
    let member = preferred.or(sharing.first().copied())?;
    let common = |of: MemberIx| figures.bills.common(year, of).amount;
    let all_read = |amount: &dyn Fn(MemberIx) -> Cents| {
        sharing.iter().all(|&of| amount::reads_alike(amount(of), amount(member)))
    };
    Some(YearExample {
        member,
        members: sharing.len(),
        alike: figures.is_one_group(year) && all_read(&common),
    })
}
