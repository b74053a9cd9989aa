//! `shares.csv`, `savings.csv` and `bills.csv`. Identifiers need no quotes, amounts have two decimals.

use crate::figures::Figures;
use crate::ledger::PayeeIx;
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
        for (place, payee) in agreement.payees.iter().enumerate() {
            for member in agreement.member_indices() {
                let amount = figures.bills.to_payee(year, PayeeIx(place), member);
                if !amount.is_zero() {
                    row(
                        &mut text,
                        format_args!(
                            "{year},{},{},{}",
                            payee.id,
                            agreement.member(member).id,
                            amount.plain()
                        ),
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
