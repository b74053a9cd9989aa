//! Amounts, quantities and rates of VAT: their one notation, and what people write instead.

use super::value::Value;
use crate::cents::Cents;
use crate::invariant::Invariant;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use rust_decimal::Decimal;

/// Digits before the decimal point that an amount may have at the most.
const WHOLE_DIGITS: usize = 12;
/// The largest amount, in cents.
const LARGEST_AMOUNT: i128 = 99_999_999_999_999;
/// Decimal places of a quantity at the most.
const QUANTITY_PLACES: usize = 6;
/// Decimal places of a price: cents at least, as 0.305 for a kilometre more.
const PRICE_PLACES: std::ops::RangeInclusive<usize> = 2..=6;
/// By so many cents an amount may depart from quantity and price, as invoices round line by line.
pub(super) const ROUNDED_ON_INVOICES: Cents = Cents(5);
/// Decimal places of a number of which the format limits none.
const ANY_PLACES: usize = usize::MAX;
/// Digits of a number at the most, in front of the decimal point and behind it: so many are exact.
const EXACT_DIGITS: usize = 28;

/// Why a cell is no number of its kind.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotANumber {
    /// Whether it is a number, but too large.
    pub out_of_range: bool,
    /// What was found, in German.
    pub found: String,
    /// What to write, in German.
    pub remedy: String,
}

/// An amount in euros: `-1234.50`.
pub(super) fn amount(cell: &str) -> Result<Cents, NotANumber> {
    match split(cell) {
        Some(parts) if parts.places.len() == 2 => {
            if parts.whole.len() > WHOLE_DIGITS {
                let limit =
                    if parts.negative { "mindestens -999999999999.99" } else { "höchstens 999999999999.99" };
                return Err(out_of_range(cell, limit));
            }
            parts.digits().map(Cents).ok_or_else(|| not_an_amount(cell))
        }
        _ => Err(not_an_amount(cell)),
    }
}

/// A price in euros, with two to six places: `0.305`.
pub(super) fn price(cell: &str) -> Result<Decimal, NotANumber> {
    let parts = split(cell).filter(|parts| PRICE_PLACES.contains(&parts.places.len()));
    let Some(parts) = parts else {
        let most = DecimalFault::TooManyPlaces(*PRICE_PLACES.end());
        let has_too_many = split(cell).is_some_and(|parts| parts.places.len() > *PRICE_PLACES.end());
        return Err(if has_too_many { most.describe(cell, &QUANTITY) } else { not_an_amount(cell) });
    };
    if parts.whole.len() > WHOLE_DIGITS {
        return Err(out_of_range(cell, "höchstens 999999999999.99"));
    }
    let scale = u32::try_from(parts.places.len()).ok();
    let price = parts.digits().zip(scale);
    Ok(price
        .and_then(|(digits, scale)| Decimal::try_from_i128_with_scale(digits, scale).ok())
        .invariant("so few digits are a number"))
}

/// An amount as a price.
pub(super) fn as_price(amount: Cents) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(amount.0, 2).ok()
}

/// A quantity: decimal, up to six places.
pub(super) fn quantity(cell: &str) -> Result<Decimal, NotANumber> {
    decimal(cell, QUANTITY_PLACES).map_err(|fault| fault.describe(cell, &QUANTITY))
}

/// How many of something, without sign or leading zeros: `4096`.
pub(super) fn count(cell: &str) -> Result<usize, NotANumber> {
    let digits = cell.bytes().all(|digit| digit.is_ascii_digit()) && (cell == "0" || !cell.starts_with('0'));
    cell.parse().ok().filter(|_| digits).ok_or_else(|| NotANumber {
        found: format!("„{cell}“ ist keine Anzahl"),
        remedy: "eine ganze Zahl ohne Vorzeichen schreiben, zum Beispiel 4096".into(),
        out_of_range: false,
    })
}

/// The value of a measure: decimal, not negative, up to six places.
pub(super) fn value(cell: &str) -> Result<Value, NotANumber> {
    let number = decimal(cell, QUANTITY_PLACES).map_err(|fault| fault.describe(cell, &VALUE))?;
    if number.is_sign_negative() {
        return Err(out_of_range(cell, "einen Wert ohne Vorzeichen"));
    }
    // At most 28 digits with at most six places: exact, and no overflow.
    let millionths = number.mantissa() * i128::from(Value::UNIT) / 10_i128.pow(number.scale());
    Value::of_millionths(millionths).ok_or_else(|| out_of_range(cell, "höchstens 999999999999"))
}

impl std::str::FromStr for Value {
    type Err = ();

    /// Reads a value in the ledger's notation.
    fn from_str(text: &str) -> Result<Self, ()> {
        value(text).map_err(drop)
    }
}

/// A rate of VAT in percent: `19`.
pub(super) fn vat_rate(cell: &str) -> Result<Decimal, NotANumber> {
    let rate = decimal(cell, ANY_PLACES).map_err(|fault| fault.describe(cell, &VAT_RATE))?;
    if rate.is_sign_negative() {
        return Err(out_of_range(cell, "einen Satz ohne Vorzeichen"));
    }
    Ok(rate)
}

/// quantity × unit price × (1 + VAT/100), exact, then rounded once, half away from zero, to the cent.
///
/// `None` where the result leaves what an amount can be.
pub(super) fn gross(quantity: Decimal, unit_price: Decimal, vat_rate: Option<Decimal>) -> Option<Cents> {
    let vat = vat_rate.unwrap_or(Decimal::ZERO);
    let cents = gross_in_words(quantity, unit_price, vat)
        .or_else(|| gross_of_any_size(quantity, unit_price, vat).to_i128())?;
    Some(Cents(cents)).filter(|&amount| is_amount(amount))
}

/// Whether an amount may be so large.
pub(super) fn is_amount(cents: Cents) -> bool {
    cents.0.abs() <= LARGEST_AMOUNT
}

/// [`gross`] in machine words; `None` where they do not hold a step of it.
fn gross_in_words(quantity: Decimal, unit_price: Decimal, vat: Decimal) -> Option<i128> {
    let percent_unit = 10_i128.checked_pow(vat.scale())?;
    let factor = percent_unit.checked_mul(100)?.checked_add(vat.mantissa())?;
    let product = quantity.mantissa().checked_mul(unit_price.mantissa())?.checked_mul(factor)?;
    // A price in euros has as many hundreds of cents; the hundred of the percentage and that one cancel.
    let unit = 10_i128.checked_pow(quantity.scale() + unit_price.scale())?.checked_mul(percent_unit)?;
    let rounded = product.checked_abs()?.checked_add(unit / 2)? / unit;
    Some(if product < 0 { -rounded } else { rounded })
}

/// [`gross`] in numbers of any size.
fn gross_of_any_size(quantity: Decimal, unit_price: Decimal, vat: Decimal) -> BigInt {
    let percent_unit = BigInt::from(10).pow(vat.scale());
    let product: BigInt =
        (&percent_unit * 100 + vat.mantissa()) * quantity.mantissa() * unit_price.mantissa();
    let unit = BigInt::from(10).pow(quantity.scale() + unit_price.scale()) * percent_unit;
    let rounded: BigInt = (product.abs() + &unit / 2) / unit;
    if product.is_negative() { -rounded } else { rounded }
}

/// So many digits fit into 64 bits, which is nearly always enough.
const SHORT: usize = 19;

/// A number cut at its decimal point.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    places: &'a str,
}

impl Parts<'_> {
    /// All digits as one number, with the sign.
    fn digits(&self) -> Option<i128> {
        let digits = self.whole.bytes().chain(self.places.bytes()).map(|byte| byte - b'0');
        let number = if self.whole.len() + self.places.len() <= SHORT {
            i128::from(digits.fold(0, |number: u64, digit| number * 10 + u64::from(digit)))
        } else {
            let mut digits = digits.map(i128::from);
            digits.try_fold(0_i128, |number, digit| number.checked_mul(10)?.checked_add(digit))?
        };
        Some(if self.negative { -number } else { number })
    }
}

fn split(cell: &str) -> Option<Parts<'_>> {
    let (negative, rest) = match cell.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, cell),
    };
    // Numbers are short: looking at each byte is faster than a search made for long texts.
    let (whole, places) = match rest.bytes().position(|byte| byte == b'.') {
        Some(point) if point + 1 == rest.len() => return None,
        Some(point) => (rest.get(..point)?, rest.get(point + 1..)?),
        None => (rest, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // 0305.00 is no number: nobody can tell what the leading zero once stood for.
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    (!whole.is_empty() && !is_padded && digits(whole) && digits(places)).then_some(Parts {
        negative,
        whole,
        places,
    })
}

/// A kind of decimal number, for what is said of one that cannot be read.
struct NumberKind {
    /// Its name, in German.
    name: &'static str,
    /// The same as what somebody writes.
    written: &'static str,
    example: &'static str,
    /// What somebody meant who wrote it in another notation.
    meant: fn(&str) -> Option<String>,
}

const QUANTITY: NumberKind =
    NumberKind { name: "Menge", written: "eine Menge", example: "0.25", meant: quantity_in_plain_notation };
const VALUE: NumberKind =
    NumberKind { name: "Wert", written: "einen Wert", example: "8421", meant: plain_notation };
const VAT_RATE: NumberKind = NumberKind {
    name: "Umsatzsteuersatz",
    written: "einen Umsatzsteuersatz",
    example: "19",
    meant: |cell| plain_notation(cell.trim_end().strip_suffix('%').unwrap_or(cell)),
};

/// `25 %` of a post are a quantity of 0.25.
fn quantity_in_plain_notation(cell: &str) -> Option<String> {
    let Some(percent) = cell.trim_end().strip_suffix('%') else { return plain_notation(cell) };
    let percent = decimal(&plain_notation(percent)?, QUANTITY_PLACES - 2).ok()?;
    let quantity = Decimal::try_from_i128_with_scale(percent.mantissa(), percent.scale() + 2).ok()?;
    Some(quantity.normalize().to_string())
}

enum DecimalFault {
    Form,
    TooManyPlaces(usize),
    TooManyDigits,
}

impl DecimalFault {
    fn describe(self, cell: &str, kind: &NumberKind) -> NotANumber {
        match self {
            Self::TooManyDigits => out_of_range(cell, &format!("höchstens {EXACT_DIGITS} Ziffern")),
            Self::TooManyPlaces(places) => NotANumber {
                out_of_range: false,
                found: format!("„{cell}“ hat zu viele Nachkommastellen"),
                remedy: format!("höchstens {places} Nachkommastellen schreiben"),
            },
            Self::Form => NotANumber {
                out_of_range: false,
                found: format!("„{cell}“ ist nicht als {} lesbar", kind.name),
                remedy: (kind.meant)(cell).map_or_else(
                    || format!("{} mit Dezimalpunkt schreiben, zum Beispiel {}", kind.written, kind.example),
                    |plain| format!("{plain} schreiben"),
                ),
            },
        }
    }
}

fn decimal(cell: &str, most_places: usize) -> Result<Decimal, DecimalFault> {
    let parts = split(cell).ok_or(DecimalFault::Form)?;
    if parts.places.len() > most_places {
        return Err(DecimalFault::TooManyPlaces(most_places));
    }
    let significant = parts.whole.len() + parts.places.len();
    let scale = u32::try_from(parts.places.len()).ok().filter(|_| significant <= EXACT_DIGITS);
    let number = scale.zip(parts.digits());
    number
        .and_then(|(scale, digits)| Decimal::try_from_i128_with_scale(digits, scale).ok())
        .ok_or(DecimalFault::TooManyDigits)
}

fn out_of_range(cell: &str, limit: &str) -> NotANumber {
    NotANumber {
        out_of_range: true,
        found: format!("„{cell}“ liegt außerhalb des Bereichs"),
        remedy: format!("{limit} schreiben"),
    }
}

fn not_an_amount(cell: &str) -> NotANumber {
    let fault = |found: String, remedy: String| NotANumber { out_of_range: false, found, remedy };
    if let Some(parts) = split(cell) {
        let shown = cell.trim_start_matches('-');
        return match parts.places.len() {
            0 => fault(format!("„{cell}“ hat keine Nachkommastellen"), format!("{cell}.00 schreiben")),
            1 => fault(format!("„{cell}“ hat nur eine Nachkommastelle"), format!("{cell}0 schreiben")),
            3 if parts.whole.len() <= 3 => fault(
                format!("„{cell}“ hat drei Nachkommastellen oder einen Tausenderpunkt"),
                format!(
                    "{}{}{}.00 schreiben, wenn Tausender gemeint sind; sonst genau zwei Nachkommastellen",
                    if parts.negative { "-" } else { "" },
                    shown.split('.').next().unwrap_or_default(),
                    parts.places
                ),
            ),
            _ => fault(
                format!("„{cell}“ hat {} Nachkommastellen", parts.places.len()),
                "genau zwei Nachkommastellen schreiben".into(),
            ),
        };
    }
    match plain_notation(cell) {
        Some(plain) => {
            let plain = match plain.split_once('.') {
                None => format!("{plain}.00"),
                Some((_, places)) if places.len() == 1 => format!("{plain}0"),
                Some(_) => plain,
            };
            fault(
                match cell.trim_start_matches('-').starts_with('0')
                    && cell.contains('.')
                    && !cell.contains(',')
                {
                    true => format!("„{cell}“ beginnt mit einer Null zu viel"),
                    false => {
                        format!("„{cell}“ ist nicht mit Dezimalpunkt und ohne Tausenderzeichen geschrieben")
                    }
                },
                format!("{plain} schreiben"),
            )
        }
        None => fault(
            format!("„{cell}“ ist kein Betrag"),
            "einen Betrag in Euro mit Dezimalpunkt und zwei Stellen schreiben, zum Beispiel 1234.50".into(),
        ),
    }
}

/// The plain notation of a number that somebody wrote as `1.234,50 €`, `1,234.50` or `1 234,5`.
fn plain_notation(cell: &str) -> Option<String> {
    let bare: String = cell
        .replace("EUR", "")
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '€' | '\'' | '’'))
        .map(|character| if matches!(character, '\u{2212}' | '–') { '-' } else { character })
        .collect();
    let (sign, digits) = match bare.strip_prefix('-').or_else(|| bare.strip_suffix('-')) {
        Some(rest) => ("-", rest.to_owned()),
        None => ("", bare.strip_prefix('+').unwrap_or(&bare).to_owned()),
    };
    let decimal_mark = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) if digits.matches(',').count() == 1 => Some(comma),
        (None, Some(point)) if digits.matches('.').count() == 1 => Some(point),
        _ => None,
    };
    let (whole, places) = match decimal_mark {
        Some(mark) => (digits.get(..mark)?, digits.get(mark + 1..)?),
        None => (digits.as_str(), ""),
    };
    let mut groups = whole.split([',', '.']);
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    if groups.iter().any(|group| group.len() != 3) || (!groups.is_empty() && first.len() > 3) {
        return None;
    }
    let whole: String = std::iter::once(first).chain(groups).collect();
    let whole = match whole.trim_start_matches('0') {
        "" if !whole.is_empty() => "0",
        bare => bare,
    };
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !numeric(whole) || !numeric(places) {
        return None;
    }
    Some(if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remedy<T: std::fmt::Debug>(read: Result<T, NotANumber>) -> String {
        read.map_or_else(|fault| fault.remedy, |value| format!("{value:?} was taken"))
    }

    #[test]
    fn an_amount_has_exactly_two_places() {
        assert_eq!(amount("-1234.50"), Ok(Cents(-123_450)));
        assert_eq!(amount("999999999999.99"), Ok(Cents(99_999_999_999_999)));
        assert_eq!(remedy(amount("12")), "12.00 schreiben");
        assert_eq!(remedy(amount("12.5")), "12.50 schreiben");
        assert_eq!(remedy(amount("12.3456")), "genau zwei Nachkommastellen schreiben");
        assert!(remedy(amount("1.234")).starts_with("1234.00 schreiben, wenn Tausender"));
    }

    #[test]
    fn what_a_german_spreadsheet_writes_is_answered_with_the_plain_notation() {
        for (cell, plain) in [
            ("1.234,50", "1234.50"),
            ("1.234.567,5", "1234567.50"),
            ("-1.234,50 €", "-1234.50"),
            ("1234,50-", "-1234.50"),
            ("\u{2212}3,00", "-3.00"),
            ("1,234.50", "1234.50"),
            ("12 345,00 EUR", "12345.00"),
            ("+7,00", "7.00"),
        ] {
            assert_eq!(remedy(amount(cell)), format!("{plain} schreiben"), "{cell}");
        }
    }

    #[test]
    fn amounts_beyond_the_range_are_out_of_range() {
        assert!(matches!(amount("1000000000000.00"), Err(NotANumber { out_of_range: true, .. })));
        assert!(matches!(amount(&"9".repeat(5000)), Err(NotANumber { out_of_range: false, .. })));
        assert!(matches!(
            amount(&format!("{}.00", "9".repeat(5000))),
            Err(NotANumber { out_of_range: true, .. })
        ));
    }

    #[test]
    fn text_is_no_amount() {
        for cell in ["", "-", ".", ".50", "5.", "--5.00", "1e5", "5.0x", "٣.٠٠", "1,23,4", "=5.00"] {
            assert!(amount(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_quantity_has_up_to_six_places() {
        assert_eq!(quantity("0.250000"), Ok(Decimal::new(25, 2)));
        assert_eq!(remedy(quantity("0.2500001")), "höchstens 6 Nachkommastellen schreiben");
        assert_eq!(remedy(quantity("0,25")), "0.25 schreiben");
        assert_eq!(remedy(quantity("viel")), "eine Menge mit Dezimalpunkt schreiben, zum Beispiel 0.25");
    }

    #[test]
    fn a_percentage_is_a_quantity_of_hundredths_and_no_amount() {
        for (cell, plain) in [("25%", "0.25"), ("25 %", "0.25"), ("12,5 %", "0.125"), ("100%", "1")] {
            assert_eq!(remedy(quantity(cell)), format!("{plain} schreiben"), "{cell}");
        }
        // 0.1234567 has too many places.
        assert!(remedy(quantity("12.34567%")).starts_with("eine Menge mit Dezimalpunkt"));
        assert!(remedy(amount("12 %")).starts_with("einen Betrag in Euro"));
    }

    #[test]
    fn the_limit_that_an_amount_passes_is_named() {
        assert_eq!(remedy(amount("1000000000000.00")), "höchstens 999999999999.99 schreiben");
        assert_eq!(remedy(amount("-1000000000000.00")), "mindestens -999999999999.99 schreiben");
    }

    #[test]
    fn a_quantity_has_as_many_whole_digits_as_are_exact() {
        assert_eq!(
            quantity("9999999999999.000001"),
            Ok(Decimal::from_i128_with_scale(9_999_999_999_999_000_001, 6))
        );
        assert!(quantity(&"9".repeat(28)).is_ok());
        let too_long = NotANumber {
            out_of_range: true,
            found: format!("„{}“ liegt außerhalb des Bereichs", "9".repeat(29)),
            remedy: "höchstens 28 Ziffern schreiben".into(),
        };
        assert_eq!(quantity(&"9".repeat(29)), Err(too_long));
    }

    #[test]
    fn a_value_is_not_negative_and_has_up_to_six_places() {
        assert_eq!(value("8421").map(Value::millionths), Ok(8_421_000_000));
        assert_eq!(value("0.000001").map(Value::millionths), Ok(1));
        assert_eq!(value("999999999999").map(Value::millionths), Ok(999_999_999_999_000_000));
        assert_eq!(remedy(value("999999999999.000001")), "höchstens 999999999999 schreiben");
        assert_eq!(remedy(value(&"9".repeat(28))), "höchstens 999999999999 schreiben");
        assert_eq!(remedy(value("-1")), "einen Wert ohne Vorzeichen schreiben");
        assert_eq!(remedy(value("1.0000001")), "höchstens 6 Nachkommastellen schreiben");
        assert_eq!(remedy(value("8.421.000")), "8421000 schreiben");
    }

    #[test]
    fn a_rate_of_vat_is_any_percentage_from_nought() {
        assert_eq!(vat_rate("19"), Ok(Decimal::from(19)));
        assert_eq!(vat_rate("10.125"), Ok(Decimal::new(10_125, 3)));
        assert_eq!(vat_rate("250"), Ok(Decimal::from(250)));
        assert_eq!(remedy(vat_rate("-1")), "einen Satz ohne Vorzeichen schreiben");
        assert_eq!(remedy(vat_rate("19 %")), "19 schreiben");
        assert_eq!(
            remedy(vat_rate("voll")),
            "einen Umsatzsteuersatz mit Dezimalpunkt schreiben, zum Beispiel 19"
        );
        assert!(matches!(
            vat_rate(&format!("19.{}", "0".repeat(5000))),
            Err(NotANumber { out_of_range: true, .. })
        ));
    }

    fn price_of(cents: i128) -> Decimal {
        Decimal::from_i128_with_scale(cents, 2)
    }

    #[test]
    fn a_price_has_two_to_six_places() {
        for (cell, price) in [
            ("0.305", Decimal::new(305, 3)),
            ("12.00", Decimal::new(12, 0)),
            ("-0.000001", Decimal::new(-1, 6)),
        ] {
            assert_eq!(super::price(cell), Ok(price), "{cell}");
        }
        for cell in ["1", "1.5", "1.0000001", "0305.00", "1,305", "1000000000000.00"] {
            assert!(super::price(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_number_does_not_begin_with_a_nought_too_many() {
        assert_eq!(remedy(amount("0305.00")), "305.00 schreiben");
        assert_eq!(remedy(amount("-00.50")), "-0.50 schreiben");
        assert_eq!(remedy(quantity("01")), "1 schreiben");
        assert_eq!(amount("0.50"), Ok(Cents(50)));
    }

    #[test]
    fn gross_rounds_once_half_away_from_zero() {
        // 0.25 × 97055.15 = 24263.7875; 5049.9197 = 4243.63 × 1.19; ±0.125 ends in a half cent.
        assert_eq!(gross(Decimal::new(25, 2), price_of(9_705_515), None), Some(Cents(2_426_379)));
        assert_eq!(gross(Decimal::ONE, price_of(424_363), Some(Decimal::from(19))), Some(Cents(504_992)));
        assert_eq!(gross(Decimal::new(5, 1), price_of(25), None), Some(Cents(13)));
        assert_eq!(gross(Decimal::new(5, 1), price_of(-25), None), Some(Cents(-13)));
    }

    #[test]
    fn gross_is_exact_where_machine_words_do_not_reach() {
        // 10^22 × 0.01 is no amount; 10^27 × 0.00 is.
        let rate = Some(Decimal::from_i128_with_scale(1, 18));
        let quantity = |cell: &str| quantity(cell).unwrap_or_default();
        assert_eq!(gross(quantity(&format!("1{}", "0".repeat(22))), price_of(1), rate), None);
        assert_eq!(gross(quantity(&format!("1{}", "0".repeat(27))), price_of(0), rate), Some(Cents(0)));
        // Both ways round in the same way: 1.4 × 1.07142857 = 1.499999998, 1.4 × 1.07142858 = 1.500000012.
        let steps = [gross_in_words, |a, b, c| gross_of_any_size(a, b, c).to_i128()];
        for gross in steps {
            let of = |quantity, rate| gross(quantity, price_of(-1), rate);
            assert_eq!(of(Decimal::new(1_500_000, 6), Decimal::ZERO), Some(-2));
            assert_eq!(of(Decimal::new(1_400_000, 6), Decimal::new(7_142_857, 6)), Some(-1));
            assert_eq!(of(Decimal::new(1_400_000, 6), Decimal::new(7_142_858, 6)), Some(-2));
        }
        let third = Decimal::from_i128_with_scale(33_333_333_333_333_333_333_333_333, 24);
        // 3,000,000 × 1000.00 × 1.333… (24 places) = 3,999,999,999.999…, in cents nothing but 4,000,000,000.00.
        assert_eq!(gross_in_words(Decimal::new(3_000_000_000_000, 6), price_of(100_000), third), None);
        assert_eq!(
            gross(Decimal::new(3_000_000_000_000, 6), price_of(100_000), Some(third)),
            Some(Cents(400_000_000_000))
        );
    }

    #[test]
    fn gross_beyond_the_largest_amount_is_none() {
        assert_eq!(gross(Decimal::ONE, price_of(LARGEST_AMOUNT), None), Some(Cents(LARGEST_AMOUNT)));
        assert_eq!(gross(Decimal::new(2, 0), price_of(-LARGEST_AMOUNT), None), None);
    }
}
