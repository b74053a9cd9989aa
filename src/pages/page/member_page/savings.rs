//! What later accessions save a member, by year and accession.

use crate::figures::Marked;
use crate::figures::accession::Accession;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct AccessionHead<'l> {
    date: String,
    names: Vec<&'l str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SavingRow {
    year: Year,
    amounts: Vec<Amount>,
    sum: Amount,
}

impl SavingRow {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        self.amounts.iter_mut().chain([&mut self.sum])
    }
}

pub(super) fn heads<'l>(basis: &Basis<'_, 'l>, accessions: &[&Accession]) -> Vec<AccessionHead<'l>> {
    let head = |accession: &&Accession| AccessionHead {
        date: german::date(accession.date),
        names: basis.names(&accession.members),
    };
    accessions.iter().map(head).collect()
}

pub(super) fn savings(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[Year],
    accessions: &[&Accession],
) -> Vec<SavingRow> {
    let savings = &basis.figures.savings;
    let marked = |year: Year, saving| Marked::of(saving, basis.figures.bills.total_common(year).statuses);
    let saving = |year: Year, accession: &Accession| {
        savings
            .through(year, member, accession.date)
            .map_or_else(Amount::nothing, |saving| Amount::exact(marked(year, saving)))
    };
    let touched = years.iter().filter(|year| {
        accessions.iter().any(|accession| savings.through(**year, member, accession.date).is_some())
    });
    touched
        .map(|&year| SavingRow {
            year,
            amounts: accessions.iter().map(|accession| saving(year, accession)).collect(),
            sum: Amount::exact(marked(year, savings.of_year(year, member))),
        })
        .collect()
}

pub(super) fn saving_sums(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[Year],
    accessions: &[&Accession],
) -> Vec<Amount> {
    accessions.iter().map(|accession| sum_until(basis, member, years, Some(accession.date))).collect()
}

pub(super) fn saving_sum(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> Amount {
    sum_until(basis, member, years, None)
}

/// Up to the last of the years.
fn sum_until(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year], accession: Option<Date>) -> Amount {
    let saved = years.last().map(|&year| basis.figures.saved_until(year, member, accession));
    Amount::exact(saved.unwrap_or_default())
}
