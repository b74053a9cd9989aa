//! Examples of `settings.toml` that somebody took for facts: published, they would be false statements.

use crate::finding::{Code, Excerpt, Finding, Place};
use crate::source::SourceFile;
use toml::{Table, Value};

/// What stands in every example, in lower case.
const MARKS: [&str; 5] = ["musterstadt", "musterland", "musterstraße", "…", "2000-01-01"];

/// A warning for each value that is still the example's.
pub(super) fn placeholders(file: &SourceFile) -> Vec<Finding> {
    let text = String::from_utf8_lossy(&file.bytes);
    let tables: Table = toml::from_str(&text).unwrap_or_default();
    let texts = tables.iter().filter_map(|(_, table)| table.as_table()).flatten();
    let left = texts.flat_map(|(key, value)| texts_of(value).into_iter().map(move |text| (key, text)));
    left.filter(|(_, value)| MARKS.iter().any(|mark| value.to_lowercase().contains(mark)))
        .map(|(key, value)| finding(file, &text, key, &value))
        .collect()
}

/// A text or a day, or those in a list or a table.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Datetime(day) => vec![day.to_string()],
        Value::Array(list) => list.iter().flat_map(texts_of).collect(),
        Value::Table(table) => table.values().flat_map(texts_of).collect(),
        _ => Vec::new(),
    }
}

fn finding(file: &SourceFile, text: &str, key: &str, value: &str) -> Finding {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    });
    let line = lines.enumerate().find(|(_, (_, line))| !line.starts_with('#') && line.contains(value));
    let place = Place { column: Some(key.to_owned()), ..Place::file(&file.shown) };
    let place = match line.and_then(|(number, (begin, line))| Some((number, begin + line.find(value)?))) {
        Some((number, at)) => {
            Place { line: Some(number + 1), excerpt: Some(Excerpt::cut(text, at..at + value.len())), ..place }
        }
        None => place,
    };
    let found = format!("„{value}“ ist das Beispiel aus der Datei");
    Finding::new(Code::SettingPlaceholder, place, found, "die eigene Angabe eintragen")
}
