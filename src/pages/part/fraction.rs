//! The fraction that a member bears, in figures and in words.

use crate::figures::FractionTerm;
use crate::german;
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

/// How a fraction comes about: `1/7`, or `6/12 · 1/6 + 6/12 · 1/7`, or `1/2 · 1/8 + 1/2 · 8.421/52.310`.
pub(in crate::pages) fn terms(terms: &[FractionTerm]) -> String {
    terms.iter().map(term).collect::<Vec<_>>().join(" + ")
}

fn term(term: &FractionTerm) -> String {
    let time = (!term.is_whole()).then(|| format!("{}/{}", term.weight, term.of));
    let share = (!term.share.is_integer()).then(|| term.share.to_string());
    let counted = || format!("{}/{}", german::millionths(term.value.into()), german::millionths(term.sum));
    let factors = [time, share, (!term.is_alone()).then(counted)];
    let factors: Vec<String> = factors.into_iter().flatten().collect();
    match factors.as_slice() {
        [] => "1".to_owned(),
        // A narrow table breaks the line before the last of three.
        [first, second, third] => format!("{first}\u{a0}·\u{a0}{second}\u{a0}· {third}"),
        factors => factors.join("\u{a0}·\u{a0}"),
    }
}
