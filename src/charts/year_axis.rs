//! The horizontal axis of years, for columns (one slot a year) and for days.
//!
//! A year is a stretch of time, so its label stands in the middle of the stretch and ticks stand at its ends.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet};
use super::text_size::{ASCENT, width};
use jiff::civil::Date;

/// Room below the plot for ticks and labels.
pub(super) const YEAR_ROOM: f64 = 26.0;

/// Years side by side between two points of the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearAxis {
    /// The left and the right end, as years since the year zero.
    days: (f64, f64),
    years: (i16, i16),
    left: f64,
    right: f64,
}

impl YearAxis {
    /// Whole years, first and last included.
    pub(super) fn of_years(first: i16, last: i16, left: f64, right: f64) -> Self {
        let days = (f64::from(first), f64::from(last) + 1.0);
        Self { days, years: (first, last), left, right }
    }

    /// From a day to another, the last one excluded.
    pub(super) fn of_days(from: Date, to: Date, left: f64, right: f64) -> Self {
        let last = to.yesterday().unwrap_or(to).year();
        Self {
            days: (position(from), position(to)),
            years: (from.year(), last.max(from.year())),
            left,
            right,
        }
    }

    fn x_at(&self, position: f64) -> f64 {
        let (from, to) = self.days;
        let share = if to > from { (position - from) / (to - from) } else { 0.0 };
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// The place of the first moment of a day; days outside lie on the nearer end.
    pub(super) fn x(&self, day: Date) -> f64 {
        self.x_at(position(day))
    }

    /// Left and right end of a year.
    pub(super) fn slot(&self, year: i16) -> (f64, f64) {
        (self.x_at(f64::from(year)), self.x_at(f64::from(year) + 1.0))
    }

    /// The column of a year: the middle part of its slot, narrower than `widest`.
    pub(super) fn column(&self, year: i16, share: f64, widest: f64) -> (f64, f64) {
        let (left, right) = self.slot(year);
        let width = ((right - left) * share).min(widest).max(0.4);
        let middle = (left + right) / 2.0;
        (middle - width / 2.0, middle + width / 2.0)
    }

    /// Where one year ends and the next begins, both ends of the axis included.
    pub(super) fn boundaries(&self) -> impl Iterator<Item = f64> + '_ {
        (self.years.0..=self.years.1).map(|year| self.slot(year).0).chain([self.right])
    }

    /// Beginnings of years, at least so far from each other, and the right end.
    pub(super) fn lines(&self, distance: f64) -> impl Iterator<Item = f64> + '_ {
        let step = label_step(self.whole_year(), distance);
        let begins = (self.years.0..=self.years.1).filter(move |year| year % step == 0);
        begins.map(|year| self.slot(year).0).chain([self.right])
    }

    /// Width of a whole year.
    fn whole_year(&self) -> f64 {
        (self.right - self.left) / (self.days.1 - self.days.0).max(1.0 / 366.0)
    }

    /// Draws ticks below `y` and the years that have room, and says which ones had.
    pub(super) fn draw(&self, sheet: &mut Sheet, y: f64) -> Vec<i16> {
        let whole_year = self.whole_year();
        if whole_year >= 5.0 {
            for x in self.boundaries() {
                sheet.line(Mark::Axis, &[(x, y), (x, y + 5.0)]);
            }
        }
        self.draw_labels(sheet, y + 9.0 + ASCENT)
    }

    /// Draws the years that have room, their baseline at `y`, and says which ones had.
    pub(super) fn draw_labels(&self, sheet: &mut Sheet, y: f64) -> Vec<i16> {
        let whole_year = self.whole_year();
        let room = width("2000", false) + 8.0;
        let step = label_step(whole_year, room);
        let (mut labelled, mut free_from) = (Vec::new(), f64::NEG_INFINITY);
        for year in (self.years.0..=self.years.1).filter(|year| year % step == 0) {
            let (left, right) = self.slot(year);
            let middle = (left + right) / 2.0;
            // The first and the last year may be parts only.
            let has_room = step > 1 || right - left >= room - 4.0 || self.years.0 == self.years.1;
            if has_room && middle - room / 2.0 >= free_from {
                let label = format!("{year:04}");
                if sheet.text_if_free(&label, TextRole::Tick, Align::Middle, middle, y) {
                    free_from = middle + room / 2.0;
                    labelled.push(year);
                }
            }
        }
        labelled
    }
}

/// A day as years since the year zero, and the part of its year that has passed.
fn position(day: Date) -> f64 {
    let passed = f64::from(day.day_of_year()) - 1.0;
    f64::from(day.year()) + passed / f64::from(day.days_in_year())
}

/// Every how many years a label has room.
fn label_step(whole_year: f64, room: f64) -> i16 {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
    steps.into_iter().find(|&step| whole_year * f64::from(step) >= room).unwrap_or(5000)
}
