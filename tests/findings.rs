//! What is found in a faulty ledger: `findings/<code>/` holds the smallest ledger for each code of the registry,
//! the modules beside those folders vary the sample ledger, damage it at random, and call the program.

#[path = "findings/agreement_variants.rs"]
mod agreement_variants;
#[path = "findings/cases.rs"]
mod cases;
#[path = "findings/command_line.rs"]
mod command_line;
#[path = "findings/documentation.rs"]
mod documentation;
#[path = "findings/folders.rs"]
mod folders;
#[path = "findings/form_variants.rs"]
mod form_variants;
mod harness;
#[path = "findings/measure_variants.rs"]
mod measure_variants;
#[path = "findings/remedies.rs"]
mod remedies;
#[path = "findings/robustness.rs"]
mod robustness;
#[path = "findings/row_variants.rs"]
mod row_variants;
#[path = "findings/texts.rs"]
mod texts;
