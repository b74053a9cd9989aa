//! Reading `settings.toml`: what is wrong with it is said in German, in the words of its keys, all of it at once.

use super::setting_keys::SETTING_KEYS;
use super::settings::{Conformance, Settings};
use crate::data::Licence;
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
                faults.extend(contradictions(&settings, document.get_ref()));
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

/// Settings that cannot both be so: each with the place of one of them.
fn contradictions(settings: &Settings, document: &DeTable<'_>) -> Vec<Fault> {
    let Settings { accessibility, privacy, data, .. } = settings;
    let names_zero = data.licence.as_ref().map(|name| **name == *Licence::ZERO.name);
    let called = |address| Licence { url: Some(address), ..Licence::ZERO }.in_catalogs();
    let links_zero =
        data.licence_url.as_ref().map(|address| called(address.as_str()) == Licence::ZERO.in_catalogs());
    let found = [
        (
            accessibility.status == Some(Conformance::Full) && !accessibility.barriers.is_empty(),
            ("accessibility", "status"),
            "mit status = \"full\" gibt es keine barriers; \"partial\" schreiben, oder barriers weglassen",
        ),
        (
            privacy.log_days == Some(0) && !privacy.log_contents.is_empty(),
            ("privacy", "log_contents"),
            "mit log_days = 0 zeichnet der Server nichts auf; log_contents weglassen, oder die Zahl der Tage eintragen",
        ),
        (
            privacy.log_days == Some(0) && privacy.log_purpose.is_some(),
            ("privacy", "log_purpose"),
            "mit log_days = 0 zeichnet der Server nichts auf; log_purpose weglassen, oder die Zahl der Tage eintragen",
        ),
        (
            names_zero.zip(links_zero).is_some_and(|(name, address)| name != address),
            ("data", "licence_url"),
            "das ist die Adresse einer anderen Lizenz als der in licence; die passende eintragen",
        ),
    ];
    let place = |(table, key): (&str, &str)| match document.get(table)?.get_ref() {
        DeValue::Table(table) => Some(table.get(key)?.span()),
        _ => None,
    };
    let found = found.into_iter().filter(|(is_so, ..)| *is_so);
    found.filter_map(|(_, at, found)| Some((place(at)?, found.to_owned()))).collect()
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
