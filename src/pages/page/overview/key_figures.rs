//! The figures at a glance.

use crate::german;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::example::Example;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

/// The whole of a year without common costs.
#[derive(Debug, Serialize)]
pub(super) struct TotalFacts {
    year: Year,
    amount: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct Bill<'l> {
    year: Year,
    amount: Amount,
    member: &'l str,
    member_id: &'l str,
}

#[derive(Debug, Serialize)]
pub(super) struct Saving<'l> {
    amount: Amount,
    member: &'l str,
    member_id: &'l str,
    from: String,
    to: Until,
    burden: bool,
}

pub(super) fn bill<'l>(basis: &Basis<'_, 'l>, year: Year, example: Example) -> Bill<'l> {
    let member = basis.agreement().member(example.member);
    let amount = basis.figures.bills.of_member(year, example.member);
    Bill {
        year,
        amount: Amount::spoken(amount),
        member: member.short_name.as_str(),
        member_id: member.id.as_str(),
    }
}

pub(super) fn saving<'l>(basis: &Basis<'_, 'l>, year: Year) -> Option<Saving<'l>> {
    let example = basis.figures.reference.example?;
    let saved = basis.figures.saved_until(year, example, None);
    (!saved.amount.is_zero()).then_some(())?;
    let member = basis.agreement().member(example);
    Some(Saving {
        amount: Amount::spoken(saved.abs()),
        member: member.short_name.as_str(),
        member_id: member.id.as_str(),
        from: german::date(basis.accessions.first()?.date),
        to: Until::booked(basis, year),
        burden: saved.amount.0 < 0,
    })
}

/// The whole of a year, for one without common costs.
pub(super) fn total(basis: &Basis<'_, '_>, year: Year) -> TotalFacts {
    TotalFacts { year, amount: Amount::spoken(basis.figures.bills.total(year)) }
}
