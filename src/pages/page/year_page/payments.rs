//! Who pays whom; a payee that is a member keeps its own share.

use crate::figures::Marked;
use crate::ledger::{MemberIx, PayeeIx};
use crate::page_table::PageKind;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::tense::Tense;
use crate::year::Year;
use serde::Serialize;

/// What a payee gets, and what it bears itself where it is a member.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum PayeeSaid {
    SoFar,
    ByPlan,
    Gets { payee: String, received: StatedFigure },
    GivesBack { payee: String, received: StatedFigure },
    BearsAlone { payee: String, own: StatedFigure },
    KeepsAlone { payee: String, own: StatedFigure },
    GetsAndBears { payee: String, received: StatedFigure, others: Count, own: StatedFigure },
    GetsAndKeeps { payee: String, received: StatedFigure, others: Count, own: StatedFigure },
    GivesBackAndBears { payee: String, received: StatedFigure, others: Count, own: StatedFigure },
    GivesBackAndKeeps { payee: String, received: StatedFigure, others: Count, own: StatedFigure },
}

/// How certain it is, and what each payee gets.
pub(super) fn paid_to(
    basis: &Basis<'_, '_>,
    year: Year,
    payees: &[PayeeIx],
    sharing: usize,
) -> Vec<PayeeSaid> {
    let certain = match Tense::of(basis, year) {
        Tense::Past => None,
        Tense::Running => Some(PayeeSaid::SoFar),
        Tense::Planned => Some(PayeeSaid::ByPlan),
    };
    certain.into_iter().chain(payees.iter().map(|&payee| payee_said(basis, year, payee, sharing))).collect()
}

/// Why what a payee bears itself does not flow.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OwnShare {
    OwnShareStays { payee: String },
}

/// The column of a payee.
#[derive(Debug, Serialize)]
pub(super) struct PayeeColumn<'l> {
    name: &'l str,
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

/// `sharing` is how many share in the year.
pub(super) fn payee_said(basis: &Basis<'_, '_>, year: Year, index: PayeeIx, sharing: usize) -> PayeeSaid {
    let bills = &basis.figures.bills;
    let of = basis.agreement().payee(index);
    let total = bills.total_to_payee(year, index);
    let member = of.member.filter(|&member| bills.shares_in(year, member));
    let own = member.map(|member| Marked::of(bills.to_payee(year, index, member).amount, total.statuses));
    let received = total - own.unwrap_or_default();
    let page = format!("{}#_zahlungen", PageKind::YearPage.path(&[&year]));
    let figure = |claim: &str, amount: Marked| {
        StatedFigure::euros(&format!("{claim}-{}", of.id), amount, Notation::EXACT, page.clone())
            .of_year(year)
            .absolute(amount, Notation::EXACT)
    };
    let payee = of.name.clone();
    let gives_back = received.amount.0 < 0;
    let received = figure("received", received);
    let others = Count::of(sharing.saturating_sub(1), basis.words);
    let Some((own, member)) = own.zip(member) else {
        return match gives_back {
            true => PayeeSaid::GivesBack { payee, received },
            false => PayeeSaid::Gets { payee, received },
        };
    };
    let keeps = own.amount.0 < 0;
    let own = figure("own", own).of_member(&basis.agreement().member(member).id);
    match (sharing > 1, gives_back, keeps) {
        (false, _, false) => PayeeSaid::BearsAlone { payee, own },
        (false, _, true) => PayeeSaid::KeepsAlone { payee, own },
        (true, false, false) => PayeeSaid::GetsAndBears { payee, received, others, own },
        (true, false, true) => PayeeSaid::GetsAndKeeps { payee, received, others, own },
        (true, true, false) => PayeeSaid::GivesBackAndBears { payee, received, others, own },
        (true, true, true) => PayeeSaid::GivesBackAndKeeps { payee, received, others, own },
    }
}

pub(super) fn own_share(basis: &Basis<'_, '_>, year: Year, index: PayeeIx) -> Option<OwnShare> {
    let of = basis.agreement().payee(index);
    let member = of.member.filter(|&member| basis.figures.bills.shares_in(year, member))?;
    let is_booked = basis.figures.bills.to_payee(year, index, member).is_booked();
    is_booked.then(|| OwnShare::OwnShareStays { payee: of.name.clone() })
}

pub(super) fn payee_column<'l>(basis: &Basis<'_, 'l>, year: Year, index: PayeeIx) -> PayeeColumn<'l> {
    let total = Amount::exact(basis.figures.bills.total_to_payee(year, index));
    PayeeColumn { name: &basis.agreement().payee(index).name, total }
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
