//! Numbers and days as people write them. What can be read in two ways is read in none, unless it was said in which.

use crate::german;
use jiff::civil::Date;

/// How a file writes what could be read in two ways, as far as somebody has said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableNotation {
    /// What stands in front of the decimals.
    pub decimal: Option<DecimalMark>,
    /// How `01/02/2021` is meant.
    pub days: Option<DayOrder>,
}

/// What stands in front of the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1.234,50`
    Comma,
    /// `1,234.50`
    Point,
}

/// What comes first in a day with strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `31/12/2021`
    DayFirst,
    /// `12/31/2021`
    MonthFirst,
}

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is none.
    Other,
    /// It can be read in two ways: how to write each, in German notation.
    TwoWays(String, String),
    /// It is meant as this, if it is meant as anything.
    WriteInstead(String),
}

/// The plain notation of a number: `-1234.50` for `-1.234,50 €`.
pub(super) fn number(text: &str, notation: TableNotation) -> Result<String, Unreadable> {
    let bare: String = text
        .replace("EUR", "")
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '€' | '\'' | '’'))
        .map(|character| if matches!(character, '\u{2212}' | '–' | '—') { '-' } else { character })
        .collect();
    // `12,-` and `12,--` are whole euros.
    let bare = [",--", ",-", ".-"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(&bare);
    let (sign, digits) = match bare.strip_prefix('-').or_else(|| bare.strip_suffix('-')) {
        Some(rest) => ("-", rest),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let is_told = |mark: DecimalMark| notation.decimal.map(|told| told == mark);
    let mark = match (commas, points) {
        (0, 0) => None,
        (_, 0) if commas > 1 => None,
        (0, _) if points > 1 => None,
        (1, 0) => one_mark(digits, ',', is_told(DecimalMark::Comma), sign)?,
        (0, 1) => one_mark(digits, '.', is_told(DecimalMark::Point), sign)?,
        _ => digits.rfind([',', '.']),
    };
    let (whole, places) = match mark {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    let is_numeric = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    // One kind of mark groups, the other stands in front of the decimals.
    let grouping = if whole.contains(',') { ',' } else { '.' };
    let is_mixed = whole.contains(',') && whole.contains('.')
        || mark.is_some_and(|at| !groups.is_empty() && digits[at..].starts_with(grouping));
    let is_grouped = groups.iter().all(|group| group.len() == 3) && (groups.is_empty() || first.len() <= 3);
    let is_padded = first.len() > 1 && first.starts_with('0') || !groups.is_empty() && first == "0";
    let is_whole = is_numeric(first) && groups.iter().all(|group| is_numeric(group)) && is_grouped;
    if !is_whole || is_mixed || is_padded || places.is_some_and(|places| !is_numeric(places)) {
        return Err(Unreadable::Other);
    }
    let whole = first.to_owned() + &groups.concat();
    Ok(format!("{sign}{whole}{}", places.map(|places| format!(".{places}")).unwrap_or_default()))
}

/// Where the decimals begin in a number with a single mark. Three digits behind one to three others are thousands to
/// one, decimals to another.
fn one_mark(
    digits: &str,
    mark: char,
    is_decimal: Option<bool>,
    sign: &str,
) -> Result<Option<usize>, Unreadable> {
    let at = digits.find(mark);
    let (whole, places) = digits.split_once(mark).unwrap_or((digits, ""));
    let could_group = places.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match is_decimal {
        _ if !could_group => Ok(at),
        Some(true) => Ok(at),
        Some(false) => Ok(None),
        None => {
            Err(Unreadable::TwoWays(format!("{sign}{whole}{places},00"), format!("{sign}{whole},{places}0")))
        }
    }
}

/// A day: `31.12.2021`, `2021-12-31`, `2021-12-31 00:00:00`, and `31/12/2021` where nobody can mistake it.
pub(super) fn day(text: &str, notation: TableNotation) -> Result<Date, Unreadable> {
    let text =
        ["T00:00:00", " 00:00:00", " 00:00"].iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text);
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let &[first, second, third] = parts.as_slice() else { return Err(Unreadable::Other) };
    let is_number =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, second, third].iter().all(is_number) {
        return Err(Unreadable::Other);
    }
    let date = |year: &str, month: &str, day: &str| {
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        date.filter(|_| year.len() == 4 && year != "0000")
    };
    if first.len() == 4 {
        return date(first, second, third).ok_or(Unreadable::Other);
    }
    if third.len() == 2 {
        let meant = date(&format!("20{third}"), second, first);
        return Err(meant.map_or(Unreadable::Other, |meant| Unreadable::WriteInstead(german::date(meant))));
    }
    let (day_first, month_first) = (date(third, second, first), date(third, first, second));
    if text.contains('.') {
        return day_first.ok_or(Unreadable::Other);
    }
    match (day_first, month_first, notation.days) {
        (Some(day), Some(other), _) if day == other => Ok(day),
        (Some(day), None, _)
        | (None, Some(day), _)
        | (Some(day), Some(_), Some(DayOrder::DayFirst))
        | (Some(_), Some(day), Some(DayOrder::MonthFirst)) => Ok(day),
        (Some(day), Some(other), None) => Err(Unreadable::TwoWays(german::date(day), german::date(other))),
        (None, None, _) => Err(Unreadable::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNSAID: TableNotation = TableNotation { decimal: None, days: None };

    #[test]
    fn a_number_is_read_in_every_notation_that_has_one_meaning() {
        for (text, plain) in [
            ("1.234,50", "1234.50"),
            ("1.234.567", "1234567"),
            ("1,234.50", "1234.50"),
            ("-1.234,5 €", "-1234.5"),
            ("1234,50-", "-1234.50"),
            ("\u{2212}3,00", "-3.00"),
            ("12 345,00 EUR", "12345.00"),
            ("0,25", "0.25"),
            ("0,305", "0.305"),
            ("1234,567", "1234.567"),
            ("12,-", "12"),
            ("1'000.00", "1000.00"),
            ("19", "19"),
        ] {
            assert_eq!(number(text, UNSAID).as_deref(), Ok(plain), "{text}");
        }
        for text in [
            "",
            "-",
            ",50",
            "5,",
            "1,23,4",
            "1.2345,00",
            "1.234.50",
            "0305,00",
            "viel",
            "1e5",
            "1.234,567.00",
            "٣",
        ] {
            assert_eq!(number(text, UNSAID), Err(Unreadable::Other), "{text}");
        }
    }

    #[test]
    fn thousands_or_decimals_is_said_or_not_known() {
        let two = |one: &str, other: &str| Err(Unreadable::TwoWays(one.into(), other.into()));
        assert_eq!(number("1.234", UNSAID), two("1234,00", "1,2340"));
        assert_eq!(number("-12,345", UNSAID), two("-12345,00", "-12,3450"));
        let comma = TableNotation { decimal: Some(DecimalMark::Comma), days: None };
        let point = TableNotation { decimal: Some(DecimalMark::Point), days: None };
        assert_eq!(number("1.234", comma).as_deref(), Ok("1234"));
        assert_eq!(number("1.234", point).as_deref(), Ok("1.234"));
        assert_eq!(number("12,345", comma).as_deref(), Ok("12.345"));
        assert_eq!(number("12,345", point).as_deref(), Ok("12345"));
    }

    #[test]
    fn a_day_is_read_where_it_has_one_meaning() {
        for (text, plain) in [
            ("31.12.2021", "2021-12-31"),
            ("1.2.2021", "2021-02-01"),
            ("2021-12-31", "2021-12-31"),
            ("2021-12-31 00:00:00", "2021-12-31"),
            ("31/12/2021", "2021-12-31"),
            ("12/31/2021", "2021-12-31"),
            ("05/05/2021", "2021-05-05"),
        ] {
            assert_eq!(day(text, UNSAID).map(|day| day.to_string()).as_deref(), Ok(plain), "{text}");
        }
        for text in
            ["", "heute", "31.02.2021", "31/31/2021", "2021-12", "1.2", "01.01.0000", "2021-12-31 08:15"]
        {
            assert_eq!(day(text, UNSAID), Err(Unreadable::Other), "{text}");
        }
        assert_eq!(day("31.12.21", UNSAID), Err(Unreadable::WriteInstead("31.12.2021".into())));
        assert_eq!(
            day("01/02/2021", UNSAID),
            Err(Unreadable::TwoWays("01.02.2021".into(), "02.01.2021".into()))
        );
        let told = |order| {
            day("01/02/2021", TableNotation { decimal: None, days: Some(order) }).unwrap().to_string()
        };
        assert_eq!(told(DayOrder::DayFirst), "2021-02-01");
        assert_eq!(told(DayOrder::MonthFirst), "2021-01-02");
    }
}
