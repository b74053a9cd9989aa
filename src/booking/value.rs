//! The value of a measure.

use super::books::OpenBooks;
use super::cost::{said, status_of};
use super::row::{LedgerKind, LedgerRow};
use crate::ledger::Agreement;
use crate::year::Year;

/// What somebody says of a value.
#[derive(Clone, Debug, Default)]
pub struct ValueWish {
    /// Of what, by id.
    pub measure: Option<String>,
    /// The year of the costs that it divides.
    pub year: Option<String>,
    /// Whose, by id.
    pub member: Option<String>,
    /// How much.
    pub value: Option<String>,
    /// The day that it is of.
    pub reference_date: Option<String>,
    /// How sure it is.
    pub status: Option<String>,
    /// What proves it.
    pub document: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// The number of the entry.
    pub entry: Option<String>,
}

impl ValueWish {
    /// The options that are missing.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let options = [
            ("--measure", &self.measure),
            ("--year", &self.year),
            ("--member", &self.member),
            ("--value", &self.value),
        ];
        options.into_iter().filter_map(|(option, said)| said.is_none().then_some(option)).collect()
    }

    /// Books it.
    pub fn book(&self, agreement: &Agreement, books: &mut OpenBooks<'_>) {
        let (measure, year) = (said(self.measure.as_ref()), said(self.year.as_ref()));
        let of = self.reference_date.clone().or_else(|| reference_date(agreement, measure, year));
        let row = LedgerRow::new(
            LedgerKind::Measures,
            &[
                ("measure", measure),
                ("year", year),
                ("member", said(self.member.as_ref())),
                ("value", said(self.value.as_ref())),
                ("reference_date", &of.unwrap_or_default()),
                ("status", status_of(self.status.as_ref(), self.document.as_ref())),
                ("document", said(self.document.as_ref())),
                ("note", said(self.note.as_ref())),
            ],
        );
        books.book(row, self.entry.as_deref());
    }
}

/// The day that the values of a measure are of, where the agreement fixes one.
#[must_use]
pub fn reference_date(agreement: &Agreement, measure: &str, year: &str) -> Option<String> {
    let measure = agreement.measures.iter().find(|known| known.id == measure)?;
    let year: Year = year.parse().ok()?;
    Some(measure.reference?.of(year)?.to_string())
}
