//! Which day it is, unless a command is told. No command that renders asks.

use super::Result;
use crate::failure::Failure;
use jiff::civil::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// The latest day that it can be anywhere in Germany, or the one that was said.
pub(super) fn latest(today: Option<&str>) -> Result<Date> {
    today.map_or_else(|| day_in(SUMMER_TIME), |text| read_day("--today", text))
}

/// A day on the command line.
pub(super) fn read_day(option: &str, text: &str) -> Result<Date> {
    text.parse().map_err(|_| Failure::Usage(format!("{option} takes a day as YYYY-MM-DD, not {text:?}")))
}

/// The day on which something is recorded.
#[derive(Clone, Copy)]
pub(super) struct RecordingDay {
    /// What was said, or today.
    pub day: Date,
    /// What was said is never changed without a word.
    pub is_said: bool,
    /// The latest day that it can be.
    pub today: Date,
}

impl RecordingDay {
    /// The day that was said with `--date`, not after today, or today.
    pub fn of(date: Option<&str>, today: Option<&str>) -> Result<Self> {
        let said_today = today.map(|text| read_day("--today", text)).transpose()?;
        let today = said_today.map_or_else(|| day_in(0), Ok)?;
        let Some(text) = date else { return Ok(Self { day: today, is_said: false, today }) };
        let day = read_day("--date", text)?;
        // Around midnight the day of this machine and that of the treasury may differ.
        let latest = said_today.map_or_else(|| day_in(SUMMER_TIME), Ok)?;
        match day > latest {
            true => Err(Failure::Usage(format!("--date {day} is still to come"))),
            false => Ok(Self { day, is_said: true, today: latest }),
        }
    }
}

/// So many hours earlier than in universal time a day may begin in Germany.
const SUMMER_TIME: u64 = 2;

/// The day it will be in so many hours, in universal time; where that matters around midnight, an option says it.
#[allow(
    clippy::disallowed_methods,
    reason = "nothing is rendered here: the day of recording is a fact that is booked, and a warning is no page"
)]
pub(super) fn day_in(hours: u64) -> Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from((since + hours * 3600) / 86_400).unwrap_or(0);
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).map_err(|_| {
        Failure::Usage("die Uhr dieses Rechners geht falsch; den Tag mit --today angeben".into())
    })
}
