//! Values of `settings.toml` that are what they look like: a text that says something, a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use toml::value::Datetime;

/// A text with something in it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct Text(String);

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.trim().is_empty() {
            true => Err("der Text ist leer; ausfüllen oder mit „#“ am Anfang der Zeile weglassen"),
            false => Ok(Self(text)),
        }
    }
}

/// An address for electronic mail, which becomes a link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct EmailAddress(String);

impl Deref for EmailAddress {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_whole = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.');
        let of_a_link = |letter: char| letter.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-@".contains(letter);
        let parts = text.split_once('@').filter(|(_, domain)| domain.contains('.') && !domain.contains('@'));
        match parts.is_some_and(|(name, domain)| is_whole(name) && is_whole(domain))
            && text.chars().all(of_a_link)
        {
            true => Ok(Self(text)),
            false => Err("das ist keine E-Mail-Adresse; so schreiben: rathaus@musterstadt.example"),
        }
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Datetime")]
pub(in crate::pages) struct SettingDay(pub Date);

impl TryFrom<Datetime> for SettingDay {
    type Error = &'static str;

    fn try_from(value: Datetime) -> Result<Self, Self::Error> {
        let date = value.date.filter(|_| value.time.is_none() && value.offset.is_none());
        let date = date.and_then(|date| {
            let (year, month) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?);
            Date::new(year, month, i8::try_from(date.day).ok()?).ok()
        });
        date.map(Self).ok_or("hier steht ein Tag ohne Uhrzeit: 2025-01-31")
    }
}
