//! The first answer: what each pays.

use super::bill_parts;
use crate::figures::Marked;
use crate::figures::YearState;
use crate::figures::headline::{self, LastFullYear, Mean};
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::who::Who;
use crate::year::Year;
use serde::Serialize;

/// What the first answer says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Paid {
    OfEach {
        year: i16,
    },
    OfMean {
        year: i16,
    },
    NothingBooked,
    NoFullYear,
    Cost {
        year: i16,
        total: StatedFigure,
    },
    Credit {
        year: i16,
        total: StatedFigure,
    },
    Bore {
        who: Who,
        bill: StatedFigure,
    },
    BoreAlone {
        name: String,
        bill: StatedFigure,
    },
    CreditedAlone {
        name: String,
        bill: StatedFigure,
    },
    Credited {
        to_whom: Who,
        bill: StatedFigure,
    },
    Between {
        least: StatedFigure,
        most: StatedFigure,
    },
    /// What a payee that bears a share itself has from the others.
    Received {
        payee: String,
        others: Count,
        amount: StatedFigure,
    },
    GaveBack {
        payee: String,
        others: Count,
        amount: StatedFigure,
    },
    ByKey,
    OnePayee {
        payee: String,
        cost_types: Vec<String>,
    },
    Payees {
        parts: Vec<PayeePart>,
    },
    WillBear {
        year: i16,
        who: Who,
        bill: StatedFigure,
    },
    OpenYear {
        year: i16,
        total: StatedFigure,
    },
}

/// What goes to one payee.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct PayeePart {
    payee: String,
    amount: StatedFigure,
    cost_types: Vec<String>,
}

/// The first answer.
#[derive(Debug, Serialize)]
pub(super) struct PaidAnswer {
    /// The large figure, and what it is of.
    large: Option<Amount>,
    about: Option<Paid>,
    /// Whether it is a mean.
    #[serde(skip)]
    pub is_mean: bool,
    /// The years that the last full year does not speak of.
    pub said: Vec<Paid>,
    /// To whom, below the picture.
    to: Vec<Paid>,
    later: Vec<Paid>,
}

pub(super) fn paid(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> PaidAnswer {
    let mut answer = PaidAnswer {
        large: None,
        about: None,
        is_mean: false,
        said: Vec::new(),
        to: Vec::new(),
        later: later(basis, headline),
    };
    let Some(of) = headline else {
        let nothing = basis.figures.bills.years().is_empty();
        answer.said.push(if nothing { Paid::NothingBooked } else { Paid::NoFullYear });
        return answer;
    };
    let bill = of.bill;
    let notation = notation(of);
    let page = PageKind::YearPage.path(&[&of.year]);
    let total = StatedFigure::euros("total", of.total, notation, page).of_year(of.year);
    let year = of.year.number();
    answer.large = Some(notation.amount(bill.mean));
    answer.said.push(if of.total.amount.0 < 0 {
        Paid::Credit { year, total: total.absolute(of.total, notation) }
    } else {
        Paid::Cost { year, total }
    });
    let who = Who::of_bill(basis, of, notation);
    answer.is_mean = who.is_mean();
    answer.about = Some(if answer.is_mean { Paid::OfMean { year } } else { Paid::OfEach { year } });
    let figure = StatedFigure::euros("bill", bill.mean, notation, statement(basis, of)).of_year(of.year);
    answer.said.push(match who {
        Who::One { name } if of.sharing == 1 && bill.mean.amount.0 < 0 => {
            Paid::CreditedAlone { name, bill: figure.absolute(bill.mean, notation) }
        }
        Who::One { name } if of.sharing == 1 => Paid::BoreAlone { name, bill: figure },
        to_whom if bill.mean.amount.0 < 0 => {
            Paid::Credited { to_whom, bill: figure.absolute(bill.mean, notation) }
        }
        who => Paid::Bore { who, bill: figure },
    });
    if answer.is_mean {
        let between = Notation::between(bill.least, bill.most);
        let amount = |id: &str, amount| {
            let marked = Marked { amount, ..bill.mean };
            StatedFigure::euros(id, marked, between, PageKind::Members.path(&[])).of_year(of.year)
        };
        let (least, most) = (amount("bill-least", bill.least), amount("bill-most", bill.most));
        answer.said.push(Paid::Between { least, most });
    } else {
        answer.to.extend(payees(basis, of));
    }
    if !basis.agreement().shares_equally() {
        answer.to.push(Paid::ByKey);
    }
    answer
}

/// How the answer writes its amounts.
pub(super) fn notation(of: &LastFullYear) -> Notation {
    Notation::of(&[of.total.amount, of.bill.mean.amount, of.bill.least, of.bill.most])
}

/// The way to the rows behind the bill: the statement of the only one, else the list of all.
fn statement(basis: &Basis<'_, '_>, of: &LastFullYear) -> String {
    match of.group.as_slice() {
        [alone] => PageKind::Statement.path(&[&basis.agreement().member(*alone).id, &of.year]),
        _ => PageKind::Members.path(&[]),
    }
}

/// Where the money goes, of a bill that reads the same for each: told where each part does so too.
fn payees(basis: &Basis<'_, '_>, of: &LastFullYear) -> Option<Paid> {
    let parts = bill_parts::by_payee(basis, of);
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    if let [only] = parts.as_slice() {
        return Some(Paid::OnePayee { payee: only.name.to_owned(), cost_types: owned(&only.cost_types) });
    }
    let reads = |amount| notation(of).text(amount);
    if parts.is_empty() || parts.iter().any(|part| reads(part.bears.least) != reads(part.bears.most)) {
        return None;
    }
    let amounts: Vec<_> = parts.iter().map(|part| part.bears.mean.amount).collect();
    let notation = Notation::of_parts(&amounts, of.bill.mean.amount);
    let page = format!("{}#_zahlungen", PageKind::YearPage.path(&[&of.year]));
    let parts = parts.iter().map(|part| {
        let claim = format!("bill-to-{}", part.id);
        let amount = StatedFigure::euros(&claim, part.bears.mean, notation, page.clone()).of_year(of.year);
        PayeePart { payee: part.name.to_owned(), amount, cost_types: owned(&part.cost_types) }
    });
    Some(Paid::Payees { parts: parts.collect() })
}

/// What is booked or planned for the years after the last full one.
fn later(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>) -> Vec<Paid> {
    let bills = &basis.figures.bills;
    let after = headline.map_or(Year::MIN, |of| of.year);
    let years = bills.years().iter().copied().filter(|&year| after < year && bills.total(year).is_booked());
    let said = years.filter_map(|year| {
        let total = bills.total(year);
        let page = PageKind::YearPage.path(&[&year]);
        if basis.figures.reference.state(year) != YearState::Planned {
            let notation = Notation::of(&[total.amount]);
            let total = StatedFigure::euros(&format!("open-{year}"), total, notation, page).of_year(year);
            return Some(Paid::OpenYear { year: year.number(), total });
        }
        let of = in_year(basis, headline, year)?;
        let notation = Notation::of(&[of.bill.mean.amount, of.bill.least, of.bill.most]);
        let bill =
            StatedFigure::euros(&format!("planned-{year}"), of.bill.mean, notation, page).of_year(year);
        Some(Paid::WillBear { year: year.number(), who: Who::of_bill(basis, &of, notation), bill })
    });
    said.collect()
}

/// The bills of the same group in another year, or of all that share in it where there is no group.
fn in_year(basis: &Basis<'_, '_>, headline: Option<&LastFullYear>, year: Year) -> Option<LastFullYear> {
    let bills = &basis.figures.bills;
    let sharing: Vec<MemberIx> = basis.figures.sharing(year).collect();
    let group: Vec<MemberIx> = match headline {
        Some(of) => of.group.iter().copied().filter(|member| sharing.contains(member)).collect(),
        None => sharing.clone(),
    };
    let bill: Mean = headline::mean(group.iter().map(|&member| bills.of_member(year, member)))?;
    Some(LastFullYear {
        year,
        is_founding: headline.is_some_and(|of| of.is_founding),
        sharing: sharing.len(),
        total: bills.total(year),
        bill_of_all: headline::mean(sharing.iter().map(|&member| bills.of_member(year, member)))?,
        bill,
        share: None,
        without_accessions: None,
        group,
    })
}
