//! The two sides of a review, as a comment names them.

use crate::git::NamedBy;

/// What the review compared, in words.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The revision that the change is for: `origin/main`.
    pub base: String,
    /// Its commit, shortened.
    pub base_id: String,
    /// Where the name of the base comes from.
    pub named_by: NamedBy,
    /// The revision of the change; `None` for the working files.
    pub head: Option<String>,
    /// Its commit or tree, shortened.
    pub head_id: Option<String>,
    /// The ledger's folder within the repository; `.` for its top.
    pub ledger: String,
}
