//! The published site as a folder on disk: prepared beside it, put in place in one step.
//!
//! [`SiteFolder::open`] looks before anything is touched, [`SiteFolder::stage`] gives a place to write to from many
//! threads, [`Staging::publish`] exchanges old and new. Killed at any point, a build leaves the old site or the new
//! one, whole; where the system cannot exchange folders, the next build completes the move.
//!
//! This module knows files and bytes, not what is in them.

mod compression;
mod marker;
mod publication;
mod site_folder;
mod staging;
mod taking_over;
mod workplace;

pub use compression::{COMPRESSED, compressed};
pub use site_folder::SiteFolder;
pub use staging::{SiteSize, Staging, place_in};
pub use taking_over::{TimeMark, as_written};

#[cfg(test)]
mod tests;
