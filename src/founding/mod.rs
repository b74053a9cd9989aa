//! A new agreement: what somebody says of it → the files that it begins with. Nothing is written here, and nothing
//! checked: the files are read as any ledger is before one of them is written.

mod example;
mod files;
mod ids;
mod wishes;

pub use example::example;
pub use files::{FOLDER_OF_LEDGER, FoundingFiles, founding_files};
pub use ids::of as id_of_name;
pub use wishes::{CostTypeWish, MeasureWish, PartyWish, TermWish, Wishes};
