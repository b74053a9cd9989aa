//! The sentences of a comment: Rust chooses which one holds and gives its figures, `site-templates/review/wording.txt`
//! words each once, in a macro of the same name. Names are unique in all of them, kinds that are told as they are
//! (faults, verdicts, figures of past years) included.

#![expect(
    clippy::enum_variant_names,
    reason = "a variant is named as its wording, among all others of the file"
)]

use super::printable::{Figure, Table, Years};
use serde::Serialize;

/// What the headline says beside the verdict.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Headline {
    PastYearsChange { years: Years },
    PastBillChanges { member: String, years: Years },
    PastBillsChange { members: Vec<String>, years: Years },
    ManyPastBillsChange { count: usize, years: Years },
    OneError,
    Errors { count: usize },
}

/// How the sentence on what is booked begins.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum BookedLead {
    NothingIsBooked,
    OneIsBooked,
    SeveralAreBooked,
}

/// One thing that is booked, or several alike.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum BookedWhat {
    OneCostEntry { sum: Figure },
    CostEntries { count: usize, sum: Figure },
    OneValue,
    Values { count: usize },
    JoinBooked { member: String, on: Figure },
    LeaveBooked { member: String, on: Figure },
    JoinTakenBack { member: String, on: Figure },
    LeaveTakenBack { member: String, on: Figure },
    EventsBooked { count: usize },
}

/// How many of them take something back.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum BookedReversals {
    ReversalsAmongThem { reversals: usize },
    SettlementsAmongThem { settlements: usize },
    BothAmongThem { reversals: usize, settlements: usize },
}

/// What happens besides, in the same sentence.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Besides {
    AgreementChanges { places: usize },
    AgreementReworded,
    StandsRecorded { count: usize },
    OneBillChanges { sum: Figure, years: Years },
    OneBillShifts { years: Years },
    BillsChange { count: usize, sum: Figure, years: Years },
    BillsShift { count: usize, years: Years },
    BillsInAgreementsChange { agreements: usize, sum: Figure, years: Years },
    BillsInAgreementsShift { agreements: usize, years: Years },
    NoBillChanges,
}

/// Sentences behind it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Remark {
    LinesAreNew { count: usize },
    EffectUnknown,
    NothingToCompareWith,
    AgreementRemoved { title: String },
    AgreementsRemoved { titles: Vec<String> },
    ManyAgreementsRemoved { count: usize },
    AgreementsAdded { count: usize },
    AgreementsMoved { count: usize },
    UnknownWithoutHistory,
    CheckoutAlters { count: usize },
}

/// Whether the ledger was only appended to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Holds {
    Yes,
    YesInWrongForm,
    YesElsewhere,
    NotKnown,
    No,
}

/// What that means.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum RuleLead {
    NoLedgerBefore { base: String, base_id: Figure },
    OneFileContinued { base: String, base_id: Figure },
    FilesContinued { files: usize, base: String, base_id: Figure },
    CatchUp { base: String },
    FetchHistory { base: String },
}

/// What is to be done.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum RuleRemedy {
    SaveNewRows,
    SaveFiles,
    MoveBack,
    DivideTheBook,
    TakeFilesBack,
    LeaveDocuments,
    Reverse,
}

/// The remedy of a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Remedy {
    AsTheCheckSays { remedy: String },
    AlreadyBooked,
}

/// How far an agreement could be compared, where that is not to the end.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Limit {
    AgreementIsNew,
    AgreementIsGone { title: String },
    OldFiguresUnknown,
    NewFiguresUnknown,
}

/// How an item of `agreement.toml` changed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum ItemChange {
    ItemAdded,
    ItemDeleted,
    ItemChanged,
}

/// What the change of `agreement.toml` does by itself.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum ByItself {
    ByItselfBills { years: Years },
    ByItselfNoBill,
    ByItselfOnlyPastFigures,
    ByItselfUnknown,
}

/// The mark of an amount that no document proves.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum StatusMark {
    MarkedAssumed,
    MarkedPlanned,
}

/// What proves an entry.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum Proof {
    DocumentedBy { title: String },
    NoDocument,
}

/// What an entry has to do with another that takes it back, or that it takes back.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum OtherEntry {
    TakesBack {
        of: String,
    },
    /// It takes one back in whose place a third stands.
    Corrects {
        of: String,
        by: String,
    },
    /// It takes back a plan, since the result came.
    Settles {
        of: String,
    },
    TakenBackAgain {
        by: String,
    },
    SettledAgain {
        by: String,
    },
}

/// What a membership entry is about.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum EventOn {
    Joined { on: Figure },
    Left { on: Figure },
}

/// Why it is not told what changes of the site.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum SiteUntold {
    UntoldForErrors,
    UntoldForTooManyPages,
    UntoldForHistory,
}

/// How a list of files begins.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum FilesLead {
    FilesChanged { count: usize },
    FilesAdded { count: usize },
    FilesDeleted { count: usize },
}

/// Where an agreement's pages stand.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum PagesPlace {
    AtTheTop,
    Below { folder: String },
}

/// Files of a site by what a reader knows them as.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum SiteItem {
    SinglePage {
        name: Figure,
    },
    MemberPages {
        members: Table<String>,
    },
    Statements {
        count: usize,
        years: Years,
    },
    YearPages {
        years: Years,
    },
    JournalPages {
        count: usize,
    },
    /// Drawings that are files of their own.
    Drawings {
        count: usize,
    },
    /// Published data, each with the years of its rows that change.
    DataFiles {
        files: Table<DataRow>,
    },
    /// Anything else, by its path.
    OtherFiles {
        files: Table<String>,
    },
}

/// A published file with the years of its rows that change.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct DataRow {
    /// Its path on the site.
    pub path: String,
    pub years: Years,
}

/// What was compared.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum ComparedWhat {
    RevisionCompared { head: String, head_id: Figure, base: String, base_id: Figure },
    FolderCompared { ledger: String, base: String, base_id: Figure },
}

/// Why with that.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(super) enum ComparedBecause {
    BranchNamedBy { variable: &'static str },
    CommitNamedBy { variable: &'static str },
    DefaultBranch,
}
