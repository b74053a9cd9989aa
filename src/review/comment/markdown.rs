//! Text of others in Markdown, so that it stays text wherever the comment is shown.
//!
//! GitHub, GitLab and Forgejo agree on two things that do not depend on the place: within a code span nothing is
//! Markdown, HTML, a mention, a reference, a link, an emoji or a formula; and a numeric character reference is the
//! character, but never part of the markup. So text of a cell is
//!
//! - written as it is, where it consists of nothing but words;
//! - a code span, where it holds no backtick, pipe or backslash (a pipe would end the cell of a table, and needs a
//!   backslash there which would be shown elsewhere);
//! - else a `<code>` element in which every sign that is neither a letter nor a blank is a character reference.
//!
//! All of it is one line, so that no text begins one: lists, headings and GitLab's quick actions (`/close`) do.

use crate::hidden::is_hidden;

/// Text as Markdown that shows exactly it, cut to so many characters.
pub(super) fn escaped(text: &str, longest: usize) -> String {
    let text = one_line(text, longest);
    if text.is_empty() {
        return String::new();
    }
    if is_only_words(&text) {
        return text;
    }
    if !text.contains(['`', '|', '\\']) && text.trim() == text {
        return format!("`{text}`");
    }
    let mut escaped = String::from("<code>");
    for mark in text.chars() {
        match mark {
            ' ' => escaped.push(' '),
            mark if mark.is_alphabetic() => escaped.push(mark),
            mark => escaped.push_str(&format!("&#{};", u32::from(mark))),
        }
    }
    escaped.push_str("</code>");
    escaped
}

/// Text without anything that is not seen, on one line, cut to so many characters.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut line = String::new();
    for (count, mark) in text.trim_end_matches('\n').chars().enumerate() {
        if count == longest {
            line.push('…');
            break;
        }
        match mark {
            '\n' => line.push('⏎'),
            mark if is_hidden(mark) => line.push('\u{fffd}'),
            mark => line.push(mark),
        }
    }
    line
}

/// Letters with single blanks or slashes between them: names such as `Fröndenberg/Ruhr`.
///
/// Digits are left out, because they make references (`#1`, `ABC-1`, the name of a commit), and words of the letters
/// a to f only, which could be such a name, too.
fn is_only_words(text: &str) -> bool {
    text.split([' ', '/']).all(|word| {
        let could_be_a_commit =
            word.len() >= 7 && word.bytes().all(|byte| matches!(byte, b'a'..=b'f' | b'A'..=b'F'));
        !word.is_empty() && word.chars().all(char::is_alphabetic) && !could_be_a_commit
    })
}

#[cfg(test)]
mod tests {
    const LONGEST: usize = 240;

    fn escaped(text: &str) -> String {
        super::escaped(text, LONGEST)
    }

    #[test]
    fn names_stay_as_they_are() {
        for name in ["Bergkamen", "Stadt Lünen", "Fröndenberg/Ruhr"] {
            assert_eq!(escaped(name), name);
        }
    }

    #[test]
    fn whatever_could_be_markup_becomes_code() {
        let hostile = [
            "@bergkamen",
            "<img src=x onerror=alert(1)>",
            "[klick](https://boese.example)",
            "https://boese.example www.boese.example",
            "#1 !1 owner/repo#1 GH-1 &1 %1 ~label $1",
            "*fett* _kursiv_ ~~weg~~ **x**",
            ":tada:",
            "[^1]",
            "# Überschrift",
            "- [ ] Aufgabe",
            "/close",
            "$E=mc^2$",
            "<!-- kopfstelle review -->",
            "&copy; &#64;name",
            "deadbeefcafe",
            "3f2a91bc0d4e77a15b2c9e08d3f16a4b82c51e90",
            "name@example.org",
        ];
        for text in hostile {
            assert_eq!(escaped(text), format!("`{text}`"));
        }
    }

    #[test]
    fn what_could_end_a_code_span_or_a_cell_becomes_character_references() {
        assert_eq!(escaped("a|b"), "<code>a&#124;b</code>");
        assert_eq!(escaped("`@x`"), "<code>&#96;&#64;x&#96;</code>");
        assert_eq!(escaped("a\\"), "<code>a&#92;</code>");
        assert_eq!(
            escaped("`</code><b>|@x 1"),
            "<code>&#96;&#60;&#47;code&#62;&#60;b&#62;&#124;&#64;x &#49;</code>"
        );
        assert_eq!(escaped(" x"), "<code> x</code>");
    }

    #[test]
    fn text_stays_on_one_line_and_hides_nothing() {
        assert_eq!(escaped("eins\n/close\n"), "`eins⏎/close`");
        assert_eq!(escaped("a\r\u{202e}b\u{200b}c"), "`a\u{fffd}\u{fffd}b\u{fffd}c`");
    }

    #[test]
    fn a_long_text_is_cut() {
        let cut = escaped(&"ä ".repeat(5000));
        assert!(cut.chars().count() < LONGEST + 20, "{cut}");
        assert!(cut.contains('…'));
    }
}
