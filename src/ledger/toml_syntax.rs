//! What is wrong with the notation of `agreement.toml`. The parser says it in English; where its words tell what kind
//! of slip it is, the finding says so in German, and else quotes them.

use super::day::{self, NotADay};
use super::toml_table::TomlFile;
use crate::finding::Code;
use std::ops::Range;

/// Notes the finding of an error of the parser.
pub(super) fn report(file: &mut TomlFile<'_>, text: &str, error: &toml::de::Error) {
    let at = error.span().unwrap_or(0..0);
    let word = word_around(text, at.clone());
    if let Some(NotADay { found, remedy }) = text.get(word.clone()).and_then(day::slip) {
        file.report(Code::DateFormat, word, None, found, remedy);
        return;
    }
    let message = error.message();
    if message.starts_with("duplicate key") {
        let key = text.get(at.clone()).unwrap_or_default();
        let found = format!("„{key}“ steht hier zum zweiten Mal");
        let remedy = "eine der beiden Angaben löschen; mehrere Tabellen einer Liste stehen je unter [[…]]";
        file.report(Code::TomlSyntax, at, None, found, remedy);
        return;
    }
    let is_about = |words: &[&str]| words.iter().any(|word| message.starts_with(word));
    let remedy = if is_about(&["string values must be quoted"]) {
        "den Text in Anführungszeichen setzen"
    } else if is_about(&["invalid date", "invalid time"]) {
        "einen Tag als JJJJ-MM-TT ohne Uhrzeit schreiben, zum Beispiel 2021-12-31"
    } else {
        "Anführungszeichen, Klammern und Gleichheitszeichen an dieser Stelle prüfen"
    };
    let found =
        format!("hier stimmt die Schreibweise nicht; das Leseprogramm meldet auf Englisch: „{message}“");
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
