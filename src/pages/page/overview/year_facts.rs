//! The facts of the first sentence: what a member bore in the last full year.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::pages::part::amount::{self, Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::example::Example;
use crate::pages::part::tense::Tense;
use crate::year::Year;
use serde::Serialize;

/// The year that the first sentence speaks of.
#[derive(Debug, Serialize)]
pub(super) struct YearFacts<'l> {
    year: Year,
    tense: Tense,
    /// Whether the sentence speaks of each member, not of the example alone.
    alike: bool,
    credit: bool,
    members: Count,
    member: &'l str,
    /// The bill with all cost types, where the share of the common costs is a part of it.
    bill: Option<Amount>,
    /// Whether the bill is nothing but common costs.
    only_common: bool,
    share: Amount,
    without: Option<Without>,
    joined: Joined<'l>,
    /// How many founding members share, where the example is one and all bear the same.
    founding: Option<Count>,
    /// Whether a founding member has left by then, which alone makes the shares of the others larger.
    founding_left: bool,
    /// Whether a full year has passed since without any entry.
    nothing_since: bool,
}

/// What a member would have borne without accessions.
#[derive(Debug, Serialize)]
pub(super) struct Without {
    /// The bill, or the share of the common costs where the sentence speaks of that alone.
    amount: Amount,
    /// How much that is more or less, without its sign.
    difference: Amount,
    less: bool,
}

/// Who made the difference.
#[derive(Debug, Serialize)]
pub(super) struct Joined<'l> {
    names: Vec<&'l str>,
    count: Count,
    /// Too many to name.
    many: bool,
}

pub(super) fn year_facts<'l>(basis: &Basis<'_, 'l>, year: Year, example: Example) -> Option<YearFacts<'l>> {
    let figures = basis.figures;
    figures.bills.total_common(year).is_booked().then_some(())?;
    let share = figures.bills.common(year, example.member);
    let saved = Marked::of(figures.savings.of_year(year, example.member), share.statuses);
    let joined: Vec<_> = basis
        .accessions
        .iter()
        .filter(|accession| {
            let saving = figures.savings.through(year, example.member, accession.date);
            saving.is_some_and(|saving| !saving.is_zero())
        })
        .flat_map(|accession| accession.members.iter().copied())
        .collect();
    let bill = figures.bills.of_member(year, example.member);
    let only_common = amount::reads_alike(bill.amount, share.amount);
    let bill = (only_common || share.amount < bill.amount).then_some(bill).filter(|_| share.amount.0 >= 0);
    let alike = example.alike && (bill.is_none() || example.bills_alike);
    let paid = bill.unwrap_or(share);
    let without = paid + saved;
    let notation = Notation::of(&[share.amount, paid.amount, without.amount]);
    let difference = Marked::of(notation.difference(paid.amount, without.amount), share.statuses);
    let all_founding = figures.reference.founding_members.len();
    let stand = figures.reference.stand;
    Some(YearFacts {
        year,
        tense: Tense::of(basis, year, share.statuses),
        alike,
        credit: share.amount.0 < 0,
        members: Count::of(example.members, basis.words),
        member: basis.agreement().member(example.member).short_name.as_str(),
        bill: bill.map(|bill| notation.amount(bill)),
        only_common,
        share: notation.amount(share.abs()),
        without: (difference.amount != Cents::ZERO && share.amount.0 >= 0).then(|| Without {
            amount: notation.amount(without),
            difference: notation.amount(difference.abs()),
            less: difference.amount.0 < 0,
        }),
        joined: Joined {
            names: basis.names(&joined),
            many: joined.len() > 3,
            count: Count::of(joined.len(), basis.words),
        },
        founding: example.founding_members.filter(|_| alike).map(|number| Count::of(number, basis.words)),
        founding_left: example.founding_members.is_some_and(|number| number < all_founding),
        nothing_since: stand.is_some_and(|stand| Year::of(stand).before() > year)
            && figures.bills.years().last() == Some(&year),
    })
}
