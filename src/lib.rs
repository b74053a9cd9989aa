//! Publishes what a shared municipal task costs each municipality.
//!
//! The data goes one way, and so do the imports; a module knows only what stands before it:
//!
//! ```text
//! finding → source → ledger → apportionment → figures → data → verification, review → commands
//!                                             figures, data, charts → pages → commands
//!                                                                      site → commands
//! ```
//!
//! [`source`] finds and reads the files, [`ledger`] turns their bytes into checked entries, [`apportionment`] divides
//! each entry to the cent, [`figures`] derives everything a page or a chart says, [`data`] writes the published tables,
//! [`charts`] (which knows no ledger) and [`pages`] draw and lay it out, and [`site`] puts the result in place in one
//! atomic step. [`commands`] strings these stages together. [`booking`] makes the rows that somebody wants to book,
//! [`import`] takes them from a table of a spreadsheet.
//! [`append`] is the one that writes into a ledger, [`founding`] gives the files of a new one. [`page_table`] says
//! which pages there are. [`review`] compares two ledgers, [`verification`] a ledger with a kept state of it; [`git`]
//! gives the files of a revision where [`source`] gives those of a folder. [`finding`] and [`failure`] are what is
//! wrong with the data and what else stops a run; [`cents`], [`year`], [`digest`], [`german`], [`address`],
//! [`file_name`], [`hidden`] and [`invariant`] are the unit of money, the budget year, the proof of bytes, the notation
//! of the readers, where links may lead, what files may be called, what nobody sees and what cannot be otherwise;
//! [`system`] is the door to what differs from system to system. These know nothing of the stages.
//! `tests/architecture.rs` holds the whole table.

// Input never stops the program in the middle: it is a finding or a failure. Tests may.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::panic, clippy::unwrap_used))]
// No number is cut silently.
#![cfg_attr(
    not(test),
    deny(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)
)]

pub mod address;
pub mod append;
pub mod apportionment;
pub mod booking;
pub mod cents;
pub mod charts;
pub mod commands;
pub mod data;
pub mod digest;
pub mod edition;
pub mod failure;
pub mod figures;
pub mod file_name;
pub mod finding;
pub mod founding;
pub mod german;
pub mod git;
pub mod hidden;
pub mod import;
pub mod invariant;
pub mod ledger;
pub mod page_table;
pub mod pages;
pub mod review;
pub mod site;
pub mod source;
pub mod system;
pub mod templates;
pub mod toml_key;
pub mod toml_slip;
pub mod toml_text;
pub mod verification;
pub mod year;
