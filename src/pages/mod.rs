//! Pages: a typed context a page, and the templates that lay it out.
//!
//! Rust computes and formats every value; a template lays out and says in prose what the facts of its context are.
//! There is no HTML in this module and no arithmetic in a template. [`page`] has a module for each kind of page,
//! [`part`] one for each part that several pages show, [`frame`] what surrounds them and the templates; [`book`] is the
//! list of all pages of an agreement.
//!
//! Pages know figures and charts; they know neither where a ledger came from nor where a page is written to.

mod book;
mod frame;
mod interruption;
mod page;
mod part;
mod published;

pub use book::{AgreementPages, key_figures, render_agreement};
pub use frame::setting_keys::SETTING_KEYS;
pub use frame::setting_name::SettingName;
pub use frame::templates::{SETTINGS, Templates};
pub use interruption::{Interruption, WriteFile};
pub use page::start::{KeyFigures, catalogs, overdue, render_root};
pub use published::{Published, StandCopy};
