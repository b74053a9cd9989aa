//! Which names mean the same file on every system and in every list that names it: what a ledger may be called, and
//! what a site may hold. One rule, so that no ledger is found sound and then cannot be published.

use crate::hidden::is_hidden;

/// The first character of a name that another system reads as something else (the end of a folder's or a drive's name),
/// or that would break a list.
#[must_use]
pub fn strange_mark(name: &str) -> Option<char> {
    name.chars().find(|mark| matches!(mark, '\\' | ':') || is_hidden(*mark))
}

#[cfg(test)]
mod tests {
    use super::strange_mark;

    #[test]
    fn plain_names_with_blanks_and_umlauts_are_not_strange() {
        for name in ["costs.csv", "2019 #1.csv", "gebühren, teil 2.csv", ".nojekyll"] {
            assert_eq!(strange_mark(name), None, "{name}");
        }
    }

    #[test]
    fn what_another_system_reads_otherwise_is_strange() {
        for (name, mark) in [("2019:a.csv", ':'), ("a\\b.csv", '\\'), ("a\nb", '\n'), ("a\0", '\0')] {
            assert_eq!(strange_mark(name), Some(mark), "{name:?}");
        }
    }
}
