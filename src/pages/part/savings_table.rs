//! What accessions brought: a table of them all, and the chart of what they saved since the beginning.

use crate::cents::Cents;
use crate::charts::{self, AccessionSaving, CumulativeSaving};
use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::fraction;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;
use std::cmp::Ordering;

/// The table of accessions, up to the end of the reference year.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct AccessionsTable<'l> {
    /// The example of a founding member.
    member: &'l str,
    member_id: &'l str,
    member_total: Amount,
    all_total: Amount,
    rows: Vec<AccessionRow<'l>>,
    signs: TableSigns,
}

#[derive(Clone, Debug, Serialize)]
struct AccessionRow<'l> {
    date: String,
    names: Vec<&'l str>,
    /// The fraction of each without this accession; `None` where nobody else took part.
    without: Option<String>,
    after: String,
    member: Amount,
    all: Amount,
}

impl<'l> AccessionsTable<'l> {
    /// Up to the end of the headline's year, for the first of its group; `None` without an accession by then, or
    /// without common costs, of which alone something is saved.
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>, headline: &LastFullYear) -> Option<Self> {
        headline.share?;
        let figures = basis.figures;
        let (year, example) = (headline.year, *headline.group.first()?);
        let accessions = basis.accessions.iter().filter(|accession| accession.date <= year.last_day());
        let of_all = |date| figures.saved_by_all_until(year, date);
        let rows: Vec<(Marked, Marked, AccessionRow<'l>)> = accessions
            .map(|accession| {
                let saved = figures.saved_until(year, example, Some(accession.date));
                let all = of_all(accession.date);
                let without = accession.members_without();
                let row = AccessionRow {
                    date: german::date(accession.date),
                    names: basis.names(&accession.members),
                    without: (without > 0).then(|| fraction::one_in(without)),
                    after: fraction::one_in(accession.members_after),
                    member: Amount::exact(saved),
                    all: Amount::exact(all),
                };
                (saved, all, row)
            })
            .collect();
        let of = basis.agreement().member(example);
        if rows.is_empty() {
            return None;
        }
        let mut member_total = Amount::exact(rows.iter().map(|(saved, ..)| *saved).sum());
        let mut all_total = Amount::exact(rows.iter().map(|(_, all, _)| *all).sum());
        let mut rows: Vec<AccessionRow<'_>> = rows.into_iter().map(|(.., row)| row).collect();
        let cells = rows.iter_mut().flat_map(|row| [&mut row.member, &mut row.all]);
        let signs = TableSigns::of(cells.chain([&mut member_total, &mut all_total]));
        let (member, member_id) = (of.short_name.as_str(), of.id.as_str());
        Some(Self { member, member_id, member_total, all_total, rows, signs })
    }
}

/// The chart of a member's savings since the beginning.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct SavingChart<'l> {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    title: SavingTitle,
    member: &'l str,
    member_id: &'l str,
    /// Who joined, by accession.
    columns: Vec<String>,
    rows: Vec<YearRow>,
    signs: TableSigns,
}

/// What the chart says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SavingTitle {
    RelievedBy { member: String, until: Until, saved: Amount },
    MoreBurdened { member: String, until: Until, saved: Amount },
    Unaffected { member: String, until: Until },
}

impl SavingTitle {
    fn of(member: String, until: Until, of: Marked) -> Self {
        let saved = Amount::spoken(of.abs());
        match of.amount.cmp(&Cents::ZERO) {
            Ordering::Greater => Self::RelievedBy { member, until, saved },
            Ordering::Less => Self::MoreBurdened { member, until, saved },
            Ordering::Equal => Self::Unaffected { member, until },
        }
    }
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
        let by_then = || basis.accessions.iter().filter(|accession| accession.date <= year.last_day());
        let first = Year::of(by_then().next()?.date);
        let years: Vec<Year> =
            figures.bills.years().iter().copied().filter(|&of| first <= of && of <= year).collect();
        let accessions = by_then().map(|accession| AccessionSaving {
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
            others_label: words.others.clone(),
            gap_label,
        };
        let drawing = charts::cumulative_saving(&words.name, &data)?;
        let saved = figures.saved_until(year, member, None);
        let row = |&of: &Year| {
            let through = |accession| Amount::exact(figures.saved_until(of, member, accession));
            YearRow {
                year: of,
                amounts: by_then().map(|accession| through(Some(accession.date))).collect(),
                sum: through(None),
            }
        };
        let of = basis.agreement().member(member);
        let mut rows: Vec<YearRow> = years.iter().map(row).collect();
        let cells = rows.iter_mut().flat_map(|row| row.amounts.iter_mut().chain([&mut row.sum]));
        let signs = TableSigns::of(cells);
        Some(Self {
            drawing: DrawingMarkup::from(drawing).filed("entlastung"),
            title: SavingTitle::of(of.short_name.clone(), Until::booked(basis, year), saved),
            member: of.short_name.as_str(),
            member_id: of.id.as_str(),
            columns: data.accessions.iter().map(|accession| accession.label.clone()).collect(),
            rows,
            signs,
        })
    }
}
