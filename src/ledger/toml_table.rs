//! A table of `agreement.toml` read key by key, with a finding for each key that is missing, of the wrong
//! type or unknown. It knows TOML and no agreement.

use super::formula;
use super::stated_date::StatedDate;
use super::text_length;
use crate::finding::{Code, Excerpt, Finding, Findings, Place};
use crate::german;
use crate::hidden::{self, is_hidden};
use crate::invariant::Invariant;
use crate::toml_key::{TableForm, TomlKey};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The text of a TOML file, with the findings made in it.
pub(super) struct TomlFile<'a> {
    shown: &'a str,
    text: &'a str,
    /// The bytes at which the lines end.
    line_ends: Vec<usize>,
    pub findings: Findings,
}

impl<'a> TomlFile<'a> {
    /// A file without findings yet.
    pub fn new(shown: &'a str, text: &'a str) -> Self {
        let line_ends = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        Self { shown, text, line_ends, findings: Findings::default() }
    }

    /// The place of a part of the file.
    pub fn place(&self, at: Range<usize>, key: Option<&str>) -> Place {
        Place {
            file: self.shown.to_owned(),
            line: Some(1 + self.line_ends.partition_point(|&end| end < at.start)),
            column: key.map(str::to_owned),
            // The file as a whole, which has no line that shows it.
            excerpt: (at != (0..0)).then(|| Excerpt::cut(self.text, at)),
        }
    }

    /// Notes a finding at a part of the file.
    pub fn report(
        &mut self,
        code: Code,
        at: Range<usize>,
        key: Option<&str>,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let place = self.place(at, key);
        self.findings.push(Finding::new(code, place, found, remedy));
    }
}

/// A value with its place.
pub(super) struct Found<T> {
    pub value: T,
    pub at: Range<usize>,
}

/// One table; [`TomlTable::finish`] reports every key that its form does not have.
pub(super) struct TomlTable<'t, 'i> {
    form: &'static TableForm,
    table: &'t DeTable<'i>,
    at: Range<usize>,
}

/// The tables of a list.
pub(super) struct Tables<'t, 'i> {
    /// Those that could be read.
    pub tables: Vec<TomlTable<'t, 'i>>,
    /// Whether these are all there are.
    pub are_all: bool,
}

impl<'t, 'i> TomlTable<'t, 'i> {
    pub fn new(form: &'static TableForm, table: &'t DeTable<'i>, at: Range<usize>) -> Self {
        Self { form, table, at }
    }

    /// Where the table stands.
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// What the form says of a key.
    fn key(&self, key: &str) -> &'static TomlKey {
        self.form.key(key).invariant("a table is asked for the keys of its form")
    }

    fn value(&self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.table.get(self.key(key).name)
    }

    fn required<T>(
        &self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        example: &str,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() && !self.table.contains_key(key) {
            file.report(
                Code::MissingKey,
                self.at(),
                Some(key),
                format!("in {} fehlt „{key}“", self.form.name),
                format!("ergänzen: {key} = {example}"),
            );
        }
        value
    }

    /// A text that may be left out, but not be empty.
    pub fn optional_text(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<Found<String>> {
        self.text_unless_empty(file, key, "einen Text schreiben oder den Schlüssel weglassen")
    }

    fn text_unless_empty(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        remedy: &str,
    ) -> Option<Found<String>> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            wrong_type(file, key, value, self.key(key).takes);
            return None;
        };
        if text.trim().is_empty() {
            file.report(Code::InvalidValue, value.span(), Some(key), "der Text ist leer", remedy);
            return None;
        }
        if let Some(length) = text_length::excess(text) {
            let found = format!("{} Zeichen in einem Text", german::count(length));
            let at = value.span().start..value.span().start;
            file.report(Code::CellLength, at, Some(key), found, text_length::REMEDY);
            return None;
        }
        if let Some(character) = hidden_in(text) {
            let found =
                format!("der Text enthält das Zeichen {}, das man nicht sieht", hidden::name(character));
            file.report(Code::ControlCharacter, value.span(), Some(key), found, "das Zeichen löschen");
            return None;
        }
        Some(Found { value: text.to_owned(), at: value.span() })
    }

    /// A text that must stand there: a name or title, which tables publish and sentences begin with.
    pub fn text(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<Found<String>> {
        let value = self.text_unless_empty(file, key, "einen Text schreiben");
        // An id has a rule of its own.
        if let Some(text) = value.as_ref().filter(|_| key != "id")
            && let Some(found) = formula::beginning(&text.value)
        {
            file.report(Code::Formula, text.at.clone(), Some(key), found, "den Text mit einem Wort beginnen");
        }
        self.required(file, key, "\"…\"", value)
    }

    /// A text that must stand there, with all that it can be.
    pub fn text_like(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        all: &str,
    ) -> Option<Found<String>> {
        let value = self.text_unless_empty(file, key, &format!("{all} schreiben"));
        self.required(file, key, all, value)
    }

    /// A day that must stand there.
    pub fn day(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<Found<Date>> {
        let value = self.value(key).and_then(|value| {
            let day = day_of(file, key, value, self.key(key).takes)?;
            Some(Found { value: day, at: value.span() })
        });
        self.required(file, key, "2019-01-01", value)
    }

    /// A date that must stand there, of which the day or the month too may be unknown.
    pub fn stated_date(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<StatedDate> {
        let value = self.value(key).and_then(|value| {
            let wanted = self.key(key).takes;
            let Some(text) = value.get_ref().as_str().filter(|text| super::day::parse(text).is_err()) else {
                return day_of(file, key, value, wanted).map(StatedDate::Day);
            };
            let stated = StatedDate::parse(text);
            if stated.is_none() {
                let found = format!("„{text}“ ist weder ein Monat noch ein Jahr");
                file.report(Code::DateFormat, value.span(), Some(key), found, format!("{wanted} schreiben"));
            }
            stated
        });
        self.required(file, key, "2019-01-01", value)
    }

    /// `true` or `false`, which must stand there.
    pub fn flag(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<bool> {
        let value = self.value(key).and_then(|value| {
            if let DeValue::Boolean(flag) = value.get_ref() {
                return Some(*flag);
            }
            wrong_type(file, key, value, self.key(key).takes);
            None
        });
        self.required(file, key, "true", value)
    }

    /// A whole number from zero that may be left out.
    pub fn optional_count(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        most: i16,
    ) -> Option<Found<i16>> {
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| i16::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.filter(|number| (0..=most).contains(number));
        if number.is_none() {
            wrong_type(file, key, value, &format!("eine ganze Zahl von 0 bis {most} ohne Anführungszeichen"));
        }
        number.map(|number| Found { value: number, at: value.span() })
    }

    /// Whether the value of a key is a list.
    pub fn is_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_)))
    }

    /// Where the value of a key stands, or the table where there is none.
    pub fn place_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.at(), Spanned::span)
    }

    /// Whether there is such a key, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The tables of a list, none where it is left out.
    pub fn tables(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        form: &'static TableForm,
    ) -> Tables<'t, 'i> {
        let mut list = Tables { tables: Vec::new(), are_all: true };
        let Some(value) = self.value(key) else { return list };
        let DeValue::Array(items) = value.get_ref() else {
            wrong_type(file, key, value, &format!("eine Liste von Tabellen ({})", form.name));
            list.are_all = false;
            return list;
        };
        for item in items {
            if let DeValue::Table(table) = item.get_ref() {
                list.tables.push(TomlTable::new(form, table, item.span()));
            } else {
                wrong_type(file, key, item, &format!("eine Tabelle ({})", form.name));
                list.are_all = false;
            }
        }
        list
    }

    /// Reports every key that there is not.
    pub fn finish(self, file: &mut TomlFile<'_>) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.form.key(name).is_none() {
                file.report(
                    Code::UnknownKey,
                    key.span(),
                    Some(name),
                    format!("„{name}“ gibt es in {} nicht", self.form.name),
                    self.form.remedy(),
                );
            }
        }
    }
}

/// The day that a value is; `wanted` is what the key takes.
fn day_of(file: &mut TomlFile<'_>, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<Date> {
    let day = match value.get_ref() {
        DeValue::Datetime(stamp) if stamp.time.is_none() && stamp.offset.is_none() => stamp.date,
        _ => None,
    };
    let day = day.and_then(|day| {
        let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
        Date::new(year, month, i8::try_from(day.day).ok()?).ok()
    });
    if day.is_some_and(|day| day.year() < super::day::FIRST_YEAR) {
        let found = "das Jahr 0000 gibt es nicht";
        let remedy = "das Jahr prüfen; Jahre gehen von 0001 bis 9999";
        file.report(Code::DateFormat, value.span(), Some(key), found, remedy);
        return None;
    }
    if day.is_none() {
        wrong_type(file, key, value, wanted);
    }
    day
}

/// The first character of a text that nobody sees; lines may be broken within a text.
fn hidden_in(text: &str) -> Option<char> {
    let wrong = |&(at, character): &(usize, char)| is_hidden(character) && (character != '\n' || at == 0);
    text.char_indices().find(wrong).map(|(_, character)| character)
}

fn wrong_type(file: &mut TomlFile<'_>, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
    let found = match value.get_ref() {
        DeValue::String(_) => "Text",
        DeValue::Integer(_) | DeValue::Float(_) => "eine Zahl",
        DeValue::Boolean(_) => "true oder false",
        DeValue::Datetime(_) => "eine Zeitangabe",
        DeValue::Array(_) => "eine Liste",
        DeValue::Table(_) => "eine Tabelle",
    };
    file.report(
        Code::WrongType,
        value.span(),
        Some(key),
        format!("hier steht {found}"),
        format!("{wanted} schreiben"),
    );
}
