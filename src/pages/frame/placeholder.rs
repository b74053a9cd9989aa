//! Examples of `settings.toml` that somebody took for facts: published, they would be false statements.

use crate::finding::{Code, Excerpt, Finding, Place};
use crate::source::SourceFile;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What stands in every example, in lower case.
const MARKS: [&str; 5] = ["musterstadt", "musterland", "musterstraße", "…", "2000-01-01"];

/// A warning for each value that is still the example's.
pub(super) fn placeholders(file: &SourceFile) -> Vec<Finding> {
    let text = String::from_utf8_lossy(&file.bytes);
    let Ok(document) = DeTable::parse(&text) else { return Vec::new() };
    let tables = document.get_ref().iter().filter_map(|(_, table)| match table.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    });
    let keys = tables.flat_map(DeTable::iter);
    let mut left: Vec<_> = keys.flat_map(|(key, value)| values(value).map(move |of| (key, of))).collect();
    left.sort_by_key(|(_, value)| value.span().start);
    let is_left = |value: &str| MARKS.iter().any(|mark| value.to_lowercase().contains(mark));
    left.into_iter()
        .filter_map(|(key, value)| Some((key.get_ref(), shown(value).filter(|of| is_left(of))?, value)))
        .map(|(key, said, value)| {
            let at = Excerpt::cut(&text, value.span());
            let line = text.get(..value.span().start).map(|before| before.matches('\n').count() + 1);
            let place = Place { line, column: Some(key.to_string()), ..Place::file(&file.shown) };
            let found = format!("„{said}“ ist das Beispiel aus der Datei");
            let place = Place { excerpt: Some(at), ..place };
            Finding::new(Code::SettingPlaceholder, place, found, "die eigene Angabe eintragen")
        })
        .collect()
}

/// A value, or those in a list or a table.
fn values<'v, 'd>(
    value: &'v Spanned<DeValue<'d>>,
) -> Box<dyn Iterator<Item = &'v Spanned<DeValue<'d>>> + 'v> {
    match value.get_ref() {
        DeValue::Array(list) => Box::new(list.iter().flat_map(values)),
        DeValue::Table(table) => Box::new(table.iter().flat_map(|(_, value)| values(value))),
        _ => Box::new(std::iter::once(value)),
    }
}

/// A text or a day, as it is written.
fn shown(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    }
}
