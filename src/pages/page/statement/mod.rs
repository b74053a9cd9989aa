//! A member's statement for one year (Kostenaufstellung), made for one sheet of A4: entry, amount, fraction,
//! share, payee.

mod payees;
pub(in crate::pages) mod says;
mod year_entries;

pub(in crate::pages) use year_entries::YearEntries;

use crate::figures::{Marked, Shared};
use crate::german;
use crate::ledger::{MemberIx, PayeeIx};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::fraction;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::period::FirstAndLastDay;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use num_rational::BigRational;
use payees::{PayeeSection, StatementRow};
use says::{FractionNote, StatementSays, says};
use serde::Serialize;
use std::rc::Rc;
use year_entries::StatedEntry;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Statement<'l> {
    name: &'l str,
    short_name: &'l str,
    year: Year,
    said: Vec<StatementSays>,
    total: Amount,
    /// When the member took part in this year.
    spans: Vec<FirstAndLastDay>,
    payees: Vec<PayeeSection<'l>>,
    fraction_note: FractionNote,
    /// The years of the statements before and after.
    before: Option<Year>,
    after: Option<Year>,
    signs: TableSigns,
    notice: Option<Notice>,
    assumptions: Vec<Assumption>,
}

/// A fraction as it is told; entries that are divided by one key have the same.
struct StatedFraction {
    text: String,
    percent: Option<String>,
    prorated: bool,
}

impl StatedFraction {
    fn of(shared: &Shared<'_>, member: MemberIx) -> Self {
        let terms = shared.key.terms_of(member);
        let percent = terms.iter().any(|term| term.is_by_measure()).then(|| {
            let (part, whole) = shared.key.part_of(&[member]);
            german::percent(&BigRational::new_raw(part, whole))
        });
        let prorated = terms.iter().any(|term| !term.is_whole());
        Self { text: fraction::terms(&terms), percent, prorated }
    }
}

/// The page of a member and the year of these entries; `years` are all those in which the member shares.
pub(in crate::pages) fn page<'l>(
    basis: &Basis<'_, 'l>,
    member: MemberIx,
    &YearEntries { year, ref entries }: &YearEntries<'_, 'l>,
    years: &[Year],
) -> (Frame, Statement<'l>) {
    let of = basis.agreement().member(member);
    let total = basis.figures.bills.of_member(year, member);
    let mut prorated = false;
    let mut fractions: Vec<(&Shared<'_>, StatedFraction)> = Vec::new();
    let mut payees: Vec<(PayeeIx, Vec<StatementRow>)> = Vec::new();
    for StatedEntry { shared, cell } in entries {
        let Some(share) = shared.share_of(member) else { continue };
        let entry = shared.entry;
        let cost_type = basis.agreement().cost_type(entry.cost_type);
        let like = fractions.iter().position(|(other, _)| Rc::ptr_eq(&other.key, &shared.key));
        let place = like.unwrap_or(fractions.len());
        if like.is_none() {
            fractions.push((shared, StatedFraction::of(shared, member)));
        }
        let (_, fraction) = &fractions[place];
        prorated |= fraction.prorated;
        let row = StatementRow {
            entry: cell.clone(),
            amount: Amount::exact(Marked::of(entry.amount, entry.status)),
            fraction: fraction.text.clone(),
            percent: fraction.percent.clone(),
            share: Amount::exact(Marked::of(share.amount, shared.status)),
        };
        match payees.iter_mut().find(|(payee, _)| *payee == cost_type.payee) {
            Some((_, rows)) => rows.push(row),
            None => payees.push((cost_type.payee, vec![row])),
        }
    }
    payees.sort_by_key(|(payee, _)| *payee);
    let payees: Vec<PayeeSection<'_>> = payees
        .into_iter()
        .map(|(index, rows)| {
            let payee = basis.agreement().payee(index);
            PayeeSection {
                name: payee.name.as_str(),
                own: payee.member == Some(member),
                total: basis.figures.bills.to_payee(year, index, member),
                sum: Amount::exact(basis.figures.bills.to_payee(year, index, member)),
                rows,
            }
        })
        .collect();
    let touched = |cost_type| basis.figures.bills.of_cost_type(year, cost_type, member).is_booked();
    let mut page = Statement {
        name: of.name.as_str(),
        short_name: of.short_name.as_str(),
        year,
        said: says(basis, member, year, &payees),
        total: Amount::exact(total),
        spans: basis
            .figures
            .days_of(member, year)
            .into_iter()
            .map(|days| FirstAndLastDay::of(days.start, days.end))
            .collect(),
        payees,
        fraction_note: FractionNote::of(basis, member, prorated),
        before: years.iter().copied().rfind(|&of| of < year),
        after: years.iter().copied().find(|&of| of > year),
        signs: TableSigns::default(),
        notice: Notice::of_statement(basis.figures, year, member),
        assumptions: notice::assumptions(basis.agreement(), touched),
    };
    page.signs =
        TableSigns::of(page.payees.iter_mut().flat_map(PayeeSection::cells).chain([&mut page.total]));
    (Frame::about(PageKind::Statement, &[&of.id, &year]), page)
}
