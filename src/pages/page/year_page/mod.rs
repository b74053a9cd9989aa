//! One budget year: what it cost, who bears what, who pays whom, and why it changed.

pub(in crate::pages) mod change_table;
pub(in crate::pages) mod composition;
mod entries;
pub(in crate::pages) mod lead;
mod matrix;
pub(in crate::pages) mod payments;

use crate::ledger::{CostTypeIx, MemberIx, PayeeIx};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::composition::CompositionChart;
use crate::pages::part::count::Count;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::vat_note::VatNote;
use crate::year::Year;
use change_table::{ChangeTable, change_table};
use composition::{LargestPart, largest_part};
use entries::{Entry, entries};
use lead::YearSaid;
use matrix::{MatrixRow, matrix_row};
use payments::{OwnShare, PayeeColumn, PayeeSaid, PaymentRow, own_share, paid_to, payee_column, payment_row};
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct YearPage<'l> {
    year: Year,
    /// The page on which its entries have their anchors.
    journal: String,
    said: Vec<YearSaid>,
    total: Amount,
    largest: Option<LargestPart>,
    composition: Option<CompositionChart>,
    cost_types: Vec<&'l str>,
    matrix: Vec<MatrixRow<'l>>,
    sums: Vec<Amount>,
    matrix_signs: TableSigns,
    payees: Vec<PayeeColumn<'l>>,
    paid_to: Vec<PayeeSaid>,
    payments: Vec<PaymentRow<'l>>,
    paid: Amount,
    payment_signs: TableSigns,
    change: Option<ChangeTable<'l>>,
    entries: Vec<Entry<'l>>,
    entry_sum: Amount,
    entry_signs: TableSigns,
    /// What the agreement explains of these cost types.
    notes: Vec<CostTypeNote<'l>>,
    /// Payees that bear a share themselves.
    own_shares: Vec<OwnShare>,
    vat: Option<VatNote>,
    taken_back: Option<EntriesTakenBack>,
    before: Option<Year>,
    after: Option<Year>,
    notice: Option<Notice>,
    assumptions: Vec<Assumption>,
}

/// What the agreement explains of a cost type.
#[derive(Debug, Serialize)]
struct CostTypeNote<'l> {
    cost_type: &'l str,
    note: &'l str,
}

/// What was taken back of the year.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum EntriesTakenBack {
    OneEntryTakenBack,
    EntriesTakenBack { entries: Count },
}

impl YearPage<'_> {
    /// Its drawing that is a file of its own too.
    pub(in crate::pages) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        self.composition.iter().map(|chart| &chart.drawing)
    }
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
    let entries = entries(basis, year);
    let mut page = YearPage {
        year,
        journal: PageKind::JournalOfYear.path(&[&year]),
        said: match entries.is_empty() {
            true => lead::taken_back(basis, year, reversed),
            false => lead::said(basis, year),
        },
        total: Amount::exact(total),
        largest: largest_part(basis, year),
        composition: CompositionChart::of(basis, year),
        cost_types: cost_types.iter().map(|&of| basis.agreement().cost_type(of).name.as_str()).collect(),
        matrix: members.iter().map(|&member| matrix_row(basis, year, member, &cost_types)).collect(),
        sums: cost_types.iter().map(|&of| Amount::exact(bills.total_of_cost_type(year, of))).collect(),
        matrix_signs: TableSigns::default(),
        payees: payees.iter().map(|&payee| payee_column(basis, year, payee)).collect(),
        paid_to: paid_to(basis, year, &payees, members.len()),
        payments: members.iter().map(|&member| payment_row(basis, year, member, &payees)).collect(),
        paid: Amount::exact(total),
        payment_signs: TableSigns::default(),
        change: change_table(basis, year),
        entries,
        entry_sum: Amount::exact(entries::sum(basis, year)),
        entry_signs: TableSigns::default(),
        notes: (cost_types.iter().map(|&of| basis.agreement().cost_type(of)))
            .filter_map(|of| Some(CostTypeNote { cost_type: &of.name, note: of.note.as_deref()? }))
            .collect(),
        own_shares: payees.iter().filter_map(|&payee| own_share(basis, year, payee)).collect(),
        vat: VatNote::of(basis.figures.entries_of(year).map(|shared| shared.entry)),
        taken_back: match reversed {
            0 => None,
            1 => Some(EntriesTakenBack::OneEntryTakenBack),
            _ => Some(EntriesTakenBack::EntriesTakenBack { entries: Count::of(reversed, basis.words) }),
        },
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
