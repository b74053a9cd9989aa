//! The facts of the first sentences of a member.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::figures::accession::Accession;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::{Amount, Direction, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::change_sentence::{ChangeSentence, Partial};
use crate::pages::part::count::Count;
use crate::pages::part::tense::Tense;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

/// The year of the first sentence.
#[derive(Debug, Serialize)]
pub(super) struct MemberYear<'l> {
    year: Year,
    tense: Tense,
    credit: bool,
    bill: Amount,
    /// The year before, where the member shared in it too.
    before: Option<Year>,
    direction: Direction,
    difference: Amount,
    /// Why its share of the common costs changed.
    change: Option<ChangeSentence>,
    /// What the other cost types add to the difference.
    others: Option<Others<'l>>,
}

/// The change of a bill apart from the common costs.
#[derive(Debug, Serialize)]
pub(super) struct Others<'l> {
    direction: Direction,
    /// Without its sign.
    amount: Amount,
    cost_types: Vec<&'l str>,
}

#[derive(Debug, Serialize)]
pub(super) struct MemberSaving<'l> {
    amount: Amount,
    burden: bool,
    names: Vec<&'l str>,
    count: Count,
    many: bool,
    to: Until,
}

pub(super) fn year_facts<'l>(
    basis: &Basis<'_, 'l>,
    member: MemberIx,
    years: &[Year],
) -> Option<MemberYear<'l>> {
    let reference = basis.reference_year()?;
    let year = years.iter().copied().rfind(|&year| year <= reference).or(years.first().copied())?;
    let bills = &basis.figures.bills;
    let bill = bills.of_member(year, member);
    let before = basis.figures.compared_with(year).filter(|before| years.contains(before));
    let comparable = before.is_none_or(|before| Partial::of(basis, before, year).is_none());
    let difference = bill - before.map(|before| bills.of_member(before, member)).unwrap_or_default();
    Some(MemberYear {
        year,
        tense: Tense::of(basis, year, bill.statuses),
        credit: bill.amount.0 < 0,
        bill: Amount::spoken(bill.abs()),
        before: before.filter(|_| bill.amount.0 >= 0 && comparable),
        direction: Direction::of(difference.amount),
        difference: Amount::spoken(difference.abs()),
        change: before.and_then(|before| {
            let change = basis.figures.change(&[member], before, year)?;
            ChangeSentence::of(basis, member, &change)
        }),
        others: before
            .filter(|_| bill.amount.0 >= 0 && comparable)
            .and_then(|before| others(basis, member, before, year)),
    })
}

/// What cost types that are no common costs changed; `None` where they changed nothing, or where nothing else did.
fn others<'l>(basis: &Basis<'_, 'l>, member: MemberIx, before: Year, year: Year) -> Option<Others<'l>> {
    let bills = &basis.figures.bills;
    let common = (bills.common(year, member) - bills.common(before, member)).amount;
    let bill = bills.of_member(year, member) - bills.of_member(before, member);
    let rest = bill.amount - common;
    let notation = Notation::of(&[common, common + rest]);
    let written = notation.difference(common, common + rest);
    if common.is_zero() || written == Cents::ZERO {
        return None;
    }
    let numbered = basis.agreement().each_cost_type();
    let changed = numbered.filter(|(_, cost_type)| !cost_type.is_common()).filter(|(index, _)| {
        let of = |year| bills.of_cost_type(year, *index, member).amount;
        of(year) != of(before)
    });
    Some(Others {
        direction: Direction::of(written),
        amount: notation.amount(Marked::of(written.abs(), bill.statuses)),
        cost_types: changed.map(|(_, cost_type)| cost_type.name.as_str()).collect(),
    })
}

pub(super) fn saving<'l>(
    basis: &Basis<'_, 'l>,
    member: MemberIx,
    accessions: &[&Accession],
) -> Option<MemberSaving<'l>> {
    let year = basis.reference_year()?;
    let saved = basis.figures.saved_until(year, member, None);
    (!saved.amount.is_zero()).then_some(())?;
    let joined: Vec<MemberIx> =
        accessions.iter().flat_map(|accession| accession.members.iter().copied()).collect();
    Some(MemberSaving {
        amount: Amount::spoken(saved.abs()),
        burden: saved.amount.0 < 0,
        names: basis.names(&joined),
        count: Count::of(joined.len(), basis.words),
        many: joined.len() > 3,
        to: Until::booked_for(basis, member, year),
    })
}

pub(super) fn left_on(basis: &Basis<'_, '_>, member: MemberIx) -> Option<String> {
    basis.figures.left_on(member).map(german::date)
}
