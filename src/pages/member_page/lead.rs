//! The facts of the first sentences of a member.

use crate::figures::accession::Accession;
use crate::figures::change;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::amount::{Amount, Direction};
use crate::pages::basis::Basis;
use crate::pages::change_sentence::ChangeSentence;
use crate::pages::count::Count;
use serde::Serialize;

/// The year of the first sentence.
#[derive(Debug, Serialize)]
pub(super) struct YearFacts {
    year: i16,
    credit: bool,
    bill: Amount,
    /// The year before, where the member shared in it too.
    before: Option<i16>,
    direction: Direction,
    difference: Amount,
    /// Why its share of the common costs changed.
    change: Option<ChangeSentence>,
}

#[derive(Debug, Serialize)]
pub(super) struct Saving<'l> {
    amount: Amount,
    burden: bool,
    names: Vec<&'l str>,
    count: Count,
    many: bool,
    to: String,
}

pub(super) fn year_facts(basis: &Basis<'_, '_>, member: MemberIx, years: &[i16]) -> Option<YearFacts> {
    let reference = basis.reference_year()?;
    let year = years.iter().copied().rfind(|&year| year <= reference).or(years.first().copied())?;
    let bills = &basis.figures.bills;
    let bill = bills.of_member(year, member);
    let before = Some(year - 1).filter(|before| years.contains(before));
    let difference = bill - before.map(|before| bills.of_member(before, member)).unwrap_or_default();
    Some(YearFacts {
        year,
        credit: bill.0 < 0,
        bill: Amount::spoken(bill.abs(), basis.marks.bill(year, member)),
        before: before.filter(|_| bill.0 >= 0),
        direction: Direction::of(difference),
        difference: Amount::spoken(
            difference.abs(),
            basis.marks.bill(year, member).max(basis.marks.bill(year - 1, member)),
        ),
        change: before.and_then(|_| {
            let changes = change::changes(basis.figures, member);
            let change = changes.iter().find(|change| change.year == year)?;
            ChangeSentence::of(basis, member, change)
        }),
    })
}

pub(super) fn saving<'l>(
    basis: &Basis<'_, 'l>,
    member: MemberIx,
    accessions: &[&Accession],
) -> Option<Saving<'l>> {
    let year = basis.reference_year()?;
    let saved = basis.figures.savings.until(year, member, None);
    (!saved.is_zero()).then_some(())?;
    let joined: Vec<MemberIx> =
        accessions.iter().flat_map(|accession| accession.members.iter().copied()).collect();
    Some(Saving {
        amount: Amount::spoken(saved.abs(), basis.marks.common_until(year)),
        burden: saved.0 < 0,
        names: basis.names(&joined),
        count: Count::of(joined.len(), basis.words),
        many: joined.len() > 3,
        to: format!("Ende {year}"),
    })
}

pub(super) fn left_on(basis: &Basis<'_, '_>, member: MemberIx) -> Option<String> {
    let until = basis.figures.ledger.timeline.spans(member).last()?.until?;
    (until <= basis.figures.reference.stand?).then(|| german::date(until))
}
