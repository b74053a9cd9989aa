//! Tests over all seven charts: geometry of labels on random data, well-formed output, odd data.

mod any_data;
mod geometry;
mod odd_data;
mod samples;
mod stylesheet;
mod well_formed;
