//! The day of booking.

use jiff::civil::Date;

/// The day on which rows are booked.
#[derive(Clone, Copy, Debug)]
pub struct DayToBook {
    /// What was said, or today.
    pub day: Date,
    /// What was said is never changed without a word.
    pub is_said: bool,
}

impl DayToBook {
    /// The day for a row behind others. A ledger is in the order of its days: after a row of a day to come, the next
    /// has that day.
    pub(super) fn after(self, last: Option<Date>) -> Date {
        match last {
            Some(last) if !self.is_said => last.max(self.day),
            _ => self.day,
        }
    }
}
