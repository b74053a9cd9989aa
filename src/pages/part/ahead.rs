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
    OneWillJoin { name: String, on: String },
    SeveralWillJoin { names: Vec<String>, on: String },
    OneWillLeave { name: String, on: String },
    SeveralWillLeave { names: Vec<String>, on: String },
}

/// All that comes, by day.
pub(in crate::pages) fn booked_ahead(basis: &Basis<'_, '_>) -> Vec<BookedAhead> {
    let names = |members: &[MemberIx]| -> Vec<String> {
        basis.names(members).into_iter().map(ToOwned::to_owned).collect()
    };
    let said = basis.figures.booked_ahead().flat_map(|change| {
        let on = german::date(change.date);
        let join = match names(&change.joined).as_slice() {
            [] => None,
            [name] => Some(BookedAhead::OneWillJoin { name: name.clone(), on: on.clone() }),
            names => Some(BookedAhead::SeveralWillJoin { names: names.to_vec(), on: on.clone() }),
        };
        let leave = match names(&change.left).as_slice() {
            [] => None,
            [name] => Some(BookedAhead::OneWillLeave { name: name.clone(), on }),
            names => Some(BookedAhead::SeveralWillLeave { names: names.to_vec(), on }),
        };
        [join, leave].into_iter().flatten()
    });
    said.collect()
}
