//! The member whose share stands for all in a sentence: the example of a founding member, or where that one has
//! no share in the year, the first that has.

use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::year::Year;

/// The example of a year; `None` where nobody shares in it.
pub(in crate::pages) fn of_year(basis: &Basis<'_, '_>, year: Year) -> Option<MemberIx> {
    let sharing: Vec<MemberIx> = basis.figures.sharing(year).collect();
    let preferred = basis.figures.reference.example.filter(|example| sharing.contains(example));
    preferred.or(sharing.first().copied())
}
