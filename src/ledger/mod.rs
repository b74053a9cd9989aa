//! Files → rows with positions → entries → a checked [`Ledger`]. No file is opened here.
//!
//! [`read`] gives the ledger *and* everything found in it. A `Ledger` exists only where no finding is an
//! error, so that nothing behind this stage ever sees unchecked data.

pub mod agreement;
mod agreement_draft;
mod agreement_toml;
mod book;
mod booked;
mod cells;
mod checks;
mod cost_entry;
mod day;
mod entry;
mod file_form;
mod form_columns;
pub mod formula;
mod header;
mod membership_entry;
mod number;
mod quoting;
mod reading;
mod reversals;
mod root;
mod sheet;
mod stand;
mod timeline;
mod toml_syntax;
mod toml_table;
mod utf16;

pub use agreement::{Agreement, CostTypeIx, DocumentIx, MemberIx, PayeeIx, Proration, Split};
pub use cost_entry::{COST_COLUMNS, CostEntry};
pub use entry::{Period, Standing, Status};
pub use membership_entry::{Event, MEMBERSHIP_COLUMNS, MembershipEntry};
pub use reading::agreement as read_agreement;
pub use reading::{Reading, read};
pub use root::{Each, RootReading, read_each, read_root};
pub use sheet::RowPlace;
pub use stand::recorded as recorded_stands;
pub use stand::{STAND_COLUMNS, Stand, StandRow};
pub use timeline::{Epoch, MembershipSpan, Stretch, Timeline};

/// A ledger that keeps every rule of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Whose costs are shared, and how.
    pub agreement: Agreement,
    /// The joins and leaves, in the order of the ledger.
    pub memberships: Vec<MembershipEntry>,
    /// The costs, in the order of the ledger.
    pub costs: Vec<CostEntry>,
    /// The states of the ledger that were recorded, all of which still hold.
    pub stands: Vec<Stand>,
    /// Who was a member when.
    pub timeline: Timeline,
    /// How many entries each file holds, in the order of the files.
    pub entries_of_file: EntriesOfFile,
}

/// The number of entries in each file of each ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntriesOfFile {
    /// Those of the memberships.
    pub memberships: Vec<usize>,
    /// Those of the costs.
    pub costs: Vec<usize>,
    /// The rows of `stands.csv`.
    pub stands: usize,
}
