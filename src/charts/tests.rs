//! Tests over all charts: geometry of labels on random data, well-formed output, what is said of usual and of
//! odd data, and that no word of ours is cut.

mod any_data;
mod facts;
mod geometry;
mod odd_data;
mod samples;
mod stylesheet;
mod svg_files;
mod well_formed;
mod words;
