//! Lists of tables that have an id each, and what refers to these ids.

use super::cells::MOST_NAMES;
use super::toml_table::{Found, TomlFile, TomlTable};
use crate::file_name;
use crate::finding::{Code, Place};
use crate::toml_key::TableForm;
use std::collections::BTreeMap;
use std::ops::Range;

/// The ids of a list.
#[derive(Default)]
pub(super) struct ListedIds {
    /// With their places in it.
    pub places: BTreeMap<String, usize>,
    /// Where in the file they stand, in the order of the list.
    pub at: Vec<Range<usize>>,
    /// Whether some could not be read, so that one that is not here may be one of them.
    pub some_are_missing: bool,
}

impl ListedIds {
    pub fn are_all(&self) -> bool {
        !self.some_are_missing
    }

    /// Whether there is none, not even one that could not be read.
    pub fn are_none(&self) -> bool {
        self.places.is_empty() && !self.some_are_missing
    }

    pub fn places_in(&self, file: &TomlFile<'_>) -> Vec<Place> {
        self.at.iter().map(|at| file.place(at.clone(), Some("id"))).collect()
    }
}

/// Reads a list of tables that have an id each; one without a sound id of its own is left out, and of two with
/// one id nothing but the id is known.
pub(super) fn list<'t, 'i, T>(
    file: &mut TomlFile<'_>,
    root: &mut TomlTable<'t, 'i>,
    key: &'static str,
    form: &'static TableForm,
    mut read: impl FnMut(&mut TomlFile<'_>, &mut TomlTable<'t, 'i>, String) -> Option<T>,
) -> (Vec<(String, Option<T>)>, ListedIds) {
    let (mut items, mut ids) = (Vec::new(), ListedIds::default());
    let list = root.tables(file, key, form);
    ids.some_are_missing = !list.are_all;
    for mut table in list.tables {
        let id = id(file, &mut table);
        let own = id.as_ref().map_or_else(String::new, |id| id.value.clone());
        let item = read(file, &mut table, own);
        table.finish(file);
        let Some(id) = id else {
            ids.some_are_missing = true;
            continue;
        };
        if let Some((_, first)) = ids.places.get(&id.value).and_then(|&first| items.get_mut(first)) {
            *first = None;
            file.report(
                Code::DuplicateId,
                id.at,
                Some("id"),
                format!("„{}“ gibt es in {} schon", id.value, form.name),
                "eine andere Kennung wählen",
            );
            continue;
        }
        ids.places.insert(id.value.clone(), items.len());
        ids.at.push(id.at);
        items.push((id.value, item));
    }
    (items, ids)
}

pub(super) fn id(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Found<String>> {
    let id = table.text(file, "id")?;
    let bytes = id.value.as_bytes();
    let sound = bytes.len() <= 63
        && bytes.first().is_some_and(|&byte| byte != b'-')
        && bytes.iter().all(|&byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if sound && file_name::is_device(&id.value) {
        let found = format!("„{}“ ist unter Windows der Name eines Gerätes", id.value);
        file.report(Code::InvalidId, id.at, Some("id"), found, "eine andere Kennung wählen");
        return None;
    }
    if !sound {
        file.report(
            Code::InvalidId,
            id.at,
            Some("id"),
            format!("„{}“ ist keine Kennung", id.value),
            "höchstens 63 Zeichen schreiben, nur a–z, 0–9 und Bindestrich, als erstes keinen Bindestrich",
        );
        return None;
    }
    Some(id)
}

pub(super) fn resolve(
    file: &mut TomlFile<'_>,
    ids: &ListedIds,
    key: &str,
    id: &Found<String>,
) -> Option<usize> {
    resolve_beside(file, &[], ids, key, id)
}

/// The same where some words may stand there too, which the remedy names first.
pub(super) fn resolve_beside(
    file: &mut TomlFile<'_>,
    words: &[&str],
    ids: &ListedIds,
    key: &str,
    id: &Found<String>,
) -> Option<usize> {
    let index = ids.places.get(&id.value).copied();
    if index.is_none() && !ids.some_are_missing {
        let names = ids.places.keys().map(String::as_str).take(MOST_NAMES);
        let known: Vec<&str> = words.iter().copied().chain(names).collect();
        let more = if ids.places.len() > MOST_NAMES { " …" } else { "" };
        let remedy = if known.is_empty() {
            "die Kennung zuerst anlegen".to_owned()
        } else {
            format!("eine von diesen schreiben: {}{more}", known.join(", "))
        };
        file.report(
            Code::UnknownId,
            id.at.clone(),
            Some(key),
            format!("„{}“ gibt es nicht", id.value),
            remedy,
        );
    }
    index
}

pub(super) fn text(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    key: &'static str,
) -> Option<String> {
    table.text(file, key).map(|text| text.value)
}
