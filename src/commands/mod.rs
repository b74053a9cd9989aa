//! The program's commands: each is a page of calls named after the stages.

mod agreement;
mod args;
mod ask;
mod book;
mod build;
mod check;
mod completions;
mod console;
mod day;
mod desk;
mod import;
mod man;
mod new;
mod outcome;
mod places;
mod published;
mod review;
mod revision;
mod serve;
mod settings;
mod stand;
mod stand_copies;
mod template;
mod templates;
mod verify;

pub use args::Args;

use args::Command;
use clap::Parser;
use outcome::{Outcome, Result};
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
///
/// Exit status: 0 done, 1 findings with an error, 2 wrong usage, 3 input/output failure.
#[must_use]
pub fn run() -> ExitCode {
    // clap itself ends the process for `--help` (0) and wrong usage (2).
    let outcome = match Args::parse().command {
        Command::New(options) => new::run(*options),
        Command::Book(options) => book::run(*options),
        Command::Import(options) => import::run(*options),
        Command::Template(options) => template::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Review(options) => review::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Stand(options) => stand::run(&options),
        Command::Serve(options) => serve::run(&options),
        Command::Settings(options) => settings::run(&options),
        Command::Completions(options) => completions::run(&options),
        Command::Man(options) => man::run(&options),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            console::failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
