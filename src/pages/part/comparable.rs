//! Which years may be compared: those that are for the same days. A quarter never passes for a year.

use crate::figures::Marked;
use crate::pages::part::basis::Basis;
use crate::year::Year;

/// Whether the common costs of two years are for the same days of each.
pub(in crate::pages) fn are_alike(basis: &Basis<'_, '_>, one: Year, other: Year) -> bool {
    let coverage = &basis.figures.coverage;
    let days = |year: Year| {
        let parts = coverage.of_year(year).iter();
        parts.map(|part| [part.start, part.end].map(|day| (day.month(), day.day()))).collect::<Vec<_>>()
    };
    (coverage.is_full(one) && coverage.is_full(other)) || days(one) == days(other)
}

/// The total of a year and of the one before it, where they may be compared.
pub(in crate::pages) fn totals(basis: &Basis<'_, '_>, year: Year) -> Option<(Marked, Marked)> {
    let total = |year| Some(basis.figures.bills.total(year)).filter(|total| total.is_booked());
    let both = (total(year)?, total(year.before())?);
    are_alike(basis, year.before(), year).then_some(both)
}
