//! What the entries of every ledger have in common: what checks of several rows, and reversals, ask of them.

use super::entry::Standing;
use super::sheet::RowPlace;
use jiff::civil::Date;

/// An entry of a ledger.
pub trait Booked {
    /// Its identifier.
    fn entry(&self) -> &str;
    /// Where its row stands.
    fn place(&self) -> RowPlace;
    /// The day of booking.
    fn recorded_on(&self) -> Date;
    /// Whether it is in force.
    fn standing(&self) -> Standing;
    /// Free text.
    fn note(&self) -> &str;
}

/// An entry that another one may take back.
pub(super) trait ReversibleEntry: Booked {
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
    fn facts(&self) -> Self::Facts;
    fn set_standing(&mut self, standing: Standing);
    /// The first column in which a reversal does not repeat what it takes back, as far as both are known.
    fn departure(reversal: &Self::Facts, original: &Self::Facts) -> Option<usize>;
}

/// Implements what is read off the fields that all kinds of entries have.
macro_rules! booked {
    ($entry:ty) => {
        impl Booked for $entry {
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

            fn note(&self) -> &str {
                &self.note
            }
        }
    };
}
pub(super) use booked;

/// Implements what is the same of [`ReversibleEntry`] for all kinds of entries.
macro_rules! reversible_alike {
    () => {
        fn facts(&self) -> Self::Facts {
            self.into()
        }

        fn set_standing(&mut self, standing: Standing) {
            self.standing = standing;
        }
    };
}
pub(super) use reversible_alike;

/// The first of some columns in which a reversal departs from what it takes back.
pub(super) fn first_departure<const N: usize>(columns: [(bool, usize); N]) -> Option<usize> {
    columns.into_iter().find_map(|(differs, column)| differs.then_some(column))
}

/// Whether two values are known and not the same.
pub(super) fn differ<V: PartialEq>(one: Option<V>, other: Option<V>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
