//! A number of things as a sentence needs it: in digits, in words, and whether it is one.

use crate::pages::frame::words::Words;
use serde::Serialize;

/// A number of municipalities or entries.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct Count {
    /// `8`
    pub number: String,
    /// `acht`
    pub words: String,
    /// `Acht`, at the beginning of a sentence.
    pub sentence_words: String,
    /// Whether the sentence is in the singular.
    pub one: bool,
    /// Whether it speaks of both.
    pub two: bool,
}

impl Count {
    /// Names a number.
    pub(in crate::pages) fn of(number: usize, words: &Words) -> Self {
        let digits = crate::german::whole(i128::try_from(number).unwrap_or(i128::MAX));
        let words = words.counts.get(number).cloned().unwrap_or_else(|| digits.clone());
        let sentence_words = capitalised(&words);
        Self { number: digits, words, sentence_words, one: number == 1, two: number == 2 }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
