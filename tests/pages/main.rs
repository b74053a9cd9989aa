//! The pages as text: links, sentences, templates and colours. What a browser makes of them is tested elsewhere.

mod address;
mod built;
mod charts;
mod cite;
mod links;
mod municipality;
mod page_table;
mod palette;
mod register;
mod sentences;
mod tables;
mod templates;
mod terms;
mod weight;
