//! What git has a name for.

/// A commit, or a tree without one (what an index would become).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As it was asked for: `origin/main`.
    pub name: String,
    /// The object's full name.
    pub id: String,
}

impl Revision {
    /// The beginning of the object's name, for people.
    #[must_use]
    pub fn short_id(&self) -> &str {
        self.id.get(..12).unwrap_or(&self.id)
    }
}
