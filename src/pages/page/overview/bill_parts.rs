//! The bill of the last full year in its parts, as the sentence and the picture of the first answer give them.

use crate::figures::headline::{LastFullYear, Mean, mean};
use crate::figures::{Marked, Unproved};
use crate::ledger::{CostTypeIx, PayeeIx};
use crate::pages::part::basis::Basis;

/// What the group bears of some cost types.
pub(super) struct PartOfBill<'l> {
    /// The id of the payee or of the cost type.
    pub id: &'l str,
    pub name: &'l str,
    /// Those of which anybody of the group bears something.
    pub cost_types: Vec<&'l str>,
    /// The means of all parts add up to that of the bill.
    pub bears: Mean,
    pub unproved: Unproved,
}

/// The parts by who receives them.
pub(super) fn by_payee<'l>(basis: &Basis<'_, 'l>, of: &LastFullYear) -> Vec<PartOfBill<'l>> {
    let agreement = basis.agreement();
    let types = |payee: PayeeIx| agreement.each_cost_type().filter(move |(_, is)| is.payee == payee);
    let parts = agreement.each_payee().map(|(index, payee)| {
        part(basis, of, (&payee.id, &payee.name), types(index).map(|(cost_type, _)| cost_type).collect())
    });
    settled(parts, of.bill.mean)
}

/// The parts by what they are for.
pub(super) fn by_cost_type<'l>(basis: &Basis<'_, 'l>, of: &LastFullYear) -> Vec<PartOfBill<'l>> {
    let types = basis.agreement().each_cost_type();
    settled(types.map(|(cost_type, is)| part(basis, of, (&is.id, &is.name), vec![cost_type])), of.bill.mean)
}

fn part<'l>(
    basis: &Basis<'_, 'l>,
    of: &LastFullYear,
    (id, name): (&'l str, &'l str),
    mut types: Vec<CostTypeIx>,
) -> Option<PartOfBill<'l>> {
    let bills = &basis.figures.bills;
    let borne = |cost_type, member| bills.of_cost_type(of.year, cost_type, member);
    types.retain(|&cost_type| of.group.iter().any(|&member| !borne(cost_type, member).amount.is_zero()));
    let bears = mean(of.group.iter().map(|&member| {
        let of_types = types.iter().map(|&cost_type| borne(cost_type, member));
        of_types.sum::<Marked>()
    }))?;
    let cells = types.iter().flat_map(|&cost_type| of.group.iter().map(move |&member| (cost_type, member)));
    let unproved: Unproved =
        cells.map(|(cost_type, member)| bills.unproved_of_cost_type(of.year, cost_type, member)).sum();
    let cost_types =
        types.iter().map(|&cost_type| basis.agreement().cost_type(cost_type).name.as_str()).collect();
    Some(PartOfBill { id, name, cost_types, bears, unproved: unproved.mean(of.group.len()) })
}

/// Those that are something. A cent that rounding leaves goes to the largest.
fn settled<'l>(parts: impl Iterator<Item = Option<PartOfBill<'l>>>, bill: Marked) -> Vec<PartOfBill<'l>> {
    let mut parts: Vec<PartOfBill<'l>> =
        parts.flatten().filter(|part| !part.bears.mean.amount.is_zero()).collect();
    let missing = bill.amount - parts.iter().map(|part| part.bears.mean.amount).sum();
    if let Some(largest) = parts.iter_mut().rev().max_by_key(|part| part.bears.mean.amount) {
        largest.bears.mean.amount += missing;
    }
    parts
}
