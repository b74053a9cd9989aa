//! How a value is written into a page: escaped for HTML or, in a stylesheet, for the inside of a CSS string, and never
//! anything but text. On a page no figure is torn from its unit: a ledger's notes say "0,00 €" with a plain space.
//!
//! minijinja's own escaping also writes `/` as an entity, which makes links unreadable in the source.

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Error, ErrorKind, Output, State, Value};
use std::borrow::Cow;

/// What is written instead of a byte that is special in HTML and XML.
fn html(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// What is written instead of a byte that is special in a CSS string.
fn css(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("\\22 "),
        b'\\' => Some("\\5c "),
        b'\n' => Some("\\a "),
        b'<' => Some("\\3c "),
        _ => None,
    }
}

/// What follows a figure behind a space.
const UNITS: [&str; 2] = [" €", " %"];

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
    match (value.kind(), value.as_str()) {
        (_, Some(text)) if value.is_safe() => out.write_str(text).map_err(Error::from),
        (_, Some(text)) if *state.auto_escape() == STYLESHEET => escaped(out, text, css).map_err(Error::from),
        (_, Some(text)) => escaped(out, &unbroken(text), html).map_err(Error::from),
        (ValueKind::Number, None) => write!(out, "{value}").map_err(Error::from),
        (kind, None) => {
            Err(Error::new(ErrorKind::InvalidOperation, format!("cannot write a value of kind {kind}")))
        }
    }
}

/// With a non-breaking space before each unit that follows a figure.
fn unbroken(text: &str) -> Cow<'_, str> {
    if !UNITS.iter().any(|unit| text.contains(unit)) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        let unit = || UNITS.iter().any(|unit| text.get(at..).is_some_and(|rest| rest.starts_with(unit)));
        let torn = letter == ' ' && whole.ends_with(|before: char| before.is_ascii_digit()) && unit();
        whole.push(if torn { '\u{a0}' } else { letter });
    }
    Cow::Owned(whole)
}

fn escaped(
    out: &mut Output<'_>,
    text: &str,
    instead_of: impl Fn(u8) -> Option<&'static str>,
) -> std::fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(instead) = instead_of(byte) {
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
    fn a_title_cannot_end_its_string_in_a_stylesheet() {
        let style = written("print.css", "Ä \"B\" \\ } </style>\n&");
        assert_eq!(style.ok().as_deref(), Some(r"Ä \22 B\22  \5c  } \3c /style>\a &"));
    }
}
