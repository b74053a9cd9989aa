//! What later accessions save a member, by year and accession.

use crate::figures::accession::Accession;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct AccessionHead<'l> {
    date: String,
    names: Vec<&'l str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SavingRow {
    year: i16,
    amounts: Vec<Amount>,
    sum: Amount,
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
    years: &[i16],
    accessions: &[&Accession],
) -> Vec<SavingRow> {
    let savings = &basis.figures.savings;
    let saving = |year: i16, accession: &Accession| {
        savings
            .through(year, member, accession.date)
            .map_or_else(Amount::nothing, |saving| Amount::exact(saving, basis.marks.common(year)))
    };
    let touched = years.iter().filter(|year| {
        accessions.iter().any(|accession| savings.through(**year, member, accession.date).is_some())
    });
    touched
        .map(|&year| SavingRow {
            year,
            amounts: accessions.iter().map(|accession| saving(year, accession)).collect(),
            sum: Amount::exact(savings.of_year(year, member), basis.marks.common(year)),
        })
        .collect()
}

pub(super) fn saving_sums(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[i16],
    accessions: &[&Accession],
) -> Vec<Amount> {
    let savings = &basis.figures.savings;
    let sum = |accession: &&Accession| {
        let through = years.iter().filter_map(|&year| savings.through(year, member, accession.date));
        Amount::exact(
            through.sum(),
            years.last().map(|&year| basis.marks.common_until(year)).unwrap_or_default(),
        )
    };
    accessions.iter().map(sum).collect()
}

pub(super) fn saving_sum(basis: &Basis<'_, '_>, member: MemberIx, years: &[i16]) -> Amount {
    let sum = years.iter().map(|&year| basis.figures.savings.of_year(year, member)).sum();
    Amount::exact(sum, years.last().map(|&year| basis.marks.common_until(year)).unwrap_or_default())
}
