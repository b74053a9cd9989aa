//! Reading `settings.toml`: what is wrong with it is said in German, in the words of its keys, all of it at once.

use super::setting_keys::SETTING_KEYS;
use super::settings::{Accessibility, Conformance, Settings};
use crate::finding::Finding;
use crate::source::SourceFile;
use crate::templates::broken;
use crate::toml_key::TomlKey;
use crate::toml_slip;
use serde::Deserialize;
use std::mem;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, Error};

/// A place in the file, and what is said of it.
type Fault = (Range<usize>, String);

/// The settings; `None` where they cannot be read.
pub(super) fn read(file: &SourceFile, text: &str, findings: &mut Vec<Finding>) -> Option<Settings> {
    let mut faults = Vec::new();
    let settings = settings(text, &mut faults).filter(|_| faults.is_empty());
    faults.sort_by_key(|(at, _)| at.start);
    findings.extend(faults.into_iter().map(|(at, found)| broken(&file.shown, text, at, found)));
    settings
}

/// The same, with its faults as they are.
pub(super) fn settings(text: &str, faults: &mut Vec<Fault>) -> Option<Settings> {
    let parsed = DeTable::parse(text).map_err(|error| {
        let (found, remedy) = toml_slip::of(&error, text);
        faults.push((place_of(&error), format!("{found}; {remedy}")));
    });
    let mut document = parsed.ok()?;
    faults.extend(without_unknown_keys(document.get_mut()));
    // Reading stops at the first value that does not fit: it is taken out, and the rest is read again.
    loop {
        let error = match Settings::deserialize(Deserializer::from(document.clone())) {
            Ok(settings) => {
                faults.extend(contradiction(&settings, document.get_ref()));
                return Some(settings);
            }
            Err(error) => error,
        };
        let at = place_of(&error);
        let Some(key) = take_out(document.get_mut(), &at) else {
            faults.push((at, toml_slip::of(&error, text).0));
            return None;
        };
        let found = match is_of_another_kind(&error) {
            true => format!("das passt hier nicht; {} schreiben", key.takes),
            false => error.message().to_owned(),
        };
        faults.push((at, found));
    }
}

/// A site that meets all requirements has no barriers to tell of.
fn contradiction(settings: &Settings, document: &DeTable<'_>) -> Option<Fault> {
    let Accessibility { status, barriers, .. } = &settings.accessibility;
    if *status != Some(Conformance::Full) || barriers.is_empty() {
        return None;
    }
    let DeValue::Table(table) = document.get("accessibility")?.get_ref() else { return None };
    let found =
        "mit status = \"full\" gibt es keine barriers; \"partial\" schreiben, oder barriers weglassen";
    Some((table.get("status")?.span(), found.to_owned()))
}

/// Takes out what there is no setting for; each with its place and what is said of it.
fn without_unknown_keys(document: &mut DeTable<'_>) -> Vec<Fault> {
    let mut unknown = Vec::new();
    for (name, mut value) in mem::take(document) {
        let written = format!("[{}]", name.get_ref());
        let Some(form) = SETTING_KEYS.into_iter().find(|form| form.name == written) else {
            let known = SETTING_KEYS.map(|form| form.name).join(", ");
            unknown.push((name.span(), format!("{written} gibt es nicht; es gibt: {known}")));
            continue;
        };
        let at = value.span();
        let DeValue::Table(table) = value.get_mut() else {
            unknown.push((at, format!("hier gehört eine Tabelle hin: {written} auf einer Zeile für sich")));
            continue;
        };
        for (key, value) in mem::take(table) {
            if form.key(key.get_ref()).is_some() {
                table.insert(key, value);
            } else {
                let found = format!("„{}“ gibt es in {written} nicht; {}", key.get_ref(), form.remedy());
                unknown.push((key.span(), found));
            }
        }
        document.insert(name, value);
    }
    unknown
}

/// Takes out the setting whose value holds a place.
fn take_out(document: &mut DeTable<'_>, at: &Range<usize>) -> Option<&'static TomlKey> {
    let holds = |value: &Spanned<DeValue<'_>>| value.span().start <= at.start && at.end <= value.span().end;
    document.iter_mut().find_map(|(name, value)| {
        let DeValue::Table(table) = value.get_mut() else { return None };
        let key = table.iter().find(|(_, value)| holds(value))?.0.clone();
        table.remove(&key);
        let form = SETTING_KEYS.into_iter().find(|form| form.name == format!("[{}]", name.get_ref()))?;
        form.key(key.get_ref())
    })
}

/// Whether serde, which says it in English, found a number where a text belongs, or the like of it.
fn is_of_another_kind(error: &Error) -> bool {
    let kinds = ["invalid type", "invalid value", "unknown variant", "invalid length", "expected "];
    kinds.iter().any(|said| error.message().starts_with(said))
}

fn place_of(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}
