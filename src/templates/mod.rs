//! The templates, which hold the words and the look of pages and of the comment of a change: those in the program, each
//! replaceable by a file of the same name in a folder.
//!
//! A file of that folder that replaces nothing, or one that cannot be read, is a finding with its line: silence would
//! leave a typing mistake without effect. So is what a template asks for and is not given, which only rendering shows.

mod files;
mod parsed;
mod shared_macro;

pub use files::TemplateFiles;
pub(crate) use files::broken;
pub use parsed::ParsedTemplates;
pub use shared_macro::SharedMacro;
