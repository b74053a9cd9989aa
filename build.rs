//! Names the program by its sources, so that a build knows which files this very program wrote, also while its version
//! stays the same.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    for file in
        ["build.rs", "Cargo.toml", "Cargo.lock", "src"].into_iter().flat_map(|path| files(Path::new(path)))
    {
        println!("cargo:rerun-if-changed={}", file.display());
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&fs::read(&file).unwrap_or_default());
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rustc-env=KOPFSTELLE_SOURCES={:016x}", hasher.finish());
}

/// All files at a path, in an order that is the same everywhere.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    let mut names: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    names.sort();
    names.iter().flat_map(|name| files(name)).collect()
}
