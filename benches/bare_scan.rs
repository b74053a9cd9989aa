//! The yardstick for checking a ledger: every CSV file below a folder, split into cells by the csv crate, and nothing
//! else: no text, no number, no rule.
//!
//!     bare_scan LEDGER
//!
//! It prints files, rows and cells, separated by spaces. `benches/run` times the whole process.

use std::path::Path;
use std::process::ExitCode;
use std::{env, io};

use csv::{ByteRecord, Reader};
use walkdir::WalkDir;

fn main() -> ExitCode {
    let Some(ledger) = env::args_os().nth(1).filter(|argument| argument != "--bench") else {
        println!("usage: bare_scan LEDGER (see docs/performance.md)");
        return ExitCode::SUCCESS;
    };
    match scan(Path::new(&ledger)) {
        Ok((files, rows, cells)) => {
            println!("{files} {rows} {cells}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bare_scan: {error}");
            ExitCode::from(3)
        }
    }
}

/// Number of files, rows and cells.
fn scan(ledger: &Path) -> io::Result<(usize, usize, usize)> {
    let (mut files, mut rows, mut cells) = (0, 0, 0);
    let mut record = ByteRecord::new();
    for entry in WalkDir::new(ledger) {
        let entry = entry?;
        if entry.path().extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        files += 1;
        let mut reader = Reader::from_path(entry.path())?;
        while reader.read_byte_record(&mut record)? {
            rows += 1;
            cells += record.len();
        }
    }
    Ok((files, rows, cells))
}
