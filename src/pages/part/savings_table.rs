//! What accessions brought: a table of them all, and the chart of what they saved since the beginning.

use crate::cents::Cents;
use crate::charts::{self, AccessionSaving, CumulativeSaving};
use crate::figures::Marked;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::Drawing;
use crate::pages::part::fraction;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

/// The table of accessions, up to the end of the reference year.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct AccessionsTable<'l> {
    /// Whether there is one accession only.
    one: bool,
    /// The example of a founding member.
    member: &'l str,
    member_id: &'l str,
    /// The last day that the sums are for.
    to: Until,
    /// Whether the example pays more, not less.
    burden: bool,
    /// Whether the example saved nothing.
    nothing: bool,
    member_total: Amount,
    all_total: Amount,
    rows: Vec<Row<'l>>,
}

#[derive(Clone, Debug, Serialize)]
struct Row<'l> {
    date: String,
    names: Vec<&'l str>,
    /// The fraction of each until then; `None` where nobody took part.
    before: Option<String>,
    after: String,
    member: Amount,
    all: Amount,
}

impl<'l> AccessionsTable<'l> {
    /// `None` without an accession or without a year to sum up to.
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>) -> Option<Self> {
        let (year, example) = (basis.reference_year()?, basis.figures.reference.example?);
        if basis.accessions.is_empty() {
            return None;
        }
        let marked = |amount| Marked::of(amount, basis.figures.bills.total_common_until(year).statuses);
        let rows = basis.accessions.iter().map(|accession| Row {
            date: german::date(accession.date),
            names: basis.names(&accession.members),
            before: (accession.members_before > 0).then(|| fraction::one_in(accession.members_before)),
            after: fraction::one_in(accession.members_after),
            member: Amount::exact(marked(accession.example_saving)),
            all: Amount::exact(marked(accession.total_saving)),
        });
        let member_total: Cents = basis.accessions.iter().map(|accession| accession.example_saving).sum();
        let of = basis.agreement().member(example);
        let all_total: Cents = basis.accessions.iter().map(|accession| accession.total_saving).sum();
        Some(Self {
            one: basis.accessions.len() == 1,
            member: of.short_name.as_str(),
            member_id: of.id.as_str(),
            to: Until::booked(basis, year),
            burden: member_total.0 < 0,
            nothing: member_total.is_zero(),
            member_total: Amount::exact(marked(member_total)),
            all_total: Amount::exact(marked(all_total)),
            rows: rows.collect(),
        })
    }
}

/// The chart of a member's savings since the beginning.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct SavingChart<'l> {
    #[serde(flatten)]
    drawing: Drawing,
    member: &'l str,
    member_id: &'l str,
    to: Until,
    amount: Amount,
    burden: bool,
    /// Who joined, by accession.
    columns: Vec<String>,
    rows: Vec<YearRow>,
}

/// What was saved up to the end of a year.
#[derive(Clone, Debug, Serialize)]
struct YearRow {
    year: Year,
    amounts: Vec<Amount>,
    sum: Amount,
}

impl<'l> SavingChart<'l> {
    /// `None` where nothing was saved.
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>, member: MemberIx, year: Year) -> Option<Self> {
        let figures = basis.figures;
        let first = Year::of(basis.accessions.first()?.date);
        let years: Vec<Year> =
            figures.bills.years().iter().copied().filter(|&of| first <= of && of <= year).collect();
        let accessions = basis.accessions.iter().map(|accession| AccessionSaving {
            label: basis.words.names.label(&basis.names(&accession.members)),
            cumulative: years
                .iter()
                .map(|&of| figures.savings.until(of, member, Some(accession.date)))
                .collect(),
        });
        let words = &basis.words.saving_chart;
        let (accessions, gap_label) = (accessions.collect(), words.gap.clone());
        let data = CumulativeSaving {
            years: years.iter().map(|year| year.number()).collect(),
            accessions,
            gap_label,
        };
        let drawing = charts::cumulative_saving(&words.name, &data)?;
        let saved = figures.saved_until(year, member, None);
        let row = |&of: &Year| {
            let through = |accession| Amount::exact(figures.saved_until(of, member, accession));
            YearRow {
                year: of,
                amounts: basis.accessions.iter().map(|accession| through(Some(accession.date))).collect(),
                sum: through(None),
            }
        };
        let of = basis.agreement().member(member);
        Some(Self {
            drawing: drawing.into(),
            member: of.short_name.as_str(),
            member_id: of.id.as_str(),
            to: Until::booked(basis, year),
            amount: Amount::spoken(saved.abs()),
            burden: saved.amount.0 < 0,
            columns: data.accessions.iter().map(|accession| accession.label.clone()).collect(),
            rows: years.iter().map(row).collect(),
        })
    }
}
