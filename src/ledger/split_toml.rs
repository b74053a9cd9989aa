//! The `[[measure]]` and `split` of `agreement.toml`: a word, the id of a measure, or dated parts of several.

use super::agreement_keys::SPLIT_PART;
use super::number::{self, NotANumber};
use super::split::{Criterion, DatedParts, Measure, MeasureIx, Part, ReferenceDay, SharedSplit, Split};
use super::toml_list::{ListedIds, resolve_beside, text};
use super::toml_table::{Found, TomlFile, TomlTable};
use super::value::Value;
use crate::finding::Code;
use jiff::civil::Date;
use num_rational::{BigRational, Ratio};
use num_traits::One;
use std::collections::BTreeMap;

const EQUAL: &str = "equal";
const DIRECT: &str = "direct";
/// The largest number of a fraction.
const LARGEST_NUMBER: u64 = 1_000_000;

/// Reads a measure; `None` where any of it is in doubt.
pub(super) fn measure(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>, id: String) -> Option<Measure> {
    let (name, unit) = (text(file, table, "name"), text(file, table, "unit"));
    let source = table.optional_text(file, "source").map(|text| text.value);
    let reference = reference(file, table);
    let total = total(file, table);
    if matches!(id.as_str(), EQUAL | DIRECT) {
        let found = format!("„{id}“ ist ein fester Verteilungsschlüssel");
        file.report(Code::InvalidId, table.place_of("id"), Some("id"), found, "eine andere Kennung wählen");
        return None;
    }
    Some(Measure { id, name: name?, unit: unit?, source, reference: reference?, total: total? })
}

/// What the values of a year sum to; the outer `None` means that it could not be read.
fn total(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Option<Value>> {
    if !table.has("total") {
        return Some(None);
    }
    let total = table.optional_text(file, "total")?;
    match number::value(&total.value) {
        Ok(value) => return Some(Some(value)),
        Err(fault) => number_fault(file, &total, "total", fault),
    }
    None
}

fn number_fault(file: &mut TomlFile<'_>, text: &Found<String>, key: &str, fault: NotANumber) {
    let code = if fault.out_of_range { Code::OutOfRange } else { Code::Number };
    file.report(code, text.at.clone(), Some(key), fault.found, fault.remedy);
}

/// The day that values are of; the outer `None` means that it could not be read.
fn reference(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Option<ReferenceDay>> {
    let day = table.optional_text(file, "reference_day");
    let years_back = table.optional_count(file, "reference_years_back", 9998);
    if !table.has("reference_day") {
        if let Some(years_back) = &years_back {
            let found = "ohne „reference_day“ hat „reference_years_back“ keine Bedeutung";
            let remedy = "reference_day = \"06-30\" ergänzen oder den Schlüssel löschen";
            file.report(Code::MissingKey, years_back.at.clone(), Some("reference_day"), found, remedy);
            return None;
        }
        return Some(None);
    }
    let day = day?;
    if table.has("reference_years_back") && years_back.is_none() {
        return None;
    }
    let Some((month, day_of_month)) = month_and_day(&day.value) else {
        let found = format!("„{}“ ist kein Tag, den jedes Jahr hat", day.value);
        let remedy = "Monat und Tag als MM-TT schreiben, zum Beispiel 06-30 für den 30. Juni";
        file.report(Code::InvalidValue, day.at, Some("reference_day"), found, remedy);
        return None;
    };
    let years_back = years_back.map_or(0, |years| years.value);
    Some(Some(ReferenceDay { month, day: day_of_month, years_back }))
}

/// `06-30`, a day of a year that is no leap year.
fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    let two_digits =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
    let (month, day) = (two_digits(month)?, two_digits(day)?);
    Date::new(2001, month, day).is_ok().then_some((month, day))
}

/// Reads how a cost type is divided; `None` where that is in doubt.
pub(super) fn split(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    measures: &ListedIds,
) -> Option<Split> {
    if table.is_list("split") {
        return dated_parts(file, table, measures).and_then(SharedSplit::new).map(Split::Shared);
    }
    let word = table.text_like(file, "split", "\"equal\" oder \"direct\"")?;
    match word.value.as_str() {
        EQUAL => Some(Split::equal()),
        DIRECT => Some(Split::Direct),
        _ if measures.are_none() => {
            let found = format!("„{}“ ist hier nicht vorgesehen", word.value);
            file.report(
                Code::UnknownWord,
                word.at,
                Some("split"),
                found,
                "\"equal\" oder \"direct\" schreiben, oder die Bemessungsgrundlage als [[measure]] aufführen",
            );
            None
        }
        _ => resolve_beside(file, &[EQUAL, DIRECT], measures, "split", &word)
            .map(|place| Split::always(Criterion::Measure(MeasureIx(place)))),
    }
}

/// The parts of one day while they are read.
#[derive(Default)]
struct SplitDay {
    /// Where the day stands first.
    at: std::ops::Range<usize>,
    parts: Vec<Part>,
    /// Whether some could not be read.
    in_doubt: bool,
}

fn dated_parts(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    measures: &ListedIds,
) -> Option<Vec<DatedParts>> {
    let list = table.tables(file, "split", &SPLIT_PART);
    let mut sound = list.are_all;
    let is_empty = list.are_all && list.tables.is_empty();
    let mut days: BTreeMap<Date, SplitDay> = BTreeMap::new();
    for mut table in list.tables {
        let from = table.day(file, "from");
        let share = share(file, &mut table);
        let criterion = table.text(file, "measure").map(|measure| {
            let criterion = criterion(file, measures, &measure);
            (criterion, measure)
        });
        table.finish(file);
        let Some(from) = from else {
            sound = false;
            continue;
        };
        let day = days.entry(from.value).or_insert_with(|| SplitDay { at: from.at, ..SplitDay::default() });
        let Some((Some(criterion), measure)) = criterion else {
            day.in_doubt = true;
            continue;
        };
        if day.parts.iter().any(|part| part.criterion == criterion) {
            let found = format!("„{}“ steht in den Teilen ab {} zweimal", measure.value, from.value);
            let remedy = "beide Teile zu einem zusammenfassen";
            file.report(Code::SplitTwice, measure.at, Some("measure"), found, remedy);
            day.in_doubt = true;
        } else if let Some(share) = share {
            day.parts.push(Part { share, criterion });
        } else {
            day.in_doubt = true;
        }
    }
    if is_empty {
        let found = "die Liste der Teile ist leer";
        file.report(
            Code::InvalidValue,
            table.place_of("split"),
            Some("split"),
            found,
            "\"equal\" schreiben oder Teile nennen",
        );
        return None;
    }
    for (from, day) in days.iter().filter(|(_, day)| !day.in_doubt) {
        let sum: BigRational = day.parts.iter().map(|part| big(part.share)).sum();
        if sum != BigRational::one() {
            let found = format!("die Teile ab {from} ergeben zusammen {sum} statt 1");
            let remedy =
                "die Anteile so schreiben, dass sie zusammen genau 1 ergeben, zum Beispiel 1/2 und 1/2";
            file.report(Code::SplitSum, day.at.clone(), Some("share"), found, remedy);
            sound = false;
        }
    }
    sound &= days.values().all(|day| !day.in_doubt);
    sound.then(|| {
        days.into_iter().map(|(from, day)| DatedParts { from: Some(from), parts: day.parts }).collect()
    })
}

fn big(share: Ratio<u64>) -> BigRational {
    BigRational::new((*share.numer()).into(), (*share.denom()).into())
}

/// By what a part is divided.
fn criterion(file: &mut TomlFile<'_>, measures: &ListedIds, measure: &Found<String>) -> Option<Criterion> {
    match measure.value.as_str() {
        EQUAL => Some(Criterion::Equal),
        DIRECT => {
            let found = "„direct“ kann kein Teil sein";
            let remedy = "eine eigene Kostenart mit split = \"direct\" anlegen; ein Teil nennt \"equal\" oder eine [[measure]]";
            file.report(Code::SplitDirect, measure.at.clone(), Some("measure"), found, remedy);
            None
        }
        _ if measures.are_none() => {
            let found = format!("„{}“ gibt es nicht", measure.value);
            let remedy = "\"equal\" schreiben oder die Bemessungsgrundlage als [[measure]] anlegen";
            file.report(Code::UnknownId, measure.at.clone(), Some("measure"), found, remedy);
            None
        }
        _ => resolve_beside(file, &[EQUAL], measures, "measure", measure)
            .map(|place| Criterion::Measure(MeasureIx(place))),
    }
}

/// How much of the amount; `None` where it cannot be read.
fn share(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Ratio<u64>> {
    let text = table.text(file, "share")?;
    share_of(&text.value).map_err(|fault| number_fault(file, &text, "share", fault)).ok()
}

/// `1/2`, or a decimal up to six places; more than zero.
fn share_of(text: &str) -> Result<Ratio<u64>, NotANumber> {
    const WRITTEN: &str =
        "einen Bruch wie 1/2 oder eine Dezimalzahl mit höchstens sechs Nachkommastellen wie 0.35";
    let fault = |out_of_range, found: String, what: &str| NotANumber {
        out_of_range,
        found,
        remedy: format!("{what} schreiben"),
    };
    let (numerator, denominator) = match text.split_once('/') {
        None => {
            let value = number::value(text);
            (
                value.map_err(|wrong| fault(wrong.out_of_range, wrong.found, WRITTEN))?.millionths(),
                Value::UNIT,
            )
        }
        Some((numerator, denominator)) => {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if !digits(numerator) || !digits(denominator) {
                return Err(fault(false, format!("„{text}“ ist kein Anteil"), WRITTEN));
            }
            let number = |digits: &str| digits.parse().ok().filter(|&number: &u64| number <= LARGEST_NUMBER);
            let numbers =
                number(numerator).zip(number(denominator)).filter(|(_, denominator)| *denominator > 0);
            let found = || format!("„{text}“ liegt außerhalb des Bereichs");
            numbers.ok_or_else(|| fault(true, found(), "zwei Zahlen von 1 bis 1000000"))?
        }
    };
    if numerator == 0 {
        return Err(fault(true, format!("„{text}“ ist kein Anteil"), "einen Anteil über 0"));
    }
    Ok(Ratio::new(numerator, denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_fraction_or_a_decimal() {
        for (text, numerator, denominator) in [
            ("1/2", 1, 2),
            ("4/10", 2, 5),
            ("0.35", 7, 20),
            ("1", 1, 1),
            ("999999/1000000", 999_999, 1_000_000),
        ] {
            assert_eq!(share_of(text), Ok(Ratio::new(numerator, denominator)), "{text}");
        }
        for text in
            ["", "1/", "/2", "1/0", "0/1", "0", "-1/2", "1/1000001", "35 %", "0,5", "1/2/3", "0.1234567"]
        {
            assert!(share_of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_reference_day_is_one_that_each_year_has() {
        assert_eq!(month_and_day("06-30"), Some((6, 30)));
        for text in ["02-29", "6-30", "06-31", "30.06.", "13-01", "2020-06-30", "+6-30"] {
            assert_eq!(month_and_day(text), None, "{text}");
        }
    }
}
