//! What the templates of the comment are given: everything in words and figures, ready to print.

use super::printable::{Figure, Table, Years};
use super::sentences::{
    Besides, BookedLead, BookedReversals, BookedWhat, ByItself, ComparedBecause, ComparedWhat, DataRow,
    EventOn, FilesLead, Holds, ItemChange, Limit, OtherEntry, PagesPlace, Proof, Remark, Remedy, RuleLead,
    RuleRemedy, SiteItem, SiteUntold, StatusMark,
};
use crate::review::append_only::FaultKind;
use crate::review::past_figures::PastKind;
use crate::year::Year;
use minijinja::Value;
use serde::Serialize;

/// The whole comment.
#[derive(Serialize)]
pub(super) struct Comment<'a> {
    pub marker: Figure,
    /// Nothing to say.
    pub empty: bool,
    pub base: &'a str,
    pub base_id: Figure,
    pub summary: Summary,
    pub rule: Rule<'a>,
    /// Files that a checkout alters, by the attribute that does it.
    pub on_checkout: Vec<OnCheckoutRow<'a>>,
    pub findings: Table<FindingRow<'a>>,
    /// Whether the root holds more than one agreement, so that each is to be named.
    pub several: bool,
    pub agreements: Table<AgreementPart<'a>>,
    /// `None` where it cannot be told what changes of the site.
    pub site: Option<SitePart<'a>>,
    /// Why it cannot.
    pub site_untold: Option<SiteUntold>,
    pub compared: ComparedPart,
}

/// What a change does, without what it was compared with.
#[derive(Serialize)]
pub(super) struct EffectOfChange<'a> {
    pub summary: Summary,
    pub agreements: Table<AgreementPart<'a>>,
}

/// All agreements together, for the sentences at the top.
#[derive(Serialize)]
pub(super) struct Summary {
    /// The verdict and what is as important, as clauses of one sentence.
    pub verdict: Vec<Value>,
    /// What is booked, where that is known.
    pub booked: Option<BookedSentence>,
    pub besides: Vec<Besides>,
    pub remarks: Vec<Remark>,
}

#[derive(Serialize)]
pub(super) struct BookedSentence {
    pub lead: BookedLead,
    pub what: Vec<BookedWhat>,
    pub reversals: Option<BookedReversals>,
}

/// Whether the ledger was only appended to, and what speaks against it.
#[derive(Serialize)]
pub(super) struct Rule<'a> {
    pub holds: Holds,
    pub lead: Option<RuleLead>,
    /// The `agreement.toml` files that the target has otherwise than where the change began.
    pub moved_on: Table<&'a str>,
    /// What the target has booked since the change began.
    pub since: Table<FaultRow<'a>>,
    pub faults: Table<FaultRow<'a>>,
    pub remedy: Option<RuleRemedy>,
}

#[derive(Serialize)]
pub(super) struct ComparedPart {
    pub what: ComparedWhat,
    pub because: Option<ComparedBecause>,
}

#[derive(Serialize)]
pub(super) struct FaultRow<'a> {
    pub file: &'a str,
    pub line: Option<usize>,
    pub kind: FaultKind,
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
    pub title: &'static str,
    pub file: &'a str,
    pub line: Option<usize>,
    pub column: Option<&'a str>,
    pub found: &'a str,
    pub remedy: Remedy,
}

#[derive(Serialize)]
pub(super) struct AgreementPart<'a> {
    pub title: &'a str,
    pub id: Option<&'a str>,
    pub folder: &'a str,
    pub moved_from: Option<&'a str>,
    pub state: Option<Limit>,
    pub changes: Table<ChangeRow<'a>>,
    pub reworded: bool,
    /// What the change of agreement.toml alone does; absent where it does nothing or is not known.
    pub alone: Option<EffectPart<'a>>,
    /// What can be said of that.
    pub by_itself: ByItself,
    /// The years that were over, and change.
    pub past_years: Years,
    pub retroactive: Table<YearPart<'a>>,
    /// Figures of years that were over and that are not bills.
    pub past_figures: Table<PastFigureRow<'a>>,
    /// Whether the change of agreement.toml alone changes any of them.
    pub past_by_agreement: bool,
    /// The published tables that say something else of years that were over.
    pub retroactive_data: Vec<DataRow>,
    pub costs: Table<CostRow<'a>>,
    pub costs_sum: Figure,
    pub memberships: Table<MembershipRow<'a>>,
    pub values: Table<BookedValueRow<'a>>,
    pub stands: Table<AddedStand<'a>>,
    pub lines: Table<LineRow<'a>>,
    pub effect: Option<EffectPart<'a>>,
}

#[derive(Serialize)]
pub(super) struct ChangeRow<'a> {
    pub table: &'static str,
    pub id: &'a str,
    pub change: ItemChange,
    pub key: &'static str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct EffectPart<'a> {
    pub years: Table<YearPart<'a>>,
    pub members: Table<MemberRow<'a>>,
    pub total: DifferenceText,
    pub entries: Figure,
    pub sums_agree: bool,
}

#[derive(Serialize)]
pub(super) struct YearPart<'a> {
    pub year: Year,
    pub members: Table<MemberRow<'a>>,
    pub total: DifferenceText,
    pub entries: Figure,
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
    pub old: Figure,
    pub new: Figure,
    pub amount: Figure,
    /// Of the older amount; absent where that is nothing.
    pub percent: Option<Figure>,
}

#[derive(Serialize)]
pub(super) struct CostRow<'a> {
    pub entry: &'a str,
    pub recorded_on: Figure,
    pub cost_type: &'a str,
    pub period: Figure,
    pub amount: Figure,
    pub charged_to: Option<&'a str>,
    pub document: Proof,
    pub mark: Option<StatusMark>,
    /// What this entry takes back, or is taken back by in the same change.
    pub other: Option<OtherEntry>,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct MembershipRow<'a> {
    pub entry: &'a str,
    pub recorded_on: Figure,
    pub member: &'a str,
    pub event: EventOn,
    pub document: Proof,
    /// Always none: what is booked of a membership is no amount.
    pub mark: Option<StatusMark>,
    pub other: Option<OtherEntry>,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct BookedValueRow<'a> {
    pub entry: &'a str,
    pub recorded_on: Figure,
    pub measure: &'a str,
    pub year: Year,
    pub member: &'a str,
    pub value: Figure,
    /// The day that the value is of.
    pub reference_date: Option<Figure>,
    pub document: Proof,
    pub mark: Option<StatusMark>,
    pub other: Option<OtherEntry>,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct AddedStand<'a> {
    pub stand: &'a str,
    pub recorded_on: Figure,
    pub note: &'a str,
}

#[derive(Serialize)]
pub(super) struct LineRow<'a> {
    pub file: &'a str,
    pub line: usize,
    pub text: &'a str,
}

#[derive(Serialize)]
pub(super) struct PastFigureRow<'a> {
    pub year: Year,
    #[serde(flatten)]
    pub kind: PastKind,
    pub name: &'a str,
    pub amount: DifferenceText,
    pub by_agreement_alone: bool,
}

/// What changes of the site.
#[derive(Serialize)]
pub(super) struct SitePart<'a> {
    /// Files at the root of a site with several agreements, and the legal pages.
    pub root: Vec<FileList>,
    pub agreements: Table<AgreementSite<'a>>,
}

#[derive(Serialize)]
pub(super) struct AgreementSite<'a> {
    pub title: &'a str,
    pub id: &'a str,
    /// Where its pages stand.
    pub folder: PagesPlace,
    /// Where they stood, if elsewhere.
    pub moved_from: Option<PagesPlace>,
    /// Files that change, that are new, that are gone.
    pub lists: Vec<FileList>,
}

/// Files that change in the same way, summed up, in the order of the navigation.
#[derive(Serialize)]
pub(super) struct FileList {
    pub lead: FilesLead,
    pub items: Vec<SiteItem>,
}
