//! The bills against those of the year before, member by member: what the common costs, the group, the key and the
//! other costs did to each.

use crate::figures::Marked;
use crate::figures::change::BillChange;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::bill_change::{self, BillChangeSaid};
use crate::pages::part::comparable;
use crate::pages::part::example;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;

/// The bills against the year before.
#[derive(Debug, Serialize)]
pub(super) struct ChangeTable<'l> {
    before: Year,
    /// Of the example.
    said: Vec<BillChangeSaid>,
    /// Whether a key effect can exist.
    has_key: bool,
    /// Whether other costs changed.
    has_other: bool,
    /// Whether group and key could not be told apart.
    not_told_apart: bool,
    rows: Vec<EffectRow<'l>>,
    signs: TableSigns,
}

#[derive(Debug, Serialize)]
struct EffectRow<'l> {
    id: &'l str,
    name: &'l str,
    before: Amount,
    after: Amount,
    net: Amount,
    /// Cost and membership effect, key effect where there can be one, the other costs where they changed.
    effects: Vec<Amount>,
    /// Where it shares in one of the years only: its bill has no reasons then.
    absent: Option<AbsentIn>,
}

/// In which year a member does not share.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum AbsentIn {
    TheEarlierYear,
    TheLaterYear,
}

impl EffectRow<'_> {
    fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        // Reasons that are not shown have no sign to be explained.
        let effects = self.effects.iter_mut().filter(|_| self.absent.is_none());
        effects.chain([&mut self.before, &mut self.after, &mut self.net])
    }
}

/// `None` where the years are not for the same days, or one of them has no bills.
pub(super) fn change_table<'l>(basis: &Basis<'_, 'l>, year: Year) -> Option<ChangeTable<'l>> {
    let bills = &basis.figures.bills;
    let before = basis.figures.compared_with(year).filter(|&before| bills.total(before).is_booked())?;
    (bills.total(year).is_booked() && comparable::are_alike(basis, before, year)).then_some(())?;
    let shares = |member: &MemberIx| bills.shares_in(year, *member) || bills.shares_in(before, *member);
    let changes: Vec<(MemberIx, BillChange)> = (basis.agreement().member_indices().filter(shares))
        .filter_map(|member| Some((member, basis.figures.change(&[member], before, year)?)))
        .collect();
    let example = example::of_year(basis, year)?;
    let (_, of_example) = changes.iter().find(|(member, _)| *member == example)?;
    let has_key = !basis.agreement().shares_equally();
    let has_other = changes.iter().any(|(_, change)| !change.other.is_zero());
    let rows = changes.iter().map(|(member, change)| row(basis, *member, change, has_key, has_other));
    let mut rows: Vec<EffectRow<'_>> = rows.collect();
    Some(ChangeTable {
        before,
        said: bill_change::sentences(basis, example, of_example, "bill"),
        has_key,
        has_other,
        not_told_apart: changes.iter().any(|(_, change)| !change.told_apart),
        signs: TableSigns::of(rows.iter_mut().flat_map(EffectRow::cells)),
        rows,
    })
}

fn row<'l>(
    basis: &Basis<'_, 'l>,
    member: MemberIx,
    change: &BillChange,
    has_key: bool,
    has_other: bool,
) -> EffectRow<'l> {
    let (bills, of) = (&basis.figures.bills, basis.agreement().member(member));
    let signed = |amount, statuses| Amount::signed(Marked::of(amount, statuses));
    let shared = |amount| signed(amount, change.statuses);
    let mut effects = vec![shared(change.cost), shared(change.membership)];
    effects.extend(has_key.then(|| shared(change.key)));
    effects.extend(has_other.then(|| signed(change.other, change.other_statuses)));
    EffectRow {
        id: &of.id,
        name: &of.short_name,
        before: Amount::booked(change.before),
        after: Amount::booked(change.after),
        net: signed(change.net(), change.before.statuses | change.after.statuses),
        effects,
        absent: match (bills.shares_in(change.from, member), bills.shares_in(change.to, member)) {
            (false, _) => Some(AbsentIn::TheEarlierYear),
            (true, false) => Some(AbsentIn::TheLaterYear),
            (true, true) => None,
        },
    }
}
