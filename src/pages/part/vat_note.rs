//! What is to know where entries are booked with VAT.

use crate::ledger::CostEntry;
use serde::Serialize;

/// That amounts include it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum VatNote {
    AmountsIncludeVat,
}

impl VatNote {
    /// Where one of the entries is booked with it.
    pub(in crate::pages) fn of<'e>(mut entries: impl Iterator<Item = &'e CostEntry>) -> Option<Self> {
        entries.any(|entry| entry.vat_rate.is_some()).then_some(Self::AmountsIncludeVat)
    }
}
