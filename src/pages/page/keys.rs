//! The split keys (Verteilungsschlüssel): the rule of each cost type, each measure with all its values, and who has
//! none. The page stands only where costs are divided by measures.

use crate::german;
use crate::ledger::{Measure, MeasureEntry, MemberIx, Standing, Status};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::split_rule::SplitRule;
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
    rule: Vec<SplitRule>,
}

#[derive(Debug, Serialize)]
struct MeasureValues<'l> {
    id: &'l str,
    name: &'l str,
    unit: &'l str,
    about: Vec<AboutMeasure>,
    rows: Vec<ValueRow<'l>>,
    missing: Vec<AboutMeasure>,
}

/// What is said of a measure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum AboutMeasure {
    Unit {
        unit: String,
    },
    Source {
        source: String,
    },
    OnDay {
        day: String,
    },
    OnDayOfYearBefore {
        day: String,
    },
    OnDayYearsBefore {
        day: String,
        years: i16,
    },
    SumsTo {
        total: String,
    },
    NoValue,
    /// Who took part in a year of which there are values, and has none.
    Missing {
        year: i16,
        names: Vec<String>,
    },
}

/// What became of a value that is not in force.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum ValueStanding {
    TakenBack,
    TakesBack,
}

#[derive(Debug, Serialize)]
struct ValueRow<'l> {
    year: Year,
    member: &'l str,
    entry: &'l str,
    value: String,
    reference_date: Option<String>,
    planned: bool,
    standing: Option<ValueStanding>,
    document: Option<DocumentLink<'l>>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Keys<'l>) {
    let agreement = basis.agreement();
    let cost_types = agreement
        .cost_types
        .iter()
        .map(|cost_type| CostTypeKey { name: &cost_type.name, rule: SplitRule::of(agreement, cost_type) });
    let measures = agreement.measures.iter().enumerate().map(|(place, measure)| {
        let mut values: Vec<&MeasureEntry> =
            (basis.figures.ledger.measures.iter()).filter(|entry| entry.measure.0 == place).collect();
        values.sort_by_key(|entry| (entry.year, entry.member));
        MeasureValues {
            id: &measure.id,
            name: &measure.name,
            unit: &measure.unit,
            about: about(measure, values.is_empty()),
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
        planned: match entry.status {
            Status::Planned => true,
            Status::Actual | Status::Assumed => false,
        },
        standing: match entry.standing {
            Standing::Live => None,
            Standing::Reversed { .. } => Some(ValueStanding::TakenBack),
            Standing::Reversal { .. } => Some(ValueStanding::TakesBack),
        },
        document: document_link::of(agreement, entry.document),
    }
}

fn about(measure: &Measure, is_empty: bool) -> Vec<AboutMeasure> {
    let mut about = vec![AboutMeasure::Unit { unit: measure.unit.clone() }];
    about.extend(measure.source.clone().map(|source| AboutMeasure::Source { source }));
    about.extend(measure.reference.map(|of| {
        let day = format!("{:02}.{:02}.", of.day, of.month);
        match of.years_back {
            0 => AboutMeasure::OnDay { day },
            1 => AboutMeasure::OnDayOfYearBefore { day },
            years => AboutMeasure::OnDayYearsBefore { day, years },
        }
    }));
    let total = measure.total.map(|total| german::millionths(total.millionths().into()));
    about.extend(total.map(|total| AboutMeasure::SumsTo { total }));
    about.extend(is_empty.then_some(AboutMeasure::NoValue));
    about
}

fn missing(basis: &Basis<'_, '_>, values: &[&MeasureEntry]) -> Vec<AboutMeasure> {
    let years: BTreeSet<Year> = values.iter().map(|entry| entry.year).collect();
    let live = values.iter().filter(|entry| entry.standing.is_live());
    let known: BTreeSet<(Year, MemberIx)> = live.map(|entry| (entry.year, entry.member)).collect();
    let missing = years.into_iter().filter_map(|year| {
        let without = |member: &MemberIx| {
            basis.figures.bills.shares_in(year, *member) && !known.contains(&(year, *member))
        };
        let members: Vec<MemberIx> = basis.agreement().member_indices().filter(without).collect();
        let names = basis.names(&members).into_iter().map(ToOwned::to_owned).collect();
        (!members.is_empty()).then(|| AboutMeasure::Missing { year: year.number(), names })
    });
    missing.collect()
}
