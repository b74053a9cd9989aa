//! What the entries of every ledger have in common: what checks of several rows, and reversals, ask of them.

use super::entry::Standing;
use super::sheet::RowPlace;
use jiff::civil::Date;

/// An entry of a ledger.
pub(super) trait Booked {
    /// The column of its identifier.
    const ENTRY: usize;
    /// The column of the day of booking.
    const RECORDED_ON: usize;
    /// The column of what it takes back.
    const REVERSES: usize;
    /// How a reversal repeats what it takes back, in German.
    const REPETITION: &str;
    /// What checks of several rows ask about.
    type Facts: Copy + Send;
    fn entry(&self) -> &str;
    fn place(&self) -> RowPlace;
    fn recorded_on(&self) -> Date;
    fn standing(&self) -> Standing;
    fn set_standing(&mut self, standing: Standing);
    fn facts(&self) -> Self::Facts;
    /// The first column in which a reversal does not repeat what it takes back, as far as both are known.
    fn departure(reversal: &Self::Facts, original: &Self::Facts) -> Option<usize>;
}

/// Implements what is the same for all kinds of entries; the constants, the facts and the departure are their own.
macro_rules! booked_alike {
    () => {
        fn entry(&self) -> &str {
            &self.entry
        }

        fn place(&self) -> RowPlace {
            self.place
        }

        fn recorded_on(&self) -> Date {
            self.recorded_on
        }

        fn standing(&self) -> Standing {
            self.standing
        }

        fn set_standing(&mut self, standing: Standing) {
            self.standing = standing;
        }

        fn facts(&self) -> Self::Facts {
            self.into()
        }
    };
}
pub(super) use booked_alike;

/// The first of some columns in which a reversal departs from what it takes back.
pub(super) fn first_departure<const N: usize>(columns: [(bool, usize); N]) -> Option<usize> {
    columns.into_iter().find_map(|(differs, column)| differs.then_some(column))
}

/// Whether two values are known and not the same.
pub(super) fn differ<V: PartialEq>(one: Option<V>, other: Option<V>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
