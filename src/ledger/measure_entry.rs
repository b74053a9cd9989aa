//! Rows of `measures.csv` → [`MeasureEntry`], with the checks that need one row only.

use super::agreement::{DocumentIx, MemberIx};
use super::booked::{Booked, ReversibleEntry, booked, differ, first_departure, reversible_alike};
use super::cells::{Cells, LedgerIds};
use super::columns::columns;
use super::entry::{Standing, Status};
use super::number;
use super::sheet::RowPlace;
use super::split::MeasureIx;
use super::value::Value;
use crate::finding::Code;
use crate::year::Year;
use jiff::civil::Date;

columns! {
    /// The header of `measures.csv`.
    MEASURE_COLUMNS:
    ENTRY "entry", RECORDED_ON "recorded_on", MEASURE "measure", YEAR "year", MEMBER "member", VALUE "value",
    REFERENCE_DATE "reference_date", STATUS "status", DOCUMENT "document", REVERSES "reverses", NOTE "note"
}

/// What a member counts by a measure for the costs of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureEntry {
    /// Where it stands.
    pub place: RowPlace,
    /// Its identifier.
    pub entry: Box<str>,
    /// The day of booking.
    pub recorded_on: Date,
    /// The measure.
    pub measure: MeasureIx,
    /// The year of the costs that it divides.
    pub year: Year,
    /// The member that it counts.
    pub member: MemberIx,
    /// How much.
    pub value: Value,
    /// The day that it is of.
    pub reference_date: Option<Date>,
    /// How sure it is.
    pub status: Status,
    /// What proves it.
    pub document: Option<DocumentIx>,
    /// How it stands to reversals.
    pub standing: Standing,
    /// Free text.
    pub note: Box<str>,
}

booked!(MeasureEntry);

impl ReversibleEntry for MeasureEntry {
    const ENTRY: usize = ENTRY;
    const RECORDED_ON: usize = RECORDED_ON;
    const REVERSES: usize = REVERSES;
    const REPETITION: &str = "den Wert genau wiederholen, alle Felder von measure bis document";
    type Facts = MeasureFacts;
    reversible_alike!();

    fn departure(reversal: &MeasureFacts, original: &MeasureFacts) -> Option<usize> {
        first_departure([
            (differ(reversal.measure, original.measure), MEASURE),
            (differ(reversal.year, original.year), YEAR),
            (differ(reversal.member, original.member), MEMBER),
            (differ(reversal.value, original.value), VALUE),
            (differ(reversal.reference_date, original.reference_date), REFERENCE_DATE),
            (differ(reversal.status, original.status), STATUS),
            (differ(reversal.document, original.document), DOCUMENT),
        ])
    }
}

/// What a row says of a value, as far as it could be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct MeasureFacts {
    pub measure: Option<MeasureIx>,
    pub year: Option<Year>,
    pub member: Option<MemberIx>,
    pub value: Option<Value>,
    /// The inner `None` is a row without such a day.
    pub reference_date: Option<Option<Date>>,
    pub status: Option<Status>,
    /// The inner `None` is a row without a document.
    pub document: Option<Option<DocumentIx>>,
}

impl From<&MeasureEntry> for MeasureFacts {
    fn from(entry: &MeasureEntry) -> Self {
        Self {
            measure: Some(entry.measure),
            year: Some(entry.year),
            member: Some(entry.member),
            value: Some(entry.value),
            reference_date: Some(entry.reference_date),
            status: Some(entry.status),
            document: Some(entry.document),
        }
    }
}

/// Reads one row; where a cell cannot be read (it is reported), what the others say.
pub(super) fn read(
    cells: &mut Cells<'_, '_>,
    ids: &LedgerIds<'_>,
) -> Result<MeasureEntry, Box<MeasureFacts>> {
    let entry = cells.entry_id(ENTRY);
    let recorded_on = cells.day(RECORDED_ON);
    let measure = cells.id(MEASURE, "Bemessungsgrundlage", ids.measures).map(MeasureIx);
    let year = year(cells);
    let member = cells.id(MEMBER, "Kommune", ids.members).map(MemberIx);
    let value = cells.number(VALUE, number::value);
    let reference_date =
        if cells.is_empty(REFERENCE_DATE) { Some(None) } else { cells.day(REFERENCE_DATE).map(Some) };
    let (status, document) = cells.status_and_document(STATUS, DOCUMENT, ids.documents);
    let note = cells.text(NOTE);
    let facts = MeasureFacts { measure, year, member, value, reference_date, status, document };
    let place = cells.place();
    let complete = || {
        Some(MeasureEntry {
            place,
            entry: entry?,
            recorded_on: recorded_on?,
            measure: facts.measure?,
            year: facts.year?,
            member: facts.member?,
            value: facts.value?,
            reference_date: facts.reference_date?,
            status: facts.status?,
            document: facts.document?,
            standing: Standing::Live,
            note,
        })
    };
    complete().ok_or_else(|| Box::new(facts))
}

/// The calendar year of the costs: four digits.
fn year(cells: &mut Cells<'_, '_>) -> Option<Year> {
    let cell = cells.required(YEAR, "ein Jahr als JJJJ")?;
    let is_plain = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let year = cell.parse().ok().filter(|_: &Year| is_plain);
    if year.is_none() {
        let found = format!("„{cell}“ ist kein Jahr");
        cells.report(
            Code::DateFormat,
            YEAR,
            found,
            "das Haushaltsjahr mit vier Ziffern schreiben, zum Beispiel 2024",
        );
    }
    year
}
