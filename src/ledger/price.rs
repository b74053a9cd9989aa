//! From quantity and price to the amount, and back, as the cells of a row write them.

use super::number;
use crate::cents::Cents;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use rust_decimal::Decimal;

/// The amount that follows from these cells; `None` where one of them cannot be read, or it would be too large.
#[must_use]
pub fn amount_of(quantity: &str, unit_price: &str, vat_rate: &str) -> Option<Cents> {
    number::gross(number::quantity(quantity).ok()?, number::price(unit_price).ok()?, rate(vat_rate)?)
}

/// The price with the fewest places from which an amount follows; where none has so few, the nearest one.
#[must_use]
pub fn price_for(amount: &str, quantity: &str, vat_rate: &str) -> Option<String> {
    let (amount, quantity) = (number::amount(amount).ok()?, number::quantity(quantity).ok()?);
    let vat_rate = rate(vat_rate)?;
    // Cents by quantity and by hundred and some percent: that is euros for one, net.
    let gross_for_one = exact(quantity) * (exact(vat_rate.unwrap_or_default()) + BigInt::from(100));
    if gross_for_one.is_zero() {
        return None;
    }
    let price = BigRational::from(BigInt::from(amount.0)) / gross_for_one;
    let with_places = |places: u32| {
        let digits = (&price * BigInt::from(10).pow(places)).round().to_integer().to_i128()?;
        Decimal::try_from_i128_with_scale(digits, places).ok()
    };
    let prices: Vec<Decimal> = (2..=6).filter_map(with_places).collect();
    let gives_it = |price: &&Decimal| number::gross(quantity, **price, vat_rate) == Some(amount);
    prices.iter().find(gives_it).or(prices.last()).map(ToString::to_string)
}

/// The inner `None` is a service that is not taxable.
fn rate(cell: &str) -> Option<Option<Decimal>> {
    if cell.is_empty() { Some(None) } else { number::vat_rate(cell).ok().map(Some) }
}

fn exact(number: Decimal) -> BigRational {
    BigRational::new(BigInt::from(number.mantissa()), BigInt::from(10).pow(number.scale()))
}

#[cfg(test)]
mod tests {
    use super::{amount_of, price_for};
    use crate::cents::Cents;

    #[test]
    fn an_amount_follows_from_quantity_price_and_vat() {
        // 2 × 380.00 × 1.19 = 904.40
        assert_eq!(amount_of("2", "380.00", "19"), Some(Cents(90_440)));
        assert_eq!(amount_of("2", "380,00", "19"), None);
    }

    #[test]
    fn a_price_is_found_for_an_amount() {
        for (amount, quantity, vat_rate, price) in [
            ("26100.00", "0.25", "", Some("104400.00")),
            ("904.40", "2", "19", Some("380.00")),
            // 100.00 / 3 = 33.333…; 3 × 33.333 = 99.999, which is 100.00
            ("100.00", "3", "", Some("33.333")),
            ("-100.00", "1", "", Some("-100.00")),
            ("100.00", "0", "", None),
            ("100", "1", "", None),
        ] {
            assert_eq!(price_for(amount, quantity, vat_rate).as_deref(), price, "{amount}");
        }
    }
}
