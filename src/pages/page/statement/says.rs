//! What a statement says: what the member bears of the year, and to whom that goes.

use super::payees::PayeeSection;
use crate::figures::YearState;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use serde::Serialize;

/// A sentence of a statement.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum StatementSays {
    Bore { year: i16, name: String, amount: Amount },
    BoreIncomplete { year: i16, name: String, amount: Amount },
    BearsSoFar { year: i16, name: String, amount: Amount },
    WillBear { year: i16, name: String, amount: Amount },
    WasCredited { year: i16, name: String, amount: Amount },
    CreditedSoFar { year: i16, name: String, amount: Amount },
    WillBeCredited { year: i16, name: String, amount: Amount },
    Keeps { name: String },
    OnePayee { payee: String },
    OnePayer { payee: String },
    Payees { parts: Vec<PartOfStatement> },
    Payers { parts: Vec<PartOfStatement> },
    SettledWith { parts: Vec<PartOfStatement> },
}

/// What goes to one payee, or comes from it.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct PartOfStatement {
    payee: String,
    /// Whether the payee is the member itself.
    own: bool,
    amount: Amount,
}

/// How the fractions of a statement are to be read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum FractionNote {
    EachInPart { name: String },
    ByMonths { name: String },
    ByDays { name: String },
}

impl FractionNote {
    pub(super) fn of(basis: &Basis<'_, '_>, member: MemberIx, prorated: bool) -> Self {
        let name = basis.agreement().member(member).short_name.clone();
        match (prorated, basis.figures.by_months()) {
            (false, _) => Self::EachInPart { name },
            (true, true) => Self::ByMonths { name },
            (true, false) => Self::ByDays { name },
        }
    }
}

pub(super) fn says(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    year: Year,
    payees: &[PayeeSection<'_>],
) -> Vec<StatementSays> {
    let name = basis.agreement().member(member).short_name.clone();
    let reference = &basis.figures.reference;
    let total = basis.figures.bills.of_member(year, member);
    let is_credit = total.amount.0 < 0;
    let (number, amount, own) = (year.number(), Amount::exact(total.abs()), name.clone());
    let mut said = vec![match (reference.state(year), is_credit) {
        (YearState::Booked, false) => StatementSays::Bore { year: number, name, amount },
        (YearState::Booked, true) => StatementSays::WasCredited { year: number, name, amount },
        (YearState::Planned, false) => StatementSays::WillBear { year: number, name, amount },
        (YearState::Planned, true) => StatementSays::WillBeCredited { year: number, name, amount },
        (YearState::Open, true) => StatementSays::CreditedSoFar { year: number, name, amount },
        (YearState::Open, false) if reference.is_over(year) => {
            StatementSays::BoreIncomplete { year: number, name, amount }
        }
        (YearState::Open, false) => StatementSays::BearsSoFar { year: number, name, amount },
    }];
    let paid: Vec<&PayeeSection<'_>> = payees.iter().filter(|of| !of.total.amount.is_zero()).collect();
    let in_one_way = paid.iter().all(|of| (of.total.amount.0 < 0) == is_credit);
    let part = |of: &&PayeeSection<'_>| PartOfStatement {
        payee: of.name.to_owned(),
        own: of.own,
        amount: Amount::exact(if in_one_way { of.total.abs() } else { of.total }),
    };
    let parts = || paid.iter().map(part).collect();
    said.extend(match paid.as_slice() {
        [] => None,
        [only] if only.own => Some(StatementSays::Keeps { name: own }),
        [only] if is_credit => Some(StatementSays::OnePayer { payee: only.name.to_owned() }),
        [only] => Some(StatementSays::OnePayee { payee: only.name.to_owned() }),
        _ if !in_one_way => Some(StatementSays::SettledWith { parts: parts() }),
        _ if is_credit => Some(StatementSays::Payers { parts: parts() }),
        _ => Some(StatementSays::Payees { parts: parts() }),
    });
    said
}
