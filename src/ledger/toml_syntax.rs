//! What is wrong with the notation of `agreement.toml`: a day as people write it, else a slip that any TOML file can
//! have.

use super::day::{self, NotADay};
use super::toml_table::TomlFile;
use crate::finding::Code;
use crate::toml_slip;
use std::ops::Range;

/// Notes the finding of an error of the parser.
pub(super) fn report(file: &mut TomlFile<'_>, text: &str, error: &toml::de::Error) {
    let at = error.span().unwrap_or(0..0);
    let word = word_around(text, at.clone());
    if let Some(NotADay { found, remedy }) = text.get(word.clone()).and_then(day::slip) {
        file.report(Code::DateFormat, word, None, found, remedy);
        return;
    }
    let (found, remedy) = toml_slip::of(error, text);
    file.report(Code::TomlSyntax, at, None, found, remedy);
}

/// The longest word that can be a day, and a time behind it.
const LONGEST_DAY: usize = 40;

/// The bytes up to the next blank, comma or bracket before and behind a place; no more than a day has.
fn word_around(text: &str, at: Range<usize>) -> Range<usize> {
    let is_of_word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/' | b':');
    let bytes = text.as_bytes();
    let before = bytes.get(..at.start).unwrap_or_default().iter().rev();
    let behind = bytes.get(at.start..).unwrap_or_default().iter();
    at.start - before.take(LONGEST_DAY).take_while(is_of_word).count()
        ..at.start + behind.take(LONGEST_DAY).take_while(is_of_word).count()
}
