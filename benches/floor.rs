//! The yardstick of a build: the least that it takes to make the same files, on the same threads.
//!
//!     floor new SITE OUT THREADS
//!     floor same LEDGER SITE OUT THREADS
//!
//! The first makes every file of a site again below OUT, a new folder: numbers are written out digit by digit, all else
//! is copied. The second hashes every file of a ledger and gives each file of a site a second name.
//!
//! What is read beforehand is not timed. It prints files, bytes, seconds and seconds of CPU, separated by spaces.
//! `benches/run` calls it; it is no test and measures nothing by itself.

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs, io};
use walkdir::WalkDir;

/// So many folders of a site are held in memory.
const HELD: usize = 64;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (threads, measured): (_, &(dyn Fn() -> io::Result<Measured> + Sync)) = match arguments.as_slice() {
        ["new", site, out, threads] => (*threads, &|| make_again(Path::new(site), Path::new(out))),
        ["same", ledger, site, out, threads] => {
            (*threads, &|| hash_and_link(Path::new(ledger), Path::new(site), Path::new(out)))
        }
        _ => {
            println!(
                "usage: floor new SITE OUT THREADS, floor same LEDGER SITE OUT THREADS (see docs/performance.md)"
            );
            return ExitCode::SUCCESS;
        }
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.parse().unwrap_or(1)).build();
    match pool.map_err(io::Error::other).and_then(|pool| pool.install(measured)) {
        Ok(Measured { files, bytes, time, cpu }) => {
            println!("{files} {bytes} {:.6} {:.6}", time.as_secs_f64(), cpu.as_secs_f64());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("floor: {error}");
            ExitCode::from(3)
        }
    }
}

struct Measured {
    files: usize,
    bytes: usize,
    time: Duration,
    cpu: Duration,
}

/// The time that all threads of this process have been at work, as Linux counts it: in hundredths of a second.
fn cpu() -> io::Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let behind_the_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks =
        behind_the_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Ok(Duration::from_millis(ticks.sum::<u64>() * 10))
}

/// What lies at the root of a site, and below each folder in it, all with their paths below OUT.
type Part = Vec<(PathBuf, PathBuf)>;

/// The parts of a site; their folders are made.
fn parts(site: &Path, out: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir(out)?;
    fs::read_dir(site)?.map(|part| Ok(part?.path())).collect()
}

fn files_of(part: &Path, site: &Path, out: &Path) -> io::Result<(Vec<PathBuf>, Part)> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(part) {
        let entry = entry?;
        let target = out.join(entry.path().strip_prefix(site).map_err(io::Error::other)?);
        match entry.file_type().is_dir() {
            true => folders.push(target),
            false => files.push((entry.into_path(), target)),
        }
    }
    Ok((folders, files))
}

/// A stretch of a file: bytes that are copied, or digits that are written anew.
enum Stretch {
    Copied(Range<usize>),
    Number(u64),
}

fn stretches(bytes: &[u8]) -> Vec<Stretch> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let digits = bytes[at..].iter().take(18).take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&bytes[at..at + digits]).ok().and_then(|text| text.parse().ok());
        if let Some(number) = number.filter(|_| digits > 0 && bytes[at] != b'0') {
            found.push(Stretch::Number(number));
            at += digits;
            continue;
        }
        let end = at + digits.max(1);
        match found.last_mut() {
            Some(Stretch::Copied(range)) if range.end == at => range.end = end,
            _ => found.push(Stretch::Copied(at..end)),
        }
        at = end;
    }
    found
}

fn make_again(site: &Path, out: &Path) -> io::Result<Measured> {
    let mut all = Measured { files: 0, bytes: 0, time: Duration::ZERO, cpu: Duration::ZERO };
    for held in parts(site, out)?.chunks(HELD) {
        let read: Vec<_> = held
            .iter()
            .map(|part| {
                let (folders, files) = files_of(part, site, out)?;
                let files = files.into_iter().map(|(path, target)| {
                    let bytes = fs::read(path)?;
                    Ok((target, stretches(&bytes), bytes))
                });
                Ok((folders, files.collect::<io::Result<Vec<_>>>()?))
            })
            .collect::<io::Result<_>>()?;
        let (start, before) = (Instant::now(), cpu()?);
        read.par_iter().try_for_each(|(folders, files)| {
            folders.iter().try_for_each(fs::create_dir)?;
            files.iter().try_for_each(|(target, stretches, bytes)| {
                let mut page = Vec::new();
                for stretch in stretches {
                    match stretch {
                        Stretch::Copied(range) => page.extend_from_slice(&bytes[range.clone()]),
                        Stretch::Number(number) => write!(page, "{number}")?,
                    }
                }
                assert!(page.len() == bytes.len(), "the same bytes");
                fs::write(target, page)
            })
        })?;
        all.time += start.elapsed();
        all.cpu += cpu()?.saturating_sub(before);
        for (_, files) in &read {
            all.files += files.len();
            all.bytes += files.iter().map(|(_, _, bytes)| bytes.len()).sum::<usize>();
        }
    }
    Ok(all)
}

fn hash_and_link(ledger: &Path, site: &Path, out: &Path) -> io::Result<Measured> {
    let parts = parts(site, out)?;
    let parts = parts.iter().map(|part| files_of(part, site, out)).collect::<io::Result<Vec<_>>>()?;
    let inputs = WalkDir::new(ledger).into_iter().collect::<Result<Vec<_>, _>>()?;
    let (start, before) = (Instant::now(), cpu()?);
    let hash = |path: &Path| Ok::<_, io::Error>(Sha256::digest(fs::read(path)?)[0]);
    let inputs = inputs.par_iter().filter(|entry| entry.file_type().is_file());
    inputs.try_for_each(|entry| hash(entry.path()).map(drop))?;
    parts.par_iter().try_for_each(|(folders, files)| {
        folders.iter().try_for_each(fs::create_dir)?;
        files.iter().try_for_each(|(path, target)| fs::hard_link(path, target))
    })?;
    let (time, cpu) = (start.elapsed(), cpu()?.saturating_sub(before));
    Ok(Measured { files: parts.iter().map(|(_, files)| files.len()).sum(), bytes: 0, time, cpu })
}
