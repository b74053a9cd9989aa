//! `shares.csv`, `savings.csv`, `bills.csv` and `status.csv`. Identifiers need no quotes, amounts have two decimals.

use crate::cents::Cents;
use crate::figures::Figures;
use crate::ledger::Status;
use std::fmt::Write;

/// By ledger order, then agreement order; members of that entry only.
pub(super) fn shares(figures: &Figures<'_>) -> String {
    let agreement = &figures.ledger.agreement;
    let mut text = String::from("entry,year,cost_type,member,amount\n");
    for shared in &figures.entries {
        let (entry, cost_type) = (shared.entry, &agreement.cost_type(shared.entry.cost_type).id);
        for share in &shared.shares {
            let member = &agreement.member(share.member).id;
            row(
                &mut text,
                format_args!(
                    "{},{},{cost_type},{member},{}",
                    entry.entry,
                    entry.year(),
                    share.amount.plain()
                ),
            );
        }
    }
    text
}

/// By year, agreement order and accession date.
pub(super) fn savings(figures: &Figures<'_>) -> String {
    let mut text = String::from("year,member,accession,saving\n");
    for (year, member, accession, saving) in figures.savings.all() {
        let member = &figures.ledger.agreement.member(member).id;
        row(&mut text, format_args!("{year},{member},{accession},{}", saving.plain()));
    }
    text
}

/// By year, agreement order of payees and members; zero rows left out.
pub(super) fn bills(figures: &Figures<'_>) -> String {
    let agreement = &figures.ledger.agreement;
    let mut text = String::from("year,payee,member,amount\n");
    for &year in figures.bills.years() {
        for (index, payee) in agreement.each_payee() {
            for (member, of) in agreement.each_member() {
                let amount = figures.bills.to_payee(year, index, member).amount;
                if !amount.is_zero() {
                    row(&mut text, format_args!("{year},{},{},{}", payee.id, of.id, amount.plain()));
                }
            }
        }
    }
    text
}

/// By year, agreement order of members and cost types; rows of nothing left out.
pub(super) fn status(figures: &Figures<'_>) -> String {
    let agreement = &figures.ledger.agreement;
    let mut text = String::from("year,member,cost_type,actual,planned,assumed\n");
    for &year in figures.bills.years() {
        for (member, of) in agreement.each_member() {
            for (index, cost_type) in agreement.each_cost_type() {
                let amounts = Status::ALL.map(|status| figures.bills.of_status(year, index, member, status));
                if amounts.iter().any(|amount| !amount.is_zero()) {
                    let [actual, planned, assumed] = amounts.map(Cents::plain);
                    row(
                        &mut text,
                        format_args!("{year},{},{},{actual},{planned},{assumed}", of.id, cost_type.id),
                    );
                }
            }
        }
    }
    text
}

fn row(text: &mut String, cells: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{cells}");
}
