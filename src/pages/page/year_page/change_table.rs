//! The common costs against the year before, member by member.

use crate::cents::Cents;
use crate::figures::change;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::change_sentence::{self, ChangeSentence};
use crate::pages::part::example;
use serde::Serialize;

/// The common costs against the year before, member by member.
#[derive(Debug, Serialize)]
pub(super) struct ChangeTable<'l> {
    member: &'l str,
    sentence: ChangeSentence,
    rows: Vec<ChangeRow<'l>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChangeRow<'l> {
    id: &'l str,
    name: &'l str,
    /// Whether it shares in the later year only: its share has no reasons then.
    new: bool,
    /// Whether it shares in the earlier year only.
    gone: bool,
    before: Amount,
    cost: Amount,
    membership: Amount,
    after: Amount,
    net: Amount,
}

pub(super) fn change_table<'l>(basis: &Basis<'_, 'l>, year: i16) -> Option<ChangeTable<'l>> {
    let bills = &basis.figures.bills;
    let before_year = bills.years().iter().copied().find(|&of| of == year - 1)?;
    let (total_before, total_after) = (bills.total_common(before_year), bills.total_common(year));
    let change_of = |member: MemberIx| {
        let (before, after) = (bills.common(before_year, member), bills.common(year, member));
        let effects = change::effects(before, total_before, after, total_after);
        change::Change { year, before, after, effects }
    };
    let example = example::of_year(basis, year)?.member;
    let sentence = ChangeSentence::of(basis, example, &change_of(example))?;
    let shares = |member: &MemberIx| bills.shares_in(year, *member) || bills.shares_in(before_year, *member);
    let status = basis.marks.common(year) | basis.marks.common(before_year);
    let rows = basis.agreement().member_indices().filter(shares).filter_map(|member| {
        let change = change_of(member);
        let effects = change_sentence::effects(basis, &change)?;
        let of = basis.agreement().member(member);
        let booked = |amount: Cents, of: i16| Amount::booked(amount, basis.marks.common_share(of, member));
        Some(ChangeRow {
            id: of.id.as_str(),
            name: of.short_name.as_str(),
            new: !bills.shares_in(before_year, member),
            gone: !bills.shares_in(year, member),
            before: booked(change.before, before_year),
            cost: Amount::signed(effects.cost, status),
            membership: Amount::signed(effects.membership, status),
            after: booked(change.after, year),
            net: Amount::signed(change.net(), status),
        })
    });
    Some(ChangeTable {
        member: basis.agreement().member(example).short_name.as_str(),
        sentence,
        rows: rows.collect(),
    })
}
