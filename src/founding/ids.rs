//! Ids made from names: `Gemeinde Bönen` is `boenen`.

use crate::german::in_plain_letters;

/// What a municipality is, which neither its id nor its short name repeats.
const KINDS: [&str; 6] =
    ["Stadt ", "Gemeinde ", "Markt ", "Hansestadt ", "Universitätsstadt ", "Kreisstadt "];

/// As long as an id may be.
const LONGEST: usize = 63;

/// The name without what kind of municipality it is.
pub(super) fn short_name(name: &str) -> &str {
    KINDS.iter().find_map(|kind| name.strip_prefix(kind)).map_or(name, str::trim)
}

/// The id of a member or payee.
pub(super) fn of_party(name: &str) -> String {
    of(short_name(name))
}

/// The id of anything else: small letters, digits, and a hyphen in place of the rest.
#[must_use]
pub fn of(name: &str) -> String {
    let mut id = in_plain_letters(name).trim_start_matches('-').to_owned();
    id.truncate(LONGEST);
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{of, of_party, short_name};

    #[test]
    fn an_id_is_the_name_in_plain_letters() {
        assert_eq!(of_party("Gemeinde Bönen"), "boenen");
        assert_eq!(of_party("Kreis Unna"), "kreis-unna");
        assert_eq!(of("Kopfstelle AsylbLG (neu) "), "kopfstelle-asylblg-neu");
        assert_eq!(of("Größe/Maß"), "groesse-mass");
        assert_eq!(of("–"), "");
        assert_eq!(of(&"a".repeat(70)).len(), 63);
        assert_eq!(short_name("Stadt Fröndenberg/Ruhr"), "Fröndenberg/Ruhr");
        assert_eq!(short_name("Stadtlohn"), "Stadtlohn");
    }
}
