//! A date as exactly as it is known: `30.10.2019`, `Oktober 2019`, `2019`.

use crate::german;
use crate::ledger::StatedDate;

pub(in crate::pages) fn text(date: StatedDate) -> String {
    match date {
        StatedDate::Day(day) => german::date(day),
        StatedDate::Month(first) => german::month(first),
        StatedDate::Year(_) => date.to_string(),
    }
}
