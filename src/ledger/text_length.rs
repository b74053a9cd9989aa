//! How long a text may be, in a cell or in `agreement.toml`.

/// The longest in characters; no cell of a spreadsheet holds a longer one.
const LONGEST: usize = 32_767;

/// What to do about a longer one.
pub(super) const REMEDY: &str = "kürzen; was länger ist, als Beleg in agreement.toml aufführen";

/// How many characters a text has that has more than it may; the usual one is told by its bytes.
pub(super) fn excess(text: &str) -> Option<usize> {
    Some(text)
        .filter(|text| text.len() > LONGEST)
        .map(|text| text.chars().count())
        .filter(|&length| length > LONGEST)
}
