//! What is published beside the pages.

use crate::data::Head;
use crate::ledger::Stand;
use jiff::civil::Date;
use serde::Serialize;

/// What pages say of the published data and of the state of the ledger.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// The last booking day, as the foot of every page says it; `None` where nothing is booked.
    pub last_booking: Option<Date>,
    /// The digest of the ledger, in hexadecimal.
    pub digest: &'a str,
    /// The state of the ledger.
    pub head: &'a Head,
    /// For each recorded stand the digest that the pages showed right after it.
    pub stand_digests: Vec<Option<String>>,
    /// For each recorded stand what became of its copy; empty where none are made.
    pub copies: &'a [StandCopy],
    /// The stand of which these pages are the copy.
    pub copy_of: Option<&'a Stand>,
}

/// The copy of an agreement's pages at a stand, or why there is none.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub enum StandCopy {
    /// Its first page stands at this path below the agreement's pages.
    CopyKept {
        /// The path.
        path: String,
    },
    /// The `agreement.toml` that it recorded is neither the present one nor in git.
    AgreementNotAtHand,
    /// Not every system takes the name of its folder for one of its own.
    NoAddress,
    /// Today's rules find a mistake in the ledger of that day.
    RefusedToday,
}
