//! Joins and leaves that are booked and still to come on the last booking day: facts, told before any scenario.

use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use serde::Serialize;

/// What comes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BookedAhead {
    WillJoin { names: Vec<String>, on: String },
    WillLeave { names: Vec<String>, on: String },
}

/// All that comes, by day.
pub(in crate::pages) fn booked_ahead(basis: &Basis<'_, '_>) -> Vec<BookedAhead> {
    let names = |members: &[MemberIx]| {
        let names = basis.names(members).into_iter().map(ToOwned::to_owned);
        (!members.is_empty()).then(|| names.collect::<Vec<_>>())
    };
    let said = basis.figures.booked_ahead().flat_map(|change| {
        let on = german::date(change.date);
        let join = names(&change.joined).map(|names| BookedAhead::WillJoin { names, on: on.clone() });
        let leave = names(&change.left).map(|names| BookedAhead::WillLeave { names, on });
        [join, leave].into_iter().flatten()
    });
    said.collect()
}
