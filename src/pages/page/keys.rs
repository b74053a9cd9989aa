//! The split keys (Verteilungsschlüssel): the rule of each cost type, each measure with all its values, and who has none.
//! The page stands only where costs are divided by measures.

use crate::german;
use crate::ledger::{MeasureEntry, MemberIx};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::split_rule::{self, DatedRule};
use crate::year::Year;
use serde::Serialize;
use std::collections::BTreeSet;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Keys<'l> {
    cost_types: Vec<CostTypeKey<'l>>,
    measures: Vec<MeasureValues<'l>>,
}

#[derive(Debug, Serialize)]
struct CostTypeKey<'l> {
    name: &'l str,
    /// Empty where one member alone bears it.
    rule: Vec<DatedRule<'l>>,
}

#[derive(Debug, Serialize)]
struct MeasureValues<'l> {
    id: &'l str,
    name: &'l str,
    unit: &'l str,
    source: Option<&'l str>,
    /// `30.06.`, and how many years before.
    reference_day: Option<String>,
    years_back: i16,
    total: Option<String>,
    rows: Vec<ValueRow<'l>>,
    missing: Vec<Missing<'l>>,
}

#[derive(Debug, Serialize)]
struct ValueRow<'l> {
    year: Year,
    member: &'l str,
    entry: &'l str,
    value: String,
    reference_date: Option<String>,
    status: &'static str,
    /// `live`, `reversed` or `reversal`.
    standing: &'static str,
    document: Option<DocumentLink<'l>>,
}

/// Who took part in a year of which there are values, and has none.
#[derive(Debug, Serialize)]
struct Missing<'l> {
    year: Year,
    names: Vec<&'l str>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Keys<'l>) {
    let agreement = basis.agreement();
    let cost_types = agreement.cost_types.iter().map(|cost_type| CostTypeKey {
        name: &cost_type.name,
        rule: cost_type.split.shared().map(|split| split_rule::of(agreement, split)).unwrap_or_default(),
    });
    let measures = agreement.measures.iter().enumerate().map(|(place, measure)| {
        let mut values: Vec<&MeasureEntry> =
            (basis.figures.ledger.measures.iter()).filter(|entry| entry.measure.0 == place).collect();
        values.sort_by_key(|entry| (entry.year, entry.member));
        MeasureValues {
            id: &measure.id,
            name: &measure.name,
            unit: &measure.unit,
            source: measure.source.as_deref(),
            reference_day: measure.reference.map(|day| format!("{:02}.{:02}.", day.day, day.month)),
            years_back: measure.reference.map_or(0, |day| day.years_back),
            total: measure.total.map(|total| german::millionths(total.millionths().into())),
            missing: missing(basis, &values),
            rows: values.into_iter().map(|entry| value_row(basis, entry)).collect(),
        }
    });
    let page = Keys { cost_types: cost_types.collect(), measures: measures.collect() };
    (Frame::only(PageKind::Keys), page)
}

fn value_row<'l>(basis: &Basis<'_, 'l>, entry: &'l MeasureEntry) -> ValueRow<'l> {
    let agreement = basis.agreement();
    ValueRow {
        year: entry.year,
        member: &agreement.member(entry.member).short_name,
        entry: &entry.entry,
        value: german::millionths(entry.value.millionths().into()),
        reference_date: entry.reference_date.map(german::date),
        status: entry.status.id(),
        standing: entry.standing.id(),
        document: document_link::of(agreement, entry.document),
    }
}

fn missing<'l>(basis: &Basis<'_, 'l>, values: &[&MeasureEntry]) -> Vec<Missing<'l>> {
    let years: BTreeSet<Year> = values.iter().map(|entry| entry.year).collect();
    let live = values.iter().filter(|entry| entry.standing.is_live());
    let known: BTreeSet<(Year, MemberIx)> = live.map(|entry| (entry.year, entry.member)).collect();
    let missing = years.into_iter().map(|year| {
        let without = |member: &MemberIx| {
            basis.figures.bills.shares_in(year, *member) && !known.contains(&(year, *member))
        };
        let members: Vec<MemberIx> = basis.agreement().member_indices().filter(without).collect();
        Missing { year, names: basis.names(&members) }
    });
    missing.filter(|missing| !missing.names.is_empty()).collect()
}
