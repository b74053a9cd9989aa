//! What is tried over and over: runs that are killed, runs at once, ledgers that are rewritten or broken. A short while
//! in `cargo test`; by hand for as long as one likes, with figures at the end:
//!
//! ```sh
//! SOAK_MINUTES=60 cargo test --release --test soak
//! ```
//!
//! Without the test harness, because it runs itself as the process that is killed.

mod effort;
mod killed_appends;
mod killed_builds;
mod mutations;
mod random;
mod tampering;
mod two_stands;

use effort::Effort;

fn main() {
    if killed_appends::is_the_one_that_is_killed() {
        killed_appends::append_without_pause();
    }
    if killed_builds::is_the_one_that_is_killed() {
        killed_builds::publish_without_pause();
    }
    let jobs: [(&str, fn(&mut Effort) -> String); 5] = [
        ("a_killed_build_leaves_a_whole_site", killed_builds::run),
        ("a_killed_append_leaves_the_old_file_or_the_new_one", killed_appends::run),
        ("of_two_stands_at_once_both_are_recorded", two_stands::run),
        ("what_was_recorded_and_is_taken_back_is_found_and_nobody_else_is_accused", tampering::run),
        ("no_input_ends_a_run_in_the_middle", mutations::run),
    ];
    println!("\nrunning {} tests", jobs.len());
    for (name, job) in jobs {
        let figures = job(&mut Effort::of_one_in(jobs.len()));
        println!("test {name} ... ok ({figures})");
    }
    println!("\ntest result: ok. {} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", jobs.len());
}
