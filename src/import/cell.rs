//! A cell of a table that somebody gives us.

use crate::german;
use jiff::civil::Date;

/// What stands in a cell, as far as the file itself says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GivenCell {
    /// Nothing, or blanks.
    #[default]
    Empty,
    /// A text, without blanks around it.
    Text(String),
    /// A number of a workbook in plain notation: `-1234.5`.
    Number(String),
    /// A day of a workbook.
    Day(Date),
    /// What nobody can take a value from, in German: an error, a formula without a result.
    Unusable(String),
}

impl GivenCell {
    /// A text, which may be none.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.replace("\r\n", "\n")) }
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What a person sees there.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Unusable(text) => text.clone(),
            Self::Number(number) => number.replace('.', ","),
            Self::Day(day) => german::date(*day),
        }
    }
}
