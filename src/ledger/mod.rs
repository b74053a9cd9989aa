//! Files → rows with positions → entries → a checked [`Ledger`]. No file is opened here.
//!
//! [`read`] gives the ledger *and* everything found in it. A `Ledger` exists only where no finding is an
//! error, so that nothing behind this stage ever sees unchecked data.

pub mod agreement;
mod agreement_draft;
mod agreement_keys;
mod agreement_toml;
mod book;
mod booked;
mod cells;
mod checks;
mod columns;
mod cost_entry;
mod coverage;
mod day;
mod entries;
mod entry;
mod file_form;
mod form_columns;
pub mod formula;
mod full_years;
mod future;
mod header;
mod measure_entry;
mod membership_entry;
mod new_row;
mod number;
mod official_key;
mod price;
mod published;
mod quoting;
mod reading;
mod reversals;
mod root;
mod sheet;
mod split;
mod split_toml;
mod spreadsheet;
mod stand;
mod stated_date;
mod text_length;
mod timeline;
mod toml_list;
mod toml_syntax;
mod toml_table;
mod utf16;
mod value;
mod values;

pub use agreement::{Agreement, CostTypeIx, DocumentIx, MemberIx, PayeeIx, Proration};
pub use agreement_keys::AGREEMENT;
pub use booked::Booked;
pub use cost_entry::{COST_COLUMNS, CostEntry};
pub use coverage::Coverage;
pub use entry::{Period, Standing, Status};
pub use future::booked_ahead;
pub use measure_entry::{MEASURE_COLUMNS, MeasureEntry};
pub use membership_entry::{Event, MEMBERSHIP_COLUMNS, MembershipEntry};
pub use official_key::OfficialKey;
pub use price::{amount_of, price_for};
pub use published::rows_stay as published_rows_stay;
pub use reading::agreement as read_agreement;
pub use reading::{Reading, own_id, read};
pub use root::{Each, Kept, RootReading, each, read_root};
pub use sheet::RowPlace;
pub use split::{Criterion, DatedParts, Measure, MeasureIx, Part, ReferenceDay, SharedSplit, Split};
pub use stand::recorded as recorded_stands;
pub use stand::{STAND_COLUMNS, Stand, StandRow};
pub use stated_date::StatedDate;
pub use timeline::{Epoch, MembershipSpan, Segment, Timeline};
pub use utf16::decoded as utf16_text;
pub use value::{Value, plain as plain_value};
pub use values::Values;

use crate::year::Year;

/// A ledger that keeps every rule of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Who shares the costs, and how.
    pub agreement: Agreement,
    /// The joins and leaves, in the order of the ledger.
    pub memberships: Vec<MembershipEntry>,
    /// The costs, in the order of the ledger.
    pub costs: Vec<CostEntry>,
    /// The values of the measures, in the order of the ledger.
    pub measures: Vec<MeasureEntry>,
    /// Which of them are in force.
    pub values: Values,
    /// The states of the ledger that were recorded, all of which still hold.
    pub stands: Vec<Stand>,
    /// Who was a member when.
    pub timeline: Timeline,
    /// How many entries each file holds, in the order of the files.
    pub entries_of_file: EntriesOfFile,
}

impl Ledger {
    /// How many entries all ledgers have.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.memberships.len() + self.costs.len() + self.measures.len()
    }

    /// The value of a measure that is in force for a member and the costs of a year.
    #[must_use]
    pub fn value(&self, measure: MeasureIx, year: Year, member: MemberIx) -> Option<&MeasureEntry> {
        self.measures.get(self.values.place(measure, year, member)?)
    }
}

/// The number of entries in each file of each ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntriesOfFile {
    /// Those of the memberships.
    pub memberships: Vec<usize>,
    /// Those of the costs.
    pub costs: Vec<usize>,
    /// Those of the measures.
    pub measures: Vec<usize>,
    /// The rows of `stands.csv`.
    pub stands: usize,
}
