//! What the templates of the comment are given: everything in words and figures, ready to print.

use crate::year::Year;
use minijinja::Value;
use serde::Serialize;
use std::collections::BTreeSet;

/// A figure or other text made by the program, that needs no escaping.
pub(super) type Made = Value;

pub(super) fn made(text: impl Into<String>) -> Made {
    Value::from_safe_string(text.into())
}

/// A list that may be cut.
#[derive(Serialize)]
pub(super) struct Table<T> {
    pub rows: Vec<T>,
    /// How many rows were left out.
    pub omitted: usize,
    /// How many there are.
    pub count: usize,
}

impl<T> Table<T> {
    pub fn of(rows: impl IntoIterator<Item = T>, longest: usize) -> Self {
        let mut rows: Vec<T> = rows.into_iter().collect();
        let count = rows.len();
        rows.truncate(longest);
        Self { omitted: count - rows.len(), count, rows }
    }
}

/// Years in ascending order; of many only the first ones and the last.
#[derive(Serialize)]
pub(super) struct Years {
    shown: Vec<Year>,
    /// The last one, where some before it are not shown.
    last: Option<Year>,
    /// How many there are.
    pub count: usize,
}

impl Years {
    /// More years than this are cut.
    const MOST: usize = 12;
    /// So many of them are shown then.
    const FIRST: usize = 3;

    pub fn of(years: impl IntoIterator<Item = Year>) -> Self {
        let mut shown: Vec<Year> = years.into_iter().collect::<BTreeSet<Year>>().into_iter().collect();
        let count = shown.len();
        let last = shown.last().copied().filter(|_| count > Self::MOST);
        shown.truncate(if last.is_some() { Self::FIRST } else { count });
        Self { shown, last, count }
    }
}

/// The whole comment.
#[derive(Serialize)]
pub(super) struct Comment<'a> {
    pub marker: Made,
    pub base: &'a str,
    pub base_id: Made,
    /// The variable of a CI that names the base.
    pub base_variable: Option<&'a str>,
    /// Whether the base is the default branch, because nobody named one.
    pub base_is_default: bool,
    /// Whether the variable names a commit, which need not be the tip of the branch any more.
    pub base_is_commit: bool,
    pub head: Option<&'a str>,
    pub head_id: Option<Made>,
    pub ledger: &'a str,
    /// Nothing to say.
    pub empty: bool,
    pub summary: Summary<'a>,
    pub faults: Table<FaultRow<'a>>,
    /// The `agreement.toml` files that the target has otherwise than where the change began.
    pub moved_on: Table<&'a str>,
    /// Files that a checkout alters, by the attribute that does it.
    pub on_checkout: Vec<OnCheckoutRow<'a>>,
    pub findings: Table<FindingRow<'a>>,
    /// Whether the root holds more than one agreement, so that each is to be named.
    pub several: bool,
    pub agreements: Table<AgreementPart<'a>>,
    /// `None` where it cannot be told what changes of the site.
    pub site: Option<SitePart<'a>>,
    /// Why it cannot.
    pub site_untold: Option<&'static str>,
}

/// All agreements together, for the one sentence.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    pub verdict: &'static str,
    pub outdated: bool,
    pub history_cut_off: bool,
    /// How many ledger files the base has.
    pub files: usize,
    pub errors: usize,
    /// Years that were over, and change.
    pub retroactive: Years,
    pub costs: usize,
    pub costs_sum: Made,
    /// Joins and leaves; named where they are few.
    pub memberships: Table<MembershipRow<'a>>,
    /// Whether what is booked is one entry.
    pub one_entry: bool,
    pub reversals: usize,
    pub stands: usize,
    /// Places in `agreement.toml` that say something else.
    pub agreement_changes: usize,
    /// Whether an `agreement.toml` was only written otherwise.
    pub agreement_reworded: bool,
    /// Whether each side can be read, so that it is known what is booked.
    pub comparable: bool,
    /// Whether any agreement's bills are known.
    pub effect_known: bool,
    /// Lines that were added where there are errors.
    pub lines: usize,
    pub head_broken: bool,
    pub base_broken: bool,
    pub new: usize,
    pub gone: Table<&'a str>,
    pub moved: usize,
    /// How many bills change, all years of a member being one.
    pub bills: usize,
    /// In how many agreements.
    pub bills_in: usize,
    /// By how much, all together; `None` where it evens out.
    pub bills_sum: Option<Made>,
    pub years: Years,
}

#[derive(Serialize)]
pub(super) struct FaultRow<'a> {
    pub file: &'a str,
    pub line: Option<usize>,
    pub kind: &'static str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct OnCheckoutRow<'a> {
    pub attribute: &'a str,
    /// Whether that is so for some of them by this change only.
    pub is_new: bool,
    pub files: Table<&'a str>,
}

#[derive(Serialize)]
pub(super) struct FindingRow<'a> {
    pub error: bool,
    pub code: &'static str,
    pub title: &'static str,
    pub file: &'a str,
    pub line: Option<usize>,
    pub column: Option<&'a str>,
    pub found: &'a str,
    pub remedy: &'a str,
    /// Whether it is about a row that was booked before and must stay as it is.
    pub in_base: bool,
}

#[derive(Serialize)]
pub(super) struct AgreementPart<'a> {
    pub title: &'a str,
    pub id: Option<&'a str>,
    pub folder: &'a str,
    pub moved_from: Option<&'a str>,
    pub state: &'static str,
    pub changes: Table<ChangeRow<'a>>,
    pub reworded: bool,
    /// What the change of agreement.toml alone does; absent where it does nothing or is not known.
    pub alone: Option<EffectPart<'a>>,
    /// Whether what it does alone is known.
    pub alone_known: bool,
    pub retroactive: Table<YearPart<'a>>,
    /// Figures of years that were over and that are not bills.
    pub past_figures: Table<PastFigureRow<'a>>,
    /// Whether the change of agreement.toml alone changes any of them.
    pub past_by_agreement: bool,
    /// The published tables that say something else of years that were over.
    pub retroactive_data: Vec<DataRow>,
    pub costs: Table<CostRow<'a>>,
    pub costs_sum: Made,
    pub memberships: Table<MembershipRow<'a>>,
    pub stands: Table<StandRow<'a>>,
    pub lines: Table<LineRow<'a>>,
    pub effect: Option<EffectPart<'a>>,
}

#[derive(Serialize)]
pub(super) struct ChangeRow<'a> {
    pub table: &'static str,
    pub id: &'a str,
    pub change: &'static str,
    pub key: &'static str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct EffectPart<'a> {
    /// All the years.
    pub span: Years,
    pub years: Table<YearPart<'a>>,
    pub members: Table<MemberRow<'a>>,
    pub total: DifferenceText,
    pub entries: Made,
    pub sums_agree: bool,
}

#[derive(Serialize)]
pub(super) struct YearPart<'a> {
    pub year: Year,
    pub members: Table<MemberRow<'a>>,
    pub total: DifferenceText,
    pub entries: Made,
    pub sums_agree: bool,
}

#[derive(Serialize)]
pub(super) struct MemberRow<'a> {
    pub name: &'a str,
    pub newcomer: bool,
    pub bill: DifferenceText,
}

#[derive(Serialize)]
pub(super) struct DifferenceText {
    pub old: Made,
    pub new: Made,
    pub amount: Made,
    /// Of the older amount; absent where that is nothing.
    pub percent: Option<Made>,
}

#[derive(Serialize)]
pub(super) struct CostRow<'a> {
    pub entry: &'a str,
    pub recorded_on: Made,
    pub cost_type: &'a str,
    pub period: Made,
    pub amount: Made,
    pub charged_to: Option<&'a str>,
    pub status: &'static str,
    pub document: Option<&'a str>,
    /// What this entry takes back.
    pub reverses: Option<&'a str>,
    /// What takes this entry back, where it is taken back in the same change.
    pub reversed_by: Option<&'a str>,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct MembershipRow<'a> {
    pub entry: &'a str,
    pub recorded_on: Made,
    pub member: &'a str,
    pub joins: bool,
    pub effective_on: Made,
    pub document: Option<&'a str>,
    pub reverses: Option<&'a str>,
    pub reversed_by: Option<&'a str>,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct StandRow<'a> {
    pub stand: &'a str,
    pub recorded_on: Made,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct LineRow<'a> {
    pub file: &'a str,
    pub line: usize,
    pub text: &'a str,
}

#[derive(Serialize)]
pub(super) struct DataRow {
    /// Its path on the site.
    pub path: String,
    pub years: Years,
}

#[derive(Serialize)]
pub(super) struct PastFigureRow<'a> {
    pub year: Year,
    pub kind: &'static str,
    pub name: &'a str,
    pub amount: DifferenceText,
    pub by_agreement_alone: bool,
}

/// What changes of the site.
#[derive(Serialize)]
pub(super) struct SitePart<'a> {
    /// Files at the root of a site with several agreements, and the legal pages.
    pub root: Vec<FileList<'a>>,
    pub agreements: Table<AgreementSite<'a>>,
}

#[derive(Serialize)]
pub(super) struct AgreementSite<'a> {
    pub title: &'a str,
    pub id: &'a str,
    /// Where its pages stand.
    pub folder: &'a str,
    /// Where they stood, if elsewhere.
    pub moved_from: Option<&'a str>,
    /// Files that change, that are new, that are gone.
    pub lists: Vec<FileList<'a>>,
}

/// Files that change in the same way, summed up.
#[derive(Serialize)]
pub(super) struct FileList<'a> {
    /// `changed`, `added` or `deleted`.
    pub change: &'static str,
    /// How many files these are.
    pub count: usize,
    /// Which, in the order of the navigation.
    pub items: Vec<FileItem<'a>>,
}

/// Files of a site by what a reader knows them as.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum FileItem<'a> {
    /// A page of which there is one.
    Page { name: &'static str },
    /// The pages of these members.
    Members { members: Table<&'a str> },
    /// Statements of costs.
    Statements { count: usize, years: Years },
    /// The pages of these years.
    Years { years: Years },
    /// Pages of the journal.
    Journal { count: usize },
    /// Published data, each with the years of its rows that change.
    Data { files: Table<DataRow> },
    /// Anything else, by its path.
    Other { files: Table<String> },
}
