//! A period in the readers' notation: `01.07.–31.12.2020`.

use crate::german;
use crate::ledger::Period;
use jiff::civil::Date;
use serde::Serialize;

/// Both days, the year once: a period lies within one year.
pub(in crate::pages) fn text(period: Period) -> String {
    german::day_and_month(period.start) + "–" + &german::date(period.end)
}

/// The first and the last day of a stretch of time.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct FirstAndLastDay {
    from: String,
    until: String,
}

impl FirstAndLastDay {
    pub(in crate::pages) fn of(from: Date, until: Date) -> Self {
        Self { from: german::date(from), until: german::date(until) }
    }
}
