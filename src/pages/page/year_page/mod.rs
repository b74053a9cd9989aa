//! One budget year: what it cost, who bears what, who pays whom, and why it changed.

mod change_table;
mod entries;
mod lead;
mod matrix;
mod payments;

use crate::ledger::{CostTypeIx, MemberIx, PayeeIx};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::composition::CompositionChart;
use crate::pages::part::count::Count;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::tense::Tense;
use crate::year::Year;
use change_table::{ChangeTable, change_table};
use entries::{Entry, entries};
use lead::{ComparedYears, YearShare, compared, share};
use matrix::{MatrixRow, matrix_row};
use payments::{PayeeRow, PaymentRow, payee_of, payment_row};
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct YearPage<'l> {
    year: Year,
    credit: bool,
    tense: Tense,
    /// How many share beside any one of them.
    others: Count,
    total: Amount,
    total_whole: Amount,
    compared: Option<ComparedYears>,
    share: Option<YearShare<'l>>,
    composition: Option<CompositionChart<'l>>,
    cost_types: Vec<&'l str>,
    matrix: Vec<MatrixRow<'l>>,
    sums: Vec<Amount>,
    matrix_signs: TableSigns,
    payees: Vec<PayeeRow<'l>>,
    payments: Vec<PaymentRow<'l>>,
    paid: Amount,
    payment_signs: TableSigns,
    change: Option<ChangeTable<'l>>,
    entries: Vec<Entry<'l>>,
    entry_sum: Amount,
    entry_signs: TableSigns,
    /// How many entries of the year were taken back, if any.
    reversed: Option<Count>,
    before: Option<Year>,
    after: Option<Year>,
    notice: Option<Notice>,
    assumptions: Vec<Assumption>,
}

/// The page of a year that has entries.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>, year: Year) -> (Frame, YearPage<'l>) {
    let bills = &basis.figures.bills;
    let total = bills.total(year);
    let years = bills.years();
    let members: Vec<MemberIx> =
        basis.agreement().member_indices().filter(|&member| bills.shares_in(year, member)).collect();
    let cost_types: Vec<CostTypeIx> = (basis.agreement().each_cost_type())
        .map(|(cost_type, _)| cost_type)
        .filter(|&cost_type| bills.total_of_cost_type(year, cost_type).is_booked())
        .collect();
    let payees: Vec<PayeeIx> = (basis.agreement().each_payee())
        .map(|(payee, _)| payee)
        .filter(|payee| cost_types.iter().any(|&of| basis.agreement().cost_type(of).payee == *payee))
        .collect();
    let reversed =
        basis.figures.entries_of(year).filter(|shared| shared.entry.standing.reversed_by().is_some()).count();
    let mut page = YearPage {
        year,
        credit: total.amount.0 < 0,
        tense: Tense::of(basis, year, total.statuses),
        others: Count::of(members.len().saturating_sub(1), basis.words),
        total: Amount::exact(total),
        total_whole: Amount::spoken(total.abs()),
        compared: compared(basis, year),
        share: share(basis, year),
        composition: CompositionChart::of(basis, year),
        cost_types: cost_types.iter().map(|&of| basis.agreement().cost_type(of).name.as_str()).collect(),
        matrix: members.iter().map(|&member| matrix_row(basis, year, member, &cost_types)).collect(),
        sums: cost_types.iter().map(|&of| Amount::exact(bills.total_of_cost_type(year, of))).collect(),
        matrix_signs: TableSigns::default(),
        payees: payees.iter().map(|&payee| payee_of(basis, year, payee)).collect(),
        payments: members.iter().map(|&member| payment_row(basis, year, member, &payees)).collect(),
        paid: Amount::exact(total),
        payment_signs: TableSigns::default(),
        change: change_table(basis, year),
        entries: entries(basis, year),
        entry_sum: Amount::exact(entries::sum(basis, year)),
        entry_signs: TableSigns::default(),
        reversed: (reversed > 0).then(|| Count::of(reversed, basis.words)),
        before: years.iter().copied().rfind(|&of| of < year),
        after: years.iter().copied().find(|&of| of > year),
        notice: Notice::of_year(basis.figures, year),
        assumptions: notice::assumptions(basis.agreement(), |of| cost_types.contains(&of)),
    };
    page.matrix_signs = TableSigns::of(
        (page.matrix.iter_mut().flat_map(MatrixRow::cells)).chain(&mut page.sums).chain([&mut page.total]),
    );
    let sums = page.payees.iter_mut().map(|payee| &mut payee.total).chain([&mut page.paid]);
    page.payment_signs = TableSigns::of(page.payments.iter_mut().flat_map(PaymentRow::cells).chain(sums));
    page.entry_signs =
        TableSigns::of(page.entries.iter_mut().map(|row| &mut row.amount).chain([&mut page.entry_sum]));
    (Frame::about(PageKind::YearPage, &[&year]), page)
}
