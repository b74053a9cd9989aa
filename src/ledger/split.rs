//! How a cost type is divided (Verteilungsschlüssel): to one member alone, or among all that take part, in parts by
//! equal counts and by measures, each set of parts from its day on.

use super::value::Value;
use crate::year::Year;
use jiff::civil::Date;
use num_rational::Ratio;

/// Who bears an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Split {
    /// One member alone, whom the entry names.
    Direct,
    /// All members that take part.
    Shared(SharedSplit),
}

impl Split {
    /// Equal parts for all time.
    #[must_use]
    pub fn equal() -> Self {
        Self::always(Criterion::Equal)
    }

    /// By one criterion for all time.
    pub(super) fn always(criterion: Criterion) -> Self {
        let parts = vec![Part { share: Ratio::ONE, criterion }];
        Self::Shared(SharedSplit { dated: vec![DatedParts { from: None, parts }] })
    }

    /// Whether several members bear an entry, each a part of it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.shared().is_some()
    }

    /// How it is shared, where it is.
    #[must_use]
    pub fn shared(&self) -> Option<&SharedSplit> {
        match self {
            Self::Direct => None,
            Self::Shared(shared) => Some(shared),
        }
    }

    /// All measures that it names, those of any day.
    pub fn measures(&self) -> impl Iterator<Item = MeasureIx> {
        let dated = self.shared().map_or(&[][..], |shared| &shared.dated);
        dated.iter().flat_map(DatedParts::measures)
    }
}

/// The parts by which all that take part share a cost type, by the days from which they hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SharedSplit {
    /// Ascending by day, never empty.
    dated: Vec<DatedParts>,
}

impl SharedSplit {
    /// Parts by their days; `None` where there are none.
    pub(super) fn new(mut dated: Vec<DatedParts>) -> Option<Self> {
        dated.sort_by_key(|dated| dated.from);
        (!dated.is_empty()).then_some(Self { dated })
    }

    /// All sets of parts, ascending by day.
    #[must_use]
    pub fn dated(&self) -> &[DatedParts] {
        &self.dated
    }

    /// The parts in force on a day; `None` before the first are.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&DatedParts> {
        let begun = self.dated.partition_point(|dated| dated.from.is_none_or(|from| from <= day));
        self.dated.get(begun.checked_sub(1)?)
    }

    /// Whether it is, and always was, shared in equal parts.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        match self.dated.as_slice() {
            [DatedParts { from: None, parts }] => parts.iter().all(|part| part.criterion == Criterion::Equal),
            _ => false,
        }
    }
}

/// The parts that are in force from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DatedParts {
    /// The first day; `None` for all time.
    pub from: Option<Date>,
    /// In the order of the agreement; their shares sum to one.
    pub parts: Vec<Part>,
}

impl DatedParts {
    /// The measures that it names.
    pub fn measures(&self) -> impl Iterator<Item = MeasureIx> {
        self.parts.iter().filter_map(|part| part.criterion.measure())
    }
}

/// A part of an amount, divided in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// How much of the amount.
    pub share: Ratio<u64>,
    /// By what it is divided.
    pub criterion: Criterion,
}

/// By what a part is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Each member counts one.
    Equal,
    /// Each member counts its value.
    Measure(MeasureIx),
}

impl Criterion {
    /// The measure that it asks for.
    #[must_use]
    pub fn measure(self) -> Option<MeasureIx> {
        match self {
            Self::Equal => None,
            Self::Measure(measure) => Some(measure),
        }
    }
}

/// The place of a measure in [`super::Agreement::measures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureIx(pub usize);

/// A quantity of each member by which costs are divided (Bemessungsgrundlage).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its identifier.
    pub id: String,
    /// Its name, `Einwohnerzahl`.
    pub name: String,
    /// What a value counts, `Einwohner`.
    pub unit: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// The day that each value is of.
    pub reference: Option<ReferenceDay>,
    /// What the values of a year sum to.
    pub total: Option<Value>,
}

/// The day that the values of a measure are of (Stichtag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceDay {
    /// Its month.
    pub month: i8,
    /// Its day in the month, one that each year has.
    pub day: i8,
    /// So many years before the year whose costs are divided.
    pub years_back: i16,
}

impl ReferenceDay {
    /// The day for the costs of a year; `None` where it lies before all years.
    #[must_use]
    pub fn of(self, year: Year) -> Option<Date> {
        let year =
            year.number().checked_sub(self.years_back).filter(|&year| year >= super::day::FIRST_YEAR)?;
        Date::new(year, self.month, self.day).ok()
    }
}
