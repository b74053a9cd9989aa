//! Which value of a measure is in force for a year and a member.

use super::agreement::MemberIx;
use super::measure_entry::MeasureEntry;
use super::split::MeasureIx;
use crate::year::Year;
use std::collections::BTreeMap;

/// The places of the live entries in [`super::Ledger::measures`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    places: BTreeMap<(MeasureIx, Year, MemberIx), usize>,
}

impl Values {
    /// Of entries of which one at most is live for each measure, year and member.
    pub(super) fn of(entries: &[MeasureEntry]) -> Self {
        let live = entries.iter().enumerate().filter(|(_, entry)| entry.standing.is_live());
        Self {
            places: live.map(|(place, entry)| ((entry.measure, entry.year, entry.member), place)).collect(),
        }
    }

    /// Where the value of a year stands, or else that of the earliest later one.
    #[must_use]
    pub fn place_from(&self, measure: MeasureIx, year: Year, member: MemberIx) -> Option<usize> {
        let later = self.places.range((measure, year, member)..=(measure, Year::MAX, member));
        later.filter(|((_, _, of), _)| *of == member).map(|(_, &place)| place).next()
    }

    /// Where the value stands that is in force.
    #[must_use]
    pub fn place(&self, measure: MeasureIx, year: Year, member: MemberIx) -> Option<usize> {
        self.places.get(&(measure, year, member)).copied()
    }
}
