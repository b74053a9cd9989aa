//! What a file of an agreement is: its path within the folder says it.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// What the parties agreed; it may change.
    Agreement,
    /// A file of the ledger of memberships.
    Memberships,
    /// A file of the ledger of costs.
    Costs,
    /// A file of the ledger of measures.
    Measures,
    /// The recorded stands.
    Stands,
    /// What proves an entry; it never changes.
    Document,
}

impl FileRole {
    /// The name of the file that makes a folder an agreement's.
    pub const AGREEMENT: &str = "agreement.toml";
    /// The name of the file of stands.
    pub const STANDS: &str = "stands.csv";

    /// The role of the file at a path within an agreement's folder, with `/`; `None` where it has none.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        Some(match path {
            Self::AGREEMENT => Self::Agreement,
            Self::STANDS => Self::Stands,
            _ if is_of_book(path, "memberships") => Self::Memberships,
            _ if is_of_book(path, "costs") => Self::Costs,
            _ if is_of_book(path, "measures") => Self::Measures,
            _ if path.starts_with("documents/") => Self::Document,
            _ => return None,
        })
    }

    /// Whether its rows are bookings.
    #[must_use]
    pub fn is_booked(self) -> bool {
        match self {
            Self::Memberships | Self::Costs | Self::Measures => true,
            Self::Agreement | Self::Stands | Self::Document => false,
        }
    }

    /// Whether rows are appended to it.
    #[must_use]
    pub fn has_rows(self) -> bool {
        self.is_booked() || self == Self::Stands
    }
}

/// Whether a path is `costs.csv` or `costs/*.csv` of the book `costs`.
fn is_of_book(path: &str, book: &str) -> bool {
    let within = path.strip_prefix(book).and_then(|rest| rest.strip_suffix(".csv"));
    within
        .is_some_and(|name| name.is_empty() || name.strip_prefix('/').is_some_and(|name| !name.contains('/')))
}

#[cfg(test)]
mod tests {
    use super::FileRole;

    #[test]
    fn a_path_says_what_a_file_is() {
        for (path, role) in [
            ("agreement.toml", Some(FileRole::Agreement)),
            ("memberships.csv", Some(FileRole::Memberships)),
            ("costs/2019.csv", Some(FileRole::Costs)),
            ("costs/.csv", Some(FileRole::Costs)),
            ("measures.csv", Some(FileRole::Measures)),
            ("stands.csv", Some(FileRole::Stands)),
            ("documents/a/b.pdf", Some(FileRole::Document)),
            ("costs", None),
            ("costs.csv/a.csv", None),
            ("costs/2019/a.csv", None),
            ("costs-2019.csv", None),
            ("stands/a.csv", None),
            ("documents", None),
        ] {
            assert_eq!(FileRole::of(path), role, "{path}");
        }
    }
}
