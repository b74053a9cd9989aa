//! What the pages say, held against the ledger by `tests/oracle/sentences`: it knows of each sentence what it asserts, and works that
//! out anew from the ledger alone.

#[path = "oracle/runs.rs"]
#[allow(dead_code, reason = "shared with tests/oracle.rs")]
mod runs;

use runs::python_output;
use std::path::Path;

#[test]
fn sentences_that_are_not_so_are_refused() {
    let output = python_output(&["-m", "sentences.refused"].map(Path::new), &[]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
