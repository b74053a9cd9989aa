//! What a payee that bears a share itself has from the others: the rest of what is paid to it stays with it.

use super::paid::{self, Paid};
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::page_table::PageKind;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::figure::StatedFigure;

/// So many payees that bear a share themselves are told.
const RECEIVERS: usize = 2;

/// What payees that bear a share themselves have from the others.
pub(super) fn from_others(basis: &Basis<'_, '_>, of: &LastFullYear) -> Vec<Paid> {
    let notation = paid::notation(of);
    let (bills, agreement) = (&basis.figures.bills, basis.agreement());
    let page = format!("{}#_zahlungen", PageKind::YearPage.path(&[&of.year]));
    let from_others = agreement.each_payee().filter_map(|(index, payee)| {
        let member = payee.member.filter(|&member| bills.shares_in(of.year, member))?;
        let total = bills.total_to_payee(of.year, index);
        let own = bills.to_payee(of.year, index, member).amount;
        Some((payee, Marked { amount: total.amount - own, ..total }))
    });
    let said =
        from_others.filter(|(_, from)| of.sharing > 1 && !from.amount.is_zero()).map(|(payee, from)| {
            let claim = format!("received-{}", payee.id);
            let amount = StatedFigure::euros(&claim, from, notation, page.clone())
                .of_year(of.year)
                .absolute(from, notation);
            let (payee, others) = (payee.name.clone(), Count::of(of.sharing - 1, basis.words));
            match from.amount.0 < 0 {
                true => Paid::GaveBack { payee, others, amount },
                false => Paid::Received { payee, others, amount },
            }
        });
    let said: Vec<Paid> = said.collect();
    if said.len() > RECEIVERS { Vec::new() } else { said }
}
