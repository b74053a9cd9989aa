//! The program `kopfstelle`.

use std::process::ExitCode;

fn main() -> ExitCode {
    kopfstelle::commands::run()
}
