//! Whether a change only appends to the newest state of the ledger; if not, why that does not hold or cannot be told.

use super::append_only::{self, Departure, Fault};
use crate::ledger::RootReading;
use crate::source::FileRole;
use serde::Serialize;
use std::collections::BTreeSet;

/// Where a change began.
#[derive(Debug)]
pub enum BranchedOff {
    /// At the base itself, or nowhere: neither has anything to do with the other.
    Here,
    /// At earlier states of the base: one, or several where each line of history has merged the other.
    Earlier {
        /// In the order that git gives; what the change adds is told from the first.
        points: Vec<RootReading>,
    },
    /// In a part of the history that is not here.
    CutOff,
}

/// The one answer about all files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub enum Ruling {
    /// There was no ledger before.
    FirstLedger,
    /// Every file was continued, or left alone.
    OnlyAppended,
    /// Rows were only appended, but in a form that cannot be read.
    NewRowsInWrongForm,
    /// Every row is still there, but files were saved in another form.
    FilesInWrongForm,
    /// Nothing was rewritten, but the target has gone on since the change began.
    NotUpToDate,
    /// The history is not here that would tell "rewritten" from "not up to date".
    HistoryCutOff,
    /// Nothing was rewritten, but an agreement lies in another folder.
    AgreementMoved,
    /// A file is too large to be read, so that nothing is known of its rows.
    FileNotRead,
    /// A spreadsheet saved a file in its own form, so that its rows cannot be compared.
    FileResaved,
    /// What was booked reads otherwise, or is gone.
    Rewritten,
}

impl Ruling {
    /// Whether the change may be merged, as far as the rule is concerned.
    #[must_use]
    pub fn passes(self) -> bool {
        matches!(self, Self::FirstLedger | Self::OnlyAppended)
    }

    /// The name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::FirstLedger => "first-ledger",
            Self::OnlyAppended => "only-appended",
            Self::NewRowsInWrongForm => "new-rows-in-wrong-form",
            Self::FilesInWrongForm => "files-in-wrong-form",
            Self::NotUpToDate => "not-up-to-date",
            Self::HistoryCutOff => "history-cut-off",
            Self::AgreementMoved => "agreement-moved",
            Self::FileNotRead => "file-not-read",
            Self::FileResaved => "file-resaved",
            Self::Rewritten => "rewritten",
        }
    }

    /// `faults` are those against the base; `agreements_moved_on` says whether the base has another `agreement.toml`
    /// than the change began with.
    pub(super) fn of(
        base: &RootReading,
        head: &RootReading,
        branched_off: &BranchedOff,
        faults: &[Fault],
        agreements_moved_on: bool,
    ) -> Self {
        let departure = faults.iter().map(|fault| fault.kind.departure()).max();
        let kept_since = |point: &RootReading| append_only::nothing_rewritten(point, head);
        match (departure, branched_off) {
            (Some(Departure::Booked), BranchedOff::Here) => Self::Rewritten,
            (Some(Departure::Booked), BranchedOff::Earlier { points }) if !points.iter().all(kept_since) => {
                Self::Rewritten
            }
            (Some(Departure::Booked), BranchedOff::CutOff) => Self::HistoryCutOff,
            (_, BranchedOff::CutOff) if agreements_moved_on => Self::HistoryCutOff,
            (Some(Departure::Booked), BranchedOff::Earlier { .. }) => Self::NotUpToDate,
            (Some(Departure::Resaved), _) => Self::FileResaved,
            (Some(Departure::Unread), _) => Self::FileNotRead,
            _ if agreements_moved_on => Self::NotUpToDate,
            (Some(Departure::Moved), _) => Self::AgreementMoved,
            (Some(Departure::WholeFile), _) => Self::FilesInWrongForm,
            (Some(Departure::NewRows), _) => Self::NewRowsInWrongForm,
            (None, _) if base.ledger_files().is_empty() => Self::FirstLedger,
            (None, _) => Self::OnlyAppended,
        }
    }
}

/// The `agreement.toml` files of the base that are not as they were where the change began: what the change does was
/// then told by terms that will not hold once it is merged. Where the beginning is not here, those that the change has
/// otherwise.
pub(super) fn agreements_moved_on(
    base: &RootReading,
    head: &RootReading,
    branched_off: &BranchedOff,
) -> Vec<String> {
    let differing: BTreeSet<String> = match branched_off {
        BranchedOff::Here => BTreeSet::new(),
        BranchedOff::Earlier { points } => {
            points.iter().flat_map(|point| differing_agreements(base, point)).collect()
        }
        BranchedOff::CutOff => differing_agreements(base, head).collect(),
    };
    differing.into_iter().collect()
}

/// The paths of agreements that two roots do not have alike.
fn differing_agreements<'f>(
    one: &'f RootReading,
    other: &'f RootReading,
) -> impl Iterator<Item = String> + use<'f> {
    let bytes = |files: &'f RootReading, folder: &str| {
        files.agreements.get(folder).map(|agreement| agreement.source.agreement.bytes.as_slice())
    };
    let folders: BTreeSet<&String> = one.agreements.keys().chain(other.agreements.keys()).collect();
    folders.into_iter().filter(move |folder| bytes(one, folder) != bytes(other, folder)).map(|folder| {
        match folder.is_empty() {
            true => FileRole::AGREEMENT.to_owned(),
            false => format!("{folder}/{}", FileRole::AGREEMENT),
        }
    })
}
