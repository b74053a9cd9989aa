//! What the pages of the journal are called and open with.

use crate::pages::part::amount::Amount;
use crate::pages::part::count::Count;
use serde::Serialize;

/// What a page of the journal is called.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum JournalTitle {
    AllEntries,
    EntriesOfYear { year: i16 },
    EntriesOfCostType { name: String },
    ActualEntries,
    PlannedEntries,
    AssumedEntries,
    MembershipEntries,
    Corrections,
}

/// What it opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum JournalLead {
    NothingBooked,
    NothingInForce,
    OneInForce {
        sum: Amount,
    },
    InForce {
        entries: Count,
        sum: Amount,
    },
    /// Beside those in force.
    TakenBackToo {
        entries: Count,
        rows: Count,
    },
    /// Instead of [`Self::TakenBackToo`], where there are too many rows for one page.
    ListedByYear {
        rows: Count,
    },
    MembershipsElsewhere,
    NoMembership,
    OneMembership,
    JoinsOnly {
        joins: Count,
    },
    JoinsAndLeaves {
        joins: Count,
        leaves: Count,
    },
    MembershipsTakenBack {
        entries: Count,
    },
    NothingTakenBack,
    NoCorrection,
    OneCorrection,
    SeveralCorrections {
        entries: Count,
    },
    NothingIsEdited,
    OneSettled,
    SeveralSettled {
        entries: Count,
    },
}
