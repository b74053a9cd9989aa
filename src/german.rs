//! Figures as German readers write them: `1.234,56 €`, `14,3 %`, `01.07.2020`.
//!
//! Spaces inside a figure are non-breaking, a negative sign is the minus sign (U+2212). Rounding is half
//! away from zero everywhere, so that a figure reads the same wherever it stands.

use crate::cents::Cents;
use jiff::civil::Date;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use rust_decimal::Decimal;

const MINUS: char = '\u{2212}';
const NBSP: char = '\u{a0}';

/// Cents of a million euros.
pub const MILLION: u128 = 100_000_000;
/// Cents of a thousand million euros (Milliarde).
pub const BILLION: u128 = 1000 * MILLION;

/// Euros and cents: `1.234,56 €`.
#[must_use]
pub fn euros(amount: Cents) -> String {
    let absolute = amount.0.unsigned_abs();
    let mut text = grouped(absolute / 100, amount.0 < 0);
    text.push(',');
    push_two_digits(&mut text, (absolute % 100) as u8);
    text.push(NBSP);
    text.push('€');
    text
}

/// A price with as many places as it needs, two at least: `0,305 €`.
#[must_use]
pub fn price(price: Decimal) -> String {
    let price = price.normalize();
    let places = price.scale().max(2);
    let digits = price.mantissa() * 10_i128.pow(places - price.scale());
    let (unit, absolute) = (10_u128.pow(places), digits.unsigned_abs());
    let places = places as usize;
    format!("{},{:0places$}{NBSP}€", grouped(absolute / unit, digits < 0), absolute % unit)
}

/// Whole euros, rounded half away from zero: `1.235 €`.
#[must_use]
pub fn whole_euros(amount: Cents) -> String {
    let mut text = whole(whole_euro_count(amount));
    text.push(NBSP);
    text.push('€');
    text
}

/// Whole euros of an amount, rounded half away from zero.
#[must_use]
pub fn whole_euro_count(amount: Cents) -> i128 {
    let absolute = (amount.0.abs() + 50) / 100;
    if amount.0 < 0 { -absolute } else { absolute }
}

/// Whether parts of a sum, each rounded to whole euros, add up to the sum as it is written so.
pub fn adds_up_in_whole_euros(parts: impl IntoIterator<Item = Cents>, sum: Cents) -> bool {
    parts.into_iter().map(whole_euro_count).sum::<i128>() == whole_euro_count(sum)
}

/// Whether changes that lead from one amount to another can be told in whole euros: they add up as they are written
/// so, and none of them reads as none.
pub fn leads_in_whole_euros(from: Cents, changes: &[Cents], to: Cents) -> bool {
    let reads_as_none = |change: &Cents| !change.is_zero() && whole_euro_count(*change) == 0;
    adds_up_in_whole_euros([&[from], changes].concat(), to) && !changes.iter().any(reads_as_none)
}

/// A whole number with groups of three: `1.234`.
#[must_use]
pub fn whole(number: i128) -> String {
    grouped(number.unsigned_abs(), number < 0)
}

/// How many there are of something, with groups of three: `100.001`.
#[must_use]
pub fn count(number: usize) -> String {
    grouped(number as u128, false)
}

/// A number of millionths with groups of three, without needless places: `8.421`, `39,8`.
#[must_use]
pub fn millionths(millionths: u128) -> String {
    let mut text = grouped(millionths / 1_000_000, false);
    let rest = millionths % 1_000_000;
    if rest > 0 {
        text.push_str(format!(",{rest:06}").trim_end_matches('0'));
    }
    text
}

/// A signed amount with its sign always written: `+1.234,56 €`, `−3,00 €`, `±0,00 €`.
#[must_use]
pub fn signed_euros(amount: Cents) -> String {
    with_sign(amount.0.signum(), euros(amount))
}

/// As [`signed_euros`], in whole euros; the sign is that of the rounded figure.
#[must_use]
pub fn signed_whole_euros(amount: Cents) -> String {
    with_sign(whole_euro_count(amount).signum(), whole_euros(amount))
}

/// An amount in a larger unit of so many cents, with that many decimals: `1,5` (in millions of euros, say).
///
/// `unit` is the number of cents of one unit and above zero. Rounds half away from zero.
#[must_use]
pub fn scaled(amount: Cents, unit: u128, decimals: u32) -> String {
    let (unit, factor) = (unit.max(1), 10_u128.pow(decimals.min(9)));
    let absolute = amount.0.unsigned_abs();
    // The fraction alone is multiplied, so that no amount is too large for it.
    let parts = ((absolute % unit) * factor + unit / 2) / unit;
    let (mut count, mut parts) = (absolute / unit, parts);
    if parts >= factor {
        (count, parts) = (count + 1, parts - factor);
    }
    let mut text = grouped(count, amount.0 < 0 && (count > 0 || parts > 0));
    if factor > 1 {
        text.push_str(&format!(",{parts:0width$}", width = decimals.min(9) as usize));
    }
    text
}

/// An amount in as few digits as a picture of large amounts needs: `12,3 Mio. €`, `1,2 Mrd. €`; whole euros
/// below a million.
#[must_use]
pub fn short_euros(amount: Cents) -> String {
    match amount.0.unsigned_abs() {
        0..MILLION => whole_euros(amount),
        MILLION..BILLION => format!("{}{NBSP}Mio.{NBSP}€", scaled(amount, MILLION, 1)),
        _ => format!("{}{NBSP}Mrd.{NBSP}€", scaled(amount, BILLION, 1)),
    }
}

/// The cents of the last digit that [`short_euros`] writes of an amount.
#[must_use]
pub fn short_step(amount: Cents) -> u128 {
    match amount.0.unsigned_abs() {
        0..MILLION => 100,
        MILLION..BILLION => MILLION / 10,
        _ => BILLION / 10,
    }
}

/// As [`short_euros`], with its sign always written; the sign is that of the rounded figure.
#[must_use]
pub fn signed_short_euros(amount: Cents) -> String {
    with_sign(whole_euro_count(amount).signum(), short_euros(amount))
}

/// A fraction as percent with one decimal: `14,3 %`.
#[must_use]
pub fn percent(fraction: &BigRational) -> String {
    // Half away from zero; the denominator is above zero, the fraction reduced or not.
    let tenths = (fraction.numer().magnitude() * 2000_u32 + fraction.denom().magnitude())
        / (fraction.denom().magnitude() * 2_u32);
    let absolute = tenths.to_u128().unwrap_or(u128::MAX);
    let mut text = grouped(absolute / 10, absolute > 0 && fraction.is_negative());
    text.push(',');
    push_digit(&mut text, (absolute % 10) as u8);
    text.push(NBSP);
    text.push('%');
    text
}

/// A decimal number as data write it, in readers' notation: `-1234.50` is `−1.234,50`.
#[must_use]
pub fn number(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("−", digits));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), self::whole);
    let comma = if places.is_empty() { "" } else { "," };
    format!("{sign}{whole}{comma}{places}")
}

/// A day: `01.07.2020`.
#[must_use]
pub fn date(day: Date) -> String {
    let mut text = day_and_month(day);
    let year = day.year().unsigned_abs();
    push_two_digits(&mut text, (year / 100 % 100) as u8);
    push_two_digits(&mut text, (year % 100) as u8);
    text
}

/// The letters that stand for a small letter where only plain ones may: `ae` for `ä`.
#[must_use]
pub const fn transcribed(letter: char) -> Option<&'static str> {
    match letter {
        'ä' => Some("ae"),
        'ö' => Some("oe"),
        'ü' => Some("ue"),
        'ß' => Some("ss"),
        _ => None,
    }
}

/// A text in small letters from a to z and figures, with one hyphen for whatever else stands between them:
/// `gemeinde-boenen`.
#[must_use]
pub fn in_plain_letters(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match (transcribed(letter), letter) {
            (Some(letters), _) => plain.push_str(letters),
            (None, 'a'..='z' | '0'..='9') => plain.push(letter),
            (None, _) if plain.ends_with('-') => {}
            (None, _) => plain.push('-'),
        }
    }
    plain
}

/// A month: `Oktober 2019`.
#[must_use]
pub fn month(day: Date) -> String {
    let name = match day.month() {
        1 => "Januar",
        2 => "Februar",
        3 => "März",
        4 => "April",
        5 => "Mai",
        6 => "Juni",
        7 => "Juli",
        8 => "August",
        9 => "September",
        10 => "Oktober",
        11 => "November",
        _ => "Dezember",
    };
    format!("{name}{NBSP}{:04}", day.year())
}

/// A day without its year: `01.07.`.
#[must_use]
pub fn day_and_month(day: Date) -> String {
    let mut text = String::with_capacity(10);
    for number in [day.day(), day.month()] {
        push_two_digits(&mut text, number.unsigned_abs());
        text.push('.');
    }
    text
}

/// A number below 100 in two digits.
fn push_two_digits(text: &mut String, number: u8) {
    push_digit(text, number / 10);
    push_digit(text, number % 10);
}

fn with_sign(sign: i128, text: String) -> String {
    match sign {
        1 => format!("+{text}"),
        0 => format!("±{text}"),
        _ => text,
    }
}

fn grouped(number: u128, negative: bool) -> String {
    let mut text = String::with_capacity(24);
    if negative {
        text.push(MINUS);
    }
    push_grouped(&mut text, number);
    text
}

fn push_grouped(text: &mut String, number: u128) {
    // Almost all fit into 64 bits, which are divided much more quickly.
    let (led_by, last) = match u64::try_from(number) {
        Ok(number) => (u128::from(number / 1000), (number % 1000) as u16),
        Err(_) => (number / 1000, (number % 1000) as u16),
    };
    let is_led = led_by > 0;
    if is_led {
        push_grouped(text, led_by);
        text.push('.');
    }
    if is_led || last >= 100 {
        push_digit(text, (last / 100 % 10) as u8);
    }
    if is_led || last >= 10 {
        push_digit(text, (last / 10 % 10) as u8);
    }
    push_digit(text, (last % 10) as u8);
}

fn push_digit(text: &mut String, digit: u8) {
    text.push(char::from(b'0' + digit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;

    #[test]
    fn money_is_grouped_with_points_and_keeps_its_cents() {
        assert_eq!(euros(Cents(123_456)), "1.234,56\u{a0}€");
        assert_eq!(euros(Cents(-5)), "\u{2212}0,05\u{a0}€");
        assert_eq!(euros(Cents(100_000_700)), "1.000.007,00\u{a0}€");
        assert_eq!(euros(Cents(99_999_999_999_999)), "999.999.999.999,99\u{a0}€");
    }

    #[test]
    fn a_price_has_as_many_places_as_it_needs() {
        assert_eq!(price(Decimal::new(305, 3)), "0,305\u{a0}€");
        assert_eq!(price(Decimal::new(-1_234_500_000, 6)), "\u{2212}1.234,50\u{a0}€");
        assert_eq!(price(Decimal::from(7)), "7,00\u{a0}€");
    }

    #[test]
    fn whole_euros_round_half_away_from_zero() {
        assert_eq!(whole_euros(Cents(1_861_250)), "18.613\u{a0}€");
        assert_eq!(whole_euros(Cents(-50)), "\u{2212}1\u{a0}€");
        assert_eq!(whole_euros(Cents(-49)), "0\u{a0}€");
    }

    #[test]
    fn a_change_always_shows_its_sign() {
        assert_eq!(signed_whole_euros(Cents(40)), "±0\u{a0}€");
        assert_eq!(signed_euros(Cents(40)), "+0,40\u{a0}€");
    }

    #[test]
    fn one_seventh_is_fourteen_point_three_percent() {
        let seventh = BigRational::new(BigInt::from(1), BigInt::from(7));
        assert_eq!(percent(&seventh), "14,3\u{a0}%");
        assert_eq!(percent(&-seventh), "\u{2212}14,3\u{a0}%");
    }

    #[test]
    fn a_percentage_rounds_half_away_from_zero_and_has_no_sign_where_nothing_is_left() {
        let one_in = |parts: i32| BigRational::new(BigInt::from(1), BigInt::from(parts));
        assert_eq!(percent(&one_in(2000)), "0,1\u{a0}%");
        assert_eq!(percent(&one_in(-2000)), "\u{2212}0,1\u{a0}%");
        assert_eq!(percent(&one_in(-2001)), "0,0\u{a0}%");
    }

    #[test]
    fn large_amounts_are_short_in_pictures() {
        assert_eq!(short_euros(Cents(99_999_949)), "999.999\u{a0}€");
        assert_eq!(short_euros(Cents(-1_234_567_890)), "\u{2212}12,3\u{a0}Mio.\u{a0}€");
        assert_eq!(short_euros(Cents(99_999_999_999_999)), "1.000,0\u{a0}Mrd.\u{a0}€");
        assert_eq!(signed_short_euros(Cents(1_250_000_000)), "+12,5\u{a0}Mio.\u{a0}€");
    }

    #[test]
    fn a_scaled_amount_rounds_half_away_from_zero() {
        assert_eq!(scaled(Cents(150_000_000), MILLION, 1), "1,5");
        assert_eq!(scaled(Cents(-5_000_000), MILLION, 1), "\u{2212}0,1");
        assert_eq!(scaled(Cents(-4_999_999), MILLION, 1), "0,0");
        assert_eq!(scaled(Cents(99_999_999), MILLION, 2), "1,00");
        assert_eq!(scaled(Cents(123_450), 100, 0), "1.235");
    }

    #[test]
    fn a_day_has_two_digits_for_day_and_month() {
        assert_eq!(date(jiff::civil::date(2020, 7, 1)), "01.07.2020");
        assert_eq!(date(jiff::civil::date(987, 12, 31)), "31.12.0987");
    }
}
