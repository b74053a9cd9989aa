//! The one door to what differs from system to system: each function does what it can where the program runs, and its
//! callers need not know where that is. Nothing else in the program asks which system it is on.
//!
//! What there is on Linux alone stands in `linux.rs`, what there is on every Unix in `unix.rs`; beside each stands the
//! file with the same functions for all other systems.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other_than_linux;
#[cfg(not(unix))]
mod other_than_unix;
#[cfg(unix)]
mod unix;

#[cfg(target_os = "linux")]
pub use linux::{exchange, name_file, unnamed_file};
#[cfg(not(target_os = "linux"))]
pub use other_than_linux::{exchange, name_file, unnamed_file};
#[cfg(not(unix))]
pub use other_than_unix::{is_still_at, open_to_lock, path_of, sync_folder, usual_permissions};
#[cfg(unix)]
pub use unix::{is_still_at, open_to_lock, path_of, sync_folder, usual_permissions};
