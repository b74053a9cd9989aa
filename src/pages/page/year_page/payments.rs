//! Who pays whom; a payee that is a member keeps its own share.

use crate::figures::Marked;
use crate::ledger::{MemberIx, PayeeIx};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct PayeeRow<'l> {
    name: &'l str,
    /// What it gets from others, without its sign.
    received: Amount,
    gives_back: bool,
    /// Its own share without its sign, where it has one.
    own: Option<Amount>,
    keeps: bool,
    pub total: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct PaymentRow<'l> {
    id: &'l str,
    name: &'l str,
    payments: Vec<Payment>,
    sum: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct Payment {
    amount: Amount,
    /// Whether the payee is this very member.
    own: bool,
}

impl PaymentRow<'_> {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        self.payments.iter_mut().map(|payment| &mut payment.amount).chain([&mut self.sum])
    }
}

pub(super) fn payee_of<'l>(basis: &Basis<'_, 'l>, year: Year, index: PayeeIx) -> PayeeRow<'l> {
    let bills = &basis.figures.bills;
    let payee = basis.agreement().payee(index);
    let total = bills.total_to_payee(year, index);
    let own = payee.member.filter(|&member| bills.shares_in(year, member));
    let own = own.map(|member| Marked::of(bills.to_payee(year, index, member).amount, total.statuses));
    let received = total - own.unwrap_or_default();
    PayeeRow {
        name: payee.name.as_str(),
        received: Amount::exact(received.abs()),
        gives_back: received.amount.0 < 0,
        own: own.map(|own| Amount::exact(own.abs())),
        keeps: own.is_some_and(|own| own.amount.0 < 0),
        total: Amount::exact(total),
    }
}

pub(super) fn payment_row<'l>(
    basis: &Basis<'_, 'l>,
    year: Year,
    member: MemberIx,
    payees: &[PayeeIx],
) -> PaymentRow<'l> {
    let bills = &basis.figures.bills;
    let of = basis.agreement().member(member);
    let payment = |&payee: &PayeeIx| Payment {
        amount: Amount::booked(bills.to_payee(year, payee, member)),
        own: basis.agreement().payee(payee).member == Some(member),
    };
    PaymentRow {
        id: of.id.as_str(),
        name: of.short_name.as_str(),
        payments: payees.iter().map(payment).collect(),
        sum: Amount::booked(bills.of_member(year, member)),
    }
}
