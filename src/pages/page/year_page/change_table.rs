//! The common costs against the year before, member by member.

use crate::figures::Marked;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::change_sentence::ChangeSentence;
use crate::pages::part::example;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;

/// The common costs against the year before, member by member.
#[derive(Debug, Serialize)]
pub(super) struct ChangeTable<'l> {
    member: &'l str,
    sentence: ChangeSentence,
    rows: Vec<EffectRow<'l>>,
    signs: TableSigns,
}

#[derive(Debug, Serialize)]
pub(super) struct EffectRow<'l> {
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

impl EffectRow<'_> {
    fn cells(&mut self) -> [&mut Amount; 5] {
        [&mut self.before, &mut self.cost, &mut self.membership, &mut self.after, &mut self.net]
    }
}

pub(super) fn change_table<'l>(basis: &Basis<'_, 'l>, year: Year) -> Option<ChangeTable<'l>> {
    let bills = &basis.figures.bills;
    let before_year = basis.figures.compared_with(year)?;
    let change_of = |member: MemberIx| basis.figures.change(&[member], before_year, year);
    let example = example::of_year(basis, year)?.member;
    let sentence = ChangeSentence::of(basis, example, &change_of(example)?)?;
    let shares = |member: &MemberIx| bills.shares_in(year, *member) || bills.shares_in(before_year, *member);
    let rows = basis.agreement().member_indices().filter(shares).filter_map(|member| {
        let change = change_of(member)?;
        let signed = |amount| Amount::signed(Marked::of(amount, change.statuses));
        let of = basis.agreement().member(member);
        let booked = |of: Year| Amount::booked(bills.common(of, member));
        Some(EffectRow {
            id: of.id.as_str(),
            name: of.short_name.as_str(),
            new: !bills.shares_in(before_year, member),
            gone: !bills.shares_in(year, member),
            before: booked(before_year),
            cost: signed(change.cost),
            membership: signed(change.membership + change.key),
            after: booked(year),
            net: signed(change.of_share()),
        })
    });
    let mut rows: Vec<EffectRow<'_>> = rows.collect();
    Some(ChangeTable {
        member: basis.agreement().member(example).short_name.as_str(),
        sentence,
        signs: TableSigns::of(rows.iter_mut().flat_map(EffectRow::cells)),
        rows,
    })
}
