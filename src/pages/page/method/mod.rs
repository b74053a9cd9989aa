//! The method: the rules in plain words, one entry worked through to the cent, terms, documents, assumptions.

pub(in crate::pages) mod said;

use crate::data::Head;
use crate::figures::worked_example::{WorkedExample, WorkedSegment, WorkedShare, worked_example};
use crate::figures::{FractionTerm, Marked};
use crate::german;
use crate::invariant::Invariant;
use crate::ledger::SharedSplit;
use crate::ledger::agreement::CostType;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::page::journal;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::file_state::FileState;
use crate::pages::part::fraction;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::period;
use crate::pages::part::split_rule::{SplitPart, SplitRule};
use crate::pages::part::stated_date;
use crate::pages::part::table_signs::TableSigns;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use said::{MethodLead, MethodRule, MethodStep, OnDocuments};
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Method<'l> {
    lead: MethodLead,
    /// By what is divided, and by what time is weighed.
    parts: MethodRule,
    time: MethodRule,
    common: MethodRule,
    change: MethodRule,
    example: Option<WorkedEntry<'l>>,
    cost_types: Vec<CostTypeRow<'l>>,
    /// The units that quantities are in.
    units: Vec<&'l str>,
    on_documents: OnDocuments,
    documents: Vec<DocumentRow<'l>>,
    assumptions: Vec<Assumption>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct WorkedEntry<'l> {
    entry: &'l str,
    /// The page on which it has its anchor.
    journal: String,
    cost_type: &'l str,
    period: String,
    amount: Amount,
    group: MethodStep,
    segments: Vec<SegmentRow>,
    /// Whether everybody bears an equal part of each segment.
    equal: bool,
    /// Into what the amount falls, where parts are not equal.
    parts: Vec<ExamplePart>,
    rows: Vec<WorkedRow<'l>>,
    /// What all rows bear together.
    sum: Amount,
    signs: TableSigns,
    /// The sum of what was rounded down, and the cents left over.
    floor_sum: String,
    left_over: String,
    rest: MethodStep,
}

#[derive(Debug, Serialize)]
struct SegmentRow {
    period: String,
    length: u64,
    weight: String,
    members: usize,
    fraction: String,
}

#[derive(Debug, Serialize)]
struct WorkedRow<'l> {
    member: &'l str,
    fraction: String,
    exact: String,
    floor: String,
    remainder: String,
    extra: bool,
    share: Amount,
}

/// A part of an amount that one measure, or none, divides.
#[derive(Debug, Serialize)]
struct ExamplePart {
    /// Of the time, where the group changed: `6/12`.
    time: String,
    /// Of the amount: `1/2`.
    share: String,
    /// By what it is divided, and what all count together.
    by: SplitPart,
    sum: String,
}

#[derive(Debug, Serialize)]
struct CostTypeRow<'l> {
    name: &'l str,
    note: Option<&'l str>,
    assumption: Option<&'l str>,
    payee: &'l str,
    rule: Vec<SplitRule>,
    common: bool,
    /// The cost type whose amount is its unit price.
    base: Option<&'l str>,
    terms: Vec<TermRow>,
}

#[derive(Debug, Serialize)]
struct TermRow {
    quantity: String,
    from: String,
}

#[derive(Debug, Serialize)]
struct DocumentRow<'l> {
    id: &'l str,
    title: &'l str,
    date: String,
    url: Option<&'l str>,
    file: Option<FileState<'l>>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>, head: &'l Head) -> (Frame, Method<'l>) {
    let agreement = basis.agreement();
    let documents = agreement.documents.iter().map(|document| DocumentRow {
        id: &document.id,
        title: &document.title,
        date: stated_date::text(document.date),
        url: document.url(),
        file: head.rows.iter().find(|row| document.file() == Some(&row.file)).map(FileState::of),
    });
    let example = worked_example(basis.figures);
    let (measured, common) = (agreement.is_measured(), common_cost_types(basis));
    let page = Method {
        lead: lead(basis, example.as_ref()),
        parts: if measured { MethodRule::ByKey } else { MethodRule::EqualParts },
        time: if basis.figures.by_months() { MethodRule::WeighedByMonths } else { MethodRule::WeighedByDays },
        common: match (common.is_empty(), measured) {
            (false, false) => MethodRule::Common { cost_types: common },
            (false, true) => MethodRule::CommonByKey { cost_types: common },
            (true, false) => MethodRule::NoCommon,
            (true, true) => MethodRule::NoCommonByKey,
        },
        change: if measured { MethodRule::ThreeEffects } else { MethodRule::TwoEffects },
        example: example.map(|example| work_through(basis, &example)),
        cost_types: agreement.cost_types.iter().map(|cost_type| cost_type_row(basis, cost_type)).collect(),
        units: agreement
            .cost_types
            .iter()
            .flat_map(|cost_type| cost_type.terms.iter().filter_map(|term| term.unit.as_deref()))
            .collect(),
        on_documents: match agreement.documents.as_slice() {
            [] => OnDocuments::NoneIsFiled,
            [..] => OnDocuments::TheseAreFiled,
        },
        documents: documents.collect(),
        assumptions: notice::all_assumptions(basis.figures),
        notice: Notice::of_all(basis.figures),
    };
    (Frame::only(PageKind::Method), page)
}

fn lead(basis: &Basis<'_, '_>, example: Option<&WorkedExample<'_, '_>>) -> MethodLead {
    let Some(example) = example else { return MethodLead::AddsUp };
    let (amount, entry) = (amount_of(example), String::from(&*example.shared.entry.entry));
    match example.rows.len() {
        1 => MethodLead::OneBearsAll { amount, entry },
        several => MethodLead::SeveralShare { amount, entry, members: Count::of(several, basis.words) },
    }
}

fn common_cost_types(basis: &Basis<'_, '_>) -> Vec<String> {
    let common = basis.agreement().cost_types.iter().filter(|cost_type| cost_type.is_common());
    common.map(|cost_type| cost_type.name.clone()).collect()
}

/// The amount as it is booked; its shares can be less certain.
fn amount_of(example: &WorkedExample<'_, '_>) -> Amount {
    Amount::exact(Marked::of(example.shared.entry.amount, example.shared.entry.status))
}

fn cost_type_row<'l>(basis: &Basis<'_, 'l>, cost_type: &'l CostType) -> CostTypeRow<'l> {
    let agreement = basis.agreement();
    let terms = cost_type.terms.iter().map(|term| TermRow {
        quantity: journal::quantity(term.quantity, term.unit.as_deref()),
        from: german::date(term.from),
    });
    CostTypeRow {
        name: &cost_type.name,
        note: cost_type.note.as_deref(),
        assumption: cost_type.assumption.as_deref(),
        payee: &agreement.payee(cost_type.payee).name,
        rule: SplitRule::of(agreement, cost_type),
        common: cost_type.is_common(),
        base: cost_type.base.map(|base| agreement.cost_type(base).name.as_str()),
        terms: terms.collect(),
    }
}

fn work_through<'l>(basis: &Basis<'_, 'l>, example: &WorkedExample<'_, 'l>) -> WorkedEntry<'l> {
    let entry = example.shared.entry;
    let floors: i128 = example.rows.iter().map(|row| row.rounded_down.0).sum();
    let mut rows: Vec<WorkedRow<'_>> = example.rows.iter().map(|row| row_of(basis, example, row)).collect();
    let mut sum = Amount::exact(Marked::of(example.shared.entry.amount, example.shared.status));
    let signs = TableSigns::of(rows.iter_mut().map(|row| &mut row.share).chain([&mut sum]));
    WorkedEntry {
        entry: &entry.entry,
        journal: PageKind::JournalOfYear.path(&[&entry.year()]),
        cost_type: &basis.agreement().cost_type(entry.cost_type).name,
        period: period::text(entry.period),
        amount: amount_of(example),
        group: match (example.segments.len(), example.rows.len()) {
            (0..=1, 1) => MethodStep::OneTookPart,
            (0..=1, several) => MethodStep::SameTookPart { members: Count::of(several, basis.words) },
            _ => MethodStep::GroupChanged,
        },
        segments: segments(example),
        equal: basis.agreement().cost_type(entry.cost_type).split.shared().is_some_and(SharedSplit::is_equal),
        rows,
        sum,
        signs,
        parts: example.parts().iter().map(|part| part_of(basis, part)).collect(),
        rest: {
            let (floor_sum, left_over) = (german::whole(floors), german::whole(example.cents_left));
            match example.cents_left {
                0 => MethodStep::NoCentLeft { floor_sum },
                1 => MethodStep::OneCentLeft { floor_sum },
                _ => MethodStep::CentsLeft { floor_sum, left_over },
            }
        },
        floor_sum: german::whole(floors),
        left_over: german::whole(example.cents_left),
    }
}

fn segments(example: &WorkedExample<'_, '_>) -> Vec<SegmentRow> {
    let whole: u64 = example.segments.iter().map(|segment| segment.weight).sum();
    let segment = |segment: &WorkedSegment| SegmentRow {
        period: period::text(segment.period),
        length: segment.weight,
        weight: format!("{}/{whole}", segment.weight),
        members: segment.members,
        fraction: fraction::one_in(segment.members),
    };
    example.segments.iter().map(segment).collect()
}

fn part_of(basis: &Basis<'_, '_>, part: &FractionTerm) -> ExamplePart {
    ExamplePart {
        time: if part.is_whole() { "1".to_owned() } else { format!("{}/{}", part.weight, part.of) },
        share: part.share.to_string(),
        by: SplitPart::by(basis.agreement(), part.criterion),
        sum: german::millionths(part.sum),
    }
}

fn row_of<'l>(basis: &Basis<'_, 'l>, example: &WorkedExample<'_, 'l>, row: &WorkedShare) -> WorkedRow<'l> {
    let composed = row.terms.len() > 1 || row.terms.iter().any(|term: &FractionTerm| !term.is_whole());
    let terms = fraction::terms(&row.terms);
    WorkedRow {
        member: basis.agreement().member(row.member).short_name.as_str(),
        fraction: if composed { format!("{terms} = {}", row.fraction) } else { terms },
        exact: decimals(&row.exact),
        floor: german::whole(row.rounded_down.0),
        remainder: decimals(&row.remainder),
        extra: row.gets_a_cent,
        share: Amount::exact(Marked::of(row.share, example.shared.status)),
    }
}

/// A number of cents with three decimals, rounded half away from zero.
fn decimals(number: &BigRational) -> String {
    let thousandths = (number * BigRational::from_integer(BigInt::from(1000))).round().to_integer();
    let thousandths = thousandths.to_i128().invariant("a thousandth of a cent of an amount fits");
    format!("{},{:03}", german::whole(thousandths / 1000), thousandths % 1000)
}
