//! The values of measures as far as they are known while a ledger is checked: a row that could not be read may be the
//! one that seems to be missing.

use crate::ledger::agreement::MemberIx;
use crate::ledger::book::Book;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::split::MeasureIx;
use crate::ledger::value::Value;
use crate::year::Year;
use std::collections::BTreeMap;

/// What a value is of: a measure, a year, a member.
pub(super) type Of = (MeasureIx, Year, MemberIx);

/// The live values.
pub(super) struct KnownValues {
    /// The inner `None` is a value that could not be read.
    values: BTreeMap<Of, Option<Value>>,
    /// Rows that do not say for sure what their value is of: as much of it as is known.
    unclear: Vec<(Option<MeasureIx>, Option<Year>, Option<MemberIx>)>,
    some_are_lost: bool,
}

/// What is known of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownValue {
    Is(Value),
    InDoubt,
    Missing,
}

impl KnownValues {
    pub fn of(measures: &Book<'_, MeasureEntry>) -> Self {
        let mut known =
            Self { values: BTreeMap::new(), unclear: Vec::new(), some_are_lost: measures.some_are_lost };
        for row in measures.known().filter(|row| row.is_live) {
            let facts = row.facts;
            match (facts.measure, facts.year, facts.member) {
                (Some(measure), Some(year), Some(member)) => {
                    // Of two, which is reported, neither is known.
                    let value = known.values.entry((measure, year, member));
                    value.and_modify(|value| *value = None).or_insert(facts.value);
                }
                unclear => known.unclear.push(unclear),
            }
        }
        known
    }

    pub fn get(&self, of @ (measure, year, member): Of) -> KnownValue {
        match self.values.get(&of) {
            Some(Some(value)) => KnownValue::Is(*value),
            Some(None) => KnownValue::InDoubt,
            None if self.some_are_lost || self.may_be_unclear(measure, year, Some(member)) => {
                KnownValue::InDoubt
            }
            None => KnownValue::Missing,
        }
    }

    /// The known values of a measure and year by member; `None` where some are in doubt.
    pub fn of_year(&self, measure: MeasureIx, year: Year) -> Option<Vec<(MemberIx, Value)>> {
        if self.some_are_lost || self.may_be_unclear(measure, year, None) {
            return None;
        }
        let range = (measure, year, MemberIx(0))..=(measure, year, MemberIx(usize::MAX));
        self.values.range(range).map(|(&(_, _, member), &value)| Some((member, value?))).collect()
    }

    /// The measures and years of which there are values.
    pub fn years(&self) -> impl Iterator<Item = (MeasureIx, Year)> {
        let mut years: Vec<_> = self.values.keys().map(|&(measure, year, _)| (measure, year)).collect();
        years.dedup();
        years.into_iter()
    }

    /// Whether a row of unclear meaning may be such a value; `None` is any member.
    fn may_be_unclear(&self, measure: MeasureIx, year: Year, member: Option<MemberIx>) -> bool {
        self.unclear.iter().any(|&(of, in_year, whose)| {
            of.is_none_or(|of| of == measure)
                && in_year.is_none_or(|in_year| in_year == year)
                && (member.is_none() || whose.is_none() || whose == member)
        })
    }
}
