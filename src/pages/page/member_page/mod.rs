//! One member: since when it takes part, what it pays and why, what accessions brought, its costs year by year.

pub(in crate::pages) mod bill_chart;
mod bills;
pub(in crate::pages) mod memberships;
pub(in crate::pages) mod paid;
pub(in crate::pages) mod saved;
mod savings;
pub(in crate::pages) mod takes_part;

use crate::figures::accession::Accession;
use crate::ledger::{CostTypeIx, MemberIx, OfficialKey};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::page::overview::next::{self, NextAnswer};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::bill_change::{self, BillChangeSaid};
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::municipality_id::id_of;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use bill_chart::{Chart, chart};
use bills::{BillRow, bills, sums, without_relief};
use memberships::{Membership, memberships};
use paid::MemberPays;
use saved::MemberSaved;
use savings::{AccessionHead, SavingRow, heads, saving_sum, saving_sums, savings};
use serde::Serialize;
use takes_part::TakesPart;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct MemberPage<'l> {
    name: &'l str,
    short_name: &'l str,
    ags: Option<&'l OfficialKey>,
    /// The path of its page over all agreements, which a site of one agreement does not have.
    municipality: String,
    takes_part: Vec<TakesPart>,
    pays: Vec<MemberPays>,
    changed: Vec<BillChangeSaid>,
    saved: Vec<MemberSaved>,
    next: Option<NextAnswer>,
    /// The year of the statement that the page leads to first.
    statement: Option<Year>,
    chart: Option<Chart>,
    cost_types: Vec<&'l str>,
    bills: Vec<BillRow>,
    sums: Vec<Amount>,
    sum: Amount,
    without_sum: Amount,
    bill_signs: TableSigns,
    accessions: Vec<AccessionHead<'l>>,
    savings: Vec<SavingRow>,
    saving_sums: Vec<Amount>,
    saving_sum: Amount,
    saving_signs: TableSigns,
    memberships: Vec<Membership<'l>>,
    notice: Option<Notice>,
}

impl MemberPage<'_> {
    /// Its drawing that is a file of its own too.
    pub(in crate::pages) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        self.chart.iter().map(|chart| &chart.drawing)
    }
}

/// The page of a member.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>, member: MemberIx) -> (Frame, MemberPage<'l>) {
    let of = basis.agreement().member(member);
    let years = basis.years_of(member);
    // Cost types in which the member ever has a share.
    let cost_types: Vec<CostTypeIx> = (basis.agreement().each_cost_type())
        .map(|(cost_type, _)| cost_type)
        .filter(|&cost_type| basis.figures.bills.of_cost_type_ever(cost_type, member).is_booked())
        .collect();
    let accessions: Vec<&Accession> = basis
        .accessions
        .iter()
        .filter(|accession| {
            years.iter().any(|&year| basis.figures.savings.through(year, member, accession.date).is_some())
        })
        .collect();
    let last_full_year = paid::last_full_year(basis, &years);
    let mut page = MemberPage {
        name: of.name.as_str(),
        short_name: of.short_name.as_str(),
        ags: of.ags.as_ref(),
        municipality: PageKind::Municipality.path(&[&id_of(&of.name, of.ags.as_ref())]),
        takes_part: takes_part::takes_part(basis, member),
        pays: paid::pays(basis, member, &years),
        changed: changed(basis, member, &years, last_full_year),
        saved: saved::saved(basis, member, last_full_year, &accessions),
        next: next::of_member(basis, member),
        statement: last_full_year.or(years.last().copied()),
        chart: chart(basis, member, &years),
        cost_types: cost_types
            .iter()
            .map(|&cost_type| basis.agreement().cost_type(cost_type).name.as_str())
            .collect(),
        bills: bills(basis, member, &years, &cost_types),
        sums: sums(basis, member, &cost_types),
        sum: Amount::booked(basis.figures.bills.of_member_ever(member)),
        without_sum: Amount::booked(years.iter().map(|&year| without_relief(basis, member, year)).sum()),
        bill_signs: TableSigns::default(),
        savings: savings(basis, member, &years, &accessions),
        saving_sums: saving_sums(basis, member, &years, &accessions),
        saving_sum: saving_sum(basis, member, &years),
        saving_signs: TableSigns::default(),
        accessions: heads(basis, &accessions),
        memberships: memberships(basis, member),
        notice: Notice::of_member(basis.figures, member),
    };
    let sums = page.sums.iter_mut().chain([&mut page.sum, &mut page.without_sum]);
    page.bill_signs = TableSigns::of(page.bills.iter_mut().flat_map(BillRow::cells).chain(sums));
    let sums = page.saving_sums.iter_mut().chain([&mut page.saving_sum]);
    page.saving_signs = TableSigns::of(page.savings.iter_mut().flat_map(SavingRow::cells).chain(sums));
    (Frame::about(PageKind::Member, &[&of.id]), page)
}

/// Why the bill of the last full year changed; nothing where there is no full year before, or where the member had no
/// share in it.
fn changed(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    years: &[Year],
    last_full_year: Option<Year>,
) -> Vec<BillChangeSaid> {
    let before = |year| basis.figures.compared_with(year).filter(|before| years.contains(before));
    let both = last_full_year.and_then(|year| Some((before(year)?, year)));
    let change = both.and_then(|(before, year)| basis.figures.change(&[member], before, year));
    change.map(|change| bill_change::sentences(basis, member, &change, "")).unwrap_or_default()
}
