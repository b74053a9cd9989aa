//! SHA-256 as everybody writes it, and in a form short enough for the minutes of a conference.
//!
//! The short form has 40 of the 64 hexadecimal digits, 160 bits. Fewer would do against an accident; but those
//! who keep a ledger can choose its notes freely, and so could look for two ledgers with the same digits, one to
//! show and one to book. That takes about 2^(bits/2) attempts: with 16 digits seconds on one computer, with 32
//! weeks on a large machine, with 40 nobody can.

use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// How many hexadecimal digits the short form has.
pub const SHORT: usize = 40;

/// The SHA-256 of some bytes: 64 hexadecimal digits, lower case.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The digests of the beginnings of some bytes, by their lengths; each byte is looked at once. Lengths beyond the end
/// have none.
#[must_use]
pub fn of_beginnings(bytes: &[u8], lengths: &BTreeSet<usize>) -> BTreeMap<usize, String> {
    let (mut hasher, mut done) = (Sha256::new(), 0);
    let mut digests = BTreeMap::new();
    for &length in lengths {
        let Some(more) = bytes.get(done..length) else { break };
        hasher.update(more);
        done = length;
        digests.insert(length, hexadecimal(&hasher.clone().finalize()));
    }
    digests
}

/// Whether this is the SHA-256 of something, as it is published: 64 hexadecimal digits, lower case.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(is_digit)
}

fn is_digit(digit: u8) -> bool {
    matches!(digit, b'0'..=b'9' | b'a'..=b'f')
}

/// The first bytes of a file, where there are so many and they have this digest.
#[must_use]
pub fn beginning<'b>(bytes: &'b [u8], length: usize, digest: &str) -> Option<&'b [u8]> {
    bytes.get(..length).filter(|beginning| sha256(beginning) == digest)
}

fn hexadecimal(digest: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The short form of a digest, in groups of four: `3f2a 91bc …`.
#[must_use]
pub fn short(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().take(SHORT).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What people and word processors put between and around digits, blanks apart.
const SEPARATORS: &str = "-:.\"'‐‑‒–—−„“”‟‚‘’‛«»‹›\u{ad}\u{200b}\u{2060}\u{feff}";

/// The digits of a digest somebody typed or pasted: full or cut off behind any digit from the 40th on, grouped
/// as they like, with the quotes and dashes of minutes, in either case. `None` where it is anything else.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|mark| !mark.is_whitespace() && !SEPARATORS.contains(*mark))
        .map(|mark| mark.to_ascii_lowercase())
        .collect();
    let sound = digits.bytes().all(is_digit);
    (sound && (SHORT..=64).contains(&digits.len())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn the_short_form_has_ten_groups_of_four() {
        assert_eq!(sha256(b""), OF_NOTHING);
        assert_eq!(short(OF_NOTHING), "e3b0 c442 98fc 1c14 9afb f4c8 996f b924 27ae 41e4");
    }

    #[test]
    fn the_beginnings_of_a_file_have_the_digests_that_they_have_alone() {
        let digests = of_beginnings(b"abcdef", &BTreeSet::from([0, 3, 6, 7]));
        // printf abc | sha256sum; printf abcdef | sha256sum
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let abcdef = "bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721";
        let expected =
            [(0, OF_NOTHING), (3, abc), (6, abcdef)].map(|(length, digest)| (length, digest.to_owned()));
        assert_eq!(digests, BTreeMap::from(expected));
    }

    #[test]
    fn a_digest_from_the_minutes_is_read_however_it_is_grouped() {
        assert_eq!(typed(&short(OF_NOTHING)).as_deref(), OF_NOTHING.get(..40));
        assert_eq!(typed(&OF_NOTHING.to_uppercase()).as_deref(), Some(OF_NOTHING));
        assert_eq!(
            typed("E3B0-C442-98FC-1C14-9AFB-F4C8-996F-B924-27AE-41E4").as_deref(),
            OF_NOTHING.get(..40)
        );
    }

    #[test]
    fn a_digest_that_is_too_short_or_has_other_characters_is_none() {
        for text in ["", "head.csv", "e3b0 c442 98fc 1c14 9afb f4c8 996f b924 27ae 41e", &"g".repeat(40)] {
            assert_eq!(typed(text), None, "{text}");
        }
        assert_eq!(typed(&format!("{OF_NOTHING}0")), None);
    }
}
