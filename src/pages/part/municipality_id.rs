//! By what a municipality is known over all agreements, and how that stands in the path of its page.

use crate::digest::sha256;
use crate::german::in_plain_letters;
use crate::ledger::OfficialKey;

/// Most letters of a name in a path.
const LETTERS: usize = 40;

/// The part of the path that names the municipality of a member: its official key, or its name in plain letters with
/// the beginning of its digest, so that names which only look alike there are kept apart. It depends on nobody else.
pub(in crate::pages) fn id_of(name: &str, ags: Option<&OfficialKey>) -> String {
    if let Some(key) = ags {
        return key.as_str().to_owned();
    }
    let mut plain = in_plain_letters(name);
    plain.truncate(LETTERS);
    let digest = sha256(name.as_bytes());
    format!("{}-{}", plain.trim_matches('-'), digest.get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::id_of;
    use crate::ledger::OfficialKey;

    #[test]
    fn a_municipality_is_known_by_its_key_or_by_its_name() {
        let key = OfficialKey::Municipality("05978032".to_owned());
        assert_eq!(id_of("Stadt Selm", Some(&key)), "05978032");
        assert_eq!(id_of("Stadt Selm", None), id_of("Stadt Selm", None));
        // printf 'Gemeinde Bönen' | sha256sum
        assert_eq!(id_of("Gemeinde Bönen", None), "gemeinde-boenen-71961219");
    }

    #[test]
    fn names_that_look_alike_in_a_path_are_kept_apart() {
        assert_ne!(id_of("Stadt Höxter", None), id_of("Stadt Hoexter", None));
        assert!(!id_of("Ж".repeat(80).as_str(), None).is_empty());
    }
}
