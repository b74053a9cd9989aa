//! Pages: a typed context a page, and the templates that lay it out.
//!
//! Rust computes and formats every value; a template lays out and says in prose what the facts of its context
//! are. There is no HTML in this module and no arithmetic in a template. Each file here is one kind of page or
//! one part that several pages show; [`book`] is the list of all pages of an agreement.
//!
//! Pages know figures and charts; they know neither where a ledger came from nor where a page is written to.

mod amount;
mod basis;
mod book;
mod change_sentence;
mod changes;
mod checksums;
mod composition;
mod count;
mod data_page;
mod document_link;
mod drawing;
mod escape;
mod example;
mod file_state;
mod fraction;
mod frame;
mod history_link;
mod journal;
mod legal;
mod marks;
mod member_list;
mod member_page;
mod members_now;
mod method;
mod notice;
mod outlook;
mod overview;
mod period;
mod print_style;
mod savings_table;
mod setting_value;
mod settings;
mod share_over_time;
mod start;
mod statement;
mod statuses;
mod templates;
mod tense;
mod timeline;
mod until;
mod web_address;
mod words;
mod year_list;
mod year_page;

pub use book::{AgreementPages, Published, WriteFile, render_agreement};
pub use start::{KeyFigures, render_root};
pub use templates::Templates;
