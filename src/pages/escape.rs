//! How a value is written into a page: escaped for HTML, and never anything but text.
//!
//! minijinja's own escaping also writes `/` as an entity, which makes links unreadable in the source.

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Output, State, Value};

/// Writes a value: safe text as it is, other text escaped, a list or a map not at all.
pub(super) fn format(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match (value.kind(), value.as_str()) {
        (_, Some(text)) if value.is_safe() => out.write_str(text).map_err(Error::from),
        (_, Some(text)) => escaped(out, text).map_err(Error::from),
        (ValueKind::Number, None) => write!(out, "{value}").map_err(Error::from),
        (kind, None) => {
            Err(Error::new(ErrorKind::InvalidOperation, format!("cannot write a value of kind {kind}")))
        }
    }
}

fn escaped(out: &mut Output<'_>, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        out.write_str(before)?;
        out.write_str(match after.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        })?;
        rest = after.get(1..).unwrap_or_default();
    }
    out.write_str(rest)
}
