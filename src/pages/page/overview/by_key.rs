//! What each bears of the common costs where parts are not equal: its values, its part in percent, the amount, what
//! that is for each unit, and what the accessions saved.

use crate::figures::Marked;
use crate::figures::headline::LastFullYear;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::table_signs::TableSigns;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// Where the table stands on the page.
pub(super) const ANCHOR: &str = "_schluessel";

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct SharesByKey<'l> {
    year: i16,
    measures: Vec<MeasureColumn<'l>>,
    /// The unit of the one measure that says it all.
    unit: Option<&'l str>,
    /// Whether anybody joined later.
    saves: bool,
    rows: Vec<KeyRow<'l>>,
    total: Amount,
    saving: Amount,
    signs: TableSigns,
}

#[derive(Debug, Serialize)]
struct MeasureColumn<'l> {
    id: &'l str,
    name: &'l str,
    unit: &'l str,
}

#[derive(Debug, Serialize)]
struct KeyRow<'l> {
    id: &'l str,
    name: &'l str,
    /// By measure; a dash where it has none.
    values: Vec<String>,
    percent: Option<String>,
    share: Amount,
    /// What it bears for each unit; `None` for a value of nought.
    rate: Option<String>,
    saving: Amount,
}

impl<'l> SharesByKey<'l> {
    /// `None` where everybody bears the same, or nothing is shared.
    pub(super) fn of(basis: &Basis<'_, 'l>, of: &LastFullYear) -> Option<Self> {
        let (agreement, figures) = (basis.agreement(), basis.figures);
        let total = figures.bills.total_common(of.year);
        if agreement.shares_equally() || !total.is_booked() {
            return None;
        }
        let measures = figures.measures_of(of.year);
        let sharing: Vec<MemberIx> = figures.sharing(of.year).collect();
        let saved = |member| figures.savings.of_year(of.year, member);
        let row = |&member: &MemberIx| {
            let value = |measure| figures.ledger.value(measure, of.year, member);
            let values = measures.iter().map(|&measure| {
                value(measure)
                    .map_or_else(|| "–".to_owned(), |of| german::millionths(of.value.millionths().into()))
            });
            let share = figures.bills.common(of.year, member);
            let part = (!total.amount.is_zero())
                .then(|| BigRational::new(BigInt::from(share.amount.0), BigInt::from(total.amount.0)));
            KeyRow {
                id: &agreement.member(member).id,
                name: &agreement.member(member).short_name,
                values: values.collect(),
                percent: part.map(|part| german::percent(&part)),
                share: Amount::exact(share),
                rate: figures.rate(&[member], of.year).map(|of| german::price(of.rate)),
                saving: Amount::exact(Marked::of(saved(member), share.statuses)),
            }
        };
        let column = |&measure: &_| {
            let measure = agreement.measure(measure);
            MeasureColumn { id: &measure.id, name: &measure.name, unit: &measure.unit }
        };
        let all_saved = sharing.iter().map(|&member| saved(member)).sum();
        let saves = basis.accessions.iter().any(|accession| accession.date <= of.year.last_day());
        let mut rows: Vec<KeyRow<'_>> = sharing.iter().map(row).collect();
        let (mut total, mut saving) =
            (Amount::exact(total), Amount::exact(Marked::of(all_saved, total.statuses)));
        let cells = rows.iter_mut().flat_map(|row| [&mut row.share, &mut row.saving]);
        let cells = cells.chain([&mut total, &mut saving]);
        let signs = TableSigns::of(cells);
        Some(Self {
            year: of.year.number(),
            measures: measures.iter().map(column).collect(),
            unit: figures.only_measure(of.year).map(|measure| agreement.measure(measure).unit.as_str()),
            saves,
            rows,
            total,
            saving,
            signs,
        })
    }
}
