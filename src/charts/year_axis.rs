//! The horizontal axis of years, for columns (one slot a year) and for days.
//!
//! A year is a segment of time, so its label stands in the middle of the segment and ticks stand at its ends.

use super::mark::{Mark, TextRole};
use super::sheet::{Align, Sheet};
use super::text_size::{ASCENT, width};
use jiff::civil::Date;

/// Room below the plot for ticks and labels.
pub(super) const YEAR_ROOM: f64 = 26.0;

/// Room at the right of a plot of so many years that has nothing beside it: the last year stands below its column.
pub(super) fn margin(years: usize) -> f64 {
    if years > 12 { 14.0 } else { 4.0 }
}

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

    /// Draws ticks below `y` and the years that have room, and says which ones had. Each has at least that much
    /// room, for what stands below it.
    pub(super) fn draw(&self, sheet: &mut Sheet, y: f64, room: f64) -> Vec<i16> {
        if self.whole_year() >= 5.0 {
            for x in self.boundaries() {
                sheet.line(Mark::Axis, &[(x, y), (x, y + 5.0)]);
            }
        }
        self.draw_labels(sheet, y + 9.0 + ASCENT, room)
    }

    /// Draws the years that have room, their baseline at `y`, and says which ones had.
    pub(super) fn draw_labels(&self, sheet: &mut Sheet, y: f64, room: f64) -> Vec<i16> {
        let year_room = width("2000", false);
        let labels = self.labels((year_room + 8.0).max(room), |middle| sheet.inside(middle, year_room / 2.0));
        let drawn = labels.into_iter().filter(|&(year, middle)| {
            sheet.text_if_free(&format!("{year:04}"), TextRole::Tick, Align::Middle, middle, y)
        });
        drawn.map(|(year, _)| year).collect()
    }

    /// The years to be written with their places: the first and the last one, and between them as many as have
    /// that much room, evenly. `inside` moves a place so that its label does not leave the sheet.
    fn labels(&self, room: f64, inside: impl Fn(f64) -> f64) -> Vec<(i16, f64)> {
        // A year of which the axis shows some weeks only leaves its place to its neighbour.
        let is_short = |year: i16| {
            let (left, right) = self.slot(year);
            right - left < self.whole_year() / 3.0
        };
        let (mut first, mut last) = self.years;
        if first < last && is_short(first) {
            first += 1;
        }
        if first < last && is_short(last) {
            last -= 1;
        }
        let label = |year: i16| {
            let (left, right) = self.slot(year);
            (year, inside((left + right) / 2.0))
        };
        let apart = |one: (i16, f64), next: (i16, f64)| next.1 - one.1 >= room;
        let ends = (label(first), label(last));
        if first == last || !apart(ends.0, ends.1) {
            return vec![ends.1];
        }
        // The first and the last year may be parts only, beside which their neighbours have no room.
        let all: Vec<(i16, f64)> = (first..=last).map(label).collect();
        let inner = |&&label: &&(i16, f64)| apart(ends.0, label) && apart(label, ends.1);
        let whole: Vec<(i16, f64)> = all[1..all.len() - 1].iter().filter(inner).copied().collect();
        if whole.len() + 4 >= all.len() && whole.windows(2).all(|pair| apart(pair[0], pair[1])) {
            return [ends.0].into_iter().chain(whole).chain([ends.1]).collect();
        }
        let span = all.len() - 1;
        let evenly = |intervals: usize| -> Vec<(i16, f64)> {
            (0..=intervals).map(|place| all[(place * span + intervals / 2) / intervals]).collect()
        };
        let most = (1..span).rev().map(evenly);
        most.into_iter()
            .find(|labels| labels.windows(2).all(|pair| apart(pair[0], pair[1])))
            .unwrap_or_else(|| vec![ends.0, ends.1])
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

#[cfg(test)]
mod tests {
    use super::*;

    fn years(axis: &YearAxis, room: f64) -> Vec<i16> {
        axis.labels(room, |x| x).into_iter().map(|(year, _)| year).collect()
    }

    #[test]
    fn the_first_and_the_last_year_are_always_written_and_others_evenly_between() {
        // Ten units a year, 45 a label: at least five years from one to the next.
        let thirty = YearAxis::of_years(1994, 2023, 50.0, 350.0);
        let written = years(&thirty, 45.0);
        assert_eq!((written.first(), written.last()), (Some(&1994), Some(&2023)));
        let gaps: Vec<i16> = written.windows(2).map(|pair| pair[1] - pair[0]).collect();
        // 29 years in five parts.
        assert_eq!(gaps.len(), 5);
        assert!(gaps.iter().all(|gap| [5, 6].contains(gap)), "{gaps:?}");
    }

    #[test]
    fn all_years_are_written_where_all_have_room() {
        let five = YearAxis::of_years(2020, 2024, 0.0, 250.0);
        assert_eq!(years(&five, 45.0), [2020, 2021, 2022, 2023, 2024]);
        assert_eq!(years(&YearAxis::of_years(2024, 2024, 0.0, 10.0), 45.0), [2024]);
    }

    #[test]
    fn a_short_part_of_a_year_leaves_its_place_to_its_neighbour() {
        let days =
            YearAxis::of_days(jiff::civil::date(2019, 12, 1), jiff::civil::date(2024, 1, 1), 0.0, 245.0);
        assert_eq!(years(&days, 45.0), [2020, 2021, 2022, 2023]);
    }
}
