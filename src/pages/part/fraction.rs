//! The fraction that a member bears, in figures and in words.

use crate::apportionment::FractionTerm;
use crate::pages::frame::words::Words;

/// One part in so many: `1/7`, and `1` for the whole.
pub(in crate::pages) fn one_in(members: usize) -> String {
    if members == 1 { "1".to_owned() } else { format!("1/{members}") }
}

/// One part in so many in words: `ein Siebtel`.
pub(in crate::pages) fn in_words(members: usize, words: &Words) -> String {
    let known = members.checked_sub(1).and_then(|place| words.fractions.get(place)).cloned();
    known.unwrap_or_else(|| words.fraction.replace("{}", &members.to_string()))
}

/// How a fraction comes about: `1/7`, or `6/12 · 1/6 + 6/12 · 1/7`.
pub(in crate::pages) fn terms(terms: &[FractionTerm]) -> String {
    let term = |term: &FractionTerm| match (term.is_whole(), term.members) {
        (true, 1) => "1".to_owned(),
        (true, members) => format!("1/{members}"),
        (false, 1) => format!("{}/{}", term.weight, term.of),
        (false, members) => format!("{}/{}\u{a0}·\u{a0}1/{members}", term.weight, term.of),
    };
    terms.iter().map(term).collect::<Vec<_>>().join(" + ")
}
