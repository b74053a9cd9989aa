//! What is computed from the ledger, as tables.

use super::forms::{BILLS, SAVINGS, SHARES, STATUS};
use super::table::{DataCell, DataTable};
use crate::figures::Figures;
use crate::ledger::Status;

/// By ledger order, then agreement order; members of that entry only.
pub(super) fn shares<'f>(figures: &'f Figures<'_>) -> DataTable<'f> {
    DataTable::new(&SHARES, |row| {
        let agreement = &figures.ledger.agreement;
        for shared in &figures.entries {
            let entry = shared.entry;
            for share in &shared.shares {
                row(&[
                    DataCell::Text(&entry.entry),
                    DataCell::Year(entry.year()),
                    DataCell::Text(&agreement.cost_type(entry.cost_type).id),
                    DataCell::Text(&agreement.member(share.member).id),
                    DataCell::Euros(share.amount),
                ]);
            }
        }
    })
}

/// By year, agreement order and accession date.
pub(super) fn savings<'f>(figures: &'f Figures<'_>) -> DataTable<'f> {
    DataTable::new(&SAVINGS, |row| {
        for (year, member, accession, saving) in figures.savings.all() {
            let member = &figures.ledger.agreement.member(member).id;
            row(&[
                DataCell::Year(year),
                DataCell::Text(member),
                DataCell::Day(accession),
                DataCell::Euros(saving),
            ]);
        }
    })
}

/// By year, agreement order of payees and members; zero rows left out.
pub(super) fn bills<'f>(figures: &'f Figures<'_>) -> DataTable<'f> {
    DataTable::new(&BILLS, |row| {
        let agreement = &figures.ledger.agreement;
        for &year in figures.bills.years() {
            for (index, payee) in agreement.each_payee() {
                for (member, of) in agreement.each_member() {
                    let amount = figures.bills.to_payee(year, index, member).amount;
                    if !amount.is_zero() {
                        row(&[
                            DataCell::Year(year),
                            DataCell::Text(&payee.id),
                            DataCell::Text(&of.id),
                            DataCell::Euros(amount),
                        ]);
                    }
                }
            }
        }
    })
}

/// By year, agreement order of members and cost types; rows of nothing left out.
pub(super) fn status<'f>(figures: &'f Figures<'_>) -> DataTable<'f> {
    DataTable::new(&STATUS, |row| {
        let agreement = &figures.ledger.agreement;
        for &year in figures.bills.years() {
            for (member, of) in agreement.each_member() {
                for (index, cost_type) in agreement.each_cost_type() {
                    let amounts =
                        Status::ALL.map(|status| figures.bills.of_status(year, index, member, status));
                    if amounts.iter().any(|amount| !amount.is_zero()) {
                        let [actual, planned, assumed] = amounts.map(DataCell::Euros);
                        let (member, cost_type) = (DataCell::Text(&of.id), DataCell::Text(&cost_type.id));
                        row(&[DataCell::Year(year), member, cost_type, actual, planned, assumed]);
                    }
                }
            }
        }
    })
}
