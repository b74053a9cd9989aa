//! Amounts, quantities and rates of VAT: their one notation, and what people write instead.

use crate::cents::Cents;
use rust_decimal::Decimal;

/// Digits before the decimal point that an amount or a quantity may have at the most.
const WHOLE_DIGITS: usize = 12;
/// Decimal places of a quantity at the most.
const QUANTITY_PLACES: usize = 6;
/// Decimal places of a rate of VAT at the most.
const VAT_PLACES: usize = 2;

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
            if parts.whole.trim_start_matches('0').len() > WHOLE_DIGITS {
                return Err(too_large(cell, "höchstens 999999999999.99"));
            }
            parts.digits().map(Cents).ok_or_else(|| not_an_amount(cell))
        }
        _ => Err(not_an_amount(cell)),
    }
}

/// A quantity: decimal, up to six places.
pub(super) fn quantity(cell: &str) -> Result<Decimal, NotANumber> {
    decimal(cell, WHOLE_DIGITS, QUANTITY_PLACES).map_err(|fault| fault.describe(cell, "eine Menge", "0.25"))
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

/// A rate of VAT in percent: `19`.
pub(super) fn vat_rate(cell: &str) -> Result<Decimal, NotANumber> {
    let rate =
        decimal(cell, 3, VAT_PLACES).map_err(|fault| fault.describe(cell, "ein Umsatzsteuersatz", "19"))?;
    if rate.is_sign_negative() || rate > Decimal::ONE_HUNDRED {
        return Err(too_large(cell, "einen Satz von 0 bis 100"));
    }
    Ok(rate)
}

/// quantity × unit price × (1 + VAT/100), exact, then rounded once, half away from zero, to the cent.
///
/// `None` where the result leaves what an amount can be.
pub(super) fn gross(quantity: Decimal, unit_price: Cents, vat_rate: Option<Decimal>) -> Option<Cents> {
    let vat = vat_rate.unwrap_or_default();
    let percent_unit = 10_i128.checked_pow(vat.scale())?;
    let factor = percent_unit.checked_mul(100)?.checked_add(vat.mantissa())?;
    let product = quantity.mantissa().checked_mul(unit_price.0)?.checked_mul(factor)?;
    let unit = 10_i128.checked_pow(quantity.scale())?.checked_mul(100)?.checked_mul(percent_unit)?;
    let rounded = product.checked_abs()?.checked_add(unit / 2)? / unit;
    Some(Cents(if product < 0 { -rounded } else { rounded }))
}

/// A number cut at its decimal point.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    places: &'a str,
}

impl Parts<'_> {
    /// All digits as one number, with the sign.
    fn digits(&self) -> Option<i128> {
        let mut number: i128 = 0;
        for byte in self.whole.bytes().chain(self.places.bytes()) {
            number = number.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        Some(if self.negative { -number } else { number })
    }
}

fn split(cell: &str) -> Option<Parts<'_>> {
    let (negative, rest) = match cell.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, cell),
    };
    let (whole, places) = match rest.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (rest, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(places)).then_some(Parts { negative, whole, places })
}

enum DecimalFault {
    Form,
    TooManyPlaces(usize),
    TooLarge(usize),
}

impl DecimalFault {
    fn describe(self, cell: &str, what: &str, example: &str) -> NotANumber {
        match self {
            Self::TooLarge(digits) => too_large(cell, &format!("höchstens {digits} Stellen vor dem Komma")),
            Self::TooManyPlaces(places) => NotANumber {
                out_of_range: false,
                found: format!("„{cell}“ hat zu viele Nachkommastellen"),
                remedy: format!("höchstens {places} Nachkommastellen schreiben"),
            },
            Self::Form => NotANumber {
                out_of_range: false,
                found: format!(
                    "„{cell}“ ist nicht als {} lesbar",
                    what.trim_start_matches("eine ").trim_start_matches("ein ")
                ),
                remedy: match plain_notation(cell) {
                    Some(plain) => format!("{plain} schreiben"),
                    None => format!("{what} mit Dezimalpunkt schreiben, zum Beispiel {example}"),
                },
            },
        }
    }
}

fn decimal(cell: &str, whole_digits: usize, most_places: usize) -> Result<Decimal, DecimalFault> {
    let parts = split(cell).ok_or(DecimalFault::Form)?;
    if parts.places.len() > most_places {
        return Err(DecimalFault::TooManyPlaces(most_places));
    }
    if parts.whole.trim_start_matches('0').len() > whole_digits {
        return Err(DecimalFault::TooLarge(whole_digits));
    }
    let scale = u32::try_from(parts.places.len()).map_err(|_| DecimalFault::Form)?;
    let digits = parts.digits().ok_or(DecimalFault::TooLarge(whole_digits))?;
    Decimal::try_from_i128_with_scale(digits, scale).map_err(|_| DecimalFault::TooLarge(whole_digits))
}

fn too_large(cell: &str, limit: &str) -> NotANumber {
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
                format!("„{cell}“ ist nicht mit Dezimalpunkt und ohne Tausenderzeichen geschrieben"),
                format!("{plain} schreiben"),
            )
        }
        None => fault(
            format!("„{cell}“ ist kein Betrag"),
            "einen Betrag in Euro mit Dezimalpunkt und zwei Stellen schreiben, zum Beispiel 1234.50".into(),
        ),
    }
}

/// The plain notation of a number that somebody wrote as `1.234,50 €`, `1,234.50`, `1 234,5` or `12 %`.
fn plain_notation(cell: &str) -> Option<String> {
    let bare: String = cell
        .replace("EUR", "")
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '€' | '%' | '\'' | '’'))
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
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !numeric(&whole) || !numeric(places) {
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
    }

    #[test]
    fn a_rate_of_vat_is_between_nought_and_a_hundred() {
        assert_eq!(vat_rate("19"), Ok(Decimal::from(19)));
        assert!(vat_rate("-1").is_err() && vat_rate("101").is_err());
        assert_eq!(remedy(vat_rate("19 %")), "19 schreiben");
    }

    #[test]
    fn gross_rounds_once_half_away_from_zero() {
        // 0.25 × 97055.15 = 24263.7875; 5049.9197 = 4243.63 × 1.19; ±0.125 ends in a half cent.
        assert_eq!(gross(Decimal::new(25, 2), Cents(9_705_515), None), Some(Cents(2_426_379)));
        assert_eq!(gross(Decimal::ONE, Cents(424_363), Some(Decimal::from(19))), Some(Cents(504_992)));
        assert_eq!(gross(Decimal::new(5, 1), Cents(25), None), Some(Cents(13)));
        assert_eq!(gross(Decimal::new(5, 1), Cents(-25), None), Some(Cents(-13)));
    }

    #[test]
    fn gross_of_the_largest_cells_does_not_overflow() {
        let most = quantity("999999999999.999999").map_err(|fault| fault.found);
        let price = Cents(99_999_999_999_999);
        let rate = Some(Decimal::new(9999, 2));
        assert!(most.is_ok_and(|quantity| gross(quantity, price, rate).is_some()));
    }
}
