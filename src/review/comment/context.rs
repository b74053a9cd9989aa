//! What the templates of the comment are given: everything in words and figures, ready to print.

use super::Compared;
use crate::cents::Cents;
use crate::finding::Finding;
use crate::german;
use crate::ledger::{Agreement, CostEntry, Event, Ledger, MembershipEntry, Standing};
use crate::review::append_only::Fault;
use crate::review::comparison::{Comparison, DataChange};
use crate::review::effect::{Difference, Effect, MemberEffect, YearEffect};
use crate::review::past_figures::PastFigure;
use crate::review::{AgreementChange, Review};
use minijinja::Value;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;
use std::collections::BTreeSet;

/// A figure or other text made by the program, that needs no escaping.
type Made = Value;

fn made(text: impl Into<String>) -> Made {
    Value::from_safe_string(text.into())
}

/// A list that may be cut.
#[derive(Serialize)]
pub(super) struct Table<T> {
    rows: Vec<T>,
    /// How many rows were left out.
    omitted: usize,
    /// How many there are.
    count: usize,
}

impl<T> Table<T> {
    fn of(rows: impl IntoIterator<Item = T>, longest: usize) -> Self {
        let mut rows: Vec<T> = rows.into_iter().collect();
        let count = rows.len();
        rows.truncate(longest);
        Self { omitted: count - rows.len(), count, rows }
    }
}

/// Years in ascending order; of many only the first ones and the last.
#[derive(Serialize)]
struct Years {
    shown: Vec<i16>,
    /// The last one, where some before it are not shown.
    last: Option<i16>,
    /// How many there are.
    count: usize,
}

impl Years {
    /// More years than this are cut.
    const MOST: usize = 12;
    /// So many of them are shown then.
    const FIRST: usize = 3;

    fn of(years: impl IntoIterator<Item = i16>) -> Self {
        let mut shown: Vec<i16> = years.into_iter().collect::<BTreeSet<i16>>().into_iter().collect();
        let count = shown.len();
        let last = shown.last().copied().filter(|_| count > Self::MOST);
        shown.truncate(if last.is_some() { Self::FIRST } else { count });
        Self { shown, last, count }
    }
}

/// The whole comment.
#[derive(Serialize)]
pub(super) struct Comment<'a> {
    marker: Made,
    base: &'a str,
    base_id: Made,
    base_named_by: Option<&'a str>,
    head: Option<&'a str>,
    head_id: Option<Made>,
    ledger: &'a str,
    /// Nothing to say.
    empty: bool,
    passes: bool,
    appended_only: bool,
    outdated: bool,
    history_cut_off: bool,
    files: usize,
    faults: Table<FaultRow<'a>>,
    errors: usize,
    warnings: usize,
    findings: Table<FindingRow<'a>>,
    summary: Summary,
    agreements: Table<AgreementPart<'a>>,
}

/// All agreements together, for the one sentence.
#[derive(Serialize)]
struct Summary {
    agreements: usize,
    costs: usize,
    costs_sum: Made,
    reversals: usize,
    memberships: usize,
    stands: usize,
    agreement_changes: usize,
    /// How many members' bills change.
    members: usize,
    bills: Made,
    bills_change: bool,
    years: Years,
    /// Years that were over, and change.
    retroactive: Years,
    comparable: bool,
}

#[derive(Serialize)]
struct FaultRow<'a> {
    file: &'a str,
    line: Option<usize>,
    kind: &'static str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    error: bool,
    code: &'static str,
    title: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<&'a str>,
    found: &'a str,
    remedy: &'a str,
}

#[derive(Serialize)]
struct AgreementPart<'a> {
    title: &'a str,
    folder: &'a str,
    state: &'static str,
    changes: Table<ChangeRow<'a>>,
    /// What the change of agreement.toml alone does; absent where it does nothing or is not known.
    alone: Option<EffectPart<'a>>,
    /// Whether what it does alone is known.
    alone_known: bool,
    retroactive: Table<YearPart<'a>>,
    /// Figures of years that were over and that are not bills.
    past_figures: Table<PastFigureRow<'a>>,
    past_years: Years,
    /// Whether the change of agreement.toml alone changes any of them.
    past_by_agreement: bool,
    /// The published tables that say something else of years that were over.
    retroactive_data: Vec<DataRow<'a>>,
    costs: Table<CostRow<'a>>,
    costs_sum: Made,
    memberships: Table<MembershipRow<'a>>,
    stands: Table<StandRow<'a>>,
    effect: Option<EffectPart<'a>>,
    data_files: Vec<DataRow<'a>>,
}

#[derive(Serialize)]
struct ChangeRow<'a> {
    table: &'static str,
    id: &'a str,
    change: &'static str,
    key: &'static str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

#[derive(Serialize)]
struct EffectPart<'a> {
    /// All the years.
    span: Years,
    years: Table<YearPart<'a>>,
    members: Table<MemberRow<'a>>,
    total: DifferenceText,
    entries: Made,
    sums_agree: bool,
}

#[derive(Serialize)]
struct YearPart<'a> {
    year: i16,
    was_over: bool,
    members: Table<MemberRow<'a>>,
    total: DifferenceText,
    entries: Made,
    sums_agree: bool,
}

#[derive(Serialize)]
struct MemberRow<'a> {
    name: &'a str,
    newcomer: bool,
    bill: DifferenceText,
}

#[derive(Serialize)]
struct DifferenceText {
    old: Made,
    new: Made,
    amount: Made,
    /// Of the older amount; absent where that is nothing.
    percent: Option<Made>,
}

#[derive(Serialize)]
struct CostRow<'a> {
    entry: &'a str,
    recorded_on: Made,
    cost_type: &'a str,
    period: Made,
    amount: Made,
    charged_to: Option<&'a str>,
    status: &'static str,
    document: Option<&'a str>,
    /// What this entry takes back.
    reverses: Option<&'a str>,
    /// What takes this entry back, where it is taken back in the same change.
    reversed_by: Option<&'a str>,
    note: &'a str,
}

#[derive(Serialize)]
struct MembershipRow<'a> {
    entry: &'a str,
    recorded_on: Made,
    member: &'a str,
    joins: bool,
    effective_on: Made,
    document: Option<&'a str>,
    reverses: Option<&'a str>,
    note: &'a str,
}

#[derive(Serialize)]
struct StandRow<'a> {
    stand: &'a str,
    recorded_on: Made,
    note: &'a str,
}

#[derive(Serialize)]
struct DataRow<'a> {
    path: &'a str,
    years: Years,
}

#[derive(Serialize)]
struct PastFigureRow<'a> {
    year: i16,
    kind: &'static str,
    name: &'a str,
    amount: DifferenceText,
    by_agreement_alone: bool,
}

impl<'a> Comment<'a> {
    /// The comment with tables of at most so many rows.
    pub fn of(review: &'a Review<'_>, compared: &'a Compared, rows: usize) -> Self {
        let errors = review.findings.iter().filter(|finding| finding.is_error()).count();
        Self {
            marker: made(marker(&compared.ledger)),
            base: &compared.base,
            base_id: made(&*compared.base_id),
            base_named_by: compared.base_named_by.as_deref(),
            head: compared.head.as_deref(),
            head_id: compared.head_id.as_deref().map(made),
            ledger: &compared.ledger,
            empty: review.is_empty(),
            passes: review.passes(),
            appended_only: review.faults.is_empty(),
            outdated: review.outdated,
            history_cut_off: review.history_cut_off,
            files: review.files,
            // The verdict names its reasons even where everything else is cut.
            faults: Table::of(review.faults.iter().map(fault), rows.clamp(10, 100)),
            errors,
            warnings: review.findings.len() - errors,
            findings: Table::of(review.findings.iter().map(finding), rows.clamp(5, 100)),
            summary: summary(review),
            agreements: Table::of(review.agreements.iter().map(|of| agreement(of, rows)), rows.min(50)),
        }
    }
}

/// The hidden first line, by which a poster finds its earlier comment. Other ledgers of the same repository have
/// their own.
fn marker(ledger: &str) -> String {
    let plain: String = ledger
        .chars()
        .map(|mark| if mark.is_ascii_alphanumeric() || mark == '/' { mark } else { '_' })
        .collect();
    format!("<!-- kopfstelle review {plain} -->")
}

fn summary(review: &Review<'_>) -> Summary {
    let of = &review.agreements;
    let years = Years::of(of.iter().flat_map(|part| &part.effect.years).map(|year| year.year));
    let bills: Cents = of.iter().map(|part| part.effect.total.amount()).sum();
    Summary {
        agreements: of.len(),
        costs: of.iter().map(|part| part.costs.len()).sum(),
        costs_sum: made(german::signed_euros(of.iter().map(Comparison::added_sum).sum())),
        reversals: of.iter().map(Comparison::reversals).sum(),
        memberships: of.iter().map(|part| part.memberships.len()).sum(),
        stands: of.iter().map(|part| part.stands.len()).sum(),
        agreement_changes: of.iter().map(|part| part.agreement.len()).sum(),
        members: of.iter().map(|part| part.effect.members.len()).sum(),
        bills: made(german::signed_euros(bills)),
        bills_change: years.count > 0,
        years,
        retroactive: Years::of(of.iter().flat_map(retroactive_years)),
        comparable: review.agreements.iter().all(|part| matches!(part.state.id(), "compared" | "new")),
    }
}

fn retroactive_years(comparison: &Comparison<'_>) -> BTreeSet<i16> {
    let bills = comparison.effect.retroactive().map(|year| year.year);
    let data = comparison.data_files.iter().flat_map(|file| &file.years);
    let figures = comparison.past_figures.iter().map(|figure| figure.year);
    bills.chain(data.filter(|(_, was_over)| *was_over).map(|(year, _)| *year)).chain(figures).collect()
}

fn fault(fault: &Fault) -> FaultRow<'_> {
    FaultRow {
        file: &fault.file,
        line: fault.line,
        kind: fault.kind.id(),
        before: fault.before.as_deref(),
        after: fault.after.as_deref(),
    }
}

fn finding(finding: &Finding) -> FindingRow<'_> {
    FindingRow {
        error: finding.is_error(),
        code: finding.code.id(),
        title: finding.code.title(),
        file: &finding.place.file,
        line: finding.place.line,
        column: finding.place.column.as_deref(),
        found: &finding.found,
        remedy: &finding.remedy,
    }
}

fn agreement<'a>(of: &'a Comparison<'_>, rows: usize) -> AgreementPart<'a> {
    let ledger = of.new.or(of.old).and_then(|reading| reading.ledger.as_ref());
    let title = ledger.map_or(of.folder.as_str(), |ledger| ledger.agreement.title.as_str());
    let changes = of.agreement.iter().flat_map(change);
    let costs = of.ledger().into_iter().flat_map(|ledger| of.added_costs().map(|entry| cost(ledger, entry)));
    let memberships = of
        .ledger()
        .into_iter()
        .flat_map(|ledger| of.added_memberships().map(|entry| membership(ledger, entry)));
    let retroactive_data = of.data_files.iter().filter_map(|file| {
        let years = Years::of(file.years.iter().filter(|(_, was_over)| *was_over).map(|(year, _)| *year));
        (years.count > 0).then_some(DataRow { path: &file.path, years })
    });
    AgreementPart {
        title,
        folder: &of.folder,
        state: of.state.id(),
        changes: Table::of(changes, rows),
        alone: of.agreement_alone.as_ref().filter(|alone| !alone.is_none()).map(|alone| effect(alone, rows)),
        alone_known: of.agreement_alone.is_some(),
        retroactive: Table::of(of.effect.retroactive().map(|part| year(part, rows)), rows),
        past_figures: Table::of(of.past_figures.iter().map(past_figure), rows),
        past_years: Years::of(of.past_figures.iter().map(|figure| figure.year)),
        past_by_agreement: of.past_figures.iter().any(|figure| figure.by_agreement_alone),
        retroactive_data: retroactive_data.collect(),
        costs: Table::of(costs, rows),
        costs_sum: made(german::signed_euros(of.added_sum())),
        memberships: Table::of(memberships, rows),
        stands: Table::of(
            of.added_stands().map(|stand| StandRow {
                stand: &stand.stand,
                recorded_on: made(german::date(stand.recorded_on)),
                note: &stand.note,
            }),
            rows,
        ),
        effect: Some(&of.effect).filter(|part| !part.is_none()).map(|part| effect(part, rows)),
        data_files: of.data_files.iter().map(data_file).take(rows.max(10)).collect(),
    }
}

fn data_file(file: &DataChange) -> DataRow<'_> {
    DataRow { path: &file.path, years: Years::of(file.years.iter().map(|(year, _)| *year)) }
}

fn past_figure(figure: &PastFigure) -> PastFigureRow<'_> {
    PastFigureRow {
        year: figure.year,
        kind: figure.kind.id(),
        name: &figure.name,
        amount: difference(figure.amount),
        by_agreement_alone: figure.by_agreement_alone,
    }
}

fn change(change: &AgreementChange) -> impl Iterator<Item = ChangeRow<'_>> {
    change.keys.iter().map(|(key, before, after)| ChangeRow {
        table: change.table,
        id: &change.id,
        change: change.change.id(),
        key,
        before: before.as_deref(),
        after: after.as_deref(),
    })
}

fn effect(effect: &Effect, rows: usize) -> EffectPart<'_> {
    EffectPart {
        span: Years::of(effect.years.iter().map(|year| year.year)),
        years: Table::of(effect.years.iter().map(|part| year(part, rows)), rows.min(60)),
        members: Table::of(effect.members.iter().map(member), rows),
        total: difference(effect.total),
        entries: made(german::signed_euros(effect.entries.amount())),
        sums_agree: effect.sums_agree(),
    }
}

fn year(year: &YearEffect, rows: usize) -> YearPart<'_> {
    YearPart {
        year: year.year,
        was_over: year.was_over,
        members: Table::of(year.members.iter().map(member), rows),
        total: difference(year.total),
        entries: made(german::signed_euros(year.entries.amount())),
        sums_agree: year.total.amount() == year.entries.amount(),
    }
}

fn member(member: &MemberEffect) -> MemberRow<'_> {
    MemberRow { name: &member.name, newcomer: member.newcomer, bill: difference(member.bill) }
}

fn difference(of: Difference) -> DifferenceText {
    let percent = (!of.old.is_zero()).then(|| {
        let fraction = BigRational::new(BigInt::from(of.amount().0), BigInt::from(of.old.abs().0));
        let sign = if of.amount().0 > 0 { "+" } else { "" };
        made(format!("{sign}{}", german::percent(&fraction)))
    });
    DifferenceText {
        old: made(german::euros(of.old)),
        new: made(german::euros(of.new)),
        amount: made(german::signed_euros(of.amount())),
        percent,
    }
}

fn cost<'a>(ledger: &'a Ledger, entry: &'a CostEntry) -> CostRow<'a> {
    let agreement: &Agreement = &ledger.agreement;
    let other = |place: usize| ledger.costs.get(place).map(|other| &*other.entry);
    let (reverses, reversed_by) = match entry.standing {
        Standing::Live => (None, None),
        Standing::Reversal { of } => (other(of), None),
        Standing::Reversed { by } => (None, other(by)),
    };
    let period = entry.period;
    CostRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        cost_type: &agreement.cost_type(entry.cost_type).name,
        period: made(format!("{}–{}", german::date(period.start), german::date(period.end))),
        amount: made(german::euros(entry.amount)),
        charged_to: entry.charged_to.map(|member| agreement.member(member).short_name.as_str()),
        status: entry.status.id(),
        document: entry.document.map(|document| agreement.document(document).title.as_str()),
        reverses,
        reversed_by,
        note: &entry.note,
    }
}

fn membership<'a>(ledger: &'a Ledger, entry: &'a MembershipEntry) -> MembershipRow<'a> {
    let agreement = &ledger.agreement;
    let reverses = match entry.standing {
        Standing::Reversal { of } => ledger.memberships.get(of).map(|other| &*other.entry),
        _ => None,
    };
    MembershipRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        member: &agreement.member(entry.member).short_name,
        joins: entry.event == Event::Join,
        effective_on: made(german::date(entry.effective_on)),
        document: entry.document.map(|document| agreement.document(document).title.as_str()),
        reverses,
        note: &entry.note,
    }
}
