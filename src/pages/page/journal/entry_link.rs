//! Links between entries: to the page where an entry has its anchor.

use crate::ledger::{CostEntry, MeasureEntry, MembershipEntry, Standing};
use crate::page_table::PageKind;
use crate::pages::part::basis::Basis;
use serde::Serialize;

/// An entry, and the page of its anchor below the agreement's folder.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct EntryLink {
    page: String,
    entry: String,
}

/// How an entry that is not in force stands to its counterpart.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Counterpart {
    TakenBack { by: EntryLink },
    TakesBack { of: EntryLink },
    Settled { by: EntryLink },
    Settles { of: EntryLink },
}

impl Counterpart {
    /// `None` where the entry is in force.
    pub(in crate::pages) fn of_cost(basis: &Basis<'_, '_>, entry: &CostEntry) -> Option<Self> {
        let all = &basis.figures.ledger.costs;
        let plain = Self::plain(entry.standing, |place| all.get(place).map(cost_link))?;
        Some(match plain {
            Self::TakenBack { by } if basis.taken_back.is_settled(entry) => Self::Settled { by },
            Self::TakesBack { of } if basis.taken_back.is_settled(entry) => Self::Settles { of },
            plain => plain,
        })
    }

    /// `None` where the entry is in force.
    pub(in crate::pages) fn of_membership(basis: &Basis<'_, '_>, entry: &MembershipEntry) -> Option<Self> {
        let all = &basis.figures.ledger.memberships;
        Self::plain(entry.standing, |place| all.get(place).map(membership_link))
    }

    /// `None` where the entry is in force.
    pub(in crate::pages) fn of_value(basis: &Basis<'_, '_>, entry: &MeasureEntry) -> Option<Self> {
        let all = &basis.figures.ledger.measures;
        Self::plain(entry.standing, |place| all.get(place).map(value_link))
    }

    fn plain(standing: Standing, link: impl Fn(usize) -> Option<EntryLink>) -> Option<Self> {
        Some(match standing {
            Standing::Live => return None,
            Standing::Reversed { by } => Self::TakenBack { by: link(by)? },
            Standing::Reversal { of } => Self::TakesBack { of: link(of)? },
        })
    }
}

pub(in crate::pages) fn cost_link(entry: &CostEntry) -> EntryLink {
    EntryLink { page: PageKind::JournalOfYear.path(&[&entry.year()]), entry: entry.entry.to_string() }
}

pub(in crate::pages) fn membership_link(entry: &MembershipEntry) -> EntryLink {
    EntryLink { page: PageKind::Memberships.path(&[]), entry: entry.entry.to_string() }
}

pub(in crate::pages) fn value_link(entry: &MeasureEntry) -> EntryLink {
    EntryLink { page: PageKind::Keys.path(&[]), entry: entry.entry.to_string() }
}
