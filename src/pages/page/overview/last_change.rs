//! The last change of the membership up to the Stand.

use crate::german;
use crate::pages::part::basis::Basis;
use crate::pages::part::fraction;
use jiff::civil::Date;
use serde::Serialize;

/// The last change of the membership up to the Stand.
#[derive(Debug, Serialize)]
pub(super) struct LastChange<'l> {
    kind: &'static str,
    date: String,
    joined: Vec<&'l str>,
    /// Whether all who joined had been members before.
    again: bool,
    left: Vec<&'l str>,
    before: String,
    after: String,
    /// Whether nobody took part before.
    from_nobody: bool,
}

pub(super) fn last_change<'l>(basis: &Basis<'_, 'l>) -> Option<LastChange<'l>> {
    let stand = basis.figures.reference.stand.unwrap_or(Date::MAX);
    let change = basis.figures.group_changes.iter().skip(1).rfind(|change| change.date <= stand)?;
    Some(LastChange {
        kind: match (change.joined.is_empty(), change.left.is_empty()) {
            (false, true) => "join",
            (true, _) => "leave",
            (false, false) => "both",
        },
        date: german::date(change.date),
        joined: basis.names(&change.joined),
        again: change.is_return,
        left: basis.names(&change.left),
        before: fraction::in_words(change.before, basis.words),
        after: fraction::in_words(change.after, basis.words),
        from_nobody: change.before == 0,
    })
}
