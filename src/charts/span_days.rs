//! The days on which memberships began and ended, written in their bars or beside them.

use super::mark::TextRole;
use super::sheet::{Align, Area, Sheet};
use super::text_size::width;
use crate::german;
use jiff::civil::Date;

/// The days of one membership that there is anything to say about.
#[derive(Clone, Debug, Default)]
pub(super) struct SpanDays {
    /// Its first day, where that is later than the beginning of the time line.
    pub(super) from: Option<SpanDay>,
    /// Its last day, where it has ended.
    pub(super) until: Option<SpanDay>,
}

/// A day as it is written: with its word, and without where that has no room.
#[derive(Clone, Debug)]
pub(super) struct SpanDay {
    long: String,
    short: String,
}

impl SpanDay {
    /// A day with its word; `{}` is the day.
    pub(super) fn of(words: &str, day: Date) -> Self {
        let short = german::date(day);
        Self { long: words.replace("{}", &short), short }
    }
}

impl SpanDays {
    /// Both days in words, each kept together.
    pub(super) fn in_words(self) -> String {
        let words = [self.from, self.until].into_iter().flatten().map(|day| day.long.replace(' ', "\u{a0}"));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// From the end of a bar to a text in it or beside it.
const INSET: f64 = 6.0;
/// From the top of a bar to the baseline.
const BASELINE: f64 = 14.0;

/// Writes the days of each bar: in it, else beside it where its row is free between two ends of the time line. A
/// bar comes with its area and the length of its head.
pub(super) fn draw(sheet: &mut Sheet, bars: &[(Area, f64, &SpanDays)], (left, right): (f64, f64)) {
    let open: Vec<[Option<&SpanDay>; 2]> =
        bars.iter().map(|(area, _, days)| inside(sheet, *area, days)).collect();
    for (area, head, _) in bars {
        sheet.keep_free(Area { right: area.right + head, ..*area });
    }
    for ((area, _, _), [from, until]) in bars.iter().zip(open) {
        let y = area.top + BASELINE;
        let sides = [
            (from, Align::End, area.left - INSET, area.left - left),
            (until, Align::Start, area.right + INSET, right - area.right),
        ];
        for (day, align, x, room) in sides {
            let Some(day) = day else { continue };
            let fits = |text: &&String| width(text, false) + INSET <= room;
            let _written = [&day.long, &day.short]
                .into_iter()
                .filter(fits)
                .any(|text| sheet.text_if_free(text, TextRole::Name, align, x, y));
        }
    }
}

/// Writes what has room in the bar, the first day before the last one, and says what has none.
fn inside<'a>(sheet: &mut Sheet, area: Area, days: &'a SpanDays) -> [Option<&'a SpanDay>; 2] {
    let mut room = area.right - area.left;
    let ends = [(&days.from, Align::Start, area.left + INSET), (&days.until, Align::End, area.right - INSET)];
    ends.map(|(day, align, x)| {
        let day = day.as_ref()?;
        let needed = width(&day.long, true) + 2.0 * INSET;
        let y = area.top + BASELINE;
        if needed > room || !sheet.text_if_free(&day.long, TextRole::OnBar, align, x, y) {
            return Some(day);
        }
        room -= needed - INSET;
        None
    })
}
