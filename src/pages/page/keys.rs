//! The split keys (Verteilungsschlüssel): the rule of each cost type, what was decided on the days from which one
//! holds, each measure with all its values, and who has none. The page stands only where costs are divided by measures.

use crate::german;
use crate::ledger::agreement::CostType;
use crate::ledger::{Agreement, Measure, MeasureEntry, MemberIx, SharedSplit, Standing, StatedDate};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::split_rule::SplitRule;
use crate::year::Year;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Keys<'l> {
    lead: KeysLead,
    decided: Vec<Decided<'l>>,
    cost_types: Vec<CostTypeKey<'l>>,
    measures: Vec<MeasureValues<'l>>,
}

/// How many of the cost types are divided by measures, wholly or in part, and by which.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum KeysLead {
    TheOnlyOne { measures: Vec<String> },
    All { of: usize, measures: Vec<String> },
    OneOf { of: usize, measures: Vec<String> },
    SomeOf { count: usize, of: usize, measures: Vec<String> },
}

/// What the time line proves of a day from which a rule holds.
#[derive(Debug, Serialize)]
struct Decided<'l> {
    on: String,
    text: &'l str,
    document: DocumentLink<'l>,
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
    /// Who took part in a year of which there are values, and has none; of the last full year also candidates.
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
    status: &'static str,
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
    let page = Keys {
        lead: lead(agreement),
        decided: decided(agreement),
        cost_types: cost_types.collect(),
        measures: measures.collect(),
    };
    (Frame::only(PageKind::Keys), page)
}

fn lead(agreement: &Agreement) -> KeysLead {
    let by_measures: Vec<BTreeSet<usize>> = agreement.cost_types.iter().map(measures_of).collect();
    let used: BTreeSet<usize> = by_measures.iter().flatten().copied().collect();
    let measures = used.into_iter().map(|place| agreement.measures[place].name.clone()).collect();
    let count = by_measures.iter().filter(|measures| !measures.is_empty()).count();
    match (count, by_measures.len()) {
        (1, 1) => KeysLead::TheOnlyOne { measures },
        (count, of) if count == of => KeysLead::All { of, measures },
        (1, of) => KeysLead::OneOf { of, measures },
        (count, of) => KeysLead::SomeOf { count, of, measures },
    }
}

/// The measures by which a cost type is divided at some time.
fn measures_of(cost_type: &CostType) -> BTreeSet<usize> {
    let dated = cost_type.split.shared().into_iter().flat_map(SharedSplit::dated);
    dated.flat_map(|dated| &dated.parts).filter_map(|part| Some(part.criterion.measure()?.0)).collect()
}

fn decided(agreement: &Agreement) -> Vec<Decided<'_>> {
    let splits = agreement.cost_types.iter().filter_map(|cost_type| cost_type.split.shared());
    let days: BTreeSet<Date> = splits.flat_map(SharedSplit::dated).filter_map(|dated| dated.from).collect();
    let decided = agreement.milestones.iter().filter_map(|milestone| match milestone.date {
        StatedDate::Day(day) if days.contains(&day) => {
            let document = document_link::of(agreement, milestone.document)?;
            Some(Decided { on: german::date(day), text: &milestone.text, document })
        }
        StatedDate::Day(_) | StatedDate::Month(_) | StatedDate::Year(_) => None,
    });
    decided.collect()
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
    let last_full_year = basis.figures.reference.last_full_year();
    let missing = years.into_iter().filter_map(|year| {
        let is_asked_for = |member: &MemberIx| {
            let is_candidate = basis.agreement().candidates.contains(member);
            basis.figures.bills.shares_in(year, *member) || (is_candidate && Some(year) == last_full_year)
        };
        let without = |member: &MemberIx| is_asked_for(member) && !known.contains(&(year, *member));
        let members: Vec<MemberIx> = basis.agreement().member_indices().filter(without).collect();
        let names = basis.names(&members).into_iter().map(ToOwned::to_owned).collect();
        (!members.is_empty()).then(|| AboutMeasure::Missing { year: year.number(), names })
    });
    missing.collect()
}
