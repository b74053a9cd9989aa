//! What the tests have in common: two sound ledgers (`harness/sample/` has a row of every kind, `harness/small/` is
//! small), what is changed of them, and what is said.
//!
//!     Ledger::new().change(COSTS, "19,119.00", "19,120.00").says(&["amount costs.csv:4 amount"]);
//!
//!     let place = Place::new();
//!     place.change("ledger/costs.csv", "C-1,2020-02-01", "C-1,2020-02-30");
//!     place.run(&["build"]).ends_with(1).says("[date]");
//!
//! Nothing passes by being forgotten: a text that is to be replaced must stand there once, a ledger of which nothing is
//! asked fails, and the findings of a ledger are compared as a whole.
#![allow(dead_code, unused_imports, reason = "each of the test programs uses a part of it")]

mod ledger;
mod place;
pub mod small;

pub use ledger::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS};
pub use place::{Place, Said, git, program};
