//! What templates of the comment print as it is: figures, lists that may be cut, years.

use crate::year::Year;
use minijinja::Value;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

/// A figure or other text made by the program, that needs no escaping.
#[derive(Clone, Debug, Default)]
pub(super) struct Figure(String);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

pub(super) fn made(text: impl Into<String>) -> Figure {
    Figure(text.into())
}

/// A list that may be cut.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Table<T> {
    pub rows: Vec<T>,
    /// How many rows were left out.
    pub omitted: usize,
    /// How many there are.
    pub count: usize,
}

impl<T> Table<T> {
    pub fn of(rows: impl IntoIterator<Item = T>, longest: usize) -> Self {
        let mut rows: Vec<T> = rows.into_iter().collect();
        let count = rows.len();
        rows.truncate(longest);
        Self { omitted: count - rows.len(), count, rows }
    }

    /// The same as the beginning of a longer list.
    pub fn out_of(self, count: usize) -> Self {
        Self { omitted: count - self.rows.len(), count, ..self }
    }
}

/// Years in ascending order; of many only the first ones and the last.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Years {
    shown: Vec<Year>,
    /// The last one, where some before it are not shown.
    last: Option<Year>,
    /// How many there are.
    pub count: usize,
}

impl Years {
    /// A list of more years than this is cut short.
    const MOST: usize = 12;
    /// How many are shown of a list that is cut short.
    const FIRST: usize = 3;

    pub fn of(years: impl IntoIterator<Item = Year>) -> Self {
        let mut shown: Vec<Year> = years.into_iter().collect::<BTreeSet<Year>>().into_iter().collect();
        let count = shown.len();
        let last = shown.last().copied().filter(|_| count > Self::MOST);
        shown.truncate(if last.is_some() { Self::FIRST } else { count });
        Self { shown, last, count }
    }
}
