//! A period in the readers' notation: `01.07.–31.12.2020`.

use crate::german;
use crate::ledger::Period;

/// Both days, the year once: a period lies within one year.
pub(in crate::pages) fn text(period: Period) -> String {
    german::day_and_month(period.start) + "–" + &german::date(period.end)
}
