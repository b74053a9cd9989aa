//! The vertical axis of amounts: zero always on it, ticks at round amounts, one unit for all of them.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet};
use super::text_size::width;
use crate::cents::Cents;
use crate::german::{BILLION, MILLION, scaled};

/// An axis from a lowest to a highest tick, before it has a place on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AmountAxis {
    low: i128,
    high: i128,
    step: i128,
    unit: Unit,
}

/// What the ticks count, and with how many decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    name: &'static str,
    cents: u128,
    decimals: u32,
}

/// An axis with its place on a sheet.
#[derive(Clone, Debug)]
pub(super) struct PlacedAxis {
    axis: AmountAxis,
    top: f64,
    bottom: f64,
}

impl AmountAxis {
    /// An axis that holds zero and all these amounts, with about that many intervals.
    pub(super) fn covering(amounts: impl IntoIterator<Item = Cents>, intervals: i128) -> Self {
        let (mut low, mut high) = (0, 0);
        for amount in amounts {
            low = low.min(amount.0);
            high = high.max(amount.0);
        }
        let step = if low == high { 100 } else { round_step(high - low, intervals) };
        high = if low == high { step } else { high };
        let (low, high) = (low.div_euclid(step) * step, (high + step - 1).div_euclid(step) * step);
        let unit = Unit::of(low.unsigned_abs().max(high.unsigned_abs()), step);
        Self { low, high, step, unit }
    }

    fn ticks(&self) -> impl Iterator<Item = i128> + '_ {
        let mut tick = self.low;
        std::iter::from_fn(move || {
            let this = tick;
            tick += self.step;
            (this <= self.high).then_some(this)
        })
    }

    fn label(&self, tick: i128) -> String {
        scaled(Cents(tick), self.unit.cents, if tick == 0 { 0 } else { self.unit.decimals })
    }

    /// Room that the ticks need left of the plot, with their distance to it.
    pub(super) fn room(&self) -> f64 {
        let ticks = self.ticks().map(|tick| width(&self.label(tick), false));
        ticks.fold(width(self.unit.name, false), f64::max).max(16.0) + 8.0
    }

    /// Puts the axis between two heights of a sheet.
    pub(super) fn placed(self, top: f64, bottom: f64) -> PlacedAxis {
        PlacedAxis { axis: self, top, bottom }
    }
}

impl Unit {
    fn of(largest: u128, step: i128) -> Self {
        let (name, cents) = match largest {
            0..MILLION => ("€", 100),
            MILLION..BILLION => ("Mio.\u{a0}€", MILLION),
            _ => ("Mrd.\u{a0}€", BILLION),
        };
        let step = step.unsigned_abs();
        let decimals = if cents == 100 {
            if step.is_multiple_of(100) { 0 } else { 2 }
        } else {
            (0..9).find(|&places| (step * 10_u128.pow(places)).is_multiple_of(cents)).unwrap_or(9)
        };
        Self { name, cents, decimals }
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … cents that needs no more than that many intervals.
fn round_step(range: i128, intervals: i128) -> i128 {
    let least = (range + intervals - 1) / intervals;
    let mut power = 1;
    loop {
        for digit in [1, 2, 5] {
            if digit * power >= least {
                return digit * power;
            }
        }
        power *= 10;
    }
}

impl PlacedAxis {
    /// The height of an amount on the sheet.
    pub(super) fn y(&self, amount: Cents) -> f64 {
        let share = (amount.0 - self.axis.low) as f64 / (self.axis.high - self.axis.low) as f64;
        self.bottom - share * (self.bottom - self.top)
    }

    /// The height of zero.
    pub(super) fn zero(&self) -> f64 {
        self.y(Cents::ZERO)
    }

    /// Draws grid, labels, and the unit above the highest tick. The zero line comes with [`Self::draw_zero`].
    pub(super) fn draw(&self, sheet: &mut Sheet, left: f64, right: f64) {
        for tick in self.axis.ticks().filter(|&tick| tick != 0) {
            let y = self.y(Cents(tick));
            sheet.line(Mark::Grid, &[(left, y), (right, y)]);
        }
        for tick in self.axis.ticks() {
            let y = self.y(Cents(tick)) + 5.0;
            sheet.text(&self.axis.label(tick), TextRole::Tick, Align::End, left - 8.0, y);
        }
        sheet.text(self.axis.unit.name, TextRole::Tick, Align::End, left - 8.0, self.top - 13.0);
    }

    /// Draws the zero line; after columns, so that it stays visible.
    pub(super) fn draw_zero(&self, sheet: &Sheet, left: f64, right: f64) {
        sheet.line(Mark::Axis, &[(left, self.zero()), (right, self.zero())]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(amounts: &[i128], intervals: i128) -> (Vec<String>, &'static str) {
        let axis = AmountAxis::covering(amounts.iter().map(|&cents| Cents(cents)), intervals);
        (axis.ticks().map(|tick| axis.label(tick)).collect(), axis.unit.name)
    }

    #[test]
    fn ticks_are_round_amounts_from_zero() {
        assert_eq!(
            ticks(&[387_512], 5),
            (["0", "1.000", "2.000", "3.000", "4.000"].map(String::from).to_vec(), "€")
        );
        assert_eq!(ticks(&[7], 5), (["0", "0,02", "0,04", "0,06", "0,08"].map(String::from).to_vec(), "€"));
        assert_eq!(
            ticks(&[140_000_000, 20], 5),
            (["0", "0,5", "1,0", "1,5"].map(String::from).to_vec(), "Mio.\u{a0}€")
        );
    }

    #[test]
    fn a_refund_takes_the_axis_below_zero() {
        assert_eq!(
            ticks(&[-12_000, 30_000], 5),
            (["\u{2212}200", "\u{2212}100", "0", "100", "200", "300"].map(String::from).to_vec(), "€")
        );
    }

    #[test]
    fn nothing_at_all_still_has_a_zero_line() {
        assert_eq!(ticks(&[], 5).0, ["0", "1"]);
    }
}
