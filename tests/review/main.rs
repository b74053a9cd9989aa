//! `kopfstelle review` on real repositories: what breaks the append-only rule and is overlooked by comparing
//! differences, and what a change means for the bills.

mod agreements;
mod append_only;
mod base;
mod checkouts;
mod clones;
mod comment;
mod file_names;
#[path = "../harness/mod.rs"]
mod harness;
mod length;
mod measures;
mod output;
mod past_years;
mod repository;
mod site;
