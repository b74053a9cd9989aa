//! The yardstick for writing a site: the same files with the same bytes, and nothing else.
//!
//!     tight_loop SITE OUT
//!
//! reads the site that was built, one top-level folder after the other, and writes it again below OUT, a folder that
//! does not exist. Only the writing is timed. It prints files, bytes and seconds, separated by spaces.
//! `benches/run` calls it; it is no test and measures nothing by itself.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use walkdir::WalkDir;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, out] = arguments.as_slice() else {
        println!("usage: tight_loop SITE OUT (see benches/README.md)");
        return ExitCode::SUCCESS;
    };
    match write_again(site, out) {
        Ok((files, bytes, time)) => {
            println!("{files} {bytes} {:.6}", time.as_secs_f64());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tight_loop: {error}");
            ExitCode::from(3)
        }
    }
}

/// Number of files and bytes written, and the time it took to write them.
fn write_again(site: &Path, out: &Path) -> io::Result<(usize, usize, Duration)> {
    let (mut files, mut bytes, mut time) = (0, 0, Duration::ZERO);
    fs::create_dir(out)?;
    for part in fs::read_dir(site)? {
        let mut folders = Vec::new();
        let mut contents = Vec::new();
        for entry in WalkDir::new(part?.path()) {
            let entry = entry?;
            let target = out.join(entry.path().strip_prefix(site).map_err(io::Error::other)?);
            if entry.file_type().is_dir() {
                folders.push(target);
            } else {
                contents.push((target, fs::read(entry.path())?));
            }
        }
        let start = Instant::now();
        for folder in &folders {
            fs::create_dir(folder)?;
        }
        for (path, content) in &contents {
            fs::write(path, content)?;
        }
        time += start.elapsed();
        files += contents.len();
        bytes += contents.iter().map(|(_, content)| content.len()).sum::<usize>();
    }
    Ok((files, bytes, time))
}
