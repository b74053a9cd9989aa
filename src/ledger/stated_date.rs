//! The date of a document or a milestone, as exactly as it is known: a day, a month or a year.

use jiff::civil::Date;
use std::fmt;

/// A date as `agreement.toml` states it: `2019-10-30`, `"2019-10"` or `"2019"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedDate {
    /// The day is known.
    Day(Date),
    /// The month is known; this is its first day.
    Month(Date),
    /// The year is known; this is its first day.
    Year(Date),
}

impl StatedDate {
    /// A month or a year: exactly `2019-10` or `2019`, within the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (stated, missing): (fn(Date) -> Self, _) = match text.len() {
            4 => (Self::Year, "-01-01"),
            7 => (Self::Month, "-01"),
            _ => return None,
        };
        super::day::parse(&format!("{text}{missing}")).ok().map(stated)
    }

    /// The day by which it is sorted.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (Self::Day(day) | Self::Month(day) | Self::Year(day)) = self;
        day
    }
}

impl fmt::Display for StatedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Self::Year(first) => write!(f, "{:04}", first.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StatedDate;
    use jiff::civil::date;

    #[test]
    fn a_month_or_a_year_is_kept_as_it_is_stated() {
        assert_eq!(StatedDate::parse("2019-10"), Some(StatedDate::Month(date(2019, 10, 1))));
        assert_eq!(StatedDate::parse("2012"), Some(StatedDate::Year(date(2012, 1, 1))));
        for text in ["2019-10", "2012", "0001"] {
            assert_eq!(StatedDate::parse(text).map(|stated| stated.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in ["", "2019-13", "0000", "2019-1", "10/2019", "2019-10-30", "19", "201 ", "2019-0", "ä19"]
        {
            assert_eq!(StatedDate::parse(text), None, "{text}");
        }
    }
}
