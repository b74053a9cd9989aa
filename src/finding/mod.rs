//! What is wrong with the user's data, in a form that every output can show.
//!
//! A [`Finding`] stands on its own: it keeps its place and the excerpt that shows it, so that the files
//! themselves need not be kept. Findings are collected, all of them; they never stop a run half-way. What is
//! not the data's fault (a disk that is full, a template that does not parse) is a `Failure` instead.

mod code;
mod findings;
mod json;
mod text;

pub use code::{Code, Severity};
pub use findings::{Findings, few_of_each_folder};
pub use json::{Report, as_json};
pub use text::TextReport;

use crate::hidden::is_hidden;
use jiff::civil::Date;
use std::ops::Range;

/// One thing that is wrong, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule is broken.
    pub code: Code,
    /// How bad that is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What was found, in German.
    pub found: String,
    /// What to write or do instead, in German.
    pub remedy: String,
    /// The row that could be taken back to mend it, where there is one.
    pub reversible: Option<Reversible>,
    /// How many findings it is: more than one where it only says how many more there are.
    pub stands_for: usize,
}

/// A row that a reversal can take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversible {
    /// Its file, as the user knows it.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The day of a reversal that cannot stand behind it in the same file.
    pub in_new_file_on: Option<Date>,
    /// Whether the remedy tells how, since the row is published.
    pub is_told: bool,
}

impl Finding {
    /// A finding of `code` at `place`.
    #[must_use]
    pub fn new(code: Code, place: Place, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            found: shortened(found.into()),
            remedy: shortened(remedy.into()),
            reversible: None,
            stands_for: 1,
        }
    }

    /// The same finding, which the reversal of the row on this line of this file would mend.
    #[must_use]
    pub fn reversible(self, file: &str, line: usize) -> Self {
        Self {
            reversible: Some(Reversible {
                file: file.to_owned(),
                line,
                in_new_file_on: None,
                is_told: false,
            }),
            ..self
        }
    }

    /// The same finding for a publication, which whoever publishes could have seen to.
    #[must_use]
    pub fn strict(self) -> Self {
        match self.code.is_for_publishers() {
            true => Self { severity: Severity::Error, ..self },
            false => self,
        }
    }

    /// Whether it stops a build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Where in the ledger something is: a file, mostly a line of it, often a column or key of that line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the user knows it, relative to where the program runs or as given.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The name of the CSV column or TOML key.
    pub column: Option<String>,
    /// The text of the line with the part that is meant.
    pub excerpt: Option<Excerpt>,
}

impl Place {
    /// A whole file or folder.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}

/// A part of a file, cut out so that it can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// One line (or the lines of one row) without the last line break.
    pub text: String,
    /// The bytes of `text` that are meant; within `text` and on character boundaries.
    pub marked: Range<usize>,
}

/// The longest excerpt in characters; a longer line is cut around the marked part.
const LONGEST_EXCERPT: usize = 200;

/// Bytes that hold more than half an excerpt: so far, and no further, is a line's beginning or end looked for,
/// so that a thousand findings on one endless line take no longer than on a thousand lines.
const SIGHT: usize = 4 * (LONGEST_EXCERPT + 2);

/// The longest text of a finding in characters; a longer one is cut in its middle.
const LONGEST_TEXT: usize = 400;

/// A text that quotes a cell, fit to be shown: on one line, of a sensible length, without what would move a
/// cursor.
fn shortened(text: String) -> String {
    let text = match text.chars().any(is_hidden) {
        true => text.chars().map(visible).collect(),
        false => text,
    };
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    let part = |at: Option<(usize, char)>| at.map(|(index, _)| index);
    let head = part(text.char_indices().nth(LONGEST_TEXT - 100));
    let tail = part(text.char_indices().rev().nth(99));
    match (head, tail) {
        (Some(head), Some(tail)) if head < tail => format!("{} … {}", &text[..head], &text[tail..]),
        _ => text,
    }
}

fn visible(character: char) -> char {
    match character {
        '\n' => ' ',
        _ if is_hidden(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

impl Excerpt {
    /// Cuts the marked bytes with their line(s) out of `text`; a range outside `text` is cut to it.
    #[must_use]
    pub fn cut(text: &str, marked: Range<usize>) -> Self {
        let start = floor_boundary(text, marked.start);
        let end = floor_boundary(text, marked.end).max(start);
        let (first, last) = (
            floor_boundary(text, start.saturating_sub(SIGHT)),
            floor_boundary(text, start.saturating_add(2 * SIGHT)),
        );
        let line_start = text[first..start].rfind('\n').map_or(first, |at| first + at + 1);
        // The mark stays on one line, so that the caret has one place to stand.
        let line_end = text[start..last].find('\n').map_or(last, |at| start + at);
        let end = end.min(line_end);
        let from = back(text, start, line_start);
        let to = forth(text, end.min(forth(text, start, line_end)), line_end);
        let end = end.min(to);
        // An ellipsis where the line goes on.
        let before = if from > 0 && !text[..from].ends_with('\n') { "…" } else { "" };
        let after = if to < text.len() && !text[to..].starts_with('\n') { "…" } else { "" };
        let offset = before.len();
        Self {
            text: format!("{before}{}{after}", &text[from..to]),
            marked: offset + start - from..offset + end - from,
        }
    }
}

/// The boundary up to half an excerpt before `at`, not before `limit`.
fn back(text: &str, at: usize, limit: usize) -> usize {
    text[limit..at].char_indices().rev().nth(LONGEST_EXCERPT / 2).map_or(limit, |(index, _)| limit + index)
}

/// The boundary up to half an excerpt after `at`, not after `limit`.
fn forth(text: &str, at: usize, limit: usize) -> usize {
    text[at..limit].char_indices().nth(LONGEST_EXCERPT / 2).map_or(limit, |(index, _)| at + index)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn an_excerpt_is_the_line_of_the_mark() {
        let cut = Excerpt::cut("eins\nzwei drei\nvier", 10..14);
        assert_eq!(cut, Excerpt { text: "zwei drei".into(), marked: 5..9 });
    }

    #[test]
    fn an_excerpt_of_a_long_line_is_cut_around_the_mark() {
        let line = format!("{}MARK{}", "ä".repeat(5000), "ö".repeat(5000));
        let cut = Excerpt::cut(&line, 10_000..10_004);
        assert_eq!(&cut.text[cut.marked.clone()], "MARK");
        assert!(cut.text.chars().count() < 220, "{}", cut.text.chars().count());
    }

    #[test]
    fn a_mark_outside_the_text_is_cut_to_it() {
        assert_eq!(Excerpt::cut("ä", 7..9), Excerpt { text: "ä".into(), marked: 2..2 });
        assert_eq!(Excerpt::cut("ä\n", 1..1).marked, 0..0);
    }
}
