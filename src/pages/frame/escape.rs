//! How a value is written into a page: escaped for HTML or, in a stylesheet, for the inside of a CSS string, and never
//! anything but text. On a page no figure is torn from its unit, no paragraph sign from its number: a ledger's notes
//! say "0,00 €" and "§ 2b" with a plain space.
//!
//! minijinja's own escaping also writes `/` as an entity, which makes links unreadable in the source.

use crate::invariant::Invariant;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Error, ErrorKind, Output, State, Value};
use std::borrow::Cow;
use std::fmt;

/// How text is escaped for one kind of file.
struct Escaping {
    /// The bytes that may have to be written otherwise.
    special: [bool; 256],
    /// What is written instead of the byte at a place.
    instead_of: fn(&[u8], usize) -> Option<&'static str>,
}

static HTML: Escaping = Escaping { special: among(b"&<>\"' "), instead_of: html };
static CSS: Escaping = Escaping { special: among(b"\"\\\n<"), instead_of: css };

const fn among(bytes: &[u8]) -> [bool; 256] {
    let (mut marked, mut at) = ([false; 256], 0);
    while at < bytes.len() {
        marked[bytes[at] as usize] = true;
        at += 1;
    }
    marked
}

/// What is special in HTML and XML, and a space that tears a figure from its unit or its sign.
fn html(text: &[u8], at: usize) -> Option<&'static str> {
    match text[at] {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        b' ' if is_torn(text, at) => Some("\u{a0}"),
        _ => None,
    }
}

/// Whether a space stands between a figure and its unit, or what says that it is one of the law, and the figure.
fn is_torn(text: &[u8], space: usize) -> bool {
    let (before, behind) = text.split_at(space);
    let from_its_unit = before.last().is_some_and(u8::is_ascii_digit)
        && UNITS.iter().any(|unit| behind.starts_with(unit.as_bytes()));
    let from_its_sign = behind.get(1).is_some_and(u8::is_ascii_digit)
        && OF_THE_LAW.iter().any(|sign| before.ends_with(sign.as_bytes()));
    from_its_unit || from_its_sign
}

/// What follows a figure behind a space.
const UNITS: [&str; 2] = [" €", " %"];
/// What a figure follows in the name of a provision, and nowhere else: files and contracts have a "Nr. 1" too.
const OF_THE_LAW: [&str; 3] = ["§", "Art.", "Abs."];

/// What is special in a CSS string.
fn css(text: &[u8], at: usize) -> Option<&'static str> {
    match text[at] {
        b'"' => Some("\\22 "),
        b'\\' => Some("\\5c "),
        b'\n' => Some("\\a "),
        b'<' => Some("\\3c "),
        _ => None,
    }
}

/// The kind of file that CSS strings stand in.
const STYLESHEET: AutoEscape = AutoEscape::Custom(Cow::Borrowed("css"));

/// What a template's values are escaped for, by its name.
pub(in crate::pages) fn form_of(template: &str) -> AutoEscape {
    if template.ends_with(".css") { STYLESHEET } else { AutoEscape::Html }
}

/// Writes a value: safe text as it is, other text escaped, a list or a map not at all.
pub(in crate::pages) fn format(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    let written = match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text),
        Some(text) if *state.auto_escape() == STYLESHEET => escaped(out, text, &CSS),
        Some(text) => escaped(out, text, &HTML),
        None => match value.kind() {
            ValueKind::Number => write!(out, "{value}"),
            kind => {
                let reason = format!("cannot write a value of kind {kind}");
                return Err(Error::new(ErrorKind::InvalidOperation, reason));
            }
        },
    };
    written.map_err(Error::from)
}

/// A text as HTML.
pub(super) fn html_of(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escaped(&mut html, text, &HTML).invariant("a string takes all that is written");
    html
}

/// Writes a text in one pass.
fn escaped(out: &mut impl fmt::Write, text: &str, escaping: &Escaping) -> fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !escaping.special[usize::from(byte)] {
            continue;
        }
        if let Some(instead) = (escaping.instead_of)(text.as_bytes(), at) {
            out.write_str(text.get(written..at).unwrap_or_default())?;
            out.write_str(instead)?;
            written = at + 1;
        }
    }
    out.write_str(text.get(written..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{form_of, format};
    use minijinja::{Environment, context};

    fn written(template: &str, text: &str) -> Result<String, minijinja::Error> {
        let mut environment = Environment::new();
        environment.set_formatter(format);
        environment.set_auto_escape_callback(form_of);
        environment.add_template(template, "{{ text }}")?;
        environment.get_template(template)?.render(context! { text })
    }

    #[test]
    fn html_stays_text_on_a_page() {
        let page = written("page.html", r#"<a href="x">Ä & 'b'/c</a>"#);
        assert_eq!(page.ok().as_deref(), Some("&lt;a href=&quot;x&quot;&gt;Ä &amp; &#39;b&#39;/c&lt;/a&gt;"));
    }

    #[test]
    fn a_figure_stays_with_its_unit() {
        let page = written("page.html", "10 % von 0,00 € sind nichts; € und % allein");
        let kept = "10\u{a0}% von 0,00\u{a0}€ sind nichts; € und % allein";
        assert_eq!(page.ok().as_deref(), Some(kept));
    }

    #[test]
    fn a_provision_stays_with_its_sign() {
        let page = written("page.html", "§ 2b Abs. 1, Vertrag Nr. 1, §§ 4 und 5, Art. 6, ein § allein");
        let kept = "§\u{a0}2b Abs.\u{a0}1, Vertrag Nr. 1, §§\u{a0}4 und 5, Art.\u{a0}6, ein § allein";
        assert_eq!(page.ok().as_deref(), Some(kept));
    }

    #[test]
    fn a_title_cannot_end_its_string_in_a_stylesheet() {
        let style = written("print.css", "Ä \"B\" \\ } </style>\n&");
        assert_eq!(style.ok().as_deref(), Some(r"Ä \22 B\22  \5c  } \3c /style>\a &"));
    }
}
