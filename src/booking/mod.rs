//! What somebody wants to book → the rows to append, for an agreement as its files are now. Nothing is written here,
//! and nothing checked: the ledger as it would be is read as any other is.
//!
//! [`OpenBooks`] knows the rows that are there and takes new ones: under which number, on which day, in which file.
//! What the agreement says (quantities, bases, reference days) is filled in where nothing else was said.

mod agreement_change;
mod base;
mod books;
mod cost;
mod day;
mod membership;
mod new_document;
mod reversal;
mod row;
mod settlement;
mod shelf;
mod value;

pub use agreement_change::{NewMeasure, NewMember, NewMilestone, NewSplit, NewTerm, no_longer_a_candidate};
pub use base::{amount_in_force, base_of, bases_below};
pub use books::{Addition, AttachedUpdate, OpenBooks};
pub use cost::{CostWish, agreed_quantity, period_of, price_of_base, status_of};
pub use day::DayToBook;
pub use membership::MembershipWish;
pub use new_document::{DocumentFile, NewDocument, free_name};
pub use reversal::{ReplacementWish, reversal, taking_back};
pub use row::{LedgerKind, LedgerRow};
pub use settlement::{CameTo, Planned, ResultWish, planned, settlement};
pub use value::{ValueWish, reference_date};
