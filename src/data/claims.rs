//! `claims.csv`: every figure that a sentence of the site states.

use super::forms::CLAIMS;
use super::table::{DataCell, DataTable};

/// A figure and the sentence in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id, which is its anchor on the page.
    pub claim: String,
    /// The page, below the agreement's folder.
    pub page: String,
    /// The year it is of, or empty.
    pub year: String,
    /// The member it is of, or empty.
    pub member: String,
    /// Euros with two places, or a fraction.
    pub value: String,
    /// `EUR`, or `1` for a fraction or a number.
    pub unit: String,
    /// The sentence as readers see it; empty where the figure stands in none.
    pub sentence: String,
}

/// The table, in the order given.
#[must_use]
pub fn claims(claims: &[Claim]) -> DataTable<'_> {
    DataTable::new(&CLAIMS, move |row| {
        for of in claims {
            let cells = [&of.claim, &of.page, &of.year, &of.member, &of.value, &of.unit, &of.sentence];
            let cells =
                CLAIMS.columns.iter().zip(cells).map(|(column, cell)| DataCell::read(column.of, cell));
            row(&cells.collect::<Vec<_>>());
        }
    })
}
